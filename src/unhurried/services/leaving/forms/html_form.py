"""HTML: a page a year and an index to them, each complete in itself: nothing runs, and nothing is fetched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from typing import BinaryIO, Final, final

from unhurried.domain.leaving import Kind, Leaf
from unhurried.services.leaving import words
from unhurried.services.leaving.entries import Entries, Entry, Piece
from unhurried.services.leaving.entries_of_rest import TITLES, of_rest
from unhurried.services.leaving.folder import Unfinished
from unhurried.services.leaving.shape import Heartbeat, Rest
from unhurried.services.sharing.forms.html_form import POLICY, STYLE, of_block, said
from unhurried.services.sharing.marking_up import blocks

_STYLE: Final = """
article { margin-bottom: 3.5rem; } .small { color: #5b6664; font: .85rem Inter, system-ui, sans-serif; }
section { margin-top: 1.2rem; } nav a { color: inherit; margin-inline-end: 1rem; }
nav li { margin-bottom: .4rem; }
@media (prefers-color-scheme: dark) { .small { color: #a4aeab; } }
"""
_INDEX: Final = "index.html"
_AT_ONCE: Final = 1 << 16


@final
class HtmlShape:
    """Pages are written reflection by reflection; the one of the year is open until the next year begins."""

    unprinted_letters = 0

    def __init__(self, folder: Unfinished, entries: Entries) -> None:
        self._folder = folder
        self._entries = entries
        self._file: BinaryIO | None = None
        self._groups: dict[str, int] = {}

    def leaf(self, leaf: Leaf) -> None:
        self._write(self._entries.of_leaf(leaf))

    def rest(self, rest: Rest) -> None:
        for entry in of_rest(rest, self._entries):
            self._write(entry)

    def end(self) -> None:
        self._end_page()
        with self._folder.make(_INDEX) as file:
            file.write(_head("Journal").encode())
            file.write("".join(_index(self._groups)).encode())
            file.write(_FOOT.encode())

    def counted(self, heartbeat: Heartbeat) -> Counter[Kind]:
        counter = _Counter()
        for name in self._folder.names:
            counter.reset()
            with (self._folder.path / name).open(encoding="utf-8", newline="") as file:
                while part := file.read(_AT_ONCE):
                    heartbeat()
                    counter.feed(part)
            counter.close()
        return counter.counts

    def close(self) -> None:
        if self._file:
            self._file.close()

    def _write(self, entry: Entry) -> None:
        if entry.group not in self._groups:
            self._end_page()
            self._file = self._folder.make(f"{entry.group}.html")
            self._file.write(_head(TITLES.get(entry.group, entry.group)).encode())
            self._file.write(f'<nav><a href="{_INDEX}">All pages</a></nav>\n'.encode())
        self._groups[entry.group] = self._groups.get(entry.group, 0) + 1
        if self._file:
            self._file.write("".join(_of_entry(entry)).encode())

    def _end_page(self) -> None:
        if self._file:
            self._file.write(_FOOT.encode())
            self._file.close()


_FOOT: Final = "</main>\n</body>\n</html>\n"


def _head(title: str) -> str:
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{said(title)}</title>\n<style>{STYLE}{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{said(title)}</h1>\n"
    )


def _index(groups: dict[str, int]) -> Iterator[str]:
    yield "<nav><ul>\n"
    for group, count in groups.items():
        told = ("1 reflection" if count == 1 else f"{count} reflections") if group not in TITLES else ""
        title = said(words.joined(TITLES.get(group, group), told))
        yield f'<li><a href="{escape(group)}.html">{title}</a></li>\n'
    yield "</ul></nav>\n"


def _of_entry(entry: Entry) -> Iterator[str]:
    yield f'<article{_counting(entry.kind)}>\n<h2 dir="auto">{said(entry.title)}</h2>\n{_small(entry.small)}'
    for piece in entry.pieces:
        yield from _of_piece(piece)
    yield "</article>\n"


def _of_piece(piece: Piece) -> Iterator[str]:
    tag = f"h{piece.level + 1}"
    yield f"<section{_counting(piece.kind)}>\n"
    if piece.is_item:
        yield f'<p class="item" dir="auto">• {said(piece.heading)}</p>\n'
    elif piece.heading:
        yield f'<{tag} dir="auto">{said(piece.heading)}</{tag}>\n'
    yield _small(piece.small)
    yield from (f"{of_block(block)}\n" for block in blocks(piece.text))
    yield "</section>\n"


def _small(told: str) -> str:
    return f'<p class="small" dir="auto">{said(told)}</p>\n' if told else ""


def _counting(kind: Kind | None) -> str:
    return f' data-kind="{kind}"' if kind else ""


@final
class _Counter(HTMLParser):
    """Counts what says what it counts as; a writer's text cannot, as it has no marks of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: Counter[Kind] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its names
        counted = (value for name, value in attrs if name == "data-kind" and value)
        self.counts.update(map(Kind, counted))
