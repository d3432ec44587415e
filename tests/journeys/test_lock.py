"""Locking: at once, from anywhere, without a question, and back to the same half word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from tests.computer import PASSPHRASE, Computer, make_journal, rooms_of, unlock

from unhurried.domain.errors import DiskIsFull
from unhurried.domain.finding import Filter
from unhurried.ui.main_window import MainWindow
from unhurried.ui.pages.unlock import UnlockPage


@pytest.fixture
def window(computer: Computer) -> MainWindow:
    window = computer.start()
    make_journal(computer, window)
    return window


def at_the_door(window: MainWindow) -> bool:
    return isinstance(window.centralWidget(), UnlockPage) and window.rooms is None


def test_half_a_word_and_its_caret_come_back(computer: Computer, window: MainWindow):
    table = rooms_of(window).write.table
    table.step_on()
    computer.type("half a thou")
    computer.press(Qt.Key.Key_Left)
    rooms_of(window).actions_.lock.trigger()
    assert at_the_door(window)
    assert window.workspace is None
    unlock(computer, window, PASSPHRASE)
    table = rooms_of(window).write.table
    assert (table.currentIndex(), table.sheet.text(), table.sheet.caret()) == (1, "half a thou", 10)


def test_the_room_and_what_was_read_come_back(computer: Computer, window: MainWindow):
    rooms = rooms_of(window)
    for body in ("about a kettle", "about a window"):
        rooms.write.table.set_way("line")
        computer.type(body)
        rooms.write.finish()
        rooms.go("write")
    rooms.go("journal")
    rooms.journal.filters.narrow(Filter(words="kettle"))
    reading = rooms.journal.pane.reflection_id
    window.lock()
    unlock(computer, window, PASSPHRASE)
    rooms = rooms_of(window)
    assert (rooms.room, rooms.journal.pane.reflection_id) == ("journal", reading)
    assert rooms.journal.filters.search.text() == "kettle"


def test_after_an_ordinary_start_write_is_open_again(computer: Computer, window: MainWindow):
    rooms_of(window).go("settings")
    window.lock()
    unlock(computer, window, PASSPHRASE)
    assert rooms_of(window).room == "settings"
    window.close()
    window = computer.start()
    unlock(computer, window, PASSPHRASE)
    assert rooms_of(window).room == "write"


def test_no_dialog_stands_in_its_way(computer: Computer, window: MainWindow):
    rooms_of(window).write.session.choose_code()
    rooms_of(window).actions_.shortcuts.trigger()
    window.lock()
    assert at_the_door(window)
    assert not [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def test_stillness_locks(computer: Computer, window: MainWindow):
    computer.type("left as it is")
    rooms_of(window).away.gone.emit()
    assert at_the_door(window)


def test_a_fresh_process_is_asked_for_once_everything_is_closed(computer: Computer, window: MainWindow):
    asked: list[tuple[Path, str]] = []

    def start_afresh(folder: Path, place: str) -> None:
        assert window.workspace is None
        asked.append((folder, place))

    window._outside = replace(window._outside, start_afresh=start_afresh)
    window.lock()
    ((folder, place),) = asked
    assert folder.suffix == ".journal"
    assert len([int(part) for part in place.split(",")]) == 4


def test_a_process_that_cannot_be_replaced_is_still_locked(computer: Computer, window: MainWindow, caplog):
    def fail(_folder: Path, _place: str) -> None:
        raise OSError("no more processes")

    window._outside = replace(window._outside, start_afresh=fail)
    window.lock()
    assert at_the_door(window)
    assert "no more processes" not in caplog.text
    caplog.clear()


def test_on_a_full_disk_the_words_wait_behind_the_door(
    computer: Computer, window: MainWindow, monkeypatch: pytest.MonkeyPatch
):
    def full(_draft: object) -> None:
        raise DiskIsFull

    workspace = window.workspace
    assert workspace is not None
    with monkeypatch.context() as patched:
        patched.setattr(workspace.desk, "keep", full)
        computer.type("no room for this")
        window.lock()
        assert at_the_door(window)
        assert "no room for this" not in [w.accessibleName() for w in QApplication.allWidgets() if w.isVisible()]
    page = window.centralWidget()
    assert isinstance(page, UnlockPage)
    unlock(computer, window, PASSPHRASE)
    assert rooms_of(window).write.table.sheet.text() == "no room for this"
    assert rooms_of(window).write.put_down()


def test_a_wrong_passphrase_does_not_lift_the_cover(computer: Computer, window: MainWindow, monkeypatch):
    def full(_draft: object) -> None:
        raise DiskIsFull

    workspace = window.workspace
    assert workspace is not None
    with monkeypatch.context() as patched:
        patched.setattr(workspace.desk, "keep", full)
        computer.type("no room for this")
        window.lock()
        unlock(computer, window, "not the passphrase at all")
        assert at_the_door(window)
    unlock(computer, window, PASSPHRASE)


def test_a_sample_says_that_it_has_no_lock(computer: Computer, window: MainWindow):
    assert window.opened
    window.opened.key = None
    window.lock()
    assert not at_the_door(window)
    assert "no passphrase" in rooms_of(window).banner.message.text()
