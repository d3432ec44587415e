"""Witness: a pixel in a window that says when the window has been painted, in the child processes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget


class Witness(QWidget):
    """Lies on top of everything else in the window, and so is painted last; then calls `painted` once.

    The call comes when the event loop has gone round, with all that was painted handed over.
    """

    def __init__(self, window: QWidget, painted: Callable[[], None]) -> None:
        super().__init__(window)
        self._painted: Callable[[], None] | None = painted
        self.resize(1, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._painted:
            QTimer.singleShot(0, self._painted)
            self._painted = None
