"""PDF: a file a year, set on paper by a printer that is given, and without a word about its making."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from typing import Final, final

from unhurried.domain.leaving import Kind, Leaf, Printer
from unhurried.domain.sharing.pages import Block, BlockKind, Pages, Run, Section
from unhurried.services.leaving import words
from unhurried.services.leaving.entries import Entries, Entry, Piece
from unhurried.services.leaving.entries_of_rest import TITLES, of_rest
from unhurried.services.leaving.folder import Unfinished
from unhurried.services.leaving.pdf_letters import text_of
from unhurried.services.leaving.shape import Heartbeat, Rest
from unhurried.services.sharing import sealing
from unhurried.services.sharing.marking_up import blocks

# Fewer letters than this stand on any page by chance.
_TELLING: Final = 3


@final
class PdfShape:
    """The entries of one file are in memory at a time."""

    unprinted_letters = 0

    def __init__(self, folder: Unfinished, entries: Entries, printer: Printer, heartbeat: Heartbeat) -> None:
        self._folder = folder
        self._entries = entries
        self._printer = printer
        self._heartbeat = heartbeat
        self._gathered: list[Entry] = []
        self._headings: dict[str, list[tuple[Kind, str]]] = {}

    def leaf(self, leaf: Leaf) -> None:
        self._gather(self._entries.of_leaf(leaf))

    def rest(self, rest: Rest) -> None:
        for entry in of_rest(rest, self._entries):
            self._gather(entry)

    def end(self) -> None:
        self._print()

    def counted(self, heartbeat: Heartbeat) -> Counter[Kind]:
        """What has its heading on the pages, one behind the other, as they are on the disk."""
        counts: Counter[Kind] = Counter()
        for name, headings in self._headings.items():
            text = ""
            for page in text_of((self._folder.path / name).read_bytes()):
                heartbeat()
                text += _telling(page)
            at = 0
            for kind, heading in headings:
                found = text.find(heading, at)
                if found >= 0:
                    counts[kind] += 1
                    at = found + len(heading)
        return counts

    def close(self) -> None:
        """No file is open between two calls."""

    def _gather(self, entry: Entry) -> None:
        if self._gathered and self._gathered[0].group != entry.group:
            self._print()
        self._gathered.append(entry)

    def _print(self) -> None:
        if not self._gathered:
            return
        group, entries = self._gathered[0].group, self._gathered
        self._gathered = []
        title = TITLES.get(group, group)
        pages = Pages(title, (), tuple(map(_section, entries)), "", "en")
        printed = self._printer.printed(pages, self._goes_on)
        self.unprinted_letters += printed.unprinted_letters
        name = f"{group}.pdf"
        self._folder.write(name, sealing.stripped(printed.pdf, "en"))
        self._headings[name] = [heading for entry in entries for heading in _headings(entry)]

    def _goes_on(self, _: float) -> bool:
        self._heartbeat()
        return True


def _section(entry: Entry) -> Section:
    small = [Block(BlockKind.LABEL, (Run(entry.small),))] if entry.small else []
    return Section(entry.title, (*small, *(block for piece in entry.pieces for block in _blocks(piece))))


def _blocks(piece: Piece) -> Iterator[Block]:
    heading = words.joined(piece.heading, piece.small)
    if piece.is_item:
        yield Block(BlockKind.ITEM, (Run(heading),), 0, "•")
    elif heading:
        yield Block(BlockKind.LABEL, (Run(heading),))
    yield from blocks(piece.text)


def _headings(entry: Entry) -> Iterator[tuple[Kind, str]]:
    """What is counted, and the letters by which it is found on the page."""
    if entry.kind:
        yield entry.kind, _beginning(entry.title)
    for piece in entry.pieces:
        if piece.kind:
            yield piece.kind, _beginning(words.joined(piece.heading, piece.small))


def _beginning(heading: str) -> str:
    """As far as it is in letters of which any reader of a PDF makes the same; none where that tells too little."""
    plain = _telling("".join(takewhile(str.isascii, heading)))
    return plain if len(plain) >= _TELLING else ""


def _telling(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if letter.isascii() and letter.isalnum())
