"""DotGrid: a dot for each thing, in the cell of the row and the column that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from unhurried.ui.charts.base import Chart
from unhurried.ui.charts.marks import Mark, Sketch
from unhurried.ui.charts.row_labels import is_narrow, label_room
from unhurried.ui.charts.shapes import Dots, Line
from unhurried.ui.theme import Theme

_RADIUS = 4
_PITCH = 13
_MOST_LINES = 3
_PAD = 8


@dataclass(frozen=True, slots=True)
class Dot:
    """One thing: where it belongs, and what it is in words."""

    row: int
    column: int
    name: str
    key: object


@dataclass(frozen=True, slots=True)
class Cell:
    """The key of "and 12 more": where they are."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class _Head:
    """One cell to be filled: the dots in it, where it begins and how wide it is."""

    cell: Cell
    dots: tuple[Dot, ...]
    left: float
    room: float


@final
class DotGrid(Chart):
    """Dots wrap within their cell; of very many the rest is told in words. Nothing is counted out in parts.

    Where the columns would be narrower than their words, each row is a short list of its columns instead.
    """

    upright_by_place = True

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._rows: tuple[str, ...] = ()
        self._columns: tuple[str, ...] = ()
        self._dots: dict[Cell, tuple[Dot, ...]] = {}
        self._more = "+{count}"

    def set_grid(self, rows: Sequence[str], columns: Sequence[str], more: str) -> None:
        """The words of rows and columns; `more` as in "and {count} more"."""
        self._rows, self._columns, self._more = tuple(rows), tuple(columns), more
        self.renew()

    def set_dots(self, dots: Sequence[Dot]) -> None:
        """The things, each in its place, in their order within it."""
        cells: dict[Cell, list[Dot]] = {}
        for dot in dots:
            cells.setdefault(Cell(dot.row, dot.column), []).append(dot)
        self._dots = {cell: tuple(inside) for cell, inside in cells.items()}
        self.renew()

    def lay_out(self, sketch: Sketch) -> None:
        if not self._dots or not self._rows or not self._columns:
            return
        labels = label_room(sketch.ruler, self._rows, sketch.width) + sketch.ruler.px(14)
        room = (sketch.width - labels - sketch.ruler.px(6)) / len(self._columns)
        widest = max(sketch.ruler.widest_word(label, "caption") for label in self._columns)
        if is_narrow(sketch.ruler, sketch.width) or room < widest + sketch.ruler.px(_PAD):
            self._as_list(sketch)
        else:
            self._as_grid(sketch, labels, room)

    def _as_grid(self, sketch: Sketch, labels: float, room: float) -> None:
        ruler, px = sketch.ruler, sketch.ruler.px
        words = [ruler.lines(label, "caption", room - px(_PAD)) for label in self._columns]
        head = max(len(lines) for lines in words) * ruler.height("caption")
        for column, lines in enumerate(words):
            top = head - len(lines) * ruler.height("caption")
            sketch.paragraph(lines, labels + column * room, top, room - px(_PAD), "caption", "ink2")
        top = head + px(8)
        for row, label in enumerate(self._rows):
            sketch.shapes.append(Line(QPointF(0, top), QPointF(sketch.width, top)))
            lines = ruler.lines(label, "ui", labels - px(14), 3)
            least = max(len(lines) * ruler.height("ui") + px(14), float(px(34)))
            cells = [
                _Head(Cell(row, column), inside, labels + column * room, room - px(_PAD))
                for column in range(len(self._columns))
                if (inside := self._dots.get(Cell(row, column)))
            ]
            high = max([least, *(self._height(head) + px(18) for head in cells)])
            sketch.paragraph(lines, 0, top + px(7), labels - px(14), "ui", "ink2")
            for cell in cells:
                self._fill(sketch, cell, top + px(10))
            top += high
        sketch.shapes.append(Line(QPointF(0, top), QPointF(sketch.width, top)))
        sketch.height = top + px(2)

    def _as_list(self, sketch: Sketch) -> None:
        ruler, px = sketch.ruler, sketch.ruler.px
        left = float(px(12))
        labels = min(max(ruler.width(label, "caption") for label in self._columns) + 1, 0.45 * sketch.width)
        dots_left = left + labels + px(14)
        top = 0.0
        for row, label in enumerate(self._rows):
            cells = [
                _Head(Cell(row, column), inside, dots_left, sketch.width - dots_left - px(6))
                for column in range(len(self._columns))
                if (inside := self._dots.get(Cell(row, column)))
            ]
            if not cells:
                continue
            lines = ruler.lines(label, "ui_strong", sketch.width)
            top = sketch.paragraph(lines, 0, top, sketch.width, "ui_strong", "ink") + px(5)
            for cell in cells:
                words = ruler.lines(self._columns[cell.cell.column], "caption", labels)
                end = sketch.paragraph(words, left, top, labels, "caption", "ink2")
                lower = (ruler.height("caption") - px(2 * _RADIUS)) / 2
                self._fill(sketch, cell, top + lower)
                top = max(end, top + lower + self._height(cell)) + px(6)
            top += px(12)
        sketch.height = top

    def _shown(self, head: _Head) -> int:
        """How many dots of a cell are drawn; the rest is in words below them."""
        beside = max(1, int(head.room / self._ruler.px(_PITCH)))
        return len(head.dots) if len(head.dots) <= beside * _MOST_LINES else beside * (_MOST_LINES - 1)

    def _height(self, head: _Head) -> float:
        beside = max(1, int(head.room / self._ruler.px(_PITCH)))
        lines = -(-self._shown(head) // beside)
        more = self._more_lines(head)
        return lines * self._ruler.px(_PITCH) + len(more) * self._ruler.height("caption")

    def _more_lines(self, head: _Head) -> list[str]:
        left_over = len(head.dots) - self._shown(head)
        words = self._more.format(count=left_over)
        return self._ruler.lines(words, "caption", head.room) if left_over else []

    def _fill(self, sketch: Sketch, head: _Head, top: float) -> None:
        px = sketch.ruler.px
        beside = max(1, int(head.room / px(_PITCH)))
        count = self._shown(head)
        radius = float(px(_RADIUS))
        centres: list[QPointF] = []
        for number, dot in enumerate(head.dots[:count]):
            x = head.left + radius + number % beside * px(_PITCH)
            y = top + radius + number // beside * px(_PITCH)
            centres.append(QPointF(x, y))
            sketch.marks.append(
                Mark(QRectF(x - radius, y - radius, 2 * radius, 2 * radius), dot.name, dot.name, dot.key)
            )
        sketch.shapes.append(Dots(tuple(centres), radius))
        more = self._more_lines(head)
        if more:
            below = top + -(-count // beside) * px(_PITCH)
            end = sketch.paragraph(more, head.left, below, head.room, "caption", "ink2")
            words = self._more.format(count=len(head.dots) - count)
            sketch.marks.append(Mark(QRectF(head.left, below, head.room, end - below), words, words, head.cell))
