"""Hearing from the desktop that the computer is about to sleep or the session is locked, where it tells."""

from __future__ import annotations

import sys
from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_LOGIN = "org.freedesktop.login1"
_MANAGER = "/org/freedesktop/login1"
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
# The old way of naming a slot is the only one this connection takes; its stubs say bytes and it wants a str.
_HEAR = cast("bytes", SLOT("hear(bool)"))
_HEAR_LOCK = cast("bytes", SLOT("hear_lock()"))


class SleepSignals(QObject):
    """Listens on the local message bus; where there is none, the clocks of `Away` still notice a sleep.

    Signals:
        leaving(): the computer goes to sleep, or the session was locked.
    """

    leaving = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if sys.platform.startswith("linux"):
            self._listen()

    def _listen(self) -> None:
        from PySide6.QtDBus import QDBusConnection  # a local socket; loaded only once a journal is open

        # Named here and now: Qt keeps a connection alive by its name only.
        self._system, self._session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        if self._system.isConnected():
            self._system.connect(_LOGIN, _MANAGER, f"{_LOGIN}.Manager", "PrepareForSleep", self, _HEAR)
            self._system.connect(_LOGIN, "", f"{_LOGIN}.Session", "Lock", self, _HEAR_LOCK)
        if self._session.isConnected():
            for saver in _SAVERS:
                self._session.connect("", "", saver, "ActiveChanged", self, _HEAR)

    @Slot(bool)
    def hear(self, begins: bool) -> None:
        """Sleep or the screen saver begins, or ends."""
        if begins:
            self.leaving.emit()

    @Slot()
    def hear_lock(self) -> None:
        """The session is locked."""
        self.leaving.emit()
