"""The share copy in its room: over the page of supervision, back to it, and from a reflection that is read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from tests.builders import a_reflection

from unhurried.ui import whereabouts
from unhurried.ui.rooms import Rooms

OpenRooms = Callable[[], Rooms]


def test_it_takes_the_place_of_the_page_and_gives_it_back(qtbot, open_rooms: OpenRooms):
    rooms = open_rooms()
    rooms.go("supervision")
    page = rooms.supervision
    page.copy.button.click()
    assert page.copy.builder is not None
    assert page.copy.isVisible()
    assert not page.head.isVisible()
    page.copy.builder.copy.choose(question="Why?")
    qtbot.keyClick(page.copy.builder.frame.leave_button, Qt.Key.Key_Space)
    assert page.copy.builder is None
    assert page.head.isVisible()
    assert page.copy.button.hasFocus()
    assert page.copy.button.text() == "Go on with the share copy"


def test_whoever_comes_back_finds_it_open(open_rooms: OpenRooms):
    rooms = open_rooms()
    rooms.go("supervision")
    rooms.supervision.copy.open()
    assert rooms.supervision.copy.builder is not None
    rooms.supervision.copy.builder.show_step(1)
    place = whereabouts.place_of(rooms)
    assert rooms.put_down()
    again = open_rooms()
    whereabouts.return_to(again, place)
    builder = again.supervision.copy.builder
    assert builder is not None
    assert (again.room, builder.isVisible()) == ("supervision", True)


def test_a_reflection_that_is_read_is_taken_along(keep: Callable[..., None], open_rooms: OpenRooms):
    keep(a_reflection("One.\n\nTwo.", reflection_id="r1"), a_reflection("Other.", reflection_id="r2"))
    rooms = open_rooms()
    rooms.go("journal")
    rooms.journal.select("r1")
    rooms.journal.pane.questions.copy_button.click()
    builder = rooms.supervision.copy.builder
    assert builder is not None
    assert builder.step is builder.choose
    assert builder.choose.offered.shown == ("reflection", "r1")
    assert builder.copy.draft.chosen == ()


def test_only_this_page_shows_nothing_of_it_but_the_pages(open_rooms: OpenRooms):
    rooms = open_rooms()
    rooms.go("supervision")
    rooms.supervision.copy.open()
    builder = rooms.supervision.copy.builder
    assert builder is not None
    builder.show_step(1)
    rooms.actions_.only_page.trigger()
    assert not builder.isVisible()
    rooms.actions_.only_page.trigger()
    assert builder.isVisible()
    assert builder.frame.head.isVisible()


def test_what_is_typed_in_it_counts_as_on_the_screen(qtbot, open_rooms: OpenRooms):
    rooms = open_rooms()
    rooms.go("supervision")
    rooms.supervision.copy.open()
    builder = rooms.supervision.copy.builder
    assert builder is not None
    qtbot.keyClicks(builder.question.sheet, "Half a thou")
    assert rooms.supervision.is_pending
    assert rooms.put_down()
    assert not rooms.supervision.is_pending
    rooms.leave()
    assert builder.copy.draft.question == ""
