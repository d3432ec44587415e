"""The first whole journey: make a journal, write, close, open again next day, and find it by a word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt
from tests.computer import PASSPHRASE, Computer, make_journal, rooms_of, unlock

from unhurried.domain.finding import Filter
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog


def test_written_today_and_found_tomorrow(computer: Computer):
    window = computer.start()
    make_journal(computer, window)
    rooms = rooms_of(window)
    assert rooms.room == "write"
    computer.qtbot.waitUntil(rooms.write.table.sheet.hasFocus)
    computer.type("The radiator ticked and I let it.")
    computer.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    computer.type("I waited")
    for _ in range(4):  # a question, the marker, the free sheet, and the end
        computer.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert rooms.room == "journal"
    window.close()

    computer.at += timedelta(days=1)
    window = computer.start()
    unlock(computer, window, PASSPHRASE)
    rooms = rooms_of(window)
    computer.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    computer.type("radia")
    computer.qtbot.waitUntil(lambda: rooms.journal.filters.current.words == "radia")
    assert rooms.journal.model.rowCount() == 1
    glimpse = rooms.journal.model.glimpse(0)
    assert glimpse is not None
    assert glimpse.day == date(2026, 3, 4)
    assert [piece.text for piece in glimpse.pieces if piece.is_hit] == ["radiator"]
    rooms.journal.filters.narrow(Filter(words="heron"))
    assert rooms.journal.model.rowCount() == 0


def test_left_half_way_the_same_words_and_caret_come_back(computer: Computer):
    window = computer.start()
    make_journal(computer, window)
    table = rooms_of(window).write.table
    table.step_on()
    computer.type("half a thou")
    computer.press(Qt.Key.Key_Left)
    computer.press(Qt.Key.Key_Left)
    window.close()

    computer.at += timedelta(days=7)
    window = computer.start()
    unlock(computer, window, PASSPHRASE)
    table = rooms_of(window).write.table
    assert table.currentIndex() == 1
    assert table.sheet.text() == "half a thou"
    assert table.sheet.caret() == len("half a thou") - 2
    assert rooms_of(window).write.draft().writing.day == date(2026, 3, 4)


def test_what_is_typed_is_kept_within_a_second_without_being_asked(computer: Computer):
    window = computer.start()
    make_journal(computer, window)
    write = rooms_of(window).write
    computer.type("kept by itself")
    computer.qtbot.waitUntil(lambda: write.footer.kept.text().startswith("Kept at"), timeout=1000)
    workspace = window.workspace
    assert workspace is not None
    drafts = workspace.desk.unfinished()
    assert [answer.text for draft in drafts for answer in draft.writing.answers] == ["kept by itself"]


def test_the_recovery_code_opens_the_door_too(computer: Computer):
    window = computer.start()
    code = make_journal(computer, window)
    window.close()
    window = computer.start()
    unlock(computer, window, code.lower().replace("0", "o"))
    assert window.rooms is not None
    assert computer.dialog_over(window).accessibleName() == "A new passphrase"


def test_a_passphrase_of_seven_words_is_not_taken_for_a_recovery_code(computer: Computer):
    window = computer.start()
    make_journal(computer, window)
    window.close()
    window = computer.start()
    unlock(computer, window, PASSPHRASE)
    assert len(PASSPHRASE.split()) == 7
    assert not rooms_of(window).banner.isVisible()


def test_a_wrong_passphrase_and_an_open_journal_are_told_apart(computer: Computer):
    window = computer.start()
    make_journal(computer, window)
    second = computer.start()
    page = unlock(computer, second, "not the passphrase at all")
    assert "Wrong passphrase" in page.message.text()
    page = unlock(computer, second, PASSPHRASE)
    assert "already open in another window" in page.message.text()
    window.close()


def test_editing_keeps_the_earlier_state(computer: Computer):
    window = computer.start()
    make_journal(computer, window)
    rooms = rooms_of(window)
    rooms.write.table.set_way("line")
    computer.type("before")
    computer.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rooms.actions_.edit_reflection.trigger()
    assert rooms.room == "write"
    rooms.write.table.sheet.selectAll()
    computer.type("after")
    computer.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    workspace = window.workspace
    assert workspace is not None
    reflection_id = rooms.journal.pane.reflection_id
    assert workspace.reading.one(reflection_id).writing.body == "after"
    assert [r.writing.body for r in workspace.reading.revisions(reflection_id)] == ["before"]


def test_the_trash_gives_back_until_it_is_emptied(computer: Computer):
    window = computer.start()
    make_journal(computer, window)
    rooms = rooms_of(window)
    rooms.write.table.set_way("line")
    computer.type("to be thrown away")
    computer.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rooms.journal.pane.trash_button.click()
    assert rooms.journal.model.rowCount() == 0
    rooms.banner.action_button.click()
    assert rooms.journal.model.rowCount() == 1
    rooms.journal.pane.trash_button.click()
    rooms.journal.filters.narrow(replace(Filter(), in_trash=True))
    rooms.journal.empty_button.click()
    dialog = rooms.journal.pane.findChild(ConfirmDialog)
    assert dialog is not None
    dialog.yes_button.click()
    workspace = window.workspace
    assert workspace is not None
    assert workspace.reading.count(in_trash=True) == 0
