"""Foot: the labels along the foot of a picture, as many as do not run into each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPointF, QRectF

from unhurried.ui.charts.marks import Sketch
from unhurried.ui.charts.ruler import Ruler
from unhurried.ui.charts.shapes import Line

_ROLE = "caption"


@dataclass(frozen=True, slots=True)
class FootLabel:
    """Words below a place; a weighty one (a new year) goes before the others where there is not room for all."""

    x: float
    words: str
    weighty: bool = False


def months(days: Iterable[tuple[float, date]]) -> list[FootLabel]:
    """A label where each month begins. The first says its year, and so does each January."""
    labels: list[FootLabel] = []
    previous: date | None = None
    for x, day in days:
        if previous is None or (day.year, day.month) != (previous.year, previous.month):
            is_new_year = previous is None or day.year != previous.year
            pattern = "MMM yyyy" if is_new_year else "MMM"
            words = QLocale().toString(QDate(day.year, day.month, day.day), pattern)
            labels.append(FootLabel(x, words, is_new_year))
        previous = day
    return labels


def write_foot(
    sketch: Sketch, labels: Sequence[FootLabel], top: float, left: float, right: float, step: float = 0
) -> float:
    """Write the labels that have room, each with a small tick; returns where they end.

    With a `step`, the distance between two, they go over two lines if each then stays below its own place.
    """
    ruler = sketch.ruler
    room = step - ruler.px(10)
    is_broken = step > 0 and all(_goes_in_two(label.words, ruler, room) for label in labels)
    taken: list[QRectF] = []
    end = top
    for label in sorted(labels, key=lambda label: (not label.weighty, label.x)):
        lines = ruler.lines(label.words, _ROLE, room) if is_broken else [label.words]
        width = min(max((ruler.width(line, _ROLE) for line in lines), default=0.0), right - left)
        start = min(max(left, label.x - width / 2), right - width)
        place = QRectF(start, top + ruler.px(5), width, ruler.height(_ROLE) * len(lines))
        with_room = place.adjusted(-ruler.px(10), 0, ruler.px(10), 0)
        if any(with_room.intersects(other) for other in taken):
            continue
        taken.append(place)
        sketch.shapes.append(Line(QPointF(label.x, top), QPointF(label.x, top + ruler.px(4)), "scroll"))
        sketch.paragraph(lines, place.left(), place.top(), width + 1, _ROLE, "ink3", at=0.5)
        end = max(end, place.bottom())
    return end


def _goes_in_two(words: str, ruler: Ruler, room: float) -> bool:
    return ruler.widest_word(words, _ROLE) <= room and len(ruler.lines(words, _ROLE, room)) <= 2
