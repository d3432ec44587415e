"""Acts a script on the real app in a process of its own: waits for things, and types with real key events."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from unhurried import app, faults
from unhurried.settings import SettingsFile
from unhurried.storage import SqlcipherFolders
from unhurried.storage.slots import Strength
from unhurried.ui.focus_ring import FocusRing
from unhurried.ui.main_window import MainWindow
from unhurried.ui.pages.unlock import UnlockPage
from unhurried.ui.rooms import Rooms
from unhurried.ui.theme import Theme

T = TypeVar("T", bound=QWidget)
Moment = Callable[[], object]
Script = Callable[["Stage"], Iterator[Moment]]

PATIENCE_S = 20
GAVE_UP = 7


class Stage(QObject):
    """The window of a real run, and the hands at its keyboard."""

    def __init__(self, window: MainWindow, script: Script) -> None:
        super().__init__()
        self.window = window
        self._moments = script(self)
        self._moment: Moment = lambda: True
        self._since = time.monotonic()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(5)

    @Slot()
    def _look(self) -> None:
        """Go on with the script once what it waits for has come."""
        if time.monotonic() - self._since > PATIENCE_S:
            sys.stderr.write("gave up waiting\n")
            QApplication.exit(GAVE_UP)
        elif self._moment():
            self._moment = next(self._moments, self._end)
            self._since = time.monotonic()

    def _end(self) -> bool:
        self._timer.stop()
        self.window.close()
        QApplication.exit(0)
        return False

    @property
    def rooms(self) -> Rooms:
        assert self.window.rooms is not None
        return self.window.rooms

    def page(self, kind: type[T]) -> T:
        """What the window shows, which is of this kind."""
        widget = self.window.centralWidget()
        assert isinstance(widget, kind)
        return widget

    def type(self, text: str) -> None:
        QTest.keyClicks(self._focus(), text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._focus(), key, modifier)

    def unlock(self, passphrase: str) -> Iterator[Moment]:
        """Open the journal, and come to the sheet."""
        yield self.page(UnlockPage).field.hasFocus
        self.type(passphrase)
        self.press(Qt.Key.Key_Return)
        yield lambda: self.window.rooms is not None and self.window.rooms.isVisible()
        yield self.rooms.write.table.sheet.hasFocus

    @staticmethod
    def _focus() -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget


def after(seconds: float) -> Moment:
    """The moment when so much time has passed."""
    then = time.monotonic() + seconds
    return lambda: time.monotonic() >= then


def act(script: Script, journal: Path, settings: Path) -> int:
    """Start Unhurried as `app.main` does, but for a quicker key derivation, and act the script."""
    app.harden()
    application = app.make_application(["unhurried"])
    theme = Theme(application)
    FocusRing(theme, application)
    folders = SqlcipherFolders(Strength(m_kib=8 * 1024, t=1, p=1))
    around = replace(app.surroundings(SettingsFile(settings)), folders=folders)
    window = MainWindow(around, theme)
    faults.watch(window.say_sorry)
    window.show_gate(journal)
    window.show()
    window.activateWindow()
    stage = Stage(window, script)
    code = application.exec()
    del stage
    return code
