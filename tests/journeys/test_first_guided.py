"""A newcomer's first reflection, by keyboard alone: the first theme, from the moment to the Journal."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from tests.computer import CONTROL, Computer, rooms_of, unlock, workspace_of

from unhurried.ui.widgets.reading_view import ReadingView

MOST_STOPS = 60
ANSWERS = [
    "The last minute, my hand on the handle.",
    "I felt my shoulders go up, and talked.",
    "Most here when the cup was put down.",
]


def tab_to(computer: Computer, words: str) -> None:
    """Press Tab until the focus is on the button with these words."""
    for _ in range(MOST_STOPS):
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractButton) and focus.text() == words:
            return
        computer.press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come to {words}")


def on_to_the_next(computer: Computer) -> None:
    computer.press(Qt.Key.Key_Return, CONTROL)


def test_an_empty_journal_a_theme_and_a_first_reflection(computer: Computer):
    window = computer.start_writing()
    rooms = rooms_of(window)
    tab_to(computer, "What to write, and what not")
    computer.press(Qt.Key.Key_Space)
    computer.until(lambda: rooms.room == "prompts")
    tab_to(computer, "Write with “One moment”")
    computer.press(Qt.Key.Key_Space)
    computer.until(rooms.write.table.sheet.hasFocus)

    for answer in ANSWERS:
        computer.type(answer)
        on_to_the_next(computer)
    marking = rooms.write.table.marking
    assert marking is not None
    computer.until(lambda: marking.panel.has_settled)
    computer.press(Qt.Key.Key_Right)
    computer.press(Qt.Key.Key_Space)
    on_to_the_next(computer)
    assert rooms.write.table.is_last
    on_to_the_next(computer)

    assert rooms.room == "journal"
    kept = workspace_of(window).reading.one(rooms.journal.pane.reflection_id).writing
    assert [answer.text for answer in kept.answers] == ANSWERS
    assert [given.marker_id for given in kept.markings] == [workspace_of(window).guided.themes[0].marker]
    shown = [view.words() for view in rooms.journal.pane.written.findChildren(ReadingView) if view.isVisible()]
    assert shown == ANSWERS


def test_a_stop_half_way_and_a_lock_lose_no_place(computer: Computer):
    window = computer.start_writing()
    computer.type("The last minute.")
    on_to_the_next(computer)
    computer.type("half a thou")
    computer.press(Qt.Key.Key_L, CONTROL)
    computer.until(lambda: window.rooms is None)
    unlock(computer, window)
    rooms = rooms_of(window)
    table = rooms.write.table
    assert (table.way, table.currentIndex(), table.sheet.text()) == ("guided", 1, "half a thou")
    assert rooms.write.path_line.name.text() == "One moment"
    tab_to(computer, "Stop here")
    computer.press(Qt.Key.Key_Space)
    assert rooms.room == "journal"
    kept = workspace_of(window).reading.one(rooms.journal.pane.reflection_id).writing
    assert [answer.text for answer in kept.answers] == ["The last minute.", "half a thou"]
