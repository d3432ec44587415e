"""Guided: one question at a time from the moment on, a stop after each, and the theme that is with the writer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from tests.builders import a_reflection
from tests.memory import MemoryJournal

from unhurried.domain.drafts import Bookmark
from unhurried.services.guided import OPENING
from unhurried.ui.pages.guided_steps import GuidedStep
from unhurried.ui.rooms import Rooms
from unhurried.ui.workspace import Workspace


@pytest.fixture
def rooms(open_rooms: Callable[[], Rooms]) -> Rooms:
    return open_rooms()


def guided(rooms: Rooms) -> None:
    rooms.write.asking.guided_button.click()


def write(qtbot, rooms: Rooms, text: str) -> None:
    qtbot.keyClicks(rooms.write.table.sheet, text)


def mark(qtbot, rooms: Rooms, option: int) -> None:
    marking = rooms.write.table.marking
    assert marking is not None
    qtbot.waitUntil(lambda: marking.panel.has_settled)
    marking.panel.options.chips()[option].click()


def go_to_marker(rooms: Rooms) -> None:
    while rooms.write.table.step:
        rooms.write.table.step_on()


def test_with_no_theme_chosen_it_opens_on_the_first_and_leads_to_the_others(rooms: Rooms, workspace: Workspace):
    guided(rooms)
    line = rooms.write.path_line
    assert line.name.text() == workspace.guided.themes[0].name
    assert workspace.guided.chosen is None
    line.others_button.click()
    assert rooms.room == "prompts"
    assert rooms.prompts.path_button.isChecked()


def test_the_moment_comes_first_then_the_theme_then_its_marker_then_the_free_sheet(
    rooms: Rooms, workspace: Workspace
):
    guided(rooms)
    table, theme = rooms.write.table, workspace.guided.themes[0]
    asked = []
    while not table.is_last:
        asked.append(table.bookmark().sheet)
        table.step_on()
    assert asked == [step.step_id for step in workspace.guided.steps(theme)]
    assert asked[0] == OPENING
    assert table.sheet is table.free.sheet
    assert rooms.write.footer.next_button.text() == "Finish"


def test_a_hint_an_example_and_the_reason_wait_until_they_are_wanted(rooms: Rooms, workspace: Workspace):
    guided(rooms)
    step = rooms.write.table.step
    assert isinstance(step, GuidedStep)
    assert not step.hint.isVisible()
    for button, label in ((step.hint_button, step.more), (step.example_button, step.example)):
        assert not label.isVisible()
        button.click()
        assert label.isVisible()
    assert workspace.guided.themes[0].example in step.example.text()
    assert "An invented example:" in step.example.text()
    assert not step.another_button.isVisible()


def test_what_is_marked_on_its_sheet_is_marked_below_the_free_one(qtbot, rooms: Rooms, workspace: Workspace):
    rooms.prompts.path.begin(workspace.guided.themes[2])
    go_to_marker(rooms)
    mark(qtbot, rooms, 1)
    (marking,) = rooms.write.draft().writing.markings
    assert marking.marker_id == workspace.guided.themes[2].marker
    table = rooms.write.table
    table.step_on()
    strip = table.free.markers
    strip.open_marker(marking.marker_id)
    qtbot.waitUntil(lambda: strip.has_settled)
    assert strip.options.current() == marking.option
    strip.options.chips()[2].click()
    table.step_back()
    assert table.marking is not None
    assert table.marking.panel.options.current() == rooms.write.draft().writing.markings[0].option


def test_a_stop_keeps_what_is_there_and_is_found_again(qtbot, rooms: Rooms, workspace: Workspace):
    guided(rooms)
    write(qtbot, rooms, "My hand on the handle.")
    rooms.write.step_on()
    write(qtbot, rooms, "I supplied an ending.")
    assert rooms.write.footer.finish_button.text() == "Stop here"
    rooms.write.footer.finish_button.click()
    kept = workspace.reading.one(rooms.journal.pane.reflection_id)
    assert [answer.text for answer in kept.writing.answers] == ["My hand on the handle.", "I supplied an ending."]

    rooms.go("write")
    table = rooms.write.table
    assert (table.way, table.currentIndex(), table.bookmark().sheet) == ("guided", 0, OPENING)
    rooms.write.path_line.go_on_button.click()
    assert table.bookmark().sheet == workspace.guided.prompt_ids(workspace.guided.themes[0])[2]


def test_after_the_last_sheet_there_is_no_stop_to_go_on_from(qtbot, rooms: Rooms, workspace: Workspace):
    guided(rooms)
    write(qtbot, rooms, "My hand on the handle.")
    go_to_marker(rooms)
    mark(qtbot, rooms, 0)
    rooms.write.step_on()
    rooms.write.finish()
    assert workspace.guided.chosen == workspace.guided.themes[0]
    assert workspace.guided.step is None
    rooms.go("write")
    assert not rooms.write.path_line.go_on_button.isVisible()


def test_other_ways_of_writing_keep_the_words(qtbot, rooms: Rooms, workspace: Workspace):
    guided(rooms)
    write(qtbot, rooms, "a moment")
    rooms.write.asking.prompts_button.click()
    asked = [step.prompt.prompt_id for step in rooms.write.table.steps]
    assert asked == [OPENING, *(p.prompt_id for p in workspace.questions.offered_prompts() if p.prompt_id != OPENING)]
    assert rooms.write.table.marking is None
    rooms.write.asking.line_button.click()
    guided(rooms)
    assert rooms.write.table.answers()[0].text == "a moment"
    assert rooms.write.table.marking is not None
    assert rooms.write.draft().writing.answers[0].prompt_id == OPENING


def test_a_theme_begun_in_prompts_is_asked_in_write(rooms: Rooms, workspace: Workspace):
    rooms.go("prompts")
    rooms.prompts.path.begin(workspace.guided.themes[4])
    assert rooms.room == "write"
    assert rooms.write.table.path == workspace.guided.themes[4] == workspace.guided.chosen
    assert rooms.write.table.bookmark().sheet == OPENING
    rooms.write.path_line.read_button.click()
    assert rooms.prompts.list.currentIndex().data() == workspace.guided.themes[4].name


def test_a_blank_sheet_goes_along_to_the_next_theme_and_off_the_path(rooms: Rooms, workspace: Workspace):
    rooms.prompts.path.begin(workspace.guided.themes[0])
    rooms.go("prompts")
    rooms.prompts.path._go_to_next()
    assert rooms.write.table.path == workspace.guided.themes[1]
    rooms.prompts.path._leave()
    assert (rooms.write.table.way, rooms.write.table.path) == ("standard", None)
    assert [step.prompt for step in rooms.write.table.steps] == list(workspace.questions.offered_prompts())


def test_words_stay_with_the_theme_they_were_written_to(qtbot, rooms: Rooms, workspace: Workspace):
    rooms.prompts.path.begin(workspace.guided.themes[0])
    write(qtbot, rooms, "a moment")
    rooms.go("prompts")
    rooms.prompts.path._go_to_next()
    assert rooms.write.table.path == workspace.guided.themes[0]
    assert rooms.write.table.answers()[0].text == "a moment"


def test_a_draft_comes_back_at_the_marker(
    qtbot, rooms: Rooms, workspace: Workspace, open_rooms, journal: MemoryJournal
):
    rooms.prompts.path.begin(workspace.guided.themes[1])
    write(qtbot, rooms, "a moment")
    go_to_marker(rooms)
    assert rooms.put_down()
    assert journal.drafts.all()[0].bookmark.theme == workspace.guided.themes[1].theme_id
    again = open_rooms()
    assert (again.write.table.way, again.write.table.path) == ("guided", workspace.guided.themes[1])
    assert again.write.table.bookmark().sheet == workspace.guided.themes[1].marker
    assert again.write.table.answers()[0].text == "a moment"


def test_a_step_with_nothing_written_yet_comes_back(rooms: Rooms, workspace: Workspace, open_rooms):
    guided(rooms)
    rooms.write.table.step_on()
    rooms.write.table.step_on()
    sheet = rooms.write.table.bookmark().sheet
    place = rooms.place()
    again = open_rooms()
    again.return_to(place)
    assert (again.write.table.way, again.write.table.bookmark().sheet) == ("guided", sheet)


def test_a_draft_of_a_theme_that_no_longer_ships_asks_its_questions_as_before(rooms: Rooms, workspace: Workspace):
    draft = workspace.desk.begin(Bookmark("guided", offered=(OPENING,), theme="gone"))
    rooms.write.open_draft(draft)
    assert rooms.write.table.way == "standard"
    assert [step.prompt.prompt_id for step in rooms.write.table.steps] == [OPENING]


def test_a_marker_switched_on_in_prompts_is_among_the_chips_at_once(rooms: Rooms, workspace: Workspace):
    marker = workspace.guided.marker(workspace.guided.themes[5])
    assert marker is not None
    assert not workspace.guided.is_on(marker)
    workspace.switch_marker(marker, on=True)
    rooms.write.table.free.markers.open_marker(marker.marker_id)
    assert rooms.write.table.free.markers.wording.text() == marker.wording


def test_in_focus_mode_only_the_question_and_the_sheet_are_left(rooms: Rooms):
    guided(rooms)
    rooms.actions_.focus_mode.setChecked(True)
    step = rooms.write.table.step
    assert isinstance(step, GuidedStep)
    assert step.question.isVisible()
    assert not rooms.write.path_line.isVisible()
    assert not step.example_button.isVisible()


def _stopped_half_way(qtbot, rooms: Rooms) -> str:
    """A reflection that was stopped at the second step, and a blank sheet after it."""
    guided(rooms)
    write(qtbot, rooms, "My hand on the handle.")
    rooms.write.step_on()
    rooms.write.footer.finish_button.click()
    stopped = rooms.journal.pane.reflection_id
    rooms.go("write")
    return stopped


def test_the_same_reflection_goes_on_after_a_stop(qtbot, rooms: Rooms, workspace: Workspace):
    stopped = _stopped_half_way(qtbot, rooms)
    assert rooms.write.path_line.go_on_button.text() == "Go on where I stopped"
    rooms.write.path_line.go_on_button.click()
    table = rooms.write.table
    second, third = workspace.guided.prompt_ids(workspace.guided.themes[0])[1:3]
    assert (rooms.write.is_edit, table.way, table.bookmark().sheet) == (True, "guided", second)
    write(qtbot, rooms, "I supplied an ending.")
    rooms.write.step_on()
    rooms.write.footer.finish_button.click()
    assert rooms.journal.pane.reflection_id == stopped
    assert workspace.reading.count() == 1
    answers = workspace.reading.one(stopped).writing.answers
    assert [answer.text for answer in answers] == ["My hand on the handle.", "I supplied an ending."]
    assert workspace.guided.step is not None
    assert workspace.guided.step.step_id == third


def test_once_another_is_begun_the_words_say_that_a_new_one_begins(qtbot, rooms: Rooms, workspace: Workspace):
    _stopped_half_way(qtbot, rooms)
    write(qtbot, rooms, "another moment")
    assert rooms.write.path_line.go_on_button.text() == "A new one, from where I stopped"
    rooms.write.path_line.go_on_button.click()
    assert not rooms.write.is_edit
    assert rooms.write.table.answers()[0].text == "another moment"
    assert rooms.write.table.currentIndex() == 1


def test_after_another_was_kept_a_new_one_begins(qtbot, rooms: Rooms, workspace: Workspace):
    _stopped_half_way(qtbot, rooms)
    rooms.write.asking.line_button.click()
    write(qtbot, rooms, "a line")
    rooms.write.finish()
    rooms.go("write")
    guided(rooms)
    assert workspace.guided.stopped_in == ""
    assert rooms.write.path_line.go_on_button.text() == "A new one, from where I stopped"


def test_what_went_to_the_trash_is_not_gone_on_with_nor_remembered_when_erased(
    qtbot, rooms: Rooms, workspace: Workspace
):
    stopped = _stopped_half_way(qtbot, rooms)
    workspace.move_to_trash(stopped)
    assert workspace.guided.to_go_on_with() is None
    workspace.empty_trash()
    assert workspace.guided.stopped_in == ""
    assert workspace.guided.step is not None
    rooms.write.guided.go_on()
    assert not rooms.write.is_edit


def test_nothing_is_called_kept_before_something_is_written(qtbot, rooms: Rooms):
    guided(rooms)
    assert rooms.put_down()
    assert rooms.write.footer.kept.text() == ""
    write(qtbot, rooms, "a moment")
    assert rooms.put_down()
    assert rooms.write.footer.kept.text().startswith("Kept at")


def test_under_the_last_sheet_the_other_habits_wait_until_they_are_wanted(rooms: Rooms):
    guided(rooms)
    go_to_marker(rooms)
    rooms.write.step_on()
    free = rooms.write.table.free
    assert not free.markers.isVisible()
    free.habits_button.click()
    assert free.markers.isVisible()
    rooms.write.asking.line_button.click()
    assert free.markers.isVisible()
    assert not free.habits_button.isVisible()


def test_in_a_low_window_the_sheet_has_the_room_of_what_stands_above_it(qtbot, rooms: Rooms):
    above, step = rooms.write.above, rooms.write.table.step
    assert step is not None
    assert not above.fold.isVisible()
    assert step.demands.y() < step.sheet.y()
    rooms.resize(1200, 450)
    qtbot.waitUntil(above.fold.isVisible)
    assert not rooms.write.asking.isVisible()
    qtbot.waitUntil(lambda: step.demands.y() > step.sheet.y())
    qtbot.waitUntil(lambda: lines_seen(rooms) >= 4)
    above.fold.click()
    assert rooms.write.asking.isVisible()
    assert rooms.write.path_line.isVisible()
    rooms.resize(1200, 820)
    qtbot.waitUntil(lambda: not above.fold.isVisible())
    assert rooms.write.asking.isVisible()


def test_at_twice_the_text_size_four_lines_of_the_sheet_are_seen(qtbot, theme, open_rooms):
    theme.set_text_scale(2.0)
    rooms = open_rooms()
    rooms.resize(1180, 800)
    qtbot.waitUntil(lambda: lines_seen(rooms) >= 4)


def lines_seen(rooms: Rooms) -> float:
    sheet = rooms.write.table.sheet
    return sheet.viewport().visibleRegion().boundingRect().height() / sheet.cursorRect().height()


# The very first time


def test_a_journal_with_nothing_in_it_opens_on_the_first_theme(rooms: Rooms, workspace: Workspace):
    assert (rooms.write.table.way, rooms.write.table.bookmark().sheet) == ("guided", OPENING)
    assert rooms.write.path_line.name.text() == workspace.guided.themes[0].name
    assert rooms.write.path_line.words_button.isVisible()
    assert workspace.guided.chosen is None


def test_a_journal_with_a_reflection_opens_on_questions(keep, open_rooms):
    keep(a_reflection())
    assert open_rooms().write.table.way == "standard"


# Words for a first time


def test_the_first_words_are_a_link_away_until_there_is_a_reflection(qtbot, rooms: Rooms):
    button = rooms.write.path_line.words_button
    assert button.isVisible()
    button.click()
    assert rooms.room == "prompts"
    assert rooms.prompts.list.currentIndex().data() == "First words"
    rooms.go("write")
    write(qtbot, rooms, "a line")
    assert button.isVisible()
    rooms.write.finish()
    rooms.go("write")
    assert not button.isVisible()


def test_where_something_is_kept_nothing_is_explained_unasked(keep, open_rooms):
    keep(a_reflection())
    rooms = open_rooms()
    assert not rooms.write.path_line.isVisible()


def test_the_list_of_keys_leads_to_the_first_words(qtbot, rooms: Rooms):
    rooms.actions_.shortcuts.trigger()
    from unhurried.ui.dialogs.shortcuts_dialog import ShortcutsDialog

    (dialog,) = rooms.findChildren(ShortcutsDialog)
    qtbot.keyClick(dialog.words_button, Qt.Key.Key_Space)
    assert rooms.room == "prompts"
    assert rooms.prompts.list.currentIndex().data() == "First words"
