"""HTML: a share copy as one page that needs nothing else, and asks for nothing."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape
from html.parser import HTMLParser
from typing import Final

from unhurried.domain.sharing.pages import Block, BlockKind, Pages, Picture, Run

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
STYLE: Final = """
:root { color-scheme: light dark; }
body { max-width: 38rem; margin: 3rem auto; padding: 0 1.5rem; color: #24292b; background: #fefdfa;
  font: 1.05rem/1.6 Literata, Georgia, serif; overflow-wrap: break-word; }
h1, h2, h3, .label, figcaption, table, footer { font-family: Inter, system-ui, sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; } h3 { font-size: 1rem; }
p { margin: 0 0 .8rem; } .label { font-size: .95rem; font-weight: 600; margin: 1.4rem 0 .3rem; }
.question { border-inline-start: 3px solid #2f6b5e; padding-inline-start: 1rem; font-size: 1.15rem; }
.item { padding-inline-start: 1.5rem; text-indent: -1.1rem; }
blockquote { margin: 0 0 .8rem; padding-inline-start: 1rem; border-inline-start: 2px solid #9aa5a3; }
pre { white-space: pre-wrap; } figure { margin: 1.5rem 0; }
img { max-width: 100%; height: auto; background: #fefdfa; }
table { border-collapse: collapse; font-size: .9rem; } th, td { text-align: start; padding: .2rem .9rem .2rem 0; }
footer { margin-top: 3rem; font-size: .85rem; color: #5b6664; }
@media (prefers-color-scheme: dark) {
  body { color: #dfe3e1; background: #17191a; } footer { color: #a4aeab; } .question { border-color: #7fb8a8; }
}
@media print { body { margin: 0 auto; } h2, h3, .label { break-after: avoid; } figure { break-inside: avoid; } }
"""
_BLOCKS: Final = frozenset({"p", "h1", "h2", "h3", "td", "th", "figcaption", "pre", "blockquote", "footer", "br"})
# What says that something runs, is fetched, is sent or was left behind.
_FORBIDDEN: Final = frozenset({"script", "link", "iframe", "object", "embed", "form", "base", "video", "audio"})


def written(pages: Pages) -> bytes:
    """One page in UTF-8: no script, no address, its pictures in it."""
    return "\n".join(_lines(pages)).encode()


def read_back(file: bytes) -> str:
    """All that a reader of the page sees, its title left out, a line for each block.

    Raises ValueError for a page that would fetch or run something.
    """
    reader = _Reader()
    reader.feed(file.decode())
    reader.close()
    return "".join(reader.said)


def told_about(file: bytes) -> str:
    """What the page carries beside its text: title, descriptions of pictures, comments."""
    reader = _Reader()
    reader.feed(file.decode())
    reader.close()
    return "\n".join(reader.about)


def _lines(pages: Pages) -> Iterator[str]:
    yield f'<!doctype html>\n<html lang="{escape(pages.language)}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width">\n<meta name="referrer" content="no-referrer">'
    yield f"<title>{said(pages.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>"
    yield f'<h1 dir="auto">{said(pages.title)}</h1>'
    if pages.question:
        yield '<div class="question">'
        yield from _of_blocks(pages.question)
        yield "</div>"
    for section in pages.sections:
        yield f'<section>\n<h2 dir="auto">{said(section.title)}</h2>'
        for piece in section.content:
            yield from _of_picture(piece) if isinstance(piece, Picture) else _of_blocks([piece])
        yield "</section>"
    yield f'</main>\n<footer dir="auto">{said(pages.reviewed)}</footer>\n</body>\n</html>\n'


def _of_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield of_block(block)


def of_block(block: Block) -> str:
    """One block, its text escaped."""
    words = "".join(_of_run(run) for run in block.runs)
    inset = f' style="margin-inline-start: {1.5 * block.depth}rem"' if block.depth else ""
    match block.kind:
        case BlockKind.HEADING:
            return f'<h3 dir="auto">{words}</h3>'
        case BlockKind.LABEL:
            return f'<p class="label" dir="auto">{words}</p>'
        case BlockKind.QUOTE:
            return f'<blockquote dir="auto"{inset}>{words}</blockquote>'
        case BlockKind.CODE:
            return f'<pre dir="auto">{words}</pre>'
        case BlockKind.ITEM:
            return f'<p class="item" dir="auto"{inset}>{said(block.bullet)} {words}</p>'
        case BlockKind.PARAGRAPH:
            return f'<p dir="auto"{inset}>{words}</p>'


def _of_picture(picture: Picture) -> Iterator[str]:
    told = escape(f"{picture.title}. {picture.caption}")
    image = b64encode(picture.png).decode()
    yield f'<figure>\n<h3 dir="auto">{said(picture.title)}</h3>'
    yield f'<img alt="{told}" src="data:image/png;base64,{image}">'
    yield f'<figcaption dir="auto">{said(picture.caption)}</figcaption>'
    if picture.header or picture.rows:
        yield "<table>"
        yield from (_row("th", picture.header), *(_row("td", row) for row in picture.rows))
        yield "</table>"
    yield "</figure>"


def _row(cell: str, words: Iterable[str]) -> str:
    return "<tr>" + "".join(f'<{cell} dir="auto">{said(word)}</{cell}>' for word in words) + "</tr>"


def _of_run(run: Run) -> str:
    words = said(run.text)
    words = f"<em>{words}</em>" if run.is_emphasised else words
    return f"<strong>{words}</strong>" if run.is_strong else words


def said(text: str) -> str:
    """A text as the page holds it."""
    return escape(text, quote=False).replace("\n", "<br>")


class _Reader(HTMLParser):
    """Reads what is seen. An image counts by nothing: what it says stands beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.about: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _FORBIDDEN or any(name.startswith("on") or name in {"href", "srcset"} for name, _ in attrs):
            raise ValueError(tag)
        if any(name == "src" and not (value or "").startswith("data:image/png;") for name, value in attrs):
            raise ValueError(tag)
        self.about += [value or "" for name, value in attrs if name == "alt"]
        if tag in {"style", "title"}:
            self._unseen += 1
        elif tag in _BLOCKS:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"style", "title"}:
            self._unseen -= 1
        elif tag in _BLOCKS:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        (self.about if self._unseen else self.said).append(data)

    def handle_comment(self, data: str) -> None:
        self.about.append(data)
