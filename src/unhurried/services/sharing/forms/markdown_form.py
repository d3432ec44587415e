"""Markdown: a share copy as plain text with marks, written by us and read back by a Markdown library."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from unhurried.domain.sharing.pages import Block, BlockKind, Pages, Picture, Run

# Whatever could begin or end a mark anywhere in a line.
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
# Whatever would make a list, a heading line or a rule of the beginning of one.
_BEGINNING = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")
_BEFORE_POINT = re.compile(r"^(\s*\d+)([.)])")


def written(pages: Pages) -> bytes:
    """The whole copy as UTF-8, a blank line between any two blocks."""
    return ("\n\n".join(_paragraphs(pages)) + "\n").encode()


def read_back(file: bytes) -> str:
    """All that a reader of the Markdown sees, a line for each block, a cell of a table being one."""
    from markdown_it import MarkdownIt

    said: list[str] = []
    for token in MarkdownIt("commonmark", {"html": False}).enable("table").parse(file.decode()):
        if token.type == "list_item_open":
            said.append(f"{token.info}{token.markup}" if token.info else "•")
        elif token.type in {"code_block", "fence"}:
            said.append(token.content)
        elif token.type == "inline":
            said.append("".join(_seen(token.children or [])))
    return "\n".join(said)


def _seen(tokens: Iterable[object]) -> Iterator[str]:
    for token in tokens:
        kind = getattr(token, "type", "")
        yield "\n" if kind in {"softbreak", "hardbreak"} else getattr(token, "content", "")


def _paragraphs(pages: Pages) -> Iterator[str]:
    yield f"# {_escaped(pages.title)}"
    yield from _of_blocks(pages.question)
    for section in pages.sections:
        yield f"## {_escaped(section.title)}"
        for is_picture, group in groupby(section.content, lambda piece: isinstance(piece, Picture)):
            if is_picture:
                for piece in group:
                    if isinstance(piece, Picture):
                        yield from _of_picture(piece)
            else:
                yield from _of_blocks([piece for piece in group if isinstance(piece, Block)])
    yield f"*{_escaped(pages.reviewed)}*"


def _of_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        words = _of_runs(block.runs)
        if block.kind is BlockKind.HEADING:
            yield f"### {_on_one_line(words)}"
        elif block.kind is BlockKind.LABEL:
            yield f"#### {_on_one_line(words)}"
        elif block.kind is BlockKind.QUOTE:
            yield _before_each_line("> " * max(1, block.depth), words)
        elif block.kind is BlockKind.CODE:
            yield _before_each_line("    ", block.text)
        elif block.kind is BlockKind.ITEM and block.bullet:
            yield _as_item(block, words)
        else:
            yield words


def _as_item(block: Block, words: str) -> str:
    """An item by its own bullet, said in letters: a list of one would be numbered anew by some readers."""
    return f"{_escaped(block.bullet)} {words}"


def _of_picture(picture: Picture) -> Iterator[str]:
    """A picture is its table here; plain text holds no image."""
    yield f"### {_escaped(picture.title)}"
    yield _escaped(picture.caption)
    width = max((len(row) for row in (picture.header, *picture.rows)), default=0)
    if not width:
        return
    header = picture.header or ("",) * width
    lines = [header, ("---",) * width, *picture.rows]
    yield "\n".join(
        f"| {' | '.join(cell if row is lines[1] else _on_one_line(_escaped(cell)) for cell in row)} |"
        for row in lines
    )


def _of_runs(runs: Iterable[Run]) -> str:
    return "".join(_of_run(run) for run in runs)


def _of_run(run: Run) -> str:
    mark = ("**" if run.is_strong else "") + ("*" if run.is_emphasised else "")
    inner = run.text.strip()
    if not mark or not inner:
        return _escaped(run.text)
    before = run.text[: len(run.text) - len(run.text.lstrip())]
    after = run.text[len(run.text.rstrip()) :]
    return f"{before}{mark}{_escaped(inner)}{mark[::-1]}{after}"


def _escaped(text: str) -> str:
    """Text that says the same when it is read as Markdown; its line breaks stay."""
    # Room before a line, and a line of nothing, would mean something of their own.
    lines = [_MARKS.sub(r"\\\1", line.strip(" \t")) or "\u00a0" for line in text.split("\n")]
    lines = [_BEFORE_POINT.sub(r"\1\\\2", line) for line in lines]
    lines = [line if line[:1].isdigit() else _BEGINNING.sub(r"\1\\\2", line) for line in lines]
    return "\\\n".join(lines)


def _on_one_line(words: str) -> str:
    return words.replace("\\\n", " ").replace("\n", " ")


def _before_each_line(mark: str, words: str) -> str:
    return "\n".join(f"{mark}{line}" for line in words.split("\n"))
