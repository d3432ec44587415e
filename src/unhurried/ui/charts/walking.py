"""Walking: which mark a key leads to, and which one is under the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt

from unhurried.ui.charts.marks import Mark

UPRIGHT = {Qt.Key.Key_Up, Qt.Key.Key_Down}
_FORWARD = {Qt.Key.Key_Right, Qt.Key.Key_Down}
KEYS = UPRIGHT | _FORWARD | {Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_End}
# Marks of one row or column may be out of line by this much.
_SLACK = 2.0


def by_order(marks: Sequence[Mark], here: int, key: Qt.Key) -> int:
    """The mark before or after this one, the first or the last; -1 beyond either end."""
    if key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
        return 0 if key == Qt.Key.Key_Home else len(marks) - 1
    there = here + (1 if key in _FORWARD else -1)
    return there if 0 <= there < len(marks) else -1


def by_place(marks: Sequence[Mark], here: int, key: Qt.Key) -> int:
    """The mark in the nearest row or column that way, the one least out of line there; -1 for none."""
    if key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
        return by_order(marks, here, key)
    sign = 1 if key in _FORWARD else -1
    origin = marks[here].place.center()
    ahead: list[tuple[float, float, int]] = []
    for index, mark in enumerate(marks):
        centre = mark.place.center()
        across, down = centre.x() - origin.x(), centre.y() - origin.y()
        onward, aside = (down, across) if key in UPRIGHT else (across, down)
        if onward * sign > _SLACK:
            ahead.append((onward * sign, abs(aside), index))
    if not ahead:
        return -1
    first_row = min(ahead)[0] + _SLACK
    return min((aside, index) for onward, aside, index in ahead if onward <= first_row)[1]


def nearest(marks: Sequence[Mark], point: QPointF, reach: float) -> int:
    """The mark at a point, or the closest one within reach; the smaller of two that lie over each other."""
    best = (reach, 0.0, -1)
    for index, mark in enumerate(marks):
        distance = _distance(mark.place, point)
        if distance <= best[0]:
            best = min(best, (distance, mark.place.width() * mark.place.height(), index))
    return best[2]


def _distance(place: QRectF, point: QPointF) -> float:
    across = max(place.left() - point.x(), 0.0, point.x() - place.right())
    down = max(place.top() - point.y(), 0.0, point.y() - place.bottom())
    return max(across, down)
