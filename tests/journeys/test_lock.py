"""Locking: at once, from anywhere, without a question, and back to the same half word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from tests.computer import PASSPHRASE, Computer, gate_of, make_journal, make_quickly, rooms_of, unlock, workspace_of

from unhurried import __main__, restart
from unhurried.domain.errors import DiskIsFull, JournalDamaged
from unhurried.domain.finding import Filter
from unhurried.ui.dialogs.question_dialog import QuestionDialog
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


# What used to stand in its way


def full(_draft: object) -> None:
    raise DiskIsFull


def covered(computer: Computer, window: MainWindow, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """Locked on a full disk, with these words behind the door."""
    assert window.workspace
    monkeypatch.setattr(window.workspace.desk, "keep", full)
    computer.type(words)
    window.lock()
    assert at_the_door(window)


def test_behind_a_covered_door_no_other_journal_lets_anybody_in(computer: Computer, window: MainWindow, monkeypatch):
    covered(computer, window, monkeypatch, "no room for this")
    folder, key = make_quickly(computer.home / "another.journal")
    window.gates.show_door(folder)
    window.gates.passed.emit(folder, key, False)
    assert at_the_door(window)
    assert window.opened
    assert gate_of(window).folder == window.opened.folder
    monkeypatch.undo()


def test_a_covered_door_has_no_way_that_would_lose_the_words(computer: Computer, window: MainWindow, monkeypatch):
    covered(computer, window, monkeypatch, "no room for this")
    door = gate_of(window)
    computer.until(lambda: hasattr(door, "backup") and door.backup.isVisible())
    for button in (door.other_button, door.new_button, door.sample_button, door.backup.restore_button):
        assert not button.isVisible()
    window.open_sample()
    assert at_the_door(window)
    assert "wait behind this door" in door.message.text()
    monkeypatch.undo()


def test_once_the_words_are_kept_the_lock_is_finished(computer: Computer, window: MainWindow, monkeypatch):
    asked: list[Path | None] = []
    window._outside = replace(window._outside, start_afresh=lambda folder, _place: asked.append(folder))
    with monkeypatch.context() as patched:
        covered(computer, window, patched, "no room for this")
        assert asked == []
        assert window.opened
    assert window.opened.rooms
    window.opened.rooms.write.autosave.flush()
    computer.until(lambda: asked)
    assert window.opened is None
    unlock(computer, window)
    assert rooms_of(window).write.table.sheet.text() == "no room for this"


def test_a_page_that_cannot_be_read_does_not_keep_it_from_locking(
    computer: Computer, window: MainWindow, monkeypatch
):
    def damaged(*_: object) -> str:
        raise JournalDamaged

    assert window.workspace
    computer.type("half a wo")
    monkeypatch.setattr(window.workspace._journal, "preference", damaged)
    window.lock()
    assert at_the_door(window)
    assert window.opened is None


def test_a_fault_of_ours_while_keeping_covers_the_rooms(computer: Computer, window: MainWindow, monkeypatch, caplog):
    def broken() -> bool:
        raise ValueError("a word that was written")

    computer.type("half a wo")
    with monkeypatch.context() as patched:
        patched.setattr(rooms_of(window).write, "put_down", broken)
        window.lock()
        assert at_the_door(window)
    assert "a word that was written" not in caplog.text
    caplog.clear()
    unlock(computer, window)
    assert rooms_of(window).write.table.sheet.text() == "half a wo"


def press_lock() -> None:
    """As the desktop does: to the window that has the focus, whatever it is."""
    focus = QGuiApplication.focusWindow()
    assert focus is not None
    QTest.keyPress(focus, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_the_key_locks_from_within_a_dialog(computer: Computer, window: MainWindow):
    rooms_of(window).write.session.choose_code()
    computer.dialog_over(window)
    press_lock()
    computer.until(lambda: at_the_door(window))


def test_the_key_locks_from_within_a_menu(computer: Computer, window: MainWindow):
    menu = QMenu(window)
    menu.addAction("4 Mar 2026 · the first draft")
    menu.popup(window.mapToGlobal(window.rect().center()))
    computer.until(menu.isVisible)
    press_lock()
    computer.until(lambda: at_the_door(window))
    assert not menu.isVisible()


def test_after_a_blank_sheet_one_does_not_land_in_another_sessions_words(computer: Computer, window: MainWindow):
    computer.type("the first session")
    rooms_of(window).actions_.new_reflection.trigger()
    window.lock()
    unlock(computer, window)
    assert rooms_of(window).write.table.sheet.text() == ""
    rooms = rooms_of(window)
    rooms.actions_.larger.trigger()
    computer.until(lambda: window.rooms is not None and window.rooms is not rooms)
    assert rooms_of(window).write.table.sheet.text() == ""
    assert [
        draft.writing.body or draft.writing.answers[0].text for draft in workspace_of(window).desk.unfinished()
    ] == ["the first session"]


def test_an_open_menu_goes_too(computer: Computer, window: MainWindow):
    rooms = rooms_of(window)
    computer.type("the first draft")
    rooms.actions_.new_reflection.trigger()
    menu = QMenu(window)
    menu.addAction("4 Mar 2026 · the first draft")
    menu.popup(window.mapToGlobal(window.rect().center()))
    computer.until(menu.isVisible)
    window.lock()
    assert not menu.isVisible()


def test_closing_the_journal_is_a_lock(computer: Computer, window: MainWindow):
    asked: list[Path | None] = []
    window._outside = replace(window._outside, start_afresh=lambda folder, _place: asked.append(folder))
    rooms_of(window).go("settings")
    rooms_of(window).settings.place.other_button.click()
    assert at_the_door(window)
    assert len(asked) == 1


@pytest.mark.parametrize("place", ["-40,10,1180,800", "-1920,-8,1180,800", "0,0,1180,800"])
def test_a_window_that_hangs_over_the_edge_comes_back_there(place: str):
    words = restart.command(Path("-odd name.journal"), place)
    arguments = __main__._parser().parse_args(words[words.index("unhurried") + 1 :])
    assert (arguments.place, arguments.journal) == (place, Path("-odd name.journal"))


def test_a_question_of_ones_own_that_was_begun_is_there_again(computer: Computer, window: MainWindow):
    rooms = rooms_of(window)
    rooms.go("prompts")
    rooms.prompts.add_button.click()
    dialog = computer.dialog_over(window)
    assert isinstance(dialog, QuestionDialog)
    dialog.pull_choice.setChecked(True)
    computer.until(dialog.wording.hasFocus)
    computer.type("Did I hurry past a pa")
    window.lock()
    computer.come_back_to(window)
    unlock(computer, window)
    rooms_of(window).prompts.add_button.click()
    dialog = computer.dialog_over(window)
    assert isinstance(dialog, QuestionDialog)
    assert (dialog.wording.text(), dialog.pull_choice.isChecked()) == ("Did I hurry past a pa", True)
    dialog.cancel_button.click()
    computer.come_back_to(window)
    rooms_of(window).prompts.add_button.click()
    dialog = computer.dialog_over(window)
    assert isinstance(dialog, QuestionDialog)
    assert dialog.wording.text() == ""
