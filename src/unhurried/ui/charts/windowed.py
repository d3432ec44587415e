"""WindowedChart: a chart of a long order of things, which shows as many of them as fit and moves along it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from unhurried.ui.charts.base import Chart
from unhurried.ui.theme import Theme

_NOTCH = 120


class WindowedChart(Chart):
    """Shows the latest until it is asked for something earlier.

    Signals:
        window_moved(int, int): other things are shown now: the first one's number and how many there are.
        earlier_asked(), later_asked(): somebody wants to go on beyond the first or the last of all.
    """

    window_moved = Signal(int, int)
    earlier_asked = Signal()
    later_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._first: int | None = None
        self._told = (0, 0)
        self._turned = 0

    def total(self) -> int:
        """How many there are in all."""
        raise NotImplementedError

    def fitting_from(self, first: int, width: int) -> int:
        """How many fit at this width if it begins with this one; at least one."""
        raise NotImplementedError

    def fitting_before(self, end: int, width: int) -> int:
        """How many fit at this width if this one is the first that is not shown; at least one."""
        raise NotImplementedError

    @property
    def first(self) -> int:
        """The number of the first thing that is shown."""
        return self.window_at(self.width())[0]

    @property
    def visible_count(self) -> int:
        """How many are shown."""
        return self.window_at(self.width())[1]

    def window_at(self, width: int) -> tuple[int, int]:
        """The first that is shown at this width, and how many are. Never an empty stretch after the last."""
        total = self.total()
        if not total:
            return 0, 0
        latest = max(0, total - self.fitting_before(total, width))
        first = latest if self._first is None else min(self._first, latest)
        return first, min(self.fitting_from(first, width), total - first)

    def show_from(self, first: int) -> None:
        """Show this one as the first, or the latest if fewer follow than fit."""
        self._first = max(0, first)
        self.renew()

    @Slot()
    def show_latest(self) -> None:
        """Show the last ones, and go on doing so at every width."""
        self._first = None
        self.renew()

    @Slot()
    def show_earlier(self) -> None:
        """Show those before the present ones."""
        first = self.first
        if first:
            self.show_from(first - self.fitting_before(first, self.width()))
        else:
            self.earlier_asked.emit()

    @Slot()
    def show_later(self) -> None:
        """Show those after the present ones."""
        after = self.first + self.visible_count
        if after < self.total():
            self.show_from(after)
        else:
            self.later_asked.emit()

    def first_stop(self, count: int) -> int:
        return count - 1

    def renew(self) -> None:
        super().renew()
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            if key == Qt.Key.Key_Home:
                self.show_from(0)
            else:
                self.show_latest()
            self._stop_at(last=key == Qt.Key.Key_End)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and self.marks() and self.step(key) < 0:
            self._go_on(forward=key == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = _sideways(event)
        if not turned:
            event.ignore()
            return
        self._turned += turned
        while abs(self._turned) >= _NOTCH:
            forward = self._turned < 0
            self._turned += _NOTCH if forward else -_NOTCH
            (self.show_later if forward else self.show_earlier)()

    def _go_on(self, *, forward: bool) -> None:
        before = self.window_at(self.width())
        (self.show_later if forward else self.show_earlier)()
        first, count = self.window_at(self.width())
        if (first, count) == before:
            return
        # The next one is not always at the edge: the last window of all is a full one.
        index = self.index_of(before[0] + before[1] if forward else before[0] - 1)
        self.move_to(index if index >= 0 else self.cursor_index())

    def index_of(self, number: int) -> int:
        """The first mark of the thing with this number in the order, -1 if it has none."""
        raise NotImplementedError

    def _stop_at(self, *, last: bool) -> None:
        if self.marks():
            self.move_to(len(self.marks()) - 1 if last else 0)

    def _tell(self) -> None:
        now = self.window_at(self.width())
        if now != self._told:
            self._told = now
            self.window_moved.emit(*now)


def _sideways(event: QWheelEvent) -> int:
    """How far the wheel was turned sideways, or turned with Shift held; a page scrolls by all else."""
    turned: QPoint = event.angleDelta()
    if abs(turned.x()) > abs(turned.y()):
        return turned.x()
    return turned.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0
