"""A thread from its first week to its last: begun from an answer, added to, and read with both ends on one screen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget
from tests.computer import CONTROL, PASSPHRASE, Computer, make_journal, rooms_of, unlock, workspace_of

from unhurried.domain.errors import DiskIsFull
from unhurried.ui.dialogs.thread_dialog import ThreadDialog
from unhurried.ui.main_window import MainWindow
from unhurried.ui.pages.thread_view import ThreadView


@pytest.fixture
def window(computer: Computer) -> MainWindow:
    window = computer.start()
    make_journal(computer, window)
    return window


def thread_dialog(computer: Computer, window: MainWindow) -> ThreadDialog:
    dialog = computer.dialog_over(window)
    assert isinstance(dialog, ThreadDialog)
    return dialog


def press_button(computer: Computer, button: QWidget) -> None:
    button.setFocus()
    computer.press(Qt.Key.Key_Space)


def come_again(computer: Computer, window: MainWindow, days: int) -> MainWindow:
    window.close()
    computer.at += timedelta(days=days)
    window = computer.start()
    unlock(computer, window, PASSPHRASE)
    return window


def is_on_screen(view: ThreadView, widget: QWidget) -> bool:
    place = QRect(widget.mapTo(view.viewport(), QPoint()), widget.size())
    return view.viewport().rect().contains(place)


def begin_from_an_answer(computer: Computer, window: MainWindow) -> None:
    """By keyboard, on the first sheet of Write."""
    rooms = rooms_of(window)
    computer.until(rooms.write.table.sheet.hasFocus)
    computer.type("I spoke before the kettle had cooled.")
    assert rooms.write.table.step is not None
    press_button(computer, rooms.write.table.step.thread_button)
    dialog = thread_dialog(computer, window)
    assert dialog.question.hasFocus()
    assert dialog.question.selectedText() == rooms.write.table.step.question.text()
    computer.type("What do I hurry for?")
    computer.press(Qt.Key.Key_Return)
    computer.come_back_to(window)


def test_begun_in_one_week_and_read_in_the_last(computer: Computer, window: MainWindow):
    begin_from_an_answer(computer, window)
    rooms_of(window).write.finish()
    pane = rooms_of(window).journal.pane
    assert [chip.words() for chip in pane.threads.chips.chips()] == ["What do I hurry for?"]

    window = come_again(computer, window, 7)
    rooms = rooms_of(window)
    rooms.write.table.set_way("line")
    assert [chip.words() for chip in rooms.write.table.free.threads.chips.chips()] == ["What do I hurry for?"]
    computer.type("I waited, and looked at the tiles.")
    rooms.write.finish()
    press_button(computer, pane_button(window))
    dialog = thread_dialog(computer, window)
    press_button(computer, dialog.threads.chips()[0])
    computer.come_back_to(window)

    window = come_again(computer, window, 35)
    rooms = rooms_of(window)
    rooms.write.table.set_way("line")
    computer.type("Perhaps so as not to be looked at.")
    line = rooms.write.table.free.threads
    press_button(computer, line.chips.chips()[0])
    computer.until(line.menu.isVisible)
    line.menu.actions()[0].trigger()
    line.menu.close()
    rooms.write.finish()

    rooms.go("threads")
    (row,) = rooms.threads.shelf.list.rows
    assert "Perhaps so as not to be looked at." in row.words.text()
    press_button(computer, row.button)
    view = rooms.threads.shelf.view
    assert [card.words.words() for card in view.cards] == [
        "I spoke before the kettle had cooled.",
        "I waited, and looked at the tiles.",
        "Perhaps so as not to be looked at.",
    ]
    first, between, latest = view.cards
    computer.until(lambda: is_on_screen(view, first) and is_on_screen(view, latest))
    assert first.geometry().top() == latest.geometry().top()
    assert first.geometry().right() < latest.geometry().left()
    assert between.geometry().top() > first.geometry().bottom()
    press_button(computer, first.open_button)
    assert rooms.room == "journal"
    assert any("kettle" in answer.text for answer in read_now(window))


def pane_button(window: MainWindow) -> QWidget:
    return rooms_of(window).journal.pane.written._buttons[0]


def read_now(window: MainWindow):
    rooms = rooms_of(window)
    return workspace_of(window).reading.one(rooms.journal.pane.reflection_id).writing.answers


def open_blank_thread(computer: Computer, window: MainWindow) -> ThreadView:
    rooms = rooms_of(window)
    rooms.go("threads")
    press_button(computer, rooms.threads.shelf.list.begin_button)
    thread_dialog(computer, window)
    computer.type("What can stay so?")
    computer.press(Qt.Key.Key_Return)
    computer.come_back_to(window)
    view = rooms.threads.shelf.view
    computer.until(view.isVisible)
    return view


def test_a_lock_comes_back_to_the_half_written_note(computer: Computer, window: MainWindow):
    view = open_blank_thread(computer, window)
    computer.until(view.sheet.sheet.hasFocus)
    computer.type("half a thou")
    window.lock()
    assert window.rooms is None
    unlock(computer, window, PASSPHRASE)
    rooms = rooms_of(window)
    assert rooms.room == "threads"
    view = rooms.threads.shelf.view
    assert view.isVisible()
    assert view.sheet.sheet.text() == "half a thou"
    computer.until(view.sheet.sheet.hasFocus)
    computer.type("ght")
    computer.press(Qt.Key.Key_Return, CONTROL)
    assert [card.words.words() for card in view.cards] == ["half a thought"]
    assert view.sheet.sheet.text() == ""
    assert rooms.room == "threads"


def test_a_crash_leaves_what_was_half_written(computer: Computer, window: MainWindow):
    view = open_blank_thread(computer, window)
    computer.until(view.sheet.sheet.hasFocus)
    computer.type("kept by itself")
    computer.until(lambda: view.sheet.kept.text().startswith("Kept at"), timeout=1500)
    note = workspace_of(window).threads.unfinished(view.thread_id)
    assert note is not None
    assert note.words == "kept by itself"


def test_a_title_half_reworded_is_kept_by_a_lock(computer: Computer, window: MainWindow):
    view = open_blank_thread(computer, window)
    press_button(computer, view.head.reword_button)
    computer.type("What may stay so?")
    window.lock()
    unlock(computer, window, PASSPHRASE)
    assert rooms_of(window).threads.shelf.view.head.title.text() == "What may stay so?"


def test_a_question_half_typed_is_there_when_a_thread_is_begun_again(computer: Computer, window: MainWindow):
    rooms = rooms_of(window)
    rooms.go("threads")
    press_button(computer, rooms.threads.shelf.list.begin_button)
    thread_dialog(computer, window)
    computer.type("What do I not under")
    window.lock()
    computer.come_back_to(window)
    unlock(computer, window, PASSPHRASE)
    rooms = rooms_of(window)
    press_button(computer, rooms.threads.shelf.list.begin_button)
    assert thread_dialog(computer, window).question.text() == "What do I not under"


def test_words_that_cannot_be_kept_hold_the_lock_behind_the_door(computer: Computer, window: MainWindow, monkeypatch):
    view = open_blank_thread(computer, window)
    threads = workspace_of(window).threads

    def full(*_: object, **__: object) -> None:
        raise DiskIsFull

    monkeypatch.setattr(threads, "keep_growing", full)
    computer.until(view.sheet.sheet.hasFocus)
    computer.type("nowhere but here")
    window.lock()
    assert window.opened is not None
    assert view.sheet.sheet.text() == "nowhere but here"
    monkeypatch.undo()
    computer.until(lambda: window.opened is None, timeout=9000)
