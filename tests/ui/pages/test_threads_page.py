"""Threads: the list, a thread that is opened, and what can be done with it in any order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel
from tests.builders import a_moment, a_reflection, an_answer

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.threads import Origin, ThreadKind, ThreadState, Turn
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.dialogs.thread_note_dialog import ThreadNoteDialog
from unhurried.ui.pages.thread_list import AT_ONCE
from unhurried.ui.pages.thread_view import ThreadView
from unhurried.ui.rooms import Rooms
from unhurried.ui.workspace import Workspace


@pytest.fixture
def rooms(open_rooms: Callable[[], Rooms]) -> Rooms:
    rooms = open_rooms()
    rooms.go("threads")
    return rooms


def titles(rooms: Rooms) -> list[str]:
    return [row.button.words() for row in rooms.threads.shelf.list.rows]


def opened(rooms: Rooms, thread_id: str) -> ThreadView:
    rooms.threads.open_thread(thread_id)
    return rooms.threads.shelf.view


def says(rooms: Rooms) -> str:
    return "\n".join(label.text() for label in rooms.findChildren(QLabel) if label.isVisible())


def test_an_empty_room_says_what_a_thread_is(rooms):
    assert "It may stay open for ever." in says(rooms)
    assert not rooms.threads.shelf.list.states.isVisible()
    assert rooms.threads.shelf.list.begin_button.hasFocus()


def test_open_ones_come_first_and_chips_choose_the_states(rooms, workspace: Workspace):
    for title, state in (("third", ThreadState.LET_GO), ("second", ThreadState.RESTING), ("first", ThreadState.OPEN)):
        thread = workspace.start_thread(title)
        assert thread
        workspace.set_thread_state(thread.thread_id, state)
    assert titles(rooms) == ["first", "second", "third"]
    chips = rooms.threads.shelf.list.states.chips()
    chips[1].click()
    chips[2].click()
    assert titles(rooms) == ["first"]
    chips[0].click()
    assert titles(rooms) == []
    assert "No thread is in the states chosen above." in says(rooms)


def test_a_row_has_its_latest_words_and_whom_it_is_about_and_no_number(rooms, workspace: Workspace):
    workspace.start_thread("One", client_code="Heron", words="The first thing")
    thread = workspace.start_thread("Two", is_about_me=True, words="The first thing")
    assert thread
    workspace.add_to_thread(thread.thread_id, "The latest thing")
    two, one = rooms.threads.shelf.list.rows
    assert (two.about.text(), two.words.text()) == ("About me · Begun 4 March 2026", "The latest thing")
    assert (one.about.text(), one.words.text()) == ("Heron · Begun 4 March 2026", "The first thing")
    assert not any(character.isdigit() for character in says(rooms).replace("4 March 2026", ""))


def test_the_ends_stand_side_by_side_and_below_each_other_where_it_is_narrow(qtbot, rooms, workspace: Workspace):
    thread = workspace.start_thread("A question", words="first")
    assert thread
    workspace.add_to_thread(thread.thread_id, "between")
    workspace.add_to_thread(thread.thread_id, "latest")
    view = opened(rooms, thread.thread_id)
    first, between, latest = view.cards
    assert [card.title.text() for card in view.cards] == ["First words", "", "Latest words"]
    qtbot.waitUntil(lambda: first.y() == latest.y() and first.geometry().right() < latest.x())
    qtbot.waitUntil(lambda: between.y() > view.sheet.y())
    rooms.resize(620, 820)
    qtbot.waitUntil(lambda: latest.y() >= first.geometry().bottom() and first.x() == latest.x())


def test_any_state_follows_any_other(rooms, workspace: Workspace):
    thread = workspace.start_thread("A question")
    assert thread
    view = opened(rooms, thread.thread_id)
    for key in ("let-go", "open", "resting", "let-go", "resting", "open"):
        next(chip for chip in view.head.states.chips() if chip.key == key).click()
        assert workspace.threads.one(thread.thread_id).state == key
    assert view.head.states.current() == "open"


def test_a_title_is_reworded_and_escape_leaves_it(qtbot, rooms, workspace: Workspace):
    thread = workspace.start_thread("Why?")
    assert thread
    head = opened(rooms, thread.thread_id).head
    head.reword_button.click()
    qtbot.keyClicks(head.line, "What for?")
    qtbot.keyClick(head.line, Qt.Key.Key_Escape)
    assert head.title.text() == "Why?"
    head.reword_button.click()
    qtbot.keyClicks(head.line, "What for?")
    qtbot.keyClick(head.line, Qt.Key.Key_Return)
    assert workspace.threads.one(thread.thread_id).title == head.title.text() == "What for?"
    assert head.line.isHidden()


def test_it_is_about_a_client_or_about_me_or_about_nobody(rooms, workspace: Workspace):
    thread = workspace.start_thread("A question", client_code="Heron")
    assert thread
    head = opened(rooms, thread.thread_id).head
    assert head.about_button.text() == "Heron"
    me, _, nobody = head.about_menu.actions()
    me.trigger()
    assert workspace.threads.one(thread.thread_id).is_about_me
    assert head.about_button.text() == "About me"
    nobody.trigger()
    assert not workspace.threads.one(thread.thread_id).is_about_me
    head._set_code("Lantern")
    assert head.about_button.text() == "Lantern"


def test_a_strain_has_five_turns_in_any_order_and_none_is_required(qtbot, rooms, workspace: Workspace):
    thread = workspace.start_thread("The word I corrected")
    assert thread
    view = opened(rooms, thread.thread_id)
    assert not view.sheet.turns.isVisible()
    view.head.kind_menu.actions()[1].trigger()
    assert workspace.threads.one(thread.thread_id).kind is ThreadKind.STRAIN
    assert [chip.words() for chip in view.sheet.turns.chips()] == [
        "Noticed",
        "Named between us",
        "My part owned",
        "Something tried",
        "Left as it is",
    ]
    for key, words in (("left", "We let it be."), ("noticed", ""), ("", "No turn at all.")):
        qtbot.keyClicks(view.sheet.sheet, words)
        if key:
            next(chip for chip in view.sheet.turns.chips() if chip.key == key).click()
        view.sheet.add_button.click()
    notes = workspace.threads.notes(thread.thread_id)
    assert [(note.turn, note.words) for note in notes] == [
        (Turn.LEFT, "We let it be."),
        (Turn.NOTICED, ""),
        (None, "No turn at all."),
    ]
    turn_of(view, 0, "My part owned").trigger()
    assert workspace.threads.notes(thread.thread_id)[0].turn is Turn.OWNED
    assert view.cards[0].turn.text() == "My part owned"


def turn_of(view: ThreadView, card: int, words: str) -> QAction:
    return next(action for action in view.cards[card].menu.actions() if action.text() == words)


def test_ctrl_return_adds_and_the_caret_stays(qtbot, rooms, workspace: Workspace):
    thread = workspace.start_thread("A question")
    assert thread
    view = opened(rooms, thread.thread_id)
    view.sheet.sheet.setFocus()
    qtbot.keyClicks(view.sheet.sheet, "one")
    qtbot.keyClick(view.sheet.sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [note.words for note in workspace.threads.notes(thread.thread_id)] == ["one"]
    assert view.sheet.sheet.hasFocus()
    assert workspace.threads.unfinished(thread.thread_id) is None
    qtbot.keyClick(view.sheet.sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(workspace.threads.notes(thread.thread_id)) == 1


def test_what_is_half_written_stays_with_its_thread(qtbot, rooms, workspace: Workspace):
    one, two = workspace.start_thread("One"), workspace.start_thread("Two")
    assert one
    assert two
    view = opened(rooms, one.thread_id)
    qtbot.keyClicks(view.sheet.sheet, "half")
    rooms.threads.open_thread(two.thread_id)
    assert view.sheet.sheet.text() == ""
    rooms.threads.open_thread(one.thread_id)
    assert view.sheet.sheet.text() == "half"
    rooms.go("write")
    note = workspace.threads.unfinished(one.thread_id)
    assert note
    assert note.words == "half"


def test_a_note_is_removed_once_that_is_confirmed(rooms, workspace: Workspace):
    thread = workspace.start_thread("A question", words="to go")
    assert thread
    view = opened(rooms, thread.thread_id)
    view.cards[0].removal.trigger()
    dialog = view.findChild(ConfirmDialog)
    assert dialog
    dialog.no_button.click()
    assert len(view.cards) == 1
    view.cards[0].removal.trigger()
    view.findChildren(ConfirmDialog)[-1].yes_button.click()
    assert view.cards == []
    assert "Nothing is written in it yet." in says(rooms)


def test_a_thread_is_erased_with_what_is_half_written_in_it(qtbot, rooms, workspace: Workspace):
    thread = workspace.start_thread("A question", words="a note")
    assert thread
    view = opened(rooms, thread.thread_id)
    qtbot.keyClicks(view.sheet.sheet, "half")
    view.erase_button.click()
    dialog = view.findChild(ConfirmDialog)
    assert dialog
    dialog.yes_button.click()
    assert workspace.threads.threads() == []
    assert rooms.threads.shelf.thread_id == ""
    assert rooms.threads.put_down()
    assert not view.sheet.autosave.is_pending
    assert "It may stay open for ever." in says(rooms)


def test_a_legal_hold_refuses_both_and_says_why(rooms, workspace: Workspace):
    thread = workspace.start_thread("A question", words="a note")
    assert thread
    workspace.hold()
    view = opened(rooms, thread.thread_id)
    told: list[UnhurriedError] = []
    workspace.failed.connect(told.append)
    view.cards[0].removal.trigger()
    view.erase_button.click()
    view.head.reword_button.click()
    assert view.findChild(ConfirmDialog) is None
    assert "A legal hold is on" in says(rooms)
    assert len(told) == 3
    assert view.head.line.isHidden()
    assert rooms.put_down()


def test_a_thread_about_an_erased_client_leaves_the_screen(qtbot, rooms, workspace: Workspace, journal):
    from unhurried.domain.forgetting import AboutClient

    thread = workspace.start_thread("A question", client_code="Heron", words="a note")
    assert thread
    view = opened(rooms, thread.thread_id)
    qtbot.keyClicks(view.sheet.sheet, "half")
    rooms.go("settings")
    workspace.erase(AboutClient("Heron"))
    assert rooms.threads.put_down()
    assert journal.threads.kept == {}
    rooms.go("threads")
    assert rooms.threads.shelf.list.isVisible()


def test_f9_leaves_the_words_and_nothing_that_says_whom_it_is_about(qtbot, rooms, workspace: Workspace):
    thread = workspace.start_thread("A question", client_code="Heron", words="my own part")
    assert thread
    view = opened(rooms, thread.thread_id)
    rooms.actions_.only_page.setChecked(True)
    assert not view.head.about_button.isVisible()
    assert not view.cards[0].open_button.isVisible()
    assert view.cards[0].words.isVisible()
    assert "March" not in says(rooms)
    rooms.actions_.only_page.setChecked(False)
    assert view.head.about_button.isVisible()
    rooms.threads.shelf.back()
    qtbot.waitUntil(lambda: "Heron" in says(rooms))
    rooms.actions_.only_page.setChecked(True)
    qtbot.waitUntil(lambda: "No thread is open." in says(rooms))
    assert "my own part" not in says(rooms)
    assert "A question" not in says(rooms)
    assert "Heron" not in says(rooms)
    assert "March" not in says(rooms)
    focus = QApplication.focusWidget()
    assert focus
    qtbot.keyClick(focus, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Heron" in says(rooms))


def test_of_many_threads_the_first_are_there_and_the_next_come_when_asked_for(qtbot, rooms, workspace: Workspace):
    many = [workspace.start_thread(f"No {number}") for number in range(AT_ONCE + 3)]
    for thread in many[:5]:
        assert thread
        workspace.set_thread_state(thread.thread_id, ThreadState.LET_GO)
    page = rooms.threads.shelf.list
    assert len(page.rows) == AT_ONCE
    assert page.more_button.isVisible()
    page.more_button.setFocus()
    qtbot.keyClick(page.more_button, Qt.Key.Key_Space)
    assert titles(rooms)[-5:] == ["No 4", "No 3", "No 2", "No 1", "No 0"]
    assert not page.more_button.isVisible()
    assert QApplication.focusWidget() is page.rows[AT_ONCE].button
    qtbot.waitUntil(lambda: says(rooms).split("\n").count("Let go") == 1)
    workspace.start_thread("Another")
    assert len(page.rows) == AT_ONCE + 3
    assert page.more_button.isVisible()


def test_back_from_a_thread_that_is_still_to_come_begins_at_the_top(qtbot, rooms, workspace: Workspace):
    many = [workspace.start_thread(f"No {number}") for number in range(AT_ONCE + 3)]
    oldest = many[0]
    assert oldest
    opened(rooms, oldest.thread_id).back_button.click()
    assert len(rooms.threads.shelf.list.rows) == AT_ONCE
    assert QApplication.focusWidget() is rooms.threads.shelf.list.begin_button
    rooms.threads.shelf.list.more_button.click()
    opened(rooms, oldest.thread_id).back_button.click()
    assert QApplication.focusWidget() is rooms.threads.shelf.list.rows[-1].button


def test_back_puts_the_focus_on_the_thread_that_was_open(qtbot, rooms, workspace: Workspace):
    one, two = workspace.start_thread("One"), workspace.start_thread("Two")
    assert one
    assert two
    view = opened(rooms, one.thread_id)
    view.back_button.click()
    focus = QApplication.focusWidget()
    assert focus is rooms.threads.shelf.list.rows[1].button


# Where I keep returning


def test_where_one_keeps_returning_is_told_in_ones_own_words(keep, rooms, workspace: Workspace):
    thread = workspace.start_thread("Why I hurry", words="once")
    assert thread
    workspace.add_to_thread(thread.thread_id, "and again")
    keep(
        a_reflection("", day=date(2026, 2, 1), answers=(an_answer("I filled it."),)),
        a_reflection("", day=date(2026, 2, 8), answers=(an_answer("I left it."),)),
        a_reflection("of something else", day=date(2026, 2, 9)),
    )
    rooms.threads.show_segment("returning")
    page = rooms.threads.returning
    assert [(row.button.words(), row.words.text()) for row in page.rows] == [
        ("Why I hurry", "and again"),
        ("What did I do with the quiet?", "I left it."),
    ]
    page.rows[1].button.click()
    assert rooms.room == "journal"
    assert rooms.journal.model.rowCount() == 2
    assert [chip.key for chip in rooms.journal.filters.chips.chips()] == ["prompt"]
    rooms.go("threads")
    page.rows[0].button.click()
    assert rooms.threads.segment == "threads"
    assert rooms.threads.shelf.thread_id == thread.thread_id


def test_nothing_returned_to_says_so(rooms):
    rooms.threads.show_segment("returning")
    assert "What you write to more than once stands here" in says(rooms)


# From elsewhere


def test_the_journal_narrows_to_a_thread_and_the_chip_says_which(keep, rooms, workspace: Workspace):
    keep(a_reflection("in it", reflection_id="a"), a_reflection("not in it", reflection_id="b"))
    thread = workspace.start_thread("Why I hurry", words="in it", origin=Origin("a"))
    assert thread
    filters = rooms.journal.filters
    rooms.go("journal")
    filters.menu.aboutToShow.emit()
    menu = next(action.menu() for action in filters.menu.actions() if action.text() == "Thread")
    assert menu
    menu.actions()[0].trigger()
    filters._choose(menu.actions()[0])
    assert filters.current.thread == thread.thread_id
    assert [chip.words() for chip in filters.chips.chips()] == ["Thread: Why I hurry"]
    assert rooms.journal.model.rowCount() == 1
    workspace.erase_thread(thread.thread_id)
    assert filters.from_text(filters.as_text()) == filters.current
    filters.narrow(filters.from_text('{"thread": "gone"}'))
    assert [chip.words() for chip in filters.chips.chips()] == ["A thread that was erased"]


def test_a_search_names_the_threads_it_is_found_in(rooms, workspace: Workspace):
    thread = workspace.start_thread("Why I hurry", words="the radiator")
    assert thread
    from unhurried.domain.finding import Filter

    rooms.go("journal")
    rooms.journal.filters.narrow(Filter(words="radia"))
    (chip,) = rooms.journal.threads.chips.chips()
    assert rooms.journal.threads.isVisible()
    chip.click()
    assert rooms.room == "threads"
    assert rooms.threads.shelf.thread_id == thread.thread_id
    rooms.journal.filters.narrow(Filter())
    assert rooms.journal.threads.isHidden()


def test_a_moment_goes_into_a_thread_from_where_it_is_read(keep, rooms, workspace: Workspace):
    from unhurried.ui.dialogs.thread_dialog import ThreadDialog

    moment = a_moment(moment_id="m", pull="to explain")
    keep(a_reflection("", reflection_id="a", moments=(moment,), client_code="Heron"))
    rooms.go("journal")
    rooms.journal.show_new("a")
    rooms.journal.pane.written._buttons[0].click()
    dialog = rooms.findChild(ThreadDialog)
    assert dialog
    assert dialog.about.current() == "code:Heron"
    assert "to explain" in dialog.words.text()
    dialog.begin_button.click()
    assert dialog.message.isVisible()
    dialog.question.setText("Why explain?")
    next(chip for chip in dialog.about.chips() if chip.key == "me").click()
    dialog.begin_button.click()
    (ends,) = workspace.threads.threads()
    assert ends.thread.is_about_me
    assert ends.first
    assert ends.first.origin == Origin("a", "", "m")
    assert "What I was pulled to do: to explain" in ends.first.words
    assert rooms.room == "journal"
    assert [chip.words() for chip in rooms.journal.pane.threads.chips.chips()] == ["Why explain?"]


def test_the_same_words_go_into_a_thread_once(rooms, workspace: Workspace, qtbot):
    thread = workspace.start_thread("Why I hurry")
    assert thread
    rooms.go("write")
    table = rooms.write.table
    table.set_way("line")
    qtbot.keyClicks(table.free.sheet, "I hurried.")
    for _ in range(2):
        table.free.threads.addition_asked.emit(thread.thread_id)
    (note,) = workspace.threads.notes(thread.thread_id)
    assert note.origin == Origin(rooms.write.draft_id)
    assert "These words are in “Why I hurry” already." in says(rooms)


def test_open_threads_are_under_the_line_and_not_in_focus_mode_or_before_others(rooms, workspace: Workspace):
    thread = workspace.start_thread("Why I hurry")
    resting = workspace.start_thread("Later")
    assert thread
    assert resting
    workspace.set_thread_state(resting.thread_id, ThreadState.RESTING)
    rooms.go("write")
    rooms.write.table.set_way("line")
    line = rooms.write.table.free.threads
    assert [chip.words() for chip in line.chips.chips()] == ["Why I hurry"]
    assert line.chips.isVisible()
    for action in (rooms.actions_.focus_mode, rooms.actions_.only_page):
        action.setChecked(True)
        assert not line.isVisible()
        action.setChecked(False)
        assert line.chips.isVisible()
    line.fold_button.click()
    assert not line.chips.isVisible()
    assert workspace.preference("threads-folded") == "yes"
    line.fold_button.click()
    line.chips.chips()[0].click()
    assert rooms.threads.shelf.thread_id == thread.thread_id


def test_a_note_leads_to_the_draft_it_came_from(rooms, workspace: Workspace, qtbot):
    rooms.go("write")
    rooms.write.table.set_way("line")
    qtbot.keyClicks(rooms.write.table.free.sheet, "I hurried.")
    thread = workspace.start_thread("Why?")
    assert thread
    rooms.write.table.free.threads.addition_asked.emit(thread.thread_id)
    draft_id = rooms.write.draft_id
    rooms.write.begin()
    view = opened(rooms, thread.thread_id)
    rooms.go("threads")
    view.cards[0].open_button.click()
    assert rooms.room == "write"
    assert rooms.write.draft_id == draft_id


def changing(view: ThreadView, place: int) -> ThreadNoteDialog:
    view.cards[place].change.trigger()
    assert view.changing is not None
    return view.changing


def test_the_words_of_a_note_can_be_changed_and_come_back_as_they_were(rooms, workspace: Workspace):
    thread = workspace.start_thread("A question", words="frist")
    assert thread
    view = opened(rooms, thread.thread_id)
    dialog = changing(view, 0)
    dialog.editor.sheet.set_text("first")
    dialog.editor.finish_button.click()
    assert view.changing is None
    assert [note.words for note in workspace.threads.notes(thread.thread_id)] == ["first"]
    assert view.cards[0].note.words == "first"
    dialog = changing(view, 0)
    dialog.editor.sheet.set_text("something else")
    assert dialog.put_down()
    dialog.editor.back_button.click()
    assert [note.words for note in workspace.threads.notes(thread.thread_id)] == ["first"]


def test_a_change_of_a_note_is_kept_with_everything_else_on_the_screen(rooms, workspace: Workspace):
    thread = workspace.start_thread("A strain", kind=ThreadKind.STRAIN)
    assert thread
    workspace.add_to_thread(thread.thread_id, "I heard it", turn=Turn.NOTICED)
    dialog = changing(opened(rooms, thread.thread_id), 0)
    dialog.editor.sheet.insertPlainText(" in my voice")
    assert rooms.threads.is_pending
    assert rooms.put_down()
    assert not rooms.threads.is_pending
    (note,) = workspace.threads.notes(thread.thread_id)
    assert (note.words, note.turn) == ("I heard it in my voice", Turn.NOTICED)
    dialog.reject()


def test_under_a_legal_hold_a_note_stays_as_it_is_and_why_is_said(rooms, workspace: Workspace):
    thread = workspace.start_thread("A question", words="first")
    assert thread
    workspace.hold()
    failures: list[UnhurriedError] = []
    workspace.failed.connect(failures.append)
    view = opened(rooms, thread.thread_id)
    view.cards[0].change.trigger()
    assert view.changing is None
    assert [type(failure).__name__ for failure in failures] == ["HeldByLaw"]


def test_what_is_behind_a_dialog_does_not_move_with_its_caret(rooms, workspace: Workspace, qtlog):
    thread = workspace.start_thread("A question", words="first")
    assert thread
    dialog = changing(opened(rooms, thread.thread_id), 0)
    dialog.editor.sheet.insertPlainText("and more")
    assert [record.message for record in qtlog.records if "hierarchy" in record.message] == []
