"""Lanes: annotations above a strip, in a few lines that do not run into each other."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from unhurried.ui.charts.columns import Annotation
from unhurried.ui.charts.marks import Mark, Sketch
from unhurried.ui.charts.row_labels import Rows
from unhurried.ui.charts.shapes import Line

LANES = 2
_WIDEST = 170


def write_annotation(sketch: Sketch, annotation: Annotation, x: float, rows: Rows, ends: list[float]) -> Mark:
    """A thin line at its place, and its words in the first lane with room; `ends` is where the lanes are taken up to.

    Where no lane has room there is the line alone, which still says its words to whoever points at it.
    """
    ruler = sketch.ruler
    lane_height = ruler.height("caption") + ruler.px(3)
    wanted = min(ruler.width(annotation.words, "caption") + 1, float(ruler.px(_WIDEST)))
    # Near the right edge the words stand to the left of their line.
    from_left = x + wanted + ruler.px(5) <= rows.right
    start = x + ruler.px(5) if from_left else max(0.0, x - ruler.px(5) - wanted)
    lane = _lane(ends, start)
    top = lane_height * lane if lane >= 0 else lane_height * LANES
    is_beside = rows.stretches[0][0] <= rows.top
    stretches = [(top, rows.bottom)] if is_beside else [(top, rows.top - ruler.px(4)), *rows.stretches]
    for begin, end in stretches:
        sketch.shapes.append(Line(QPointF(x, begin), QPointF(x, end), "line_strong"))
    place = QRectF(x - 2, top, 4, rows.bottom - top)
    if lane >= 0:
        sketch.write(annotation.words, start, top, wanted, "caption", "ink2")
        ends[lane] = max(start + wanted, x) + ruler.px(10)
        place = QRectF(min(start, x - 2), top, max(wanted, 4) + ruler.px(7), lane_height)
    return Mark(place, annotation.words, annotation.tip or annotation.words, annotation.key)


def _lane(ends: list[float], start: float) -> int:
    """The first lane that is free from here on; -1 for none. A new one is begun while there may be more."""
    for lane, end in enumerate(ends):
        if end <= start:
            return lane
    if len(ends) < LANES:
        ends.append(0.0)
        return len(ends) - 1
    return -1
