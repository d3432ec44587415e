"""Noticing that the writer has gone: no key and no mouse for a while, or the computer slept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

LOOK_EVERY_MS = 5_000
# A timer that comes this much later than asked for has slept through a suspend.
SLEPT = timedelta(seconds=40)

_MOST_POPUPS = 10

_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class Away(QObject):
    """Looks every few seconds how long nothing was pressed, on two clocks.

    The steady clock stops while the computer sleeps and the wall clock can be set by hand, so whichever says
    the longer time counts.

    Signals:
        gone(): nothing was pressed for the chosen time, or the computer slept.
    """

    gone = Signal()

    def __init__(self, window: QWindow, now: Callable[[], datetime], minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._now = now
        self._limit = timedelta(minutes=minutes)
        self._steady = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._watched: QWindow | None = None
        self._follow(window)
        # Whoever types in a dialog is here too, and a dialog is a window of its own.
        QGuiApplication.instance().focusWindowChanged.connect(self._follow)  # type: ignore[union-attr]
        self.touch()
        self._timer.start()

    def set_minutes(self, minutes: int) -> None:
        """After how long; 0 is never."""
        self._limit = timedelta(minutes=minutes)
        self.touch()

    def touch(self) -> None:
        """The writer is here."""
        self._steady.start()
        self._touched_at = self._looked_at = self._now()

    @Slot(QWindow)
    def _follow(self, window: QWindow | None) -> None:
        if window is None or window is self._watched:
            return
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = window
        window.installEventFilter(self)

    @Slot()
    def look(self) -> None:
        """Is the writer still here?"""
        now = self._now()
        slept = now - self._looked_at > SLEPT
        self._looked_at = now
        still = max(timedelta(milliseconds=self._steady.elapsed()), now - self._touched_at)
        if self._limit and (slept or still >= self._limit):
            self.touch()
            self.gone.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._steady.restart()
            self._touched_at = self._now()
        return False


def clear_away(window: QWidget) -> None:
    """Whatever is open over a window, half composed in it, or copied from it."""
    QGuiApplication.inputMethod().commit()
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    for _ in range(_MOST_POPUPS):
        popup = QApplication.activePopupWidget()
        if popup is None:
            break
        popup.close()
    clear_copies()


def clear_copies() -> None:
    """Empty the clipboard and the selection of X11 where what is in them came from here."""
    clipboard = QApplication.clipboard()
    for owned, mode in (
        (clipboard.ownsClipboard(), clipboard.Mode.Clipboard),
        (clipboard.ownsSelection(), clipboard.Mode.Selection),
    ):
        if owned:
            clipboard.clear(mode)
