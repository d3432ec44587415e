"""Which session of its day it was: asked for only where the writer chose so, and kept either way."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from unhurried.domain.finding import Filter
from unhurried.ui.rooms import Rooms


def choose(rooms: Rooms, words: str) -> None:
    rooms.write.session.order_menu.aboutToShow.emit()
    next(action for action in rooms.write.session.order_menu.actions() if action.text() == words).trigger()


def test_nothing_asks_for_it_until_it_is_chosen_in_settings(open_rooms):
    rooms = open_rooms()
    button = rooms.write.session.order_button
    assert not button.isVisibleTo(rooms.write.session)
    rooms.settings.pacing.order.click()
    assert button.isVisibleTo(rooms.write.session)
    rooms.settings.pacing.order.click()
    assert not button.isVisibleTo(rooms.write.session)


def test_it_is_kept_with_the_draft_read_again_and_taken_back(open_rooms, journal):
    rooms = open_rooms()
    rooms.settings.pacing.order.click()
    rooms.write.session._set_code("Heron")
    choose(rooms, "The third of the day")
    assert rooms.write.keep()
    assert journal.drafts.all()[0].writing.order_in_day == 3
    assert "third of the day" in rooms.write.session.order_button.accessibleName()
    rooms.write.finish()
    places = journal.reflections.places(Filter())
    (row,) = journal.reflections.glimpses(places, Filter())
    rooms.journal.read(row.reflection_id)
    assert any("The third of the day" in label.text() for label in rooms.journal.pane.findChildren(QLabel))
    choose(rooms, "No. 12 of the day")
    choose(rooms, "Not said")
    assert rooms.write.draft().writing.order_in_day is None
