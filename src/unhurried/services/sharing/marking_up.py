"""Marking up: Markdown read into blocks of letters that any format can be made from, with no word left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final, final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from unhurried.domain.sharing.pages import Block, BlockKind, Run
from unhurried.domain.text import clean

# More than this, or deeper than this, is taken as it was typed: nobody reads so many marks, and it has to be quick.
LONGEST: Final = 300_000
_DEEPEST: Final = 24

# A list that begins higher than this is a sentence that begins with a number, such as a year.
_HIGHEST_NUMBER: Final = 99

_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_CELLS_APART: Final = " | "
_BULLET: Final = "•"


def blocks(markdown: str) -> tuple[Block, ...]:
    """The Markdown as blocks. HTML stays as it was typed, a link becomes words and address, a picture its words.

    Line ends inside a paragraph are kept. Depth is 0 for what stands at the margin.
    """
    source = clean(markdown)
    tokens = read(source)
    return tuple(_Reader(tokens).read()) if tokens is not None else _as_typed(source)


def read(source: str) -> Sequence[Token] | None:
    """What the reader of Markdown makes of it; None for a text that is better taken as it was typed."""
    if len(source) > LONGEST:
        return None
    tokens = _reader().parse(source)
    return None if any(token.level >= _DEEPEST for token in tokens) else tokens


def split_as_typed(source: str) -> list[str]:
    """Paragraphs of a text that is taken as it was typed."""
    return [part.strip("\n").rstrip() for part in _BLANK_LINES.split(source) if part.strip()]


@cache
def _reader() -> MarkdownIt:
    """Markdown as the sheet knows it: no HTML, no indented code, and no definitions, which would not be shown."""
    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST + 1}).enable("table")
    return reader.disable(["html_block", "html_inline", "reference", "code"])


def _as_typed(source: str) -> tuple[Block, ...]:
    return tuple(Block(BlockKind.PARAGRAPH, (Run(part),)) for part in split_as_typed(source))


@dataclass(slots=True)
class _List:
    """A list that is being read: the number of its next item, or none."""

    number: int | None


@final
@dataclass(slots=True)
class _Reader:
    """Walks along the tokens and remembers what it is inside of."""

    tokens: Sequence[Token]
    lists: list[_List] = field(default_factory=list)
    quotes: int = 0
    bullet: str = ""
    is_heading: bool = False
    rows: list[list[tuple[Run, ...]]] = field(default_factory=list)
    is_in_table: bool = False

    def read(self) -> Iterator[Block]:
        for token in self.tokens:
            step = _STEPS.get(token.type)
            if step:
                step(self, token)
            elif token.type == "inline" and self.is_in_table:
                self.rows[-1].append(inline(token))
            elif token.type == "inline":
                yield from self._block(inline(token))
            elif token.type == "fence":
                yield from self._code(token)
            elif token.type == "table_close":
                self.is_in_table = False
                yield from self._table()

    def _block(self, runs: tuple[Run, ...]) -> Iterator[Block]:
        bullet, self.bullet = self.bullet, ""
        if bullet[:-1].isdecimal() and int(bullet[:-1]) > _HIGHEST_NUMBER:
            runs, bullet = joined((Run(f"{bullet} "), *runs)), ""
            yield Block(BlockKind.PARAGRAPH, runs)
        elif runs or bullet:
            yield Block(self._kind(), runs, max(0, self.quotes + len(self.lists) - 1), bullet)

    def _kind(self) -> BlockKind:
        if self.is_heading:
            return BlockKind.HEADING
        if self.lists:
            return BlockKind.ITEM
        return BlockKind.QUOTE if self.quotes else BlockKind.PARAGRAPH

    def _code(self, token: Token) -> Iterator[Block]:
        # What stands behind the fence is a word of the writer's as well.
        lines = "\n".join(part for part in (token.info.strip(), token.content.rstrip("\n")) if part)
        if lines.strip():
            yield Block(BlockKind.CODE, (Run(lines),), self.quotes + len(self.lists))

    def _table(self) -> Iterator[Block]:
        lines = [_row(cells) for cells in self.rows if any(cells)]
        runs = [run for line in lines for run in (*line, Run("\n"))][:-1]
        self.rows = []
        yield from self._block(joined(runs))

    # What opens and closes

    def open_list(self, token: Token) -> None:
        start = token.attrGet("start")
        ordered = token.type == "ordered_list_open"
        self.lists.append(_List(int(start) if start is not None else 1) if ordered else _List(None))

    def close_list(self, _token: Token) -> None:
        self.lists.pop()

    def open_item(self, _token: Token) -> None:
        number = self.lists[-1].number
        self.bullet = _BULLET if number is None else f"{number}."
        self.lists[-1].number = None if number is None else number + 1

    def close_item(self, _token: Token) -> None:
        self.bullet = ""

    def open_quote(self, _token: Token) -> None:
        self.quotes += 1

    def close_quote(self, _token: Token) -> None:
        self.quotes -= 1

    def open_heading(self, _token: Token) -> None:
        self.is_heading = True

    def close_heading(self, _token: Token) -> None:
        self.is_heading = False

    def open_table(self, _token: Token) -> None:
        self.is_in_table = True

    def open_row(self, _token: Token) -> None:
        self.rows.append([])


_STEPS: Final[dict[str, Callable[[_Reader, Token], None]]] = {
    "bullet_list_open": _Reader.open_list,
    "ordered_list_open": _Reader.open_list,
    "bullet_list_close": _Reader.close_list,
    "ordered_list_close": _Reader.close_list,
    "list_item_open": _Reader.open_item,
    "list_item_close": _Reader.close_item,
    "blockquote_open": _Reader.open_quote,
    "blockquote_close": _Reader.close_quote,
    "heading_open": _Reader.open_heading,
    "heading_close": _Reader.close_heading,
    "table_open": _Reader.open_table,
    "tr_open": _Reader.open_row,
}


def _row(cells: Sequence[tuple[Run, ...]]) -> list[Run]:
    """The cells of a row on one line."""
    apart = [run for cell in cells for run in (Run(_CELLS_APART), *cell)]
    return apart[1:]


def inline(token: Token) -> tuple[Run, ...]:
    """The letters of one paragraph in their styles."""
    runs: list[Run] = []
    strong = emphasised = 0
    address, begun = "", 0
    for child in token.children or ():
        if child.type in _SHIFTS:
            strong += _SHIFTS[child.type][0]
            emphasised += _SHIFTS[child.type][1]
        elif child.type == "link_open":
            address, begun = str(child.attrGet("href") or ""), len(runs)
        elif child.type == "link_close":
            words = "".join(run.text for run in runs[begun:])
            runs.append(Run(_address(words, address), strong > 0, emphasised > 0))
        else:
            runs.append(Run(_letters(child), strong > 0, emphasised > 0))
    return joined(runs)


_SHIFTS: Final = {"strong_open": (1, 0), "strong_close": (-1, 0), "em_open": (0, 1), "em_close": (0, -1)}


def _letters(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type == "image":
        return "".join(_letters(child) for child in token.children or ())
    return token.content


def _address(words: str, address: str) -> str:
    """What follows the words of a link: nothing, where they are the address."""
    plain = _reader().normalizeLinkText(address)
    if not plain or plain.removeprefix("mailto:") == words.strip():
        return ""
    return f" ({plain})" if words.strip() else plain


def joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Neighbours of one style as one run, empty ones left out."""
    together: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        last = together[-1] if together else None
        if last and (last.is_strong, last.is_emphasised) == (run.is_strong, run.is_emphasised):
            together[-1] = replace(last, text=last.text + run.text)
        else:
            together.append(run)
    return tuple(together)
