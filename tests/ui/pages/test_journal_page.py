"""Journal: the timeline, finding as one types, filters as chips, reading, and the trash."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from tests.builders import a_marking, a_reflection, an_answer

from unhurried.domain.finding import Filter
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.dialogs.revisions_dialog import RevisionsDialog
from unhurried.ui.models.timeline import FIRST_PAGE, TimelineModel
from unhurried.ui.rooms import Rooms
from unhurried.ui.widgets.reading_view import ReadingView

DAY = date(2026, 3, 1)


@pytest.fixture
def rooms(keep, open_rooms) -> Rooms:
    keep(
        a_reflection("The radiator ticked.", reflection_id="a", day=DAY, client_code="Heron", tags=("video",)),
        a_reflection("", reflection_id="b", day=DAY + timedelta(1), answers=(an_answer("A long pause."),)),
        a_reflection("Wéaring shoes", reflection_id="c", day=DAY - timedelta(400), client_code="Lantern"),
    )
    rooms = open_rooms()
    rooms.go("journal")
    return rooms


def shown(rooms: Rooms) -> list[str]:
    model = rooms.journal.model
    glimpses = [model.glimpse(row) for row in range(model.rowCount())]
    return [glimpse.reflection_id for glimpse in glimpses if glimpse]


def read(rooms: Rooms) -> str:
    labels = [label.text() for label in rooms.journal.pane.written.findChildren(QLabel) if not label.isHidden()]
    views = [view.words() for view in rooms.journal.pane.written.findChildren(ReadingView) if not view.isHidden()]
    return "\n".join([*labels, *views])


def test_the_newest_day_comes_first_and_is_read_at_once(rooms: Rooms):
    assert shown(rooms) == ["b", "a", "c"]
    assert rooms.journal.pane.reflection_id == "b"
    assert "A long pause." in read(rooms)


def test_an_answer_is_read_under_the_question_it_was_given_to(rooms: Rooms):
    assert "What did I do with the quiet?" in read(rooms)


def test_arrow_keys_walk_through_the_timeline(qtbot, rooms: Rooms):
    rooms.journal.list.setFocus()
    qtbot.keyClick(rooms.journal.list, Qt.Key.Key_Down)
    assert rooms.journal.pane.reflection_id == "a"


def test_finding_while_typing_marks_the_hits(qtbot, rooms: Rooms):
    rooms.actions_.find.trigger()
    qtbot.keyClicks(rooms.journal.filters.search, "rad")
    qtbot.waitUntil(lambda: shown(rooms) == ["a"])
    glimpse = rooms.journal.model.glimpse(0)
    assert glimpse is not None
    assert [piece.text for piece in glimpse.pieces if piece.is_hit] == ["radiator"]
    assert rooms.journal.count.text() == "1 reflection"


def test_accents_and_capitals_do_not_matter(rooms: Rooms):
    rooms.journal.filters.narrow(Filter(words="WEARING"))
    assert shown(rooms) == ["c"]


def test_nothing_found_says_what_to_do(rooms: Rooms):
    rooms.journal.filters.narrow(Filter(words="xylophone"))
    assert shown(rooms) == []
    assert "Nothing found for “xylophone”" in rooms.journal.nothing.words.text()
    assert rooms.journal.pane.reflection_id == ""


def test_a_filter_is_a_chip_that_can_be_taken_away(rooms: Rooms):
    rooms.journal.filters.narrow(Filter(client_code="Heron", tag="video", since=DAY))
    assert shown(rooms) == ["a"]
    assert [chip.key for chip in rooms.journal.filters.chips.chips()] == ["client_code", "tag", "since"]
    for field in ("client_code", "tag", "since"):
        rooms.journal.filters.remove(field)
    assert shown(rooms) == ["b", "a", "c"]
    assert not rooms.journal.filters.chips.isVisible()


def test_the_menu_offers_what_is_there_to_narrow_to(rooms: Rooms):
    filters = rooms.journal.filters
    filters.menu.aboutToShow.emit()
    titles = [action.text() for action in filters.menu.actions() if action.menu()]
    assert titles == ["Client code", "Lens", "Habit", "Tag", "Thread", "Period"]
    codes = filters.menu.actions()[0].menu().actions()
    assert {action.text() for action in codes} == {"Heron", "Lantern"}
    next(action for action in codes if action.text() == "Lantern").trigger()
    assert shown(rooms) == ["c"]


def test_narrowing_to_a_habit_and_its_option(keep, open_rooms):
    keep(
        a_reflection("x", reflection_id="m", markings=(a_marking(marker_id="silence.ended-a-quiet-moment"),)),
        a_reflection("y", reflection_id="n"),
    )
    rooms = open_rooms()
    rooms.go("journal")
    narrowed = Filter(marker_id="silence.ended-a-quiet-moment", option="waited")
    rooms.journal.filters.narrow(narrowed)
    assert shown(rooms) == ["m"]
    rooms.journal.filters.narrow(replace(narrowed, option="saw-then"))
    assert shown(rooms) == []
    rooms.journal.filters.remove("marker_id")
    assert rooms.journal.filters.current.is_empty


def test_markings_are_read_in_the_words_they_had(keep, open_rooms):
    keep(a_reflection("x", reflection_id="m", markings=(a_marking(line="by the door"),)))
    rooms = open_rooms()
    rooms.go("journal")
    text = read(rooms)
    for words in ("I explained before it was asked for.", "Felt the pull and waited", "by the door"):
        assert words in text


def test_a_wordless_reflection_is_shown_as_left_open(keep, open_rooms):
    keep(a_reflection("", reflection_id="w"))
    rooms = open_rooms()
    rooms.go("journal")
    assert "Left open." in read(rooms)


def test_trash_and_undo(rooms: Rooms):
    rooms.journal.pane.trash_button.click()
    assert shown(rooms) == ["a", "c"]
    rooms.banner.action_button.click()
    assert shown(rooms) == ["b", "a", "c"]
    assert rooms.journal.pane.reflection_id == "b"


def test_the_trash_is_emptied_only_when_asked_twice(rooms: Rooms, workspace):
    rooms.journal.pane.trash_button.click()
    rooms.journal.filters.narrow(Filter(in_trash=True))
    assert shown(rooms) == ["b"]
    rooms.journal.empty_button.click()
    dialog = rooms.findChild(ConfirmDialog)
    assert dialog is not None
    assert "no backup" in "\n".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.no_button.click()
    assert workspace.reading.count(in_trash=True) == 1
    rooms.journal.empty_button.click()
    rooms.findChildren(ConfirmDialog)[-1].yes_button.click()
    assert workspace.reading.count(in_trash=True) == 0
    assert "The trash is empty." in rooms.journal.nothing.words.text()


def test_what_is_in_the_trash_is_put_back_and_not_edited(rooms: Rooms):
    rooms.journal.pane.trash_button.click()
    rooms.journal.filters.narrow(Filter(in_trash=True))
    assert not rooms.journal.pane.edit_button.isVisible()
    rooms.journal.pane.trash_button.click()
    assert shown(rooms) == []
    rooms.journal.filters.narrow(Filter())
    assert shown(rooms) == ["b", "a", "c"]


def test_an_earlier_state_is_read_and_brought_back(qtbot, rooms: Rooms, workspace):
    rooms.journal.read("a")
    rooms.journal.pane.ask_to_edit()
    rooms.write.table.sheet.selectAll()
    qtbot.keyClicks(rooms.write.table.sheet, "Changed.")
    rooms.write.finish()
    qtbot.waitUntil(lambda: "Changed." in read(rooms))
    rooms.journal.pane.history_button.click()
    dialog = rooms.findChild(RevisionsDialog)
    assert dialog is not None
    views = dialog.written.findChildren(ReadingView)
    assert "The radiator ticked." in views[0].words()
    dialog.bring_back_button.click()
    assert workspace.reading.one("a").writing.body == "The radiator ticked."
    assert workspace.reading.revisions("a")[0].writing.body == "Changed."


def test_where_there_is_no_room_for_both_one_is_shown(rooms: Rooms):
    rooms.resize(560, 700)
    assert rooms.journal.list.isVisible()
    assert not rooms.journal.pane.isVisible()
    rooms.journal.list.clicked.emit(rooms.journal.model.index(1))
    assert rooms.journal.pane.isVisible()
    assert not rooms.journal.list.isVisible()
    rooms.journal.pane.back_button.click()
    assert rooms.journal.list.isVisible()


def test_a_long_journal_is_all_there_and_only_the_page_is_read(qtbot, qtmodeltester, keep, workspace):
    keep(*(a_reflection(f"n{n}", reflection_id=f"r{n}", day=DAY + timedelta(n)) for n in range(200)))
    model = TimelineModel(workspace.reading)
    model.show(Filter())
    assert model.rowCount() == FIRST_PAGE
    qtbot.waitUntil(lambda: model.is_complete)
    assert model.rowCount() == 200
    days = [model.glimpse(row).day for row in range(200)]
    assert days == sorted(days, reverse=True)
    qtmodeltester.check(model)


# Nothing yet


def test_an_empty_journal_leads_to_write_and_to_the_first_words(qtbot, open_rooms):
    rooms = open_rooms()
    rooms.go("journal")
    nothing = rooms.journal.nothing
    assert not rooms.journal.list.isVisible()
    qtbot.waitUntil(nothing.write_button.hasFocus)
    nothing.words_button.click()
    assert rooms.prompts.list.currentIndex().data() == "First words"
    rooms.go("journal")
    nothing.write_button.click()
    assert rooms.room == "write"


def test_an_empty_journal_says_where_what_was_begun_is(qtbot, open_rooms):
    rooms = open_rooms()
    rooms.go("journal")
    assert "Nothing is written yet" in rooms.journal.nothing.words.text()
    rooms.go("write")
    qtbot.keyClicks(rooms.write.table.sheet, "half a thought")
    rooms.go("journal")
    assert "kept in Write" in rooms.journal.nothing.words.text()
    assert rooms.journal.nothing.write_button.text() == "Go on in Write"
    rooms.go("write")
    rooms.write.finish()
    assert not rooms.journal.nothing.isVisible()
    assert rooms.journal.list.isVisible()
    assert rooms.journal.focusProxy() is rooms.journal.list


def test_a_word_that_is_not_found_offers_no_way_to_begin(keep, open_rooms):
    keep(a_reflection())
    rooms = open_rooms()
    rooms.go("journal")
    rooms.journal.filters.narrow(Filter(words="xylophone"))
    assert rooms.journal.nothing.isVisible()
    assert not rooms.journal.nothing.ways.isVisible()
    assert rooms.journal.focusProxy() is rooms.journal.filters.search
