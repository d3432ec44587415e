"""RunChart: how much of each block was one thing, block after block, and the middle one of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from unhurried.ui.charts.foot import FootLabel, write_foot
from unhurried.ui.charts.marks import Mark, Sketch
from unhurried.ui.charts.row_labels import is_narrow, label_room
from unhurried.ui.charts.shapes import Dots, Line
from unhurried.ui.charts.windowed import WindowedChart
from unhurried.ui.theme import Theme

_HEIGHT = 150
_CLOSEST = 14
_RADIUS = 4


@dataclass(frozen=True, slots=True)
class Point:
    """One block: how much of it, from 0 to 1, what stands below it, and what it is in words."""

    value: float
    label: str
    name: str
    key: object


@final
class RunChart(WindowedChart):
    """In ink alone: nothing here is a warning, and no point is better than another."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._points: Sequence[Point] = ()
        self._scale: tuple[tuple[float, str], ...] = ()
        self._median: tuple[float, str] | None = None

    def set_points(self, points: Sequence[Point]) -> None:
        """The blocks in their order; the latest are shown."""
        self._points = points
        self.show_latest()

    def set_scale(self, scale: Sequence[tuple[float, str]]) -> None:
        """What is written at the left, from 0 to 1."""
        self._scale = tuple(scale)
        self.renew()

    def set_median(self, value: float, words: str) -> None:
        """The median of all points, and what stands beside its line."""
        self._median = (value, words)
        self.renew()

    def total(self) -> int:
        return len(self._points)

    def fitting_from(self, first: int, width: int) -> int:
        del first
        left, right = self._sides(width)
        return max(1, int((right - left) / self._ruler.px(_CLOSEST)))

    def fitting_before(self, end: int, width: int) -> int:
        return self.fitting_from(end, width)

    def index_of(self, number: int) -> int:
        place = number - self.first
        return place if 0 <= place < len(self.marks()) else -1

    def lay_out(self, sketch: Sketch) -> None:
        first, count = self.window_at(int(sketch.width))
        if not count:
            return
        ruler, px = sketch.ruler, sketch.ruler.px
        left, right = self._sides(int(sketch.width))
        top, bottom = ruler.height("caption") + px(4), ruler.height("caption") + px(4 + _HEIGHT)
        for value, words in self._scale:
            y = round(bottom - (bottom - top) * value)
            sketch.shapes.append(Line(QPointF(left, y), QPointF(right, y)))
            sketch.write(words, 0, y - ruler.height("caption") / 2, left - px(10), "caption", "ink2", at=1)
        self._middle_line(sketch, (left, right), (top, bottom))
        step = (right - left) / count
        shown = self._points[first : first + count]
        centres = [
            QPointF(left + step * (index + 0.5), bottom - (bottom - top) * min(max(point.value, 0.0), 1.0))
            for index, point in enumerate(shown)
        ]
        for one, other in pairwise(centres):
            sketch.shapes.append(Line(one, other, "line_strong", 1.25))
        sketch.shapes.append(Dots(tuple(centres), float(px(_RADIUS)), "ink2"))
        half = px(_RADIUS) + 1
        for centre, point in zip(centres, shown, strict=True):
            place = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
            sketch.marks.append(Mark(place, point.name, point.name, point.key))
        labels = [FootLabel(centre.x(), point.label) for centre, point in zip(centres, shown, strict=True)]
        sketch.height = write_foot(sketch, labels, bottom + px(6), left, right) + px(2)

    def _sides(self, width: int) -> tuple[float, float]:
        """Where points begin and end; the median's words stand at the right if there is room for them."""
        ruler = self._ruler
        left = label_room(ruler, [words for _, words in self._scale], width, "caption") + ruler.px(10)
        if self._median and not is_narrow(ruler, width):
            return left, width - label_room(ruler, [self._median[1]], width / 2, "caption") - ruler.px(14)
        return left, float(width - ruler.px(6))

    def _middle_line(self, sketch: Sketch, across: tuple[float, float], down: tuple[float, float]) -> None:
        if not self._median:
            return
        value, words = self._median
        ruler = sketch.ruler
        y = round(down[1] - (down[1] - down[0]) * value)
        sketch.shapes.append(Line(QPointF(across[0], y), QPointF(across[1], y), "ink3", 1.5))
        if is_narrow(ruler, sketch.width):
            sketch.write(words, across[0], 0, across[1] - across[0], "caption", "ink2")
            return
        left = across[1] + ruler.px(8)
        room = sketch.width - left
        lines = ruler.lines(words, "caption", room, 3)
        sketch.paragraph(lines, left, y - len(lines) * ruler.height("caption") / 2, room, "caption", "ink2")
