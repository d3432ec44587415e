"""Strips: what stands on one height of a page and is not divided, such as a line of text or a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QImage, QPainter, QPen, QTextLayout

from unhurried.ui.sharing.paper_type import POINT, colour

_HAIRLINE = 0.6 * POINT


class Strip(Protocol):
    """`gap` is left above it, except at the head of a page; one that `sticks` is not the last on its page."""

    height: float
    gap: float
    sticks: bool

    @property
    def text(self) -> str: ...

    def draw(self, painter: QPainter, left: float, top: float) -> None: ...


@dataclass(slots=True)
class TextStrip:
    """One line of a paragraph. `bullet` stands before its first one, and a bar beside each of a quotation."""

    layout: QTextLayout
    number: int
    indent: float
    height: float
    gap: float = 0
    sticks: bool = False
    bullet: QTextLayout | None = None
    has_bar: bool = False

    @property
    def text(self) -> str:
        line = self.layout.lineAt(self.number)
        start = line.textStart()
        words = self.layout.text()[start : start + line.textLength()].replace("\u2028", " ").strip()
        return f"{self.bullet.text()} {words}" if self.bullet else words

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        line = self.layout.lineAt(self.number)
        # Lines lie where they were set, one below the other; each is drawn where it belongs on the page.
        above = (self.height - line.height()) / 2
        line.draw(painter, QPointF(left + self.indent, top + above) - QPointF(0, line.y()))
        if self.bullet:
            first = self.bullet.lineAt(0)
            width = first.naturalTextWidth() + 6 * POINT
            down = line.ascent() - first.ascent()
            self.bullet.draw(painter, QPointF(left + self.indent - width, top + above + down))
        if self.has_bar:
            beside = left + self.indent - 9 * POINT
            painter.fillRect(QRectF(beside, top, 1.5 * POINT, self.height), colour("line_strong"))


@dataclass(slots=True)
class RuleStrip:
    """A thin line across the page."""

    width: float
    height: float = _HAIRLINE
    gap: float = 0
    sticks: bool = False

    @property
    def text(self) -> str:
        return ""

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        painter.setPen(QPen(colour("line_strong"), _HAIRLINE))
        painter.drawLine(QLineF(left, top, left + self.width, top))


@dataclass(slots=True)
class PictureStrip:
    """A picture, as large as it is or as fits."""

    image: QImage
    width: float
    height: float
    gap: float = 0
    sticks: bool = True

    @property
    def text(self) -> str:
        return ""

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        painter.drawImage(QRectF(left, top, self.width, self.height), self.image)


@dataclass(slots=True)
class RowStrip:
    """A row of a table: one paragraph for each cell, from the top, and a thin line below."""

    cells: Sequence[QTextLayout]
    lefts: Sequence[float]
    width: float
    height: float
    gap: float = 0
    sticks: bool = False

    @property
    def text(self) -> str:
        return ", ".join(cell.text() for cell in self.cells if cell.text())

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        for cell, across in zip(self.cells, self.lefts, strict=True):
            cell.draw(painter, QPointF(left + across, top + 3 * POINT))
        painter.setPen(QPen(colour("line"), _HAIRLINE))
        low = top + self.height - _HAIRLINE
        painter.drawLine(QLineF(left, low, left + self.width, low))
