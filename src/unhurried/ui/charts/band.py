"""Band: how far a count could easily lie from what was counted, as a wide soft bar from 0 to 10 in 10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from unhurried.ui.charts.base import Chart
from unhurried.ui.charts.marks import Mark, Sketch
from unhurried.ui.charts.row_labels import label_rows
from unhurried.ui.charts.shapes import Box, Dots, Line
from unhurried.ui.theme import Theme

_ROW = 40
_BAR = 20
_RADIUS = 5
_TENTHS = 10


@dataclass(frozen=True, slots=True)
class Interval:
    """From about `low` to about `high` in ten, counted `at`; all three between 0 and 10."""

    label: str
    low: float
    high: float
    at: float
    name: str
    key: object = None


@final
class Band(Chart):
    """A row for each interval. Its scale has ten steps and none between them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._intervals: tuple[Interval, ...] = ()
        self._ends = ("0", "10")

    def set_intervals(self, intervals: Sequence[Interval], ends: tuple[str, str] = ("0", "10")) -> None:
        """The intervals from the top; `ends` are the words at 0 and at 10 in 10."""
        self._intervals = tuple(intervals)
        self._ends = ends
        self.renew()

    def lay_out(self, sketch: Sketch) -> None:
        if not self._intervals:
            return
        ruler, px = sketch.ruler, sketch.ruler.px
        rows = label_rows(sketch, [interval.label for interval in self._intervals], px(2), _ROW)
        left, right = rows.left + px(2), rows.right - px(2)
        step = (right - left) / _TENTHS
        for interval, middle in zip(self._intervals, rows.middles, strict=True):
            low, high, at = (left + step * _within(value) for value in (interval.low, interval.high, interval.at))
            half = px(_BAR) / 2
            sketch.shapes.append(Line(QPointF(left, middle), QPointF(right, middle)))
            # Even an interval without width is a soft bar and not a line: nothing here is exact.
            bar = QRectF(low, middle - half, max(high - low, float(px(8))), 2 * half)
            bar.moveRight(min(bar.right(), right))
            sketch.shapes.append(Box(bar, half, fill="seq1", outline="seq3"))
            sketch.shapes.append(Dots((QPointF(at, middle),), float(px(_RADIUS))))
            dot = QRectF(at - half, middle - half, 2 * half, 2 * half)
            sketch.marks.append(Mark(bar.united(dot), interval.name, interval.name, interval.key))
        self._scale(sketch, rows.bottom, left, right)
        sketch.height = rows.bottom + px(8) + ruler.height("caption") + px(2)

    def _scale(self, sketch: Sketch, top: float, left: float, right: float) -> None:
        px = sketch.ruler.px
        for tenth in range(_TENTHS + 1):
            x = left + (right - left) * tenth / _TENTHS
            long = tenth in {0, _TENTHS // 2, _TENTHS}
            token = "line_strong" if long else "scroll"
            sketch.shapes.append(Line(QPointF(x, top), QPointF(x, top + px(5 if long else 3)), token))
        half = (right - left) / 2
        begin = max(0.0, left - px(4))
        sketch.write(self._ends[0], begin, top + px(8), half, token="ink3")
        sketch.write(self._ends[1], left + half, top + px(8), half + px(6), token="ink3", at=1)


def _within(value: float) -> float:
    return min(max(value, 0.0), float(_TENTHS))
