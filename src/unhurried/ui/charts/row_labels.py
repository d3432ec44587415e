"""Row labels: words at the left of rows, or above them where there is little room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from unhurried.ui.charts.marks import Sketch
from unhurried.ui.charts.ruler import Ruler

_ROLE = "ui"
_NARROW = 480
_WIDEST = 230
_SHARE = 0.36


@dataclass(frozen=True, slots=True)
class Rows:
    """Where rows lie: their middles, where what is in them begins and ends, from the first to the end of the last.

    `stretches` is where nothing is written, from above to below: all of it beside labels, parts of it below them.
    """

    middles: tuple[float, ...]
    left: float
    right: float
    top: float
    bottom: float
    stretches: tuple[tuple[float, float], ...]


def is_narrow(ruler: Ruler, width: float) -> bool:
    """Whether labels go above what they label; more text in the same window is as little room."""
    return width < ruler.px(_NARROW)


def label_room(ruler: Ruler, labels: Sequence[str], width: float, role: str = _ROLE) -> float:
    """How wide the column of labels is beside its rows."""
    widest = max((ruler.width(label, role) for label in labels), default=0.0)
    return float(round(min(widest + 1, ruler.px(_WIDEST), _SHARE * width)))


def label_rows(sketch: Sketch, labels: Sequence[str], top: float, height: int) -> Rows:
    """Write the labels from `top` on, for rows at least this high."""
    if is_narrow(sketch.ruler, sketch.width):
        return _above(sketch, labels, top, height)
    return _beside(sketch, labels, top, height)


def _beside(sketch: Sketch, labels: Sequence[str], top: float, height: int) -> Rows:
    ruler = sketch.ruler
    room = label_room(ruler, labels, sketch.width)
    middles: list[float] = []
    start = top
    for label in labels:
        lines = ruler.lines(label, _ROLE, room, 2)
        words = len(lines) * ruler.height(_ROLE)
        high = max(float(ruler.px(height)), words + ruler.px(8))
        _note_if_cut(sketch, label, lines, (0, top, room, words))
        sketch.paragraph(lines, 0, top + (high - words) / 2, room, _ROLE, "ink2", at=1)
        middles.append(round(top + high / 2))
        top += high
    return Rows(tuple(middles), room + ruler.px(14), sketch.width - ruler.px(6), start, top, ((start, top),))


def _above(sketch: Sketch, labels: Sequence[str], top: float, height: int) -> Rows:
    ruler = sketch.ruler
    middles: list[float] = []
    stretches: list[tuple[float, float]] = []
    start = top
    for label in labels:
        lines = ruler.lines(label, _ROLE, sketch.width, 2)
        _note_if_cut(sketch, label, lines, (0, top, sketch.width, len(lines) * ruler.height(_ROLE)))
        top = sketch.paragraph(lines, 0, top, sketch.width, _ROLE, "ink2")
        middles.append(round(top + ruler.px(height) / 2))
        stretches.append((top, top + ruler.px(height)))
        top += ruler.px(height) + ruler.px(4)
    return Rows(tuple(middles), float(ruler.px(6)), sketch.width - ruler.px(6), start, top, tuple(stretches))


def _note_if_cut(sketch: Sketch, label: str, lines: Sequence[str], place: tuple[float, float, float, float]) -> None:
    if " ".join(lines) != " ".join(label.split()):
        sketch.notes.append((QRectF(*place), label))
