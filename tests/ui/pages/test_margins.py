"""Notes in the margin and words kept from a reflection: written, left, come back to, changed, gone when erased."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QDialog
from tests.builders import AT, a_reflection
from tests.memory import MemoryJournal

from unhurried.domain.errors import DiskIsFull
from unhurried.domain.finding import Filter
from unhurried.domain.forgetting import OlderThan
from unhurried.domain.margins import KeptKind, MarginNote
from unhurried.ui.pages.beside import Beside
from unhurried.ui.pages.note_choices import KindOfWords, RememberedLater
from unhurried.ui.pages.note_list import NoteList
from unhurried.ui.rooms import Rooms
from unhurried.ui.widgets.reading_view import ReadingView
from unhurried.ui.workspace import Workspace

DAY = date(2026, 3, 1)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def rooms(keep: Callable[..., None], open_rooms: Callable[[], Rooms]) -> Rooms:
    keep(
        a_reflection("The radiator ticked.", reflection_id="a", day=DAY, client_code="Heron"),
        a_reflection("A long pause.", reflection_id="b", day=DAY + timedelta(1)),
    )
    rooms = open_rooms()
    rooms.go("journal")
    rooms.journal.select("a")
    return rooms


def beside(rooms: Rooms) -> Beside:
    return rooms.journal.pane.beside


def press(qtbot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier)


def write(qtbot, words: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, words)


def begin(qtbot, rooms: Rooms, words: str) -> None:
    """With the keyboard alone."""
    rooms.journal.list.setFocus()
    press(qtbot, Qt.Key.Key_M, CONTROL | SHIFT)
    write(qtbot, words)


def told(shown: NoteList) -> list[str]:
    return [row.words.words() for row in shown.rows if not row.isHidden()]


def captions(shown: NoteList) -> list[str]:
    return [row.caption.text() for row in shown.rows]


def test_a_note_is_written_by_keyboard_and_stands_beside_the_text_which_stays_as_it_is(
    qtbot, rooms: Rooms, journal: MemoryJournal
):
    before = journal.reflections.one("a")
    begin(qtbot, rooms, "I had *counted*.")
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert told(beside(rooms).margin) == ["I had counted."]
    assert captions(beside(rooms).margin) == ["4 March 2026"]
    assert not beside(rooms).margin_title.isHidden()
    assert beside(rooms).margin.editor is None
    assert QApplication.focusWidget() is beside(rooms).margin.add_button
    assert journal.reflections.one("a") == before
    rooms.journal.select("b")
    assert told(beside(rooms).margin) == []
    assert beside(rooms).margin_title.isHidden()


def test_what_came_back_later_is_marked_as_that(qtbot, rooms: Rooms, workspace: Workspace):
    begin(qtbot, rooms, "The door was ajar.")
    editor = beside(rooms).margin.editor
    assert editor
    switch = editor.findChildren(RememberedLater)[0].switch
    switch.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    editor.finish_button.click()
    assert [note.is_remembered for note in workspace.margins.notes("a")] == [True]
    assert captions(beside(rooms).margin) == ["4 March 2026 · remembered later"]


def test_a_half_written_note_is_kept_and_comes_back(qtbot, rooms: Rooms, open_rooms, workspace: Workspace):
    begin(qtbot, rooms, "Half a sen")
    rooms.journal.select("b")
    assert beside(rooms).margin.editor is None
    rooms.journal.select("a")
    editor = beside(rooms).margin.editor
    assert editor
    assert editor.sheet.text() == "Half a sen"
    rooms.journal.pane.beside.margin.write()
    write(qtbot, "tence")
    assert rooms.put_down()
    rooms.leave()
    again = open_rooms()
    again.go("journal")
    again.journal.select("a")
    editor = beside(again).margin.editor
    assert editor
    assert editor.sheet.text() == "Half a sentence"
    editor.finish()
    assert [note.words for note in workspace.margins.notes("a")] == ["Half a sentence"]
    assert workspace.margins.unfinished("a") is None


def test_nothing_is_kept_of_a_note_without_words(qtbot, rooms: Rooms, workspace: Workspace):
    begin(qtbot, rooms, "x")
    assert rooms.put_down()
    press(qtbot, Qt.Key.Key_Backspace)
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert beside(rooms).margin.editor is None
    assert (workspace.margins.notes("a"), workspace.margins.unfinished("a")) == ([], None)


@pytest.fixture
def noted(rooms: Rooms, workspace: Workspace) -> Rooms:
    assert workspace.add_to_margin("a", "First.")
    assert workspace.add_to_margin("a", "Second.")
    return rooms


def test_a_note_is_changed_in_its_place(qtbot, noted: Rooms, workspace: Workspace):
    margin = beside(noted).margin
    margin.rows[0].edit_button.click()
    assert told(margin) == ["Second."]
    write(qtbot, " And more.")
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert told(margin) == ["First. And more.", "Second."]
    assert captions(margin)[0] == "4 March 2026, edited on 4 March 2026"
    assert QApplication.focusWidget() is margin.rows[0].edit_button
    assert [note.words for note in workspace.margins.notes("a")] == ["First. And more.", "Second."]


def test_a_change_is_kept_as_it_is_typed_and_can_be_taken_back(qtbot, noted: Rooms, workspace: Workspace):
    margin = beside(noted).margin
    margin.rows[1].edit_button.click()
    write(qtbot, " Mistaken.")
    assert noted.put_down()
    assert workspace.margins.notes("a")[1].words == "Second. Mistaken."
    assert margin.editor
    margin.editor.back_button.click()
    assert told(margin) == ["First.", "Second."]


def test_emptying_a_note_does_not_remove_it(qtbot, noted: Rooms, workspace: Workspace):
    margin = beside(noted).margin
    margin.rows[0].edit_button.click()
    assert margin.editor
    margin.editor.sheet.selectAll()
    press(qtbot, Qt.Key.Key_Delete)
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert told(margin) == ["First.", "Second."]


def answer(rooms: Rooms, button: str) -> None:
    (dialog,) = [each for each in rooms.findChildren(QDialog) if each.isVisible()]
    getattr(dialog, button).click()


def test_removing_a_note_is_asked_first(qtbot, noted: Rooms):
    margin = beside(noted).margin
    margin.rows[0].edit_button.click()
    assert margin.editor
    margin.editor.remove_button.click()
    answer(noted, "no_button")
    assert margin.editor
    margin.editor.remove_button.click()
    answer(noted, "yes_button")
    assert told(margin) == ["Second."]
    assert margin.editor is None


def test_throwing_away_a_new_one_is_asked_only_if_there_are_words(qtbot, rooms: Rooms, workspace: Workspace):
    begin(qtbot, rooms, "")
    margin = beside(rooms).margin
    assert margin.editor
    margin.editor.remove_button.click()
    assert margin.editor is None
    begin(qtbot, rooms, "Words.")
    assert rooms.put_down()
    assert margin.editor
    margin.editor.remove_button.click()
    answer(rooms, "yes_button")
    assert workspace.margins.unfinished("a") is None


def test_under_a_hold_more_can_be_added_and_nothing_changed(qtbot, noted: Rooms, workspace: Workspace):
    margin = beside(noted).margin
    margin.rows[0].edit_button.click()
    write(qtbot, " Kept.")
    noted.go("settings")
    assert workspace.hold()
    noted.go("journal")
    assert margin.editor is None
    assert told(margin) == ["First. Kept.", "Second."]
    assert [row.edit_button.isVisible() for row in margin.rows] == [False, False]
    assert margin.held.isVisible()
    begin(qtbot, noted, "Third.")
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert told(margin)[-1] == "Third."
    begin(qtbot, noted, "Fourth, half")
    assert noted.put_down()
    assert margin.editor
    margin.editor.remove_button.click()
    answer(noted, "yes_button")
    assert workspace.margins.unfinished("a") is None
    assert workspace.lift_hold()
    assert margin.rows[0].edit_button.isVisible()


def test_beside_what_lies_in_the_trash_nothing_is_written(qtbot, noted: Rooms):
    noted.journal.pane.trash_button.click()
    noted.journal.filters.narrow(Filter(in_trash=True))
    noted.journal.select("a")
    margin = beside(noted).margin
    assert told(margin) == ["First.", "Second."]
    assert not margin.add_button.isVisible()
    assert not margin.rows[0].edit_button.isVisible()
    press(qtbot, Qt.Key.Key_M, CONTROL | SHIFT)
    assert margin.editor is None


@pytest.mark.parametrize("way", ["trash", "older"])
def test_what_is_erased_leaves_the_sheet_and_does_not_come_back(
    qtbot, rooms: Rooms, workspace: Workspace, journal: MemoryJournal, way: str
):
    rooms.journal.select("b")
    begin(qtbot, rooms, "Heliotrope")
    beside(rooms).kept.write_with("Marzipan")
    assert rooms.put_down()
    write(qtbot, " and more")  # not kept yet
    if way == "trash":
        assert workspace.move_to_trash("b")
        assert workspace.empty_trash() == 1
    else:
        assert workspace.erase(OlderThan(DAY + timedelta(9)))
    assert beside(rooms).margin.editor is None
    assert beside(rooms).kept.editor is None
    assert rooms.put_down()
    assert journal.margins.words_to_keep() == []
    assert [note for note in ("a", "b") if journal.margins.of(note)] == []


def test_only_the_page_leaves_out_what_was_thought_later(qtbot, noted: Rooms):
    noted.actions_.only_page.setChecked(True)
    assert noted.journal.pane.written.isVisible()
    assert not beside(noted).side.isVisible()
    qtbot.keyClick(noted, Qt.Key.Key_M, CONTROL | SHIFT)
    assert beside(noted).margin.editor is None
    noted.actions_.only_page.setChecked(False)
    assert told(beside(noted).margin) == ["First.", "Second."]


def test_the_margin_is_beside_the_text_where_there_is_room_and_below_it_elsewhere(qtbot, noted: Rooms):
    noted.resize(1500, 820)
    qtbot.waitUntil(lambda: beside(noted).is_beside)
    side, written = beside(noted).side, noted.journal.pane.written
    qtbot.waitUntil(lambda: side.x() > written.width())
    noted.resize(1000, 820)
    qtbot.waitUntil(lambda: not beside(noted).is_beside)
    qtbot.waitUntil(lambda: side.y() > written.height())


def test_a_note_that_cannot_be_kept_stays_on_the_screen(qtbot, rooms: Rooms, journal: MemoryJournal):
    begin(qtbot, rooms, "Not yet kept")
    journal.obstacle = DiskIsFull()
    rooms.journal.select("b")
    assert not rooms.put_down()
    assert rooms.journal.pane.reflection_id == "a"
    editor = beside(rooms).margin.editor
    assert editor
    assert editor.sheet.text() == "Not yet kept"
    journal.obstacle = None
    assert rooms.put_down()
    rooms.journal.select("b")
    assert rooms.journal.pane.reflection_id == "b"


def test_the_page_scrolls_to_what_is_written_below_a_long_text(qtbot, rooms: Rooms, keep):
    keep(a_reflection("A line.\n\n" * 60, reflection_id="long", day=DAY + timedelta(2)))
    rooms.journal.refresh()
    rooms.journal.select("long")
    area = rooms.journal.pane.area
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > area.height())
    begin(qtbot, rooms, "Seen.")
    editor = beside(rooms).margin.editor
    assert editor

    def is_seen() -> bool:
        caret = editor.sheet.viewport().mapTo(area.viewport(), editor.sheet.cursorRect().center())
        button = editor.finish_button.mapTo(area.viewport(), editor.finish_button.rect().center())
        return area.viewport().rect().contains(caret) and area.viewport().rect().contains(button)

    qtbot.waitUntil(is_seen)
    for _ in range(8):
        press(qtbot, Qt.Key.Key_Return)
        write(qtbot, "More.")
    qtbot.waitUntil(is_seen)


def test_words_are_kept_from_what_is_selected(qtbot, rooms: Rooms, workspace: Workspace):
    view = next(v for v in rooms.journal.pane.written.findChildren(ReadingView) if v.isVisible())
    cursor = view.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    cursor.movePosition(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor, 2)
    view.setTextCursor(cursor)
    kept = beside(rooms).kept
    qtbot.mouseClick(kept.add_button, Qt.MouseButton.LeftButton)
    assert kept.editor
    assert kept.editor.sheet.text().strip() == "The radiator"
    kinds = kept.editor.findChildren(KindOfWords)[0].kinds
    kinds.chosen.emit(KeptKind.SMALL_ACT.value)
    kept.editor.sheet.setFocus()
    write(qtbot, " ticks.")
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    (words,) = workspace.words.before_a_session()
    assert (words.reflection_id, words.kind) == ("a", KeptKind.SMALL_ACT)
    assert words.words.startswith("The radiator")
    assert captions(kept) == ["A small act worth repeating · 4 March 2026"]


def test_a_day_is_never_told_by_the_clock(rooms: Rooms, journal: MemoryJournal):
    later = datetime.combine(DAY + timedelta(60), AT.timetz())
    journal.margins.put(MarginNote("n", "a", later.date(), later, "Later."))
    rooms.journal.refresh()
    rooms.journal.select("a")
    assert captions(beside(rooms).margin) == ["30 April 2026"]
