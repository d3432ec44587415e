"""The guard beside notes: in the margin, in words to keep, in wellbeing and in threads, as it is in Write."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from tests.builders import a_reflection

from unhurried.domain.guard import Kind
from unhurried.ui.pages.guard_line import GuardLine
from unhurried.ui.pages.note_editor import NoteEditor
from unhurried.ui.pages.note_list import NoteList
from unhurried.ui.pages.thread_view import ThreadView
from unhurried.ui.pages.wellbeing import WellbeingPage
from unhurried.ui.rooms import Rooms
from unhurried.ui.theme import Theme
from unhurried.ui.workspace import Workspace

CALL = "Sarah Jones, 020 7946 0018, sarah@mail.example, 12 Acacia Avenue, or A. B."


@pytest.fixture
def rooms(open_rooms: Callable[[], Rooms], keep: Callable[..., None]) -> Rooms:
    keep(a_reflection("The radiator ticked.", reflection_id="a"))
    return open_rooms()


def pause(guard: GuardLine) -> None:
    """The writer pauses: what would happen a while later happens now."""
    while guard._timer.isActive():
        guard._timer.stop()
        guard.look()


def write(qtbot, guard: GuardLine, text: str) -> str:
    """What is said to it after the pause."""
    qtbot.keyClicks(guard._watched.sheet, text)
    pause(guard)
    return guard.message.text() if guard.isVisible() else ""


def editor_in(notes: NoteList) -> NoteEditor:
    notes.write()
    assert notes.editor is not None
    return notes.editor


def margin(rooms: Rooms) -> NoteEditor:
    rooms.go("journal")
    rooms.journal.select("a")
    return editor_in(rooms.journal.pane.beside.margin)


def opened(rooms: Rooms, workspace: Workspace, code: str | None = None, words: str = "") -> ThreadView:
    thread = workspace.start_thread("The pause", client_code=code)
    assert thread
    if words:
        workspace.keep_thread_note(thread.thread_id, words)
    rooms.go("threads")
    rooms.threads.open_thread(thread.thread_id)
    return rooms.threads.shelf.view


def test_it_says_so_in_the_margin_and_goes_when_it_is_told_to(qtbot, rooms: Rooms):
    editor = margin(rooms)
    assert "“20 mg”" in write(qtbot, editor.guard, "She takes 20 mg now")
    assert editor.sheet.hasFocus()
    qtbot.mouseClick(editor.guard.close_button, Qt.MouseButton.LeftButton)
    assert editor.guard.isHidden()
    assert editor.sheet.hasFocus()
    assert write(qtbot, editor.guard, ", and I minded") == ""


def test_it_stops_no_note(qtbot, rooms: Rooms, workspace: Workspace):
    editor = margin(rooms)
    assert write(qtbot, editor.guard, "Sarah again")
    editor.finish()
    assert [note.words for note in workspace.margins.notes("a")] == ["Sarah again"]


def test_what_a_note_says_already_is_let_be(qtbot, rooms: Rooms, workspace: Workspace):
    workspace.add_to_margin("a", "Sarah came.")
    rooms.go("journal")
    rooms.journal.select("a")
    notes = rooms.journal.pane.beside.margin
    notes.rows[0].edit_button.click()
    assert notes.editor is not None
    assert notes.editor.note.is_edit
    assert write(qtbot, notes.editor.guard, " I noticed") == ""
    assert "“20 mg”" in write(qtbot, notes.editor.guard, ", and 20 mg")


def test_it_looks_at_words_to_keep_and_at_how_one_is(qtbot, rooms: Rooms):
    rooms.go("journal")
    rooms.journal.select("a")
    kept = editor_in(rooms.journal.pane.beside.kept)
    assert "“Sarah”" in write(qtbot, kept.guard, "Sarah waited")


def test_whom_one_could_call_may_have_a_name_and_a_number(qtbot, workspace: Workspace, theme: Theme):
    page = WellbeingPage(workspace, theme)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    state, support = editor_in(page.state), editor_in(page.support)
    assert set(support.watched.passed_over) == {Kind.NAME, Kind.INITIALS, Kind.PHONE, Kind.EMAIL, Kind.ADDRESS}
    assert write(qtbot, support.guard, CALL) == ""
    assert "“20 mg”" in write(qtbot, support.guard, " who knows that I take 20 mg")
    assert "“Sarah" in write(qtbot, state.guard, CALL)


def test_it_looks_at_what_is_added_to_a_thread_and_knows_its_client_code(qtbot, rooms: Rooms, workspace: Workspace):
    view = opened(rooms, workspace, code="Oscar")
    assert write(qtbot, view.sheet.guard, "Oscar said so") == ""
    assert "“Anna”" in write(qtbot, view.sheet.guard, ", and Anna said so")
    view.sheet.add()
    assert view.sheet.guard.isHidden()


def test_what_was_left_half_written_in_a_thread_is_let_be(qtbot, rooms: Rooms, workspace: Workspace):
    view = opened(rooms, workspace, words="Sarah waited.")
    assert view.sheet.sheet.text() == "Sarah waited."
    assert write(qtbot, view.sheet.guard, " I did not") == ""


def test_it_is_quiet_in_a_thread_while_others_look_on(qtbot, rooms: Rooms, workspace: Workspace):
    view = opened(rooms, workspace)
    assert write(qtbot, view.sheet.guard, "Anna said so")
    rooms.actions_.only_page.setChecked(True)
    assert view.sheet.guard.isHidden()
    rooms.actions_.only_page.setChecked(False)
    assert view.sheet.guard.isVisible()


def test_it_looks_at_a_note_that_is_changed(qtbot, rooms: Rooms, workspace: Workspace):
    view = opened(rooms, workspace, code="Oscar", words="A long pause.")
    view.sheet.add()
    view.cards[0].change_asked.emit(view.cards[0].note.note_id)
    assert view.changing is not None
    guard = view.changing.editor.guard
    qtbot.waitUntil(view.changing.isVisible)
    assert write(qtbot, guard, " Oscar waited") == ""
    assert "“Anna”" in write(qtbot, guard, ", and Anna waited")


def test_the_line_and_the_caret_are_in_sight_where_the_page_is_low(qtbot, rooms: Rooms):
    rooms.resize(1200, 480)
    editor = margin(rooms)
    for _ in range(4):
        qtbot.keyClick(editor.sheet, Qt.Key.Key_Return)
    assert write(qtbot, editor.guard, "Sarah again")

    def are_in_sight() -> bool:
        line, sheet = editor.guard, editor.sheet
        caret = sheet.cursorRect().center() + sheet.viewport().pos()
        is_line_shown = line.visibleRegion().boundingRect().height() == line.height()
        return is_line_shown and sheet.visibleRegion().contains(caret)

    qtbot.waitUntil(are_in_sight)
