"""Paragraphs to print, one below the other, over as many pages as they need; and pictures of those pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from unhurried.ui.printing import Ink, OnePage

TITLE, HEAD, BODY, SMALL = ("title", 17), ("ui_strong", 12), ("ui", 11), ("caption", 9)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in a role of the type scale, and how large they are on paper, in points."""

    words: str = field(repr=False)
    look: tuple[str, int] = BODY


class PrintedLines(OnePage):
    """What `show` is given is printed; a paragraph that does not fit any more begins the next page."""

    _paragraphs: tuple[Paragraph, ...] = ()
    _on_this_page: tuple[Paragraph, ...] = ()

    def show(self, paragraphs: Sequence[Paragraph]) -> None:
        """What the pages say from now on."""
        self._paragraphs = self._on_this_page = tuple(paragraphs)

    def words(self) -> str:
        """The words of the pages, for those who hear them or copy them."""
        return "\n".join(paragraph.words for paragraph in self._paragraphs)

    def pages(self, painter: QPainter, page: QRectF) -> list[tuple[Paragraph, ...]]:
        """Which paragraphs stand on which page. One that is too long for any page has one to itself."""
        pages: list[list[Paragraph]] = [[]]
        ink = self._ink(painter, page)
        for paragraph in self._paragraphs:
            ink.measure(paragraph.words, *paragraph.look)
            if ink.is_over and pages[-1]:
                pages.append([])
                ink = self._ink(painter, page)
                ink.measure(paragraph.words, *paragraph.look)
            pages[-1].append(paragraph)
        return [tuple(each) for each in pages]

    def paint(self, painter: QPainter, page: QRectF) -> None:
        """Paint the paragraphs of one page."""
        ink: Ink = self._ink(painter, page)
        for paragraph in self._on_this_page:
            ink.write(paragraph.words, *paragraph.look)

    def paint_all(self, painter: QPainter, page: QRectF) -> None:
        """All the pages, each on a sheet of its own."""
        for number, paragraphs in enumerate(self.pages(painter, page)):
            if number:
                self._printer.newPage()
            self._on_this_page = paragraphs
            self.paint(painter, page)
        self._on_this_page = self._paragraphs
