"""Textures: patterns of one hue that are told apart without colour, and of which none means more."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF

Pattern = tuple[list[QLineF], list[QPointF]]

# Neighbours differ in as much as they can: none is a darker kind of the one before it.
OPEN, FALLING, SOLID, DOTTED, LEVEL, CROSSED, RISING, UPRIGHT = range(8)
COUNT = 8


def pattern(texture: int, place: QRectF, step: float) -> Pattern:
    """Lines and points of a texture inside a place. They end at its edge by themselves: nothing is clipped."""
    return _made(texture % COUNT, place.left(), place.top(), place.width(), place.height(), step)


@lru_cache(maxsize=1024)
def _made(texture: int, left: float, top: float, width: float, height: float, step: float) -> Pattern:
    # Kept, because what is in view is painted over and over at the same places.
    made = _PATTERNS.get(texture)
    return made(QRectF(left, top, width, height), step) if made and width > 0 and height > 0 else ([], [])


def slanting(place: QRectF, step: float, *, rising: bool) -> list[QLineF]:
    """Lines at 45 degrees across a place."""
    lines: list[QLineF] = []
    reach = place.width() + place.height()
    for number in range(1, math.ceil(reach / step)):
        along = number * step
        start = QPointF(place.left() + max(0.0, along - place.height()), place.top() + min(along, place.height()))
        end = QPointF(place.left() + min(along, place.width()), place.top() + max(0.0, along - place.width()))
        lines.append(QLineF(start, end))
    return lines if rising else [_mirrored(line, place) for line in lines]


def _mirrored(line: QLineF, place: QRectF) -> QLineF:
    across = place.left() + place.right()
    return QLineF(across - line.x1(), line.y1(), across - line.x2(), line.y2())


def _steps(start: float, end: float, step: float) -> list[float]:
    """Places at this distance, with the same room left at both ends."""
    count = max(1, math.floor((end - start) / step))
    first = start + ((end - start) - (count - 1) * step) / 2
    return [first + number * step for number in range(count)]


def _falling(place: QRectF, step: float) -> Pattern:
    return slanting(place, step * math.sqrt(2), rising=False), []


def _rising(place: QRectF, step: float) -> Pattern:
    return slanting(place, step * math.sqrt(2), rising=True), []


def _crossed(place: QRectF, step: float) -> Pattern:
    wide = step * 1.5 * math.sqrt(2)
    return slanting(place, wide, rising=True) + slanting(place, wide, rising=False), []


def _level(place: QRectF, step: float) -> Pattern:
    return [QLineF(place.left(), y, place.right(), y) for y in _steps(place.top(), place.bottom(), step)], []


def _upright(place: QRectF, step: float) -> Pattern:
    return [QLineF(x, place.top(), x, place.bottom()) for x in _steps(place.left(), place.right(), step)], []


def _dotted(place: QRectF, step: float) -> Pattern:
    across = _steps(place.left(), place.right(), step)
    return [], [QPointF(x, y) for y in _steps(place.top(), place.bottom(), step) for x in across]


_PATTERNS: dict[int, Callable[[QRectF, float], Pattern]] = {
    FALLING: _falling,
    DOTTED: _dotted,
    LEVEL: _level,
    CROSSED: _crossed,
    RISING: _rising,
    UPRIGHT: _upright,
}
