"""DotStrip: a column for each session in their order, a row for each option, a dot where it was chosen."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from typing import final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from unhurried.ui.charts.columns import Annotation, Column, Gap, Spacing, fitting
from unhurried.ui.charts.foot import months, write_foot
from unhurried.ui.charts.lanes import LANES, write_annotation
from unhurried.ui.charts.marks import Mark, Sketch
from unhurried.ui.charts.row_labels import Rows, is_narrow, label_room, label_rows
from unhurried.ui.charts.shapes import Dots, Hatch, Line
from unhurried.ui.charts.windowed import WindowedChart
from unhurried.ui.theme import Theme

_ROW = 30
_PITCH = 14
_CLOSEST = 3
_RADIUS = 4.5
_SMALL_GAP = 28
_HATCH_STEP = 6

Found = tuple[float, Mark]


@final
class DotStrip(WindowedChart):
    """All dots are alike; only where they are says something.

    A session without an answer leaves its column empty but for a tick at the foot, and a long time without
    sessions is hatched. Of a long order only the window in view is asked for, as one slice.
    """

    upright_by_place = True

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._labels: tuple[str, ...] = ()
        self._columns: Sequence[Column] = ()
        self._annotations: tuple[Annotation, ...] = ()
        self._gap = Gap()
        self._pitch = _PITCH
        self._slices: dict[tuple[int, int], Sequence[Column]] = {}

    def set_rows(self, labels: Sequence[str]) -> None:
        """The options in their order, from the top."""
        self._labels = tuple(labels)
        self.renew()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """The sessions in their order; the latest are shown. Slices are asked of it, and its length."""
        self._columns = columns
        self._slices.clear()
        self.show_latest()

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """What is remembered along the time."""
        self._annotations = tuple(sorted(annotations, key=lambda annotation: annotation.day))
        self.renew()

    def set_gap(self, gap: Gap) -> None:
        """From when on nothing is a gap."""
        self._gap = gap
        self.renew()

    def set_pitch(self, pixels: int) -> None:
        """How far columns are apart at a text scale of 1; dots shrink where they would touch."""
        self._pitch = max(_CLOSEST, pixels)
        self.renew()

    def total(self) -> int:
        return len(self._columns)

    def fitting_from(self, first: int, width: int) -> int:
        spacing = self._spacing(width)
        return fitting(self._slice(first, first + spacing.most), spacing, self._gap, from_end=False)

    def fitting_before(self, end: int, width: int) -> int:
        spacing = self._spacing(width)
        return fitting(self._slice(max(0, end - spacing.most), end), spacing, self._gap, from_end=True)

    def index_of(self, number: int) -> int:
        keys = [mark.key for mark in self.marks()]
        key = self._slice(number, number + 1)[0].key
        return keys.index(key) if key in keys else -1

    def lay_out(self, sketch: Sketch) -> None:
        first, count = self.window_at(int(sketch.width))
        if not count or not self._labels:
            return
        ruler = sketch.ruler
        lanes = min(LANES, len(self._annotations))
        top = lanes * (ruler.height("caption") + ruler.px(3)) + ruler.px(8 if lanes else 4)
        rows = label_rows(sketch, self._labels, top, _ROW if not is_narrow(ruler, sketch.width) else 22)
        for y in rows.middles:
            sketch.shapes.append(Line(QPointF(rows.left, y), QPointF(rows.right, y)))
        shown = self._slice(first, first + count)
        places, found = self._place(sketch, shown, rows, top)
        found += self._dot(sketch, shown, places, rows)
        found += self._annotate(sketch, shown, places, rows, first)
        # Marks are read, and walked through, from left to right.
        sketch.marks += [mark for _, mark in sorted(found, key=itemgetter(0))]
        days = zip(places, (column.day for column in shown), strict=True)
        foot = write_foot(sketch, months(days), rows.bottom + ruler.px(6), rows.left, rows.right)
        sketch.height = foot + ruler.px(2)

    def _spacing(self, width: int) -> Spacing:
        ruler = self._ruler
        narrow = is_narrow(ruler, width)
        labels = 0.0 if narrow else label_room(ruler, self._labels, width) + ruler.px(14)
        room = width - labels - ruler.px(12 if narrow else 6)
        words = ruler.width(self._gap.words, "caption") + ruler.px(16)
        gap = words if words <= room / 4 and not narrow else ruler.px(_SMALL_GAP)
        return Spacing(max(1.0, self._pitch * self._theme.text_scale), gap, max(1.0, room))

    def _slice(self, start: int, end: int) -> Sequence[Column]:
        """A few columns; asked for once, however often they are needed for one picture."""
        start, end = max(0, start), min(end, len(self._columns))
        if (start, end) not in self._slices:
            if len(self._slices) > 8:
                self._slices.clear()
            self._slices[start, end] = self._columns[start:end] if start < end else ()
        return self._slices[start, end]

    def _place(
        self, sketch: Sketch, shown: Sequence[Column], rows: Rows, top: float
    ) -> tuple[list[float], list[Found]]:
        """The middle of each column, and hatches where there was a long time between two."""
        spacing = self._spacing(int(sketch.width))
        places: list[float] = []
        found: list[Found] = []
        x = rows.left
        for index, column in enumerate(shown):
            if index and self._gap.is_between(shown[index - 1].day, column.day):
                found.append((x, self._hatch(sketch, QRectF(x, top, spacing.gap, rows.bottom - top), rows)))
                x += spacing.gap
            places.append(x + spacing.column / 2)
            x += spacing.column
        return places, found

    def _hatch(self, sketch: Sketch, place: QRectF, rows: Rows) -> Mark:
        ruler = sketch.ruler
        words = self._gap.words
        line = ruler.height("caption") + ruler.px(4)
        has_words = len(rows.stretches) == 1 and ruler.width(words, "caption") + ruler.px(4) <= place.width()
        if has_words:
            sketch.write(words, place.left(), place.top(), place.width(), "caption", "ink3", at=0.5)
        for index, (top, bottom) in enumerate(rows.stretches):
            begin = top + line if has_words and not index else top
            rest = QRectF(place.left(), begin, place.width(), bottom - begin)
            sketch.shapes.append(Hatch(rest, ruler.px(_HATCH_STEP) * 1.4))
        return Mark(place, words, words)

    def _dot(self, sketch: Sketch, shown: Sequence[Column], places: Sequence[float], rows: Rows) -> list[Found]:
        radius = min(_RADIUS, 0.42 * self._pitch) * self._theme.text_scale
        half = max(radius, 1.0)
        dots: list[QPointF] = []
        found: list[Found] = []
        for column, x in zip(shown, places, strict=True):
            if column.row is not None and 0 <= column.row < len(rows.middles):
                y = rows.middles[column.row]
                dots.append(QPointF(x, y))
            else:
                y = rows.bottom
                sketch.shapes.append(Line(QPointF(x - half / 2, y), QPointF(x + half / 2 + 1, y), "ink3"))
            place = QRectF(x - half, y - half, 2 * half, 2 * half)
            found.append((x, Mark(place, column.tip, column.tip, column.key)))
        sketch.shapes.append(Dots(tuple(dots), _snapped(radius)))
        return found

    def _annotate(
        self, sketch: Sketch, shown: Sequence[Column], places: Sequence[float], rows: Rows, first: int
    ) -> list[Found]:
        """Lines between the sessions before and those from the day on."""
        half = self._spacing(int(sketch.width)).column / 2
        before = self._slice(first - 1, first) if first and self._annotations else ()
        is_last = first + len(shown) >= self.total()
        days = [column.day for column in shown]
        found: list[Found] = []
        ends: list[float] = []
        for annotation in self._annotations:
            index = bisect_left(days, annotation.day)
            is_earlier = bool(before) and annotation.day <= before[-1].day
            if is_earlier or (index == len(days) and not is_last):
                continue
            x = places[index] - half if index < len(days) else min(places[-1] + half, rows.right)
            found.append((x, write_annotation(sketch, annotation, x, rows, ends)))
        return found


def _snapped(radius: float) -> float:
    """A radius in half pixels, so that all dots are equally round."""
    return max(0.5, round(radius * 2) / 2)
