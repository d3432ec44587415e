"""Write: ready to type, nothing lost on the way between sheets, drafts and rooms."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from tests.builders import a_reflection, an_answer
from tests.memory import MemoryJournal

from unhurried.domain.errors import DiskIsFull
from unhurried.ui.autosave import SOON_MS
from unhurried.ui.dialogs.code_dialog import CodeDialog
from unhurried.ui.rooms import Rooms

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def rooms(open_rooms: Callable[[], Rooms]) -> Rooms:
    return open_rooms()


def write(qtbot, rooms: Rooms, text: str) -> None:
    qtbot.keyClicks(rooms.write.table.sheet, text)


def test_it_opens_ready_to_type(qtbot, rooms: Rooms):
    qtbot.waitUntil(rooms.write.table.sheet.hasFocus)
    assert rooms.write.table.step is not None
    assert not rooms.write.autosave.is_pending


def test_the_usual_three_are_asked_one_at_a_time_and_then_the_free_sheet(rooms: Rooms):
    rooms.write.asking.prompts_button.click()
    table = rooms.write.table
    asked = []
    while table.step:
        asked.append(table.step.prompt.prompt_id)
        table.step_on()
    assert len(asked) == 3
    assert table.sheet is table.free.sheet
    assert rooms.write.footer.next_button.text() == "Finish"


def test_one_key_skips_a_question(qtbot, rooms: Rooms):
    before = rooms.write.table.step
    qtbot.keyClick(rooms.write.table.sheet, Qt.Key.Key_Return, CTRL)
    assert rooms.write.table.step is not before
    assert rooms.write.draft().writing.is_wordless


def test_what_is_typed_is_a_draft_within_a_second(qtbot, rooms: Rooms, journal: MemoryJournal):
    write(qtbot, rooms, "a word")
    qtbot.waitUntil(lambda: len(journal.drafts.all()) == 1, timeout=SOON_MS + 300)
    assert journal.drafts.all()[0].writing.answers[0].text == "a word"


def test_leaving_the_room_keeps_at_once(qtbot, rooms: Rooms, journal: MemoryJournal):
    write(qtbot, rooms, "a word")
    rooms.go("journal")
    assert journal.drafts.all()[0].writing.answers[0].text == "a word"


def test_only_looking_round_leaves_no_draft(rooms: Rooms, journal: MemoryJournal):
    rooms.write.table.step_on()
    rooms.go("journal")
    rooms.go("write")
    assert journal.drafts.all() == []
    assert rooms.write.footer.kept.text() == ""


def test_the_way_back_keeps_what_is_on_each_sheet(qtbot, rooms: Rooms):
    table = rooms.write.table
    write(qtbot, rooms, "first")
    table.step_on()
    write(qtbot, rooms, "second")
    table.step_back()
    assert table.sheet.text() == "first"
    table.step_on()
    assert table.sheet.text() == "second"


def test_a_line_and_questions_keep_each_others_words(qtbot, rooms: Rooms):
    write(qtbot, rooms, "an answer")
    rooms.write.table.set_way("line")
    write(qtbot, rooms, "a line")
    rooms.write.table.set_way("standard")
    writing = rooms.write.draft().writing
    assert (writing.answers[0].text, writing.body) == ("an answer", "a line")


def test_asking_about_a_lens_keeps_what_is_answered(qtbot, rooms: Rooms):
    table = rooms.write.table
    write(qtbot, rooms, "an answer")
    table.ask_about("silence")
    assert table.step is not None
    assert table.step.prompt.lens == "silence"
    assert table.steps[0].sheet.text() == "an answer"
    assert {step.prompt.lens for step in table.steps[1:]} == {"silence"}


def test_another_question_takes_the_place_of_an_empty_one(rooms: Rooms):
    table = rooms.write.table
    table.ask_about("silence")
    first = table.step
    assert first is not None
    table.ask_another()
    assert table.step is not None
    assert table.step.prompt.lens == "silence"
    assert first not in table.steps
    assert len(table.steps) == 3


def test_another_question_comes_after_a_written_one(qtbot, rooms: Rooms):
    table = rooms.write.table
    write(qtbot, rooms, "stays")
    count = len(table.steps)
    table.ask_another()
    assert len(table.steps) == count + 1
    assert table.steps[0].sheet.text() == "stays"


def test_when_a_lens_has_no_other_question_it_says_so(rooms: Rooms):
    table = rooms.write.table
    table.ask_about("wellbeing")
    for _ in range(10):
        table.ask_another()
    assert table.step is not None
    assert not table.step.another_button.isEnabled()


def test_why_a_question_is_asked_names_its_document(rooms: Rooms):
    step = rooms.write.table.step
    assert step is not None
    assert not step.why.isVisible()
    step.why_button.click()
    assert step.why.isVisible()
    assert "The Client Doesn" in step.why.text()


def test_a_habit_is_marked_with_a_line_and_taken_back(qtbot, rooms: Rooms):
    rooms.write.table.set_way("line")
    strip = rooms.write.table.free.markers
    marker = rooms.write.table.free.markers.chips.chips()[0].key
    strip.open_marker(marker)
    strip.options.chips()[1].click()
    assert rooms.write.draft().writing.markings == (), "the second half of a double click chooses nothing"
    qtbot.waitUntil(lambda: strip.has_settled)
    strip.options.chips()[1].click()
    qtbot.keyClicks(strip.line, "twice")
    (marking,) = rooms.write.draft().writing.markings
    assert (marking.marker_id, marking.option, marking.line) == (marker, "waited", "twice")
    strip.options.chips()[1].click()
    assert rooms.write.draft().writing.markings == ()


def test_finishing_keeps_shows_and_lays_a_fresh_sheet(qtbot, rooms: Rooms, journal: MemoryJournal):
    rooms.write.table.set_way("line")
    write(qtbot, rooms, "kept")
    qtbot.keyClick(rooms.write.table.sheet, Qt.Key.Key_Return, CTRL)
    assert rooms.room == "journal"
    assert rooms.journal.pane.reflection_id
    assert journal.reflections.count() == 1
    assert journal.drafts.all() == []
    rooms.go("write")
    assert rooms.write.draft().writing.is_wordless


def test_an_empty_reflection_may_be_finished(rooms: Rooms, journal: MemoryJournal):
    rooms.write.table.set_way("line")
    rooms.write.step_on()
    assert journal.reflections.count() == 1


def test_beginning_anew_leaves_the_draft_among_the_unfinished(qtbot, rooms: Rooms):
    write(qtbot, rooms, "left for later")
    rooms.actions_.new_reflection.trigger()
    assert rooms.write.draft().writing.is_wordless
    rooms.write.top.unfinished_menu.aboutToShow.emit()
    (action,) = rooms.write.top.unfinished_menu.actions()
    assert "left for later" in action.text()
    action.trigger()
    assert rooms.write.table.sheet.text() == "left for later"


def test_a_draft_put_away_comes_back_with_undo(qtbot, rooms: Rooms, journal: MemoryJournal):
    rooms.write.table.set_way("line")
    write(qtbot, rooms, "not this")
    rooms.write.footer.put_away_button.click()
    assert journal.drafts.all() == []
    assert journal.reflections.count(in_trash=True) == 1
    rooms.banner.action_button.click()
    assert journal.reflections.count(in_trash=True) == 0
    assert rooms.write.table.sheet.text() == "not this"
    assert len(journal.drafts.all()) == 1


def test_a_full_disk_is_told_and_the_words_are_kept_as_soon_as_there_is_room(
    qtbot, rooms: Rooms, journal: MemoryJournal, monkeypatch: pytest.MonkeyPatch
):
    def full(_draft: object) -> None:
        raise DiskIsFull

    with monkeypatch.context() as patched:
        patched.setattr(journal.drafts, "put", full)
        write(qtbot, rooms, "still here")
        assert not rooms.write.put_down()
        assert "disk is full" in rooms.write.footer.failure.text()
        assert rooms.write.footer.kept.text() == "Not yet kept"
        assert rooms.write.table.sheet.text() == "still here"
    assert rooms.write.put_down()
    assert not rooms.write.footer.failure.isVisible()
    assert journal.drafts.all()[0].writing.answers[0].text == "still here"


def test_an_answer_keeps_the_wording_it_was_given_to(keep, open_rooms, qtbot):
    keep(a_reflection("", reflection_id="r", answers=(an_answer("said", wording="An older wording?"),)))
    rooms = open_rooms()
    rooms.write.edit("r")
    assert rooms.write.table.step is not None
    assert rooms.write.table.step.question.text() == "An older wording?"
    assert rooms.write.draft().writing.answers[0].wording == "An older wording?"


def test_leaving_an_edit_as_it_was_changes_nothing(keep, open_rooms, qtbot, journal: MemoryJournal):
    keep(a_reflection("as it was", reflection_id="r"))
    rooms = open_rooms()
    rooms.journal.edit_asked.emit("r")
    write(qtbot, rooms, "X")
    rooms.write.footer.put_away_button.click()
    assert journal.reflections.one("r").writing.body == "as it was"
    assert ["X" in r.writing.body for r in journal.reflections.revisions("r")] == [True]
    assert rooms.room == "journal"


def test_a_code_that_looks_like_initials_is_warned_of_and_may_still_be_used(qtbot, rooms: Rooms):
    rooms.write.session.choose_code()
    dialog = rooms.findChild(CodeDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.field, "J.S.")
    assert "initials" in dialog.warning.text()
    dialog.use_button.click()
    assert rooms.write.draft().writing.client_code == "J.S."


def test_offered_codes_are_unused_neutral_nouns(keep, open_rooms, qtbot):
    keep(a_reflection(client_code="Heron"))
    rooms = open_rooms()
    rooms.write.session.choose_code()
    dialog = rooms.findChild(CodeDialog)
    assert dialog is not None
    assert [chip.key for chip in dialog.used.chips()] == ["Heron"]
    assert "Heron" not in [chip.key for chip in dialog.fresh.chips()]
    dialog.fresh.chips()[0].click()
    assert rooms.write.draft().writing.client_code == "Lantern"


def test_focus_mode_shows_only_the_sheet_and_escape_leaves_it(qtbot, rooms: Rooms):
    rooms.actions_.focus_mode.trigger()
    for hidden in (rooms.rail, rooms.write.session, rooms.write.asking, rooms.write.footer.next_button):
        assert not hidden.isVisible()
    assert rooms.write.table.sheet.isVisible()
    qtbot.keyClick(rooms.write.table.sheet, Qt.Key.Key_Escape)
    assert rooms.rail.isVisible()
    assert rooms.write.footer.next_button.isVisible()
