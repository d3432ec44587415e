"""One computer on which Unhurried is started again and again, driven with real key events."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from unhurried import paths
from unhurried.domain.keys import MasterKey, recovery_code
from unhurried.domain.ports import JournalFolders
from unhurried.services.shelves import load_shelves
from unhurried.settings import SettingsFile
from unhurried.storage import SealedLetterbox, SealedWaysIn, SqlcipherFolders, SqlcipherSafekeeping
from unhurried.storage.slots import Strength
from unhurried.ui.main_window import MainWindow
from unhurried.ui.pages.first_start import FirstStartPage
from unhurried.ui.pages.unlock import UnlockPage
from unhurried.ui.rooms import Rooms
from unhurried.ui.surroundings import Surroundings
from unhurried.ui.theme import Theme
from unhurried.ui.workspace import Workspace

PASSPHRASE = "a heron waits by the copper kettle"  # noqa: S105
QUICK = Strength(m_kib=8 * 1024, t=1, p=1)
CONTROL = Qt.KeyboardModifier.ControlModifier


class Computer:
    """One computer; its clock is set by hand, and its home is the test's own folder."""

    def __init__(self, qtbot, home: Path, made: Path, key: MasterKey) -> None:
        self.qtbot = qtbot
        self.home = home
        self._made = made
        self.key = key
        self.settings = home / "settings.json"
        self.folders: JournalFolders = SqlcipherFolders(QUICK)
        self.ways = SealedWaysIn(QUICK)
        self.at = datetime(2026, 3, 4, 16, 0, tzinfo=UTC)
        self._ids = count()
        self._ticks = count()

    def start(self) -> MainWindow:
        """Start Unhurried as `./run` does, and wait until its window is there."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        surroundings = Surroundings(
            folders=self.folders,
            settings=SettingsFile(self.settings),
            load_shelves=load_shelves,
            open_sample=lambda: pytest.fail("no sample was asked for"),
            now=lambda: self.at + timedelta(seconds=next(self._ticks)),
            today=self._today,
            ways_in=lambda: self.ways,
            safekeeping=SqlcipherSafekeeping,
            letterbox=SealedLetterbox(),
            new_id=lambda: f"id-{next(self._ids)}",
        )
        window = MainWindow(surroundings, Theme(application))
        self.qtbot.addWidget(window)
        window.show_gate()
        with self.qtbot.waitExposed(window):
            window.show()
        self._activate(window)
        return window

    def _today(self) -> date:
        return self.at.date()

    def start_writing(self) -> MainWindow:
        """Start with a journal that was just made and opened, the caret on the first sheet."""
        folder = paths.default_journal()
        folder.parent.mkdir(mode=0o700, parents=True)
        shutil.copytree(self._made, folder)
        window = self.start()
        window.gates.passed.emit(folder, self.key, False)
        self.until(lambda: are_rooms_open(window) and rooms_of(window).write.table.sheet.hasFocus())
        return window

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self.qtbot.keyClicks(self._focus(), text)
        self._settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key where the focus is."""
        self.qtbot.keyClick(self._focus(), key, modifier)
        self._settle()

    def paste(self, text: str) -> None:
        """Paste where the focus is, as from another program."""
        QApplication.clipboard().setText(text)
        self.press(Qt.Key.Key_V, CONTROL)
        QApplication.clipboard().clear()

    def dialog_over(self, window: MainWindow) -> QDialog:
        """The dialog that has just been asked for, once it is there; a desktop makes it the active window."""
        self.until(lambda: open_dialogs(window))
        (dialog,) = open_dialogs(window)
        self._activate(dialog)
        return dialog

    def come_back_to(self, window: QWidget) -> None:
        """Do what a desktop does when a dialog has closed: make the window below it the active one."""
        self._activate(window)
        self.until(lambda: QApplication.focusWidget() is not None)

    def _activate(self, window: QWidget) -> None:
        if not window.isActiveWindow():
            window.activateWindow()
            self.until(window.isActiveWindow)

    def until(self, condition: Callable[[], object], timeout: int = 5000) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=timeout)

    def _settle(self) -> None:
        """Let what was put off until now happen, as it does between two keys of a person."""
        turned: list[bool] = []
        QTimer.singleShot(0, partial(turned.append, True))
        self.until(lambda: turned)

    @staticmethod
    def _focus() -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget


def make_quickly(folder: Path) -> tuple[Path, MasterKey]:
    """A new journal that opens with PASSPHRASE."""
    code = recovery_code(bytes(range(16)))
    return folder, SqlcipherFolders(QUICK).create(folder, PASSPHRASE, code, datetime(2026, 3, 1, tzinfo=UTC))


def make_journal(computer: Computer, window: MainWindow) -> str:
    """Through first start by keyboard; answers the recovery code from the paper."""
    code = go_through_first_start(computer, window)
    computer.until(lambda: are_rooms_open(window))
    return code


def go_through_first_start(computer: Computer, window: MainWindow) -> str:
    """All that is asked there, by keyboard, up to the last key."""
    page = window.centralWidget()
    assert isinstance(page, FirstStartPage)
    computer.qtbot.waitUntil(page.place.next_button.hasFocus)
    computer.press(Qt.Key.Key_Space)
    computer.type(PASSPHRASE)
    computer.press(Qt.Key.Key_Return)
    computer.type(PASSPHRASE)
    computer.press(Qt.Key.Key_Return)
    assert page.currentWidget() is page.code
    code = page.code.recovery_code
    computer.press(Qt.Key.Key_Space)
    for number in page.code.asked:
        computer.type(code.split("-")[number].lower())
        computer.press(Qt.Key.Key_Return)
    return code


def gate_of(window: MainWindow) -> UnlockPage:
    """The door of the journal, which is shown."""
    page = window.centralWidget()
    assert isinstance(page, UnlockPage)
    return page


def unlock(computer: Computer, window: MainWindow, secret: str = PASSPHRASE) -> UnlockPage:
    """Type a secret at the door, and wait for what comes of it."""
    page = gate_of(window)
    computer.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    computer.type(secret)
    computer.press(Qt.Key.Key_Return)
    # The message of an attempt before is hidden as this one begins.
    computer.until(lambda: are_rooms_open(window) or (window.rooms is None and page.message.isVisible()))
    return page


def are_rooms_open(window: MainWindow) -> bool:
    """Whether the rooms are there and on the screen, which they are a moment later."""
    return window.rooms is not None and window.rooms.isVisible()


def rooms_of(window: MainWindow) -> Rooms:
    """The rooms, which are open."""
    assert window.rooms is not None
    return window.rooms


def workspace_of(window: MainWindow) -> Workspace:
    """The verbs of the open journal."""
    assert window.workspace is not None
    return window.workspace


def open_dialogs(window: MainWindow) -> list[QDialog]:
    """The dialogs that are shown over a window."""
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
