"""Spoken: a picture as a screen reader has it, a chart with one list item for each mark."""

# PySide's stubs leave out that a parent, a child or an object may be missing, which Qt itself expects.
# pyright: reportIncompatibleMethodOverride=false

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from weakref import ref

from PySide6.QtCore import QObject, QPoint, QRect, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

from unhurried.ui.charts.marks import Mark


class Spoken(QWidget):
    """A widget whose marks are read out; Chart is the only one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _install_once()
        self.destroyed.connect(_forget_stale)

    def marks(self) -> Sequence[Mark]:
        """What can be pointed at now, in reading order."""
        raise NotImplementedError

    def cursor_index(self) -> int:
        """Which of the marks has the focus when the widget has it; -1 without marks."""
        raise NotImplementedError

    def place_on_screen(self, index: int) -> QRect:
        """Where a mark is."""
        place = self.marks()[index].place.toAlignedRect()
        return QRect(self.mapToGlobal(place.topLeft()), place.size())

    def tell_focus(self) -> None:
        """Say that the focus has come to another mark."""
        if QAccessible.isActive() and self.cursor_index() >= 0:
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(self.cursor_index())
            QAccessible.updateAccessibility(event)

    def tell_new_marks(self) -> None:
        """Say that the marks are other ones."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.ObjectReorder))


class _SpokenChart(QAccessibleWidget):
    """The chart itself.

    Its children are made when asked for and stay: each stands for a place in the order, so that one that a
    screen reader still holds is never stale, only without a mark.
    """

    def __init__(self, chart: Spoken) -> None:
        super().__init__(chart, QAccessible.Role.Chart)
        self.chart = _Held(chart)
        self.items: list[_SpokenMark] = []

    def childCount(self) -> int:
        return len(self.chart.marks())

    def child(self, index: int) -> QAccessibleInterface | None:
        if not 0 <= index < self.childCount():
            return None
        while len(self.items) <= index:
            item = _SpokenMark(self.chart, len(self.items))
            QAccessible.registerAccessibleInterface(item)
            self.items.append(item)
        return self.items[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.index if isinstance(child, _SpokenMark) and child.chart is self.chart else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        point = QPoint(x, y)
        found = (index for index in range(self.childCount()) if self.chart.place(index).contains(point))
        return self.child(next(found, -1))

    def focusChild(self) -> QAccessibleInterface | None:
        return self.child(self.chart.focused_index())


class _SpokenMark(QAccessibleInterface):
    """One mark, by its place in the order."""

    def __init__(self, chart: _Held, index: int) -> None:
        super().__init__()
        self.chart = chart
        self.index = index

    def isValid(self) -> bool:
        return self.index < len(self.chart.marks())

    def object(self) -> QObject | None:
        return None

    def parent(self) -> QAccessibleInterface | None:
        chart = self.chart.alive()
        return QAccessible.queryAccessibleInterface(chart) if chart else None

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        if not self.isValid():
            return ""
        mark = self.chart.marks()[self.index]
        if kind == QAccessible.Text.Name:
            return mark.name
        return mark.tip if kind == QAccessible.Text.Description and mark.tip != mark.name else ""

    def rect(self) -> QRect:
        return self.chart.place(self.index) if self.isValid() else QRect()

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        if self.isValid():
            state.focusable = True
            state.focused = self.chart.focused_index() == self.index
        else:
            state.invalid = True
        return state

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """A mark's words cannot be changed."""

    def child(self, _index: int) -> QAccessibleInterface | None:
        return None

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1


class _Held:
    """A chart that is not kept alive, and may have gone at any question."""

    def __init__(self, chart: Spoken) -> None:
        self._chart = ref(chart)

    def alive(self) -> Spoken | None:
        chart = self._chart()
        return chart if chart is not None and isValid(chart) else None

    def marks(self) -> Sequence[Mark]:
        chart = self.alive()
        return chart.marks() if chart else ()

    def place(self, index: int) -> QRect:
        chart = self.alive()
        return chart.place_on_screen(index) if chart else QRect()

    def focused_index(self) -> int:
        chart = self.alive()
        return chart.cursor_index() if chart and chart.hasFocus() else -1


# What a factory makes in Python lives as long as Python knows it. Qt deletes the chart's interface with the
# chart; the marks' are ours to give back, once the chart has gone and nobody can ask it for them.
_kept: list[_SpokenChart] = []


@cache
def _install_once() -> None:
    QAccessible.installFactory(_make_interface)


def _make_interface(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    if not isinstance(thing, Spoken):
        return None
    _kept.append(_SpokenChart(thing))
    return _kept[-1]


@Slot()
def _forget_stale(_gone: QObject | None = None) -> None:
    for spoken in [made for made in _kept if not isValid(made) or made.chart.alive() is None]:
        _kept.remove(spoken)
        for item in spoken.items:
            if isValid(item):
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(item))
        spoken.items.clear()
