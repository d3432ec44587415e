"""Cancelling: what has not begun is not done, what could not be stopped any more is told, and nothing waits long."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from tests.computer import PASSPHRASE, gate_of, open_dialogs, unlock
from tests.journeys.ways.conftest import At, make_executor_code, sheet
from tests.journeys.ways.test_passphrase import NEW, choose
from tests.storage.test_keyring import Keyring

from unhurried import paths
from unhurried.domain.errors import UnhurriedError
from unhurried.domain.keys import WayIn
from unhurried.ui.dialogs.keyring_dialog import KeyringDialog
from unhurried.ui.dialogs.new_code_dialog import NewCodeDialog
from unhurried.ui.dialogs.panel import Panel

PATIENCE_S = 10


class Gate(QObject):
    """Holds work up until it is let through."""

    def __init__(self) -> None:
        super().__init__()
        self._go, self.there = threading.Event(), threading.Event()

    def wait(self, *_: object) -> None:
        self.there.set()
        self._go.wait(PATIENCE_S)

    def let_through(self) -> None:
        self._go.set()

    def before(self, work: Callable[..., object]) -> Callable[..., object]:
        def held_up(*args: object) -> object:
            self.wait()
            return work(*args)

        return held_up

    def hear(self, _: object) -> None:
        """Nobody asked."""


@pytest.fixture
def held_up() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.let_through()


def opens(at: At, secret: str) -> bool:
    try:
        at.computer.folders.unlock(paths.default_journal(), secret)
    except UnhurriedError:
        return False
    return True


def cancel(at: At, dialog: Panel) -> None:
    dialog.reject()
    at.gone()


def let_through(at: At, gate: Gate) -> None:
    gate.let_through()
    at.computer.until(lambda: at.window._background.is_idle)
    at.settle()
    assert not at.window.findChildren(Panel), "what was kept out of sight has gone"


def test_a_passphrase_that_waits_is_not_changed_after_cancel(at: At, held_up: Gate):
    at.press("passphrase_button")
    at.window._background.run(held_up.wait, held_up.hear, held_up.hear)
    cancel(at, choose(at, PASSPHRASE, NEW, NEW))
    let_through(at, held_up)
    assert opens(at, PASSPHRASE)
    assert not opens(at, NEW)
    assert "changed" not in at.said()


def test_a_passphrase_that_is_being_changed_is_told_after_cancel(at: At, held_up: Gate, monkeypatch):
    folders = at.computer.folders
    monkeypatch.setattr(folders, "change_passphrase", held_up.before(folders.change_passphrase))
    at.press("passphrase_button")
    dialog = choose(at, PASSPHRASE, NEW, NEW)
    at.computer.until(held_up.there.is_set)
    cancel(at, dialog)
    let_through(at, held_up)
    assert opens(at, NEW)
    assert "The passphrase is changed." in at.said()


def test_locking_while_it_is_changed_says_nothing_at_the_door(at: At, held_up: Gate, monkeypatch):
    folders = at.computer.folders
    monkeypatch.setattr(folders, "change_passphrase", held_up.before(folders.change_passphrase))
    at.press("passphrase_button")
    choose(at, PASSPHRASE, NEW, NEW)
    at.computer.until(held_up.there.is_set)
    at.window.lock()
    let_through(at, held_up)
    assert gate_of(at.window).message.isHidden()
    at.unlock(NEW)


def test_a_new_code_that_waits_does_not_hold_after_cancel(at: At, held_up: Gate):
    at.press("new_code_button")
    dialog = at.dialog(NewCodeDialog)
    at.computer.type(PASSPHRASE)
    at.computer.press(Qt.Key.Key_Return)
    at.computer.until(dialog.paper.isVisible)
    code = dialog.paper.recovery_code
    at.computer.press(Qt.Key.Key_Space)
    at.window._background.run(held_up.wait, held_up.hear, held_up.hear)
    for number in dialog.paper.asked:
        at.computer.type(code.split("-")[number])
        at.computer.press(Qt.Key.Key_Return)
    assert not dialog.next_button.isEnabled()
    cancel(at, dialog)
    let_through(at, held_up)
    assert opens(at, at.code)
    assert not opens(at, code)


def test_an_executors_code_that_waits_is_not_made_after_closing(at: At, held_up: Gate):
    dialog = sheet(at)
    dialog.with_code.setChecked(True)
    dialog.code.present.set_text(PASSPHRASE)
    at.window._background.run(held_up.wait, held_up.hear, held_up.hear)
    dialog.code.make_button.click()
    cancel(at, dialog)
    let_through(at, held_up)
    assert WayIn.EXECUTOR not in at.ways()


def test_an_executors_code_that_nobody_has_seen_is_told(at: At, held_up: Gate, monkeypatch):
    ways = at.computer.ways
    renew = ways.renew_executor_code
    dialog = sheet(at)
    first = make_executor_code(at, dialog)
    cancel(at, dialog)
    monkeypatch.setattr(ways, "renew_executor_code", held_up.before(renew))
    dialog = sheet(at)
    dialog.with_code.setChecked(True)
    dialog.code.present.set_text(PASSPHRASE)
    dialog.code.make_button.click()
    at.computer.until(held_up.there.is_set)
    cancel(at, dialog)
    let_through(at, held_up)
    assert not opens(at, first)
    assert "closed before it could be shown" in at.said()
    assert at.card.take_back_button.isVisible()


def test_a_keyring_that_answers_after_cancel_opens_nothing(
    backend: type[Keyring], at: At, held_up: Gate, monkeypatch
):
    card = at.card
    at.computer.until(card.keyring_button.isVisible)
    ways = at.computer.ways
    monkeypatch.setattr(ways._keyring, "keep", held_up.before(ways._keyring.keep))
    at.press("keyring_button")
    dialog = at.dialog(KeyringDialog)
    at.computer.type(PASSPHRASE)
    at.computer.press(Qt.Key.Key_Return)
    at.computer.until(held_up.there.is_set)
    cancel(at, dialog)
    let_through(at, held_up)
    assert WayIn.KEYRING not in at.ways()
    assert backend.kept == {}


def test_a_passphrase_is_changed_while_a_long_backup_is_made(at: At, held_up: Gate):
    at.window._background.run_long(held_up.wait, held_up.hear, held_up.hear)
    at.press("passphrase_button")
    choose(at, PASSPHRASE, NEW, NEW)
    at.gone()
    assert "The passphrase is changed." in at.said()
    assert not open_dialogs(at.window)
    held_up.let_through()
    at.window.lock()
    at.computer.come_back_to(at.window)
    unlock(at.computer, at.window, NEW)
