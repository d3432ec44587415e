"""A year ago: shown to those who ask for it in Settings, opened, and put away for a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from tests.builders import a_reflection

from unhurried.domain.finding import Filter
from unhurried.ui.rooms import Rooms
from unhurried.ui.workspace import Workspace


@pytest.fixture
def rooms(keep: Callable[..., None], open_rooms: Callable[[], Rooms]) -> Rooms:
    keep(
        a_reflection("The radiator ticked.\n\nAnd then not.", reflection_id="then", day=date(2025, 3, 5)),
        a_reflection("Now.", reflection_id="now", day=date(2026, 3, 1)),
    )
    return open_rooms()


def ask_for_it(qtbot, rooms: Rooms) -> None:
    rooms.go("settings")
    rooms.settings.returning.switch.setFocus()
    qtbot.keyClick(rooms.settings.returning.switch, Qt.Key.Key_Space)
    rooms.go("journal")


def test_it_is_off_until_it_is_asked_for(qtbot, rooms: Rooms):
    rooms.go("journal")
    assert not rooms.journal.year_ago.card.isVisible()
    ask_for_it(qtbot, rooms)
    line = rooms.journal.year_ago
    assert line.card.isVisible()
    assert line.when.text() == "About a year ago, 5 March 2025"
    assert line.first_words.text().startswith("The radiator ticked.")
    ask_for_it(qtbot, rooms)
    assert not line.card.isVisible()


def test_it_opens_what_it_tells_of(qtbot, rooms: Rooms):
    ask_for_it(qtbot, rooms)
    qtbot.keyClick(rooms.journal.year_ago.open_button, Qt.Key.Key_Space)
    assert rooms.journal.pane.reflection_id == "then"


def test_not_today_is_remembered(qtbot, rooms: Rooms, open_rooms: Callable[[], Rooms], workspace: Workspace):
    ask_for_it(qtbot, rooms)
    qtbot.keyClick(rooms.journal.year_ago.not_today_button, Qt.Key.Key_Space)
    assert not rooms.journal.year_ago.card.isVisible()
    again = open_rooms()
    again.go("journal")
    assert not again.journal.year_ago.card.isVisible()
    assert workspace.returning.offers_year_ago


def test_what_is_looked_for_stands_alone(qtbot, rooms: Rooms):
    ask_for_it(qtbot, rooms)
    line = rooms.journal.year_ago
    rooms.journal.filters.narrow(Filter(words="now"))
    assert not line.card.isVisible()
    rooms.journal.filters.narrow(Filter())
    assert line.card.isVisible()


def test_it_goes_with_what_it_tells_of(qtbot, rooms: Rooms, workspace: Workspace):
    ask_for_it(qtbot, rooms)
    assert workspace.move_to_trash("then")
    assert not rooms.journal.year_ago.card.isVisible()
    assert workspace.take_from_trash("then")
    assert rooms.journal.year_ago.card.isVisible()


def test_a_day_without_words_is_told_by_its_code(keep, qtbot, rooms: Rooms):
    keep(a_reflection("", reflection_id="bare", day=date(2025, 3, 4), client_code="Heron"))
    ask_for_it(qtbot, rooms)
    assert rooms.journal.year_ago.first_words.text() == "Heron"
