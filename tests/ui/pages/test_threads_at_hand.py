"""Threads at hand: where the caret is, what a press does, and what a row, a card and the dialog say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from tests.builders import a_moment, a_reflection
from tests.memory import MemoryJournal

from unhurried.domain.reflections import Reflection
from unhurried.domain.threads import Origin, Thread, ThreadState
from unhurried.ui.dialogs.code_dialog import CodeDialog
from unhurried.ui.dialogs.thread_dialog import ThreadDialog
from unhurried.ui.pages.thread_view import ThreadView
from unhurried.ui.rooms import Rooms
from unhurried.ui.workspace import Workspace


@pytest.fixture
def rooms(open_rooms: Callable[[], Rooms]) -> Rooms:
    rooms = open_rooms()
    rooms.go("threads")
    return rooms


def begun(workspace: Workspace, title: str = "Why I hurry", **more) -> Thread:
    thread = workspace.start_thread(title, **more)
    assert thread
    return thread


def opened(rooms: Rooms, thread: Thread) -> ThreadView:
    rooms.threads.open_thread(thread.thread_id)
    return rooms.threads.shelf.view


def says(rooms: Rooms) -> str:
    return "\n".join(label.text() for label in rooms.findChildren(QLabel) if label.isVisible())


def dialog_of(rooms: Rooms) -> ThreadDialog:
    return next(dialog for dialog in rooms.findChildren(ThreadDialog) if dialog.isVisible())


# The caret


def test_a_thread_that_is_begun_is_ready_to_type_in(qtbot, rooms):
    rooms.threads.shelf.list.begin_button.click()
    dialog = dialog_of(rooms)
    dialog.question.setText("Why do I hurry?")
    dialog.begin_button.click()
    view = rooms.threads.shelf.view
    qtbot.waitUntil(view.sheet.sheet.hasFocus)
    qtbot.keyClicks(QApplication.focusWidget(), "I am early everywhere")
    assert view.sheet.sheet.text() == "I am early everywhere"
    assert rooms.threads.shelf.thread_id


def test_a_half_note_is_gone_on_with_after_another_room(qtbot, rooms, workspace):
    view = opened(rooms, begun(workspace))
    qtbot.keyClicks(view.sheet.sheet, "half")
    rooms.go("write")
    rooms.go("threads")
    qtbot.keyClicks(QApplication.focusWidget(), " a thought")
    assert view.sheet.sheet.text() == "half a thought"


def test_escape_leaves_a_thread_and_keeps_what_is_half_written(qtbot, rooms, workspace):
    thread = begun(workspace)
    view = opened(rooms, thread)
    qtbot.keyClicks(view.sheet.sheet, "half")
    qtbot.keyClick(view.sheet.sheet, Qt.Key.Key_Escape)
    assert rooms.threads.shelf.thread_id == ""
    unfinished = workspace.threads.unfinished(thread.thread_id)
    assert unfinished
    assert unfinished.words == "half"


def test_escape_brings_back_everything_first_and_only_then_the_list(qtbot, rooms, workspace):
    view = opened(rooms, begun(workspace))
    rooms.actions_.only_page.setChecked(True)
    qtbot.keyClick(view.sheet.sheet, Qt.Key.Key_Escape)
    assert not rooms.actions_.only_page.isChecked()
    assert rooms.threads.shelf.thread_id


def test_the_button_of_the_page_goes_back_to_the_list(rooms, workspace):
    opened(rooms, begun(workspace))
    rooms.threads._buttons["threads"].click()
    assert rooms.threads.shelf.thread_id == ""
    assert rooms.threads.shelf.list.isVisible()


# Large text in a low window


def is_seen(view: ThreadView, widget: QWidget) -> bool:
    return view.viewport().rect().contains(widget.mapTo(view.viewport(), widget.rect().bottomRight()))


def test_both_ends_are_on_one_screen_in_large_text(qtbot, open_rooms, workspace, theme):
    theme.set_text_scale(2.0)
    rooms = open_rooms()
    rooms.resize(1180, 800)
    thread = begun(workspace, "What do I hurry for?", words="I spoke too soon.")
    workspace.add_to_thread(thread.thread_id, "I waited.")
    rooms.go("threads")
    view = opened(rooms, thread)
    first, latest = view.cards
    qtbot.waitUntil(lambda: first.geometry().top() == latest.geometry().top() and first.width() > 0)
    qtbot.waitUntil(lambda: is_seen(view, first) and is_seen(view, latest))
    assert first.geometry().right() < latest.geometry().left()
    qtbot.waitUntil(lambda: view.head.more.y() > view.sheet.y())
    bar = view.verticalScrollBar()
    qtbot.keyClicks(view.sheet.sheet, "once more")
    qtbot.waitUntil(lambda: bar.value() > 0)
    view.head.reword_button.click()
    assert bar.value() == 0
    rooms.threads.shelf.back()
    assert rooms.threads.head.isVisible()
    theme.set_text_scale(1.0)
    rooms.threads.open_thread(thread.thread_id)
    rooms.resize(1180, 801)
    qtbot.waitUntil(lambda: view.head.more.parent() is view.head)


# What a row and a card say


def test_a_press_on_the_words_of_a_row_opens_it(qtbot, rooms, workspace):
    thread = begun(workspace, words="The tea was still hot.")
    (row,) = rooms.threads.shelf.list.rows
    qtbot.mouseClick(row.words, Qt.MouseButton.LeftButton)
    assert rooms.threads.shelf.thread_id == thread.thread_id


def test_a_row_says_when_it_was_begun_and_when_it_was_last_added_to(rooms, workspace, monkeypatch):
    thread = begun(workspace, client_code="Heron", words="first")
    monkeypatch.setattr(workspace.threads, "_today", lambda: date(2026, 11, 22))
    workspace.add_to_thread(thread.thread_id, "latest")
    (row,) = rooms.threads.shelf.list.rows
    assert row.about.text() == "Heron · Begun 4 March 2026 · last added to 22 November 2026"


def test_a_half_note_is_seen_in_the_list(qtbot, rooms, workspace):
    one, _ = begun(workspace, "One"), begun(workspace, "Two")
    qtbot.keyClicks(opened(rooms, one).sheet.sheet, "half")
    rooms.threads.shelf.back()
    waiting = {row.button.words(): not row.waiting.isHidden() for row in rooms.threads.shelf.list.rows}
    assert waiting == {"One": True, "Two": False}
    assert "A note in it is half written." in rooms.threads.shelf.list.rows[1].button.accessibleDescription()


def test_the_ring_of_a_title_stays_off_the_line_below_it(qtbot, rooms, workspace):
    begun(workspace, words="first")
    (row,) = rooms.threads.shelf.list.rows
    qtbot.waitUntil(lambda: row.about.isVisible() and row.about.y() > 0)
    assert row.about.y() - row.button.geometry().bottom() > 5  # as far as the ring reaches


def test_words_from_an_older_reflection_have_both_days(rooms, workspace, keep: Callable[..., None]):
    of_today = workspace.today()
    keep(
        a_reflection("old", reflection_id="old", day=date(2025, 8, 25)),
        a_reflection("new", reflection_id="new", day=of_today),
    )
    thread = begun(workspace, words="old", origin=Origin("old"))
    for origin in (Origin("new"), Origin("forgotten"), None):
        workspace.add_to_thread(thread.thread_id, "words", origin=origin)
    days = [card.day.text() for card in opened(rooms, thread).cards]
    assert days == ["From 25 August 2025 · added 4 March 2026", *["4 March 2026"] * 3]


def test_that_something_was_added_is_not_said_again_on_coming_back(qtbot, rooms, workspace):
    thread = begun(workspace)
    view = opened(rooms, thread)
    qtbot.keyClicks(view.sheet.sheet, "a note")
    view.sheet.add_button.click()
    assert view.sheet.kept.text() == "Added."
    rooms.threads.shelf.back()
    opened(rooms, thread)
    assert view.sheet.kept.text() == ""


def test_only_this_page_shows_no_list_of_where_one_keeps_returning(rooms, workspace):
    thread = begun(workspace, words="once")
    workspace.add_to_thread(thread.thread_id, "and again")
    rooms.threads.show_segment("returning")
    page = rooms.threads.returning
    assert [row.words.text() for row in page.rows] == ["and again"]
    rooms.actions_.only_page.setChecked(True)
    assert page.rows == []
    rooms.actions_.only_page.setChecked(False)
    assert [row.words.text() for row in page.rows] == ["and again"]


# The dialog, and what is said after it


def carry_on(rooms: Rooms, journal: MemoryJournal, reflection: Reflection) -> ThreadDialog:
    with journal.transaction():
        journal.reflections.put(reflection)
    rooms.go("journal")
    rooms.journal.show_new(reflection.reflection_id)
    rooms.journal.pane.written._buttons[0].click()
    return dialog_of(rooms)


def test_threads_of_the_same_client_come_first_and_none_is_missing(rooms, workspace, journal):
    for number in range(14):
        begun(workspace, f"Other {number}", client_code="Lantern")
    gone = begun(workspace, "Old", client_code="Heron")
    workspace.set_thread_state(gone.thread_id, ThreadState.LET_GO)
    begun(workspace, "Same", client_code="Heron")
    workspace.arrange_threads([thread.thread.thread_id for thread in reversed(workspace.threads.threads())])
    dialog = carry_on(rooms, journal, a_reflection("I hurried.", reflection_id="a", client_code="Heron"))
    words = [chip.words() for chip in dialog.threads.chips()]
    assert words[:2] == ["Same", "Old (let go)"]
    assert words[-1] == "More threads…"
    dialog.threads.chips()[-1].click()
    assert len(dialog.threads.chips()) == 16
    assert dialog.isVisible()


def test_what_is_said_afterwards_names_the_thread_and_goes_with_it(rooms, workspace, journal):
    thread = begun(workspace, "Why {I} hurry")
    dialog = carry_on(rooms, journal, a_reflection("I hurried.", reflection_id="a"))
    dialog.threads.chips()[0].click()
    assert rooms.banner.message.text() == "Added to “Why {I} hurry”."
    assert rooms.banner.action_button.text() == "Open it"
    workspace.erase_thread(thread.thread_id)
    assert rooms.banner.isHidden()
    assert rooms.banner.message.text() == ""


def test_a_moment_keeps_its_lines_in_the_dialog(rooms, journal):
    moment = a_moment(moment_id="m", pull="to explain", followed="a laugh")
    dialog = carry_on(rooms, journal, a_reflection("", reflection_id="a", moments=(moment,)))
    assert "What I was pulled to do: to explain\n" in dialog.words.text()


def test_a_thread_from_nothing_can_be_about_any_client(rooms, workspace):
    rooms.threads.shelf.list.begin_button.click()
    dialog = dialog_of(rooms)
    dialog.question.setText("Why?")
    dialog.other_button.click()
    codes = dialog.findChild(CodeDialog)
    assert codes
    assert dialog.about.current() == ""
    codes.field.setText("Marble")
    codes.use_button.click()
    assert dialog.about.current() == "code:Marble"
    dialog.begin_button.click()
    assert workspace.threads.threads()[0].thread.client_code == "Marble"


# From Write


def test_an_open_thread_does_not_take_one_away_from_a_moment(rooms, workspace):
    begun(workspace)
    rooms.go("write")
    table = rooms.write.table
    table.set_way("line")
    table.add_moment()
    table.free.moments.editor.pull.setText("to explain")
    table.free.moments.editor.pull.textEdited.emit("to explain")
    line = table.free.threads
    line.chips.chips()[0].click()
    assert rooms.room == "write"
    assert line.menu.isVisible()
    assert not line.addition.isVisible()
    line.menu.close()


def test_nor_from_an_answer(qtbot, rooms, workspace):
    begun(workspace)
    rooms.go("write")
    table = rooms.write.table
    table.set_way("standard")
    qtbot.keyClicks(table.sheet, "I filled it.")
    while table.step_on():
        pass
    table.free.threads.chips.chips()[0].click()
    assert rooms.room == "write"
    table.free.threads.menu.close()
