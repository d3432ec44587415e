"""A quiet moment before writing: an empty page without a clock, until a key or a click goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unhurried.ui.accessibility import heading
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label

if TYPE_CHECKING:
    from unhurried.ui.rooms import Rooms

# They do nothing alone: whoever holds one of them down may be about to lock.
_HELD = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
}


@final
class StillPage(QWidget):
    """Two lines of words. Nothing moves on it, and there is nothing to do.

    Signals:
        over(): a key or a click.
    """

    over = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._is_pressed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("A quiet moment. Any key or a click goes on."))
        title = text_label(self.tr("A quiet moment"), "prompt", wrap=True)
        heading(title)
        words = text_label(self.tr("For as long as you like. Any key or a click goes on."), "hint", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(32), theme.px(32), theme.px(32), theme.px(32))
        column.setSpacing(theme.px(8))
        column.addStretch(2)
        for label in (title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A key that is still held down from before is no new one.
        if not event.isAutoRepeat() and event.key() not in _HELD:
            self.over.emit()

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Tab is a key like any other here."""
        self.over.emit()
        return True

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self._is_pressed = True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second half of a double click on the button that led here goes nowhere."""
        event.accept()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        # Not at the press: the sheet that comes would get the release.
        if self._is_pressed:
            self._is_pressed = False
            self.over.emit()


@final
class Stillness(QObject):
    """Shows the page over the rooms, and leads back to the sheet."""

    def __init__(self, rooms: Rooms, theme: Theme) -> None:
        super().__init__(rooms)
        self._rooms = rooms
        self.page = StillPage(theme)
        rooms.stack.addWidget(self.page)
        self.page.over.connect(self.end)
        rooms.actions_.quiet_moment.triggered.connect(self._turn)
        rooms.actions_.focus_mode.toggled.connect(self._end_if_on)
        rooms.stack.currentChanged.connect(self._frame)

    @property
    def is_on(self) -> bool:
        return self._rooms.stack.currentWidget() is self.page

    @Slot()
    def end(self) -> None:
        """Back to the sheet, as it was."""
        self._rooms.go("write")

    @Slot()
    def _turn(self) -> None:
        if self.is_on:
            self.end()
            return
        self._rooms.go("write")
        self._rooms.stack.setCurrentWidget(self.page)
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _end_if_on(self) -> None:
        if self.is_on:
            self.end()

    @Slot()
    def _frame(self) -> None:
        self._rooms.room_safe.frame()
