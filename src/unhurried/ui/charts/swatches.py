"""Swatches: the words for textures, right beside what they name, each with a small piece of its texture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF

from unhurried.ui.charts.marks import Sketch
from unhurried.ui.charts.row_labels import label_room
from unhurried.ui.charts.ruler import Ruler
from unhurried.ui.charts.shapes import Line, Weave

_ROLE = "caption"
_SIZE = 14
_LEADER = 22
_GAP = 8
_STEP = 4


class Swatches:
    """Labels in the order of their options, at the end of a bar or above all bars."""

    def __init__(self, ruler: Ruler, labels: Sequence[str], width: float) -> None:
        self._ruler = ruler
        self._labels = labels
        self._width = width

    @staticmethod
    def room(ruler: Ruler, labels: Sequence[str], width: float) -> float:
        """How much of a width the labels beside a bar take."""
        return label_room(ruler, labels, width, _ROLE) + ruler.px(_LEADER + _SIZE + _GAP + 4)

    def above(self, sketch: Sketch) -> float:
        """One below the other from the top; returns where they end."""
        top = 0.0
        for option, label in enumerate(self._labels):
            lines = self._lines(label, sketch.width - self._ruler.px(_SIZE + _GAP))
            top = self._label(sketch, option, lines, 0, top) + self._ruler.px(4)
        return top

    def beside(
        self, sketch: Sketch, bar: float, middles: Mapping[int, QPointF], between: tuple[float, float]
    ) -> float:
        """At the right of the last bar, each as near to its part as there is room; returns where they end."""
        px = self._ruler.px
        left = bar + px(_LEADER)
        room = self._width - px(_LEADER + _SIZE + _GAP + 4)
        lines = [self._lines(label, room) for label in self._labels]
        heights = [max(len(few) * self._ruler.height(_ROLE), float(px(_SIZE))) for few in lines]
        tops = _spread(heights, {option: point.y() for option, point in middles.items()}, px(5), between)
        end = between[1]
        for option, (few, top, height) in enumerate(zip(lines, tops, heights, strict=True)):
            if option in middles:
                middle = QPointF(left - px(4), top + height / 2)
                sketch.shapes.append(Line(middles[option] + QPointF(px(4), 0), middle, "line_strong"))
            end = max(end, self._label(sketch, option, few, left, top))
        return end

    def _lines(self, label: str, room: float) -> list[str]:
        return self._ruler.lines(label, _ROLE, room, 3)

    def _label(self, sketch: Sketch, option: int, lines: Sequence[str], left: float, top: float) -> float:
        """One piece of texture and its words; returns where they end."""
        size = self._ruler.px(_SIZE)
        words = len(lines) * self._ruler.height(_ROLE)
        high = max(words, float(size))
        piece = QRectF(left, round(top + (high - size) / 2), size, size)
        sketch.shapes.append(Weave(piece, option, self._ruler.px(_STEP), self._ruler.px(3)))
        start = left + size + self._ruler.px(_GAP)
        sketch.paragraph(lines, start, top + (high - words) / 2, sketch.width - start, _ROLE, "ink2")
        return top + high


def _spread(
    heights: Sequence[float], middles: Mapping[int, float], gap: float, between: tuple[float, float]
) -> list[float]:
    """Tops of labels in their order, as near to their middles as they can be without overlapping."""
    tops: list[float] = []
    least = between[0]
    for option, height in enumerate(heights):
        wanted = middles[option] - height / 2 if option in middles else least
        tops.append(max(least, wanted))
        least = tops[-1] + height + gap
    # What the last bar has none of stays close to what follows it, and not beside what is still to come.
    for option in reversed(range(len(heights) - 1)):
        if option not in middles:
            tops[option] = max(tops[option], tops[option + 1] - gap - heights[option])
    most = max(between[1], between[0] + sum(heights) + gap * (len(heights) - 1))
    for option in reversed(range(len(heights))):
        tops[option] = min(tops[option], most - heights[option])
        most = tops[option] - gap
    return tops
