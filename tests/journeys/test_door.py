"""The door: what is typed there is neither lost nor left lying about, and nothing silent keeps anybody out."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from tests.computer import (
    Computer,
    are_rooms_open,
    gate_of,
    make_quickly,
    open_dialogs,
    unlock,
    workspace_of,
)
from tests.journeys.test_backups import at, go_to_backups, write

from unhurried import paths
from unhurried.domain.errors import DiskIsFull, KeyringUnavailable
from unhurried.domain.inbox import LONGEST_LINE
from unhurried.domain.keys import recovery_code
from unhurried.storage import SealedWaysIn, inbox
from unhurried.ui.main_window import MainWindow
from unhurried.ui.pages.backup_steps import ChooseStep
from unhurried.ui.pages.steps import SecretStep
from unhurried.ui.pages.unlock import UnlockPage

CODE = recovery_code(bytes(range(16)))
EXECUTORS = recovery_code(bytes(range(3, 19)))
ANOTHER = "quite another passphrase of mine"


@pytest.fixture
def window(computer: Computer) -> MainWindow:
    return computer.start_writing()


@pytest.fixture
def door(computer: Computer, window: MainWindow) -> UnlockPage:
    window.lock()
    page = gate_of(window)
    computer.until(lambda: hasattr(page, "line"))
    return page


def begin_line(computer: Computer, door: UnlockPage, words: str) -> None:
    door.line.open_button.click()
    computer.until(door.line.field.hasFocus)
    computer.type(words)


def nobody(_: object) -> None:
    """Hears of work that only takes its time."""


def drafts(window: MainWindow) -> list[str]:
    return sorted(draft.writing.body for draft in workspace_of(window).desk.unfinished())


# The line


def test_what_stands_in_the_line_is_left_by_unlocking(computer: Computer, window: MainWindow, door: UnlockPage):
    begin_line(computer, door, "left in a hurry")
    door.field.setFocus()
    unlock(computer, window)
    assert "left in a hurry" in drafts(window)


def test_what_stands_in_the_line_is_left_by_closing(computer: Computer, window: MainWindow, door: UnlockPage):
    begin_line(computer, door, "left in a hurry")
    assert window.close()
    again = computer.start()
    unlock(computer, again)
    assert "left in a hurry" in drafts(again)


def test_what_stands_in_the_line_is_left_by_going_elsewhere(computer: Computer, window: MainWindow, door: UnlockPage):
    begin_line(computer, door, "left in a hurry")
    go_to_backups(computer, window)
    window.gates.show_door(paths.default_journal())
    computer.come_back_to(window)
    unlock(computer, window)
    assert "left in a hurry" in drafts(window)


def test_a_long_paste_is_not_cut(computer: Computer, window: MainWindow, door: UnlockPage):
    door.line.open_button.click()
    words = "a kettle " * 6000
    computer.paste(words)
    assert door.line.field.text() == words
    door.line.leave()
    assert "longer than a line" in door.line.message.text()
    assert door.line.field.text() == words
    door.field.setFocus()
    unlock(computer, window)
    left = drafts(window)
    assert all(len(draft) <= LONGEST_LINE for draft in left)
    assert sorted("".join("".join(left).split())) == sorted("".join(words.split()))


def test_a_line_for_which_there_is_no_room_is_told_before_it_is_left_behind(
    computer: Computer, window: MainWindow, door: UnlockPage, monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object) -> None:
        raise DiskIsFull

    monkeypatch.setattr(door.line._letterbox, "leave", full)
    begin_line(computer, door, "left in a hurry")
    door.field.setFocus()
    unlock(computer, window)
    assert window.rooms is None
    assert "The line below could not be kept." in door.message.text()
    assert door.line.field.text() == "left in a hurry"
    computer.press(Qt.Key.Key_Return)
    computer.until(lambda: are_rooms_open(window))


def test_a_line_beyond_a_full_inbox_is_left_once_there_is_room(
    computer: Computer, window: MainWindow, door: UnlockPage, monkeypatch: pytest.MonkeyPatch
):
    begin_line(computer, door, "the first")
    door.line.leave()
    with monkeypatch.context() as patched:
        patched.setattr(inbox, "MOST_LINES", 1)
        computer.type("one too many")
        door.field.setFocus()
        unlock(computer, window)
    assert "the first" in drafts(window)
    window.lock()
    unlock(computer, window)
    assert {"the first", "one too many"} <= set(drafts(window))


# The keyring


class Silent:
    """A system's keyring that has been asked and does not answer, or not for long."""

    def __init__(self) -> None:
        self.there, self.go = threading.Event(), threading.Event()

    def __call__(self, *_: object) -> bytes:
        self.there.set()
        self.go.wait(10)
        raise KeyringUnavailable


@pytest.fixture
def silent(computer: Computer, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[Silent]:
    keyring = Silent()
    monkeypatch.setattr(SealedWaysIn, "unlock_with_keyring", keyring)
    yield keyring
    keyring.go.set()


def test_a_silent_keyring_keeps_nobody_out(computer: Computer, window: MainWindow, door: UnlockPage, silent: Silent):
    door.unlock_with_keyring()
    assert silent.there.wait(10)
    assert door.unlock_button.isEnabled()
    unlock(computer, window)
    silent.go.set()
    computer.until(lambda: window._background.is_idle)
    assert are_rooms_open(window)
    assert not open_dialogs(window)


def test_a_silent_keyring_is_not_waited_for(window: MainWindow, door: UnlockPage, silent: Silent):
    door.unlock_with_keyring()
    assert silent.there.wait(10)
    assert window.close()
    assert not silent.go.is_set()


# Which secret it was


def test_the_executors_code_opens_and_offers_nothing(computer: Computer, window: MainWindow):
    computer.ways.renew_executor_code(paths.default_journal(), computer.key, EXECUTORS)
    window.lock()
    unlock(computer, window, EXECUTORS)
    assert are_rooms_open(window)
    computer._settle()
    assert not open_dialogs(window)


def test_the_recovery_code_offers_a_new_passphrase(computer: Computer, window: MainWindow):
    computer.ways.renew_executor_code(paths.default_journal(), computer.key, EXECUTORS)
    window.lock()
    unlock(computer, window, CODE.lower())
    dialog = computer.dialog_over(window)
    assert any("You came in with the recovery code." in label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()


def test_a_passphrase_that_reads_like_a_code_is_none(computer: Computer):
    folder, _ = make_quickly(computer.home / "lookalike.journal")
    computer.folders.change_passphrase(folder, computer.folders.unlock(folder, CODE), EXECUTORS)
    window = computer.start()
    window.show_gate(folder)
    unlock(computer, window, EXECUTORS)
    computer._settle()
    assert not open_dialogs(window)


# What was typed wrong


def test_a_wrong_secret_of_an_older_backup_is_not_remembered(computer: Computer, window: MainWindow):
    write(window, computer, "a kettle between us")
    window.lock()
    computer.ways.rotate(paths.default_journal(), computer.key, ANOTHER, recovery_code(bytes(range(1, 17))))
    go_to_backups(computer, window, ANOTHER)
    for _ in range(2):
        choice = at(computer, window, ChooseStep)
        choice.list.setCurrentRow(choice.list.count() - 1)
        choice.look_button.click()
        step = at(computer, window, SecretStep)
        assert step.field.text() == ""
        computer.until(step.field.hasFocus)
        computer.type("quite the wrong one")
        computer.press(Qt.Key.Key_Return)
        computer.until(step.message.isVisible)
        step.back_button.click()
    assert at(computer, window, ChooseStep).message.isHidden()


def test_a_passphrase_does_not_stay_at_the_door(computer: Computer, window: MainWindow, door: UnlockPage):
    unlock(computer, window, "a heron waits by the copper kettl")
    field = door.field
    assert field.text(), "a slip can be mended"
    assert field.still.isActive()
    field.reveal_button.click()
    door.unlock_button.setFocus()
    assert not field.reveal_button.isChecked()
    field.still.timeout.emit()
    assert field.text() == ""
    field.reveal_button.click()
    computer.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "", "nor can it be brought back"


def test_a_door_that_was_left_forgets(computer: Computer, window: MainWindow, door: UnlockPage):
    computer.come_back_to(window)
    computer.until(door.field.hasFocus)
    computer.type("a heron waits")
    assert not door.field.left.isActive()
    other = QWidget()
    computer.qtbot.addWidget(other)
    with computer.qtbot.waitExposed(other):
        other.show()
    computer._activate(other)
    computer.until(door.field.left.isActive)
    computer._activate(window)
    computer.until(lambda: not door.field.left.isActive())
    assert door.field.text() == "a heron waits"
    computer._activate(other)
    computer.until(door.field.left.isActive)
    door.field.left.timeout.emit()
    assert door.field.text() == ""


def test_a_passphrase_that_is_being_tried_stays(computer: Computer, window: MainWindow, door: UnlockPage):
    go = threading.Event()
    window._background.run(lambda: go.wait(10), nobody, nobody)
    door.field.set_text("a heron waits")
    door.unlock()
    assert not door.field.still.isActive()
    assert not door.field.left.isActive()
    go.set()
    computer.until(door.message.isVisible)
    assert door.field.still.isActive()


def test_the_ways_back_forget_too(computer: Computer, window: MainWindow, door: UnlockPage):
    door.backup.restore_button.click()
    step = at(computer, window, SecretStep)
    computer.until(step.field.hasFocus)
    computer.type("a heron waits")
    assert step.field.still.isActive()
    step.field.still.timeout.emit()
    assert step.field.text() == ""
