"""A window with a journal, its card of the ways in, and what is done there more than once."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from tests.computer import PASSPHRASE, QUICK, Computer, open_dialogs, rooms_of, unlock
from tests.computer import workspace_of as workspace_in
from tests.storage.test_keyring import Keyring

from unhurried import paths
from unhurried.domain.keys import WayIn, recovery_code
from unhurried.services.safekeeping import BackupDesk
from unhurried.storage import SealedWaysIn, SqlcipherSafekeeping
from unhurried.storage.system_keyring import Accepted, SystemKeyring
from unhurried.ui.dialogs.executor_dialog import ExecutorDialog
from unhurried.ui.dialogs.new_code_dialog import NewCodeDialog
from unhurried.ui.dialogs.rehearse_dialog import RehearseDialog
from unhurried.ui.main_window import MainWindow
from unhurried.ui.pages.ways_card import WaysCard

NAME = "keyring_of_this_journey"
CODE = recovery_code(bytes(range(16)))
D = TypeVar("D", bound=QDialog)


class At:
    """A window with a journal of one reflection, and the code from its paper."""

    def __init__(self, computer: Computer) -> None:
        self.computer = computer
        self.window: MainWindow = computer.start_writing()
        self.code = CODE

    def write(self, words: str) -> None:
        rooms = rooms_of(self.window)
        rooms.go("write")
        rooms.write.table.set_way("line")
        self.computer.type(words)
        rooms.write.finish()

    @property
    def card(self) -> WaysCard:
        """The card, in view."""
        rooms_of(self.window).go("settings")
        return rooms_of(self.window).settings.ways

    def press(self, button: str) -> None:
        getattr(self.card, button).click()

    def dialog(self, kind: type[D]) -> D:
        dialog = self.computer.dialog_over(self.window)
        assert isinstance(dialog, kind)
        return dialog

    def gone(self) -> None:
        self.computer.until(lambda: not open_dialogs(self.window))
        self.computer.come_back_to(self.window)

    def said(self) -> str:
        banner = rooms_of(self.window).banner
        return "" if banner.isHidden() else banner.message.text()

    def restart(self, secret: str = PASSPHRASE) -> None:
        self.window.close()
        self.window = self.computer.start()
        unlock(self.computer, self.window, secret)

    def unlock(self, secret: str = PASSPHRASE) -> None:
        """At the door, once the desktop has made the window the active one again."""
        self.computer.come_back_to(self.window)
        unlock(self.computer, self.window, secret)
        assert rooms_of(self.window)

    def settle(self) -> None:
        """Whatever was to be offered is by now."""
        self.computer._settle()
        self.computer._settle()

    def preference(self, name: str) -> str:
        return workspace_in(self.window).preference(name)

    def ways(self) -> frozenset[WayIn]:
        return self.computer.ways.ways(paths.default_journal())

    def desk(self) -> BackupDesk:
        return BackupDesk(SqlcipherSafekeeping(), paths.default_journal(), lambda: self.computer.at)


@pytest.fixture
def at(computer: Computer) -> At:
    return At(computer)


def rehearse(at: At, typed: str) -> RehearseDialog:
    at.press("rehearse_button")
    dialog = at.dialog(RehearseDialog)
    at.computer.type(typed)
    at.computer.press(Qt.Key.Key_Return)
    at.computer.until(lambda: not dialog.found.isHidden() or not dialog.message.isHidden())
    return dialog


def renew(at: At) -> str:
    at.press("new_code_button")
    dialog = at.dialog(NewCodeDialog)
    at.computer.type(PASSPHRASE)
    at.computer.press(Qt.Key.Key_Return)
    at.computer.until(dialog.paper.isVisible)
    code = dialog.paper.recovery_code
    at.computer.press(Qt.Key.Key_Space)
    assert not dialog.paper.is_code_shown
    first, second = (code.split("-")[number].lower() for number in dialog.paper.asked)
    at.computer.type(first)
    at.computer.press(Qt.Key.Key_Return)
    assert dialog.paper.message.isHidden(), "Return only goes on to the second"
    at.computer.type(second)
    at.computer.press(Qt.Key.Key_Return)
    at.gone()
    return code


def sheet(at: At) -> ExecutorDialog:
    at.press("sheet_button")
    return at.dialog(ExecutorDialog)


def make_executor_code(at: At, dialog: ExecutorDialog) -> str:
    dialog.with_code.setChecked(True)
    dialog.code.present.setFocus()
    at.computer.type(PASSPHRASE)
    at.computer.press(Qt.Key.Key_Return)
    at.computer.until(lambda: dialog.code.code)
    return dialog.code.code


@pytest.fixture
def backend(computer: Computer, monkeypatch: pytest.MonkeyPatch) -> type[Keyring]:
    """A keyring of the form of the system's."""
    fresh = type("Keyring", (Keyring,), {"kept": {}, "__module__": NAME})
    module = ModuleType(NAME)
    module.Keyring = fresh  # pyright: ignore[reportAttributeAccessIssue]
    monkeypatch.setitem(sys.modules, NAME, module)
    computer.ways = SealedWaysIn(QUICK, keyring=SystemKeyring([Accepted(NAME, "Keyring")]))
    return fresh
