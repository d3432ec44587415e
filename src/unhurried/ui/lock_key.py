"""The key that locks, where a dialog or a menu stands before the window and its actions."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid


class LockKey(QObject):
    """Looks at the keys of whichever window has the focus: a modal dialog hears of no shortcut of the window below.

    Signals:
        pressed(): the key was pressed over a dialog or a menu.
    """

    pressed = Signal()

    def __init__(self, keys: QKeySequence, parent: QObject) -> None:
        super().__init__(parent)
        self._keys = keys
        self._watched: QWindow | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._follow)
            self._follow(application.focusWindow())

    @Slot(QWindow)
    def _follow(self, window: QWindow | None) -> None:
        if window is None or window is self._watched:
            return
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = window
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        stands_before = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if not stands_before or QKeySequence(event.keyCombination()) != self._keys:
            return False
        # Once this key has been dealt with: locking closes the window that it was pressed in.
        QTimer.singleShot(0, self, self.tell)
        return True

    @Slot()
    def tell(self) -> None:
        """Say that it was pressed."""
        self.pressed.emit()
