"""A quiet moment: nothing asks, any key or a click goes on, and what protects the journal goes on working."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton
from tests.computer import CONTROL, Computer, rooms_of

from unhurried.ui.rooms import Rooms

GOES_ON = [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_A, Qt.Key.Key_F8]


@pytest.fixture
def rooms(qtbot, open_rooms) -> Rooms:
    rooms = open_rooms()
    rooms.write.asking.still_button.click()
    qtbot.waitUntil(rooms.stillness.page.hasFocus)
    return rooms


def test_nothing_is_on_it_to_press(rooms: Rooms):
    assert rooms.stillness.is_on
    shown = [button.text() for button in rooms.findChildren(QAbstractButton) if button.isVisible()]
    assert shown == []


def test_its_name_says_how_it_ends(rooms: Rooms):
    interface = QAccessible.queryAccessibleInterface(rooms.stillness.page)
    assert "Any key or a click goes on" in interface.text(QAccessible.Text.Name)


@pytest.mark.parametrize("key", GOES_ON)
def test_any_key_goes_on_to_the_sheet(qtbot, rooms: Rooms, key: Qt.Key):
    qtbot.keyClick(rooms.stillness.page, key)
    assert not rooms.stillness.is_on
    assert rooms.rail.isVisible()
    qtbot.waitUntil(rooms.write.table.sheet.hasFocus)
    assert rooms.write.draft().writing.is_wordless


def test_a_click_goes_on(qtbot, rooms: Rooms):
    qtbot.mouseClick(rooms.stillness.page, Qt.MouseButton.LeftButton)
    assert not rooms.stillness.is_on


def test_the_second_half_of_a_double_click_does_not(qtbot, rooms: Rooms):
    qtbot.mouseDClick(rooms.stillness.page, Qt.MouseButton.LeftButton)
    # A double click of the test's own begins with a first press; the button that led here had that.
    rooms.stillness._turn() if not rooms.stillness.is_on else None
    qtbot.mouseRelease(rooms.stillness.page, Qt.MouseButton.LeftButton)
    assert rooms.stillness.is_on


@pytest.mark.parametrize("key", [Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt])
def test_a_key_that_is_only_held_does_not(qtbot, rooms: Rooms, key: Qt.Key):
    qtbot.keyClick(rooms.stillness.page, key)
    assert rooms.stillness.is_on


def test_another_room_is_walked_into_as_ever(qtbot, rooms: Rooms):
    qtbot.keyClick(rooms.stillness.page, Qt.Key.Key_2, CONTROL)
    assert (rooms.room, rooms.stillness.is_on) == ("journal", False)
    assert rooms.rail.isVisible()


def test_only_this_page_can_be_on_and_stays_on(qtbot, rooms: Rooms):
    qtbot.keyClick(rooms.stillness.page, Qt.Key.Key_F9)
    assert rooms.room_safe.is_on
    assert rooms.stillness.is_on
    qtbot.keyClick(rooms.stillness.page, Qt.Key.Key_Escape)
    assert not rooms.stillness.is_on
    assert rooms.room_safe.is_on
    assert not rooms.rail.isVisible()


def test_focus_mode_leads_to_the_sheet(qtbot, rooms: Rooms):
    qtbot.keyClick(rooms.stillness.page, Qt.Key.Key_F11)
    assert not rooms.stillness.is_on
    assert not rooms.rail.isVisible()
    rooms.actions_.quiet_moment.trigger()
    qtbot.keyClick(rooms.stillness.page, Qt.Key.Key_Space)
    assert rooms.actions_.focus_mode.isChecked()


def test_the_lock_works_and_keeps_the_words(computer: Computer):
    window = computer.start_writing()
    computer.type("half a thou")
    computer.press(Qt.Key.Key_F8)
    rooms = rooms_of(window)
    computer.until(rooms.stillness.page.hasFocus)
    computer.press(Qt.Key.Key_L, CONTROL)
    computer.until(lambda: window.rooms is None)
