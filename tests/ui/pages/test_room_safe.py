"""Only this page: nothing on the screen says whom it is about, and everything comes back as it was."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QListView, QWidget
from tests.builders import a_reflection
from tests.computer import Computer, rooms_of, unlock

from unhurried.domain.errors import DiskIsFull
from unhurried.domain.finding import Filter
from unhurried.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from unhurried.ui.models.timeline import GlimpseRole
from unhurried.ui.rooms import Rooms
from unhurried.ui.widgets.reading_view import ReadingView
from unhurried.ui.widgets.sheet import MarkdownSheet

DAY = date(2026, 3, 1)
LONG = "\n\n".join(f"I noticed the clock, for the {n}th time, and said nothing about it." for n in range(60))
TELLING = ("Heron", "Lantern", "telephone", "1 March", "28 February", "March 2026", "Written on")
F9 = Qt.Key.Key_F9


@pytest.fixture
def rooms(keep, open_rooms) -> Rooms:
    keep(
        a_reflection(LONG, reflection_id="a", day=DAY, client_code="Heron", tags=("telephone",)),
        *(
            a_reflection(f"Line {n}", reflection_id=f"b{n}", day=DAY - timedelta(n), client_code="Lantern")
            for n in range(1, 40)
        ),
    )
    rooms = open_rooms()
    rooms.go("journal")
    return rooms


def seen(rooms: Rooms) -> str:
    """Every word that can be seen in the window."""
    words: list[str] = [rooms.window().windowTitle()]
    for widget in rooms.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            words.append(widget.text())
        elif isinstance(widget, ReadingView):
            words.append(widget.words())
        elif isinstance(widget, MarkdownSheet):
            words.append(widget.text())
        elif isinstance(widget, QListView):
            words += [_row(widget, row) for row in range(widget.model().rowCount())]
    return "\n".join(words)


def _row(view: QListView, row: int) -> str:
    glimpse = view.model().index(row, 0).data(GlimpseRole)
    return f"{glimpse.client_code} {glimpse.day}" if glimpse else ""


def press(qtbot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier)


def bars(rooms: Rooms) -> tuple[int, int]:
    return rooms.journal.list.verticalScrollBar().value(), rooms.journal.pane.area.verticalScrollBar().value()


def test_before_it_the_screen_says_whom_and_when(rooms: Rooms):
    for word in ("Heron", "telephone", "1 March"):
        assert word in seen(rooms), "or the next test would show nothing"


def test_of_the_journal_only_the_writing_is_left(qtbot, rooms: Rooms):
    rooms.journal.filters.narrow(Filter(client_code="Heron"))
    press(qtbot, F9)
    qtbot.waitUntil(lambda: "I noticed the clock" in seen(rooms))
    words = seen(rooms)
    assert not [word for word in TELLING if word in words]
    for hidden in (rooms.rail, rooms.journal.side, rooms.journal.filters.search, rooms.journal.pane.tools):
        assert not hidden.isVisible()


@pytest.mark.parametrize("key", [F9, Qt.Key.Key_Escape])
def test_the_journal_comes_back_as_it_was(qtbot, rooms: Rooms, key: Qt.Key):
    rooms.journal.list.setCurrentIndex(rooms.journal.model.index(0))
    rooms.journal.list.setFocus()
    pane = rooms.journal.pane.area.verticalScrollBar()
    qtbot.waitUntil(lambda: pane.maximum() > 700)
    pane.setValue(701)
    rooms.journal.list.verticalScrollBar().setValue(333)
    before, words = bars(rooms), seen(rooms)
    assert before == (333, 701)
    press(qtbot, F9)
    qtbot.waitUntil(lambda: not rooms.rail.isVisible())
    press(qtbot, Qt.Key.Key_PageDown)
    press(qtbot, key)
    assert not rooms.room_safe.is_on
    qtbot.waitUntil(lambda: bars(rooms) == before)
    assert rooms.journal.list.currentIndex().row() == 0
    assert rooms.journal.list.hasFocus()
    assert seen(rooms) == words


def test_the_keys_scroll_the_page(qtbot, rooms: Rooms):
    press(qtbot, F9)
    bar = rooms.journal.pane.area.verticalScrollBar()
    before = bar.value()
    press(qtbot, Qt.Key.Key_PageDown)
    assert bar.value() > before


def test_what_is_scrolled_to_afterwards_is_not_taken_back(qtbot, rooms: Rooms):
    bar = rooms.journal.pane.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 700)
    bar.setValue(701)
    press(qtbot, F9)
    press(qtbot, F9)
    qtbot.waitUntil(lambda: bar.value() == 701)
    bar.setValue(12)
    rooms.resize(rooms.width(), rooms.height() - 100)
    qtbot.waitUntil(lambda: bar.pageStep() < 700)
    assert bar.value() == 12


def test_the_page_stands_in_the_middle(qtbot, rooms: Rooms):
    rooms.resize(1500, 820)
    press(qtbot, F9)
    written, area = rooms.journal.pane.written, rooms.journal.pane.area

    def is_centred() -> bool:
        left = written.mapTo(rooms, written.rect().topLeft()).x()
        return abs(left - (area.viewport().width() - left - written.width())) <= 2

    qtbot.waitUntil(is_centred)


def test_of_write_only_the_sheet_is_left(qtbot, rooms: Rooms):
    rooms.journal.pane.ask_to_edit()
    sheet = rooms.write.table.sheet
    qtbot.waitUntil(sheet.hasFocus)
    sheet.set_caret(40)
    assert "Heron" in seen(rooms)
    before = seen(rooms)
    press(qtbot, F9)
    words = seen(rooms)
    assert "I noticed the clock" in words
    assert not [word for word in TELLING if word in words]
    for hidden in (
        rooms.write.top,
        rooms.write.asking,
        rooms.write.footer.next_button,
        rooms.write.table.free.markers,
    ):
        assert not hidden.isVisible()
    assert not rooms.write.table.sheet.property("bare"), "nothing is faint: others read it, too"
    qtbot.keyClicks(rooms.write.table.sheet, "x")
    press(qtbot, Qt.Key.Key_Backspace)
    press(qtbot, Qt.Key.Key_Escape)
    assert rooms.write.table.sheet.caret() == 40
    assert rooms.write.table.sheet.hasFocus()
    assert seen(rooms) == before


def test_a_long_sheet_comes_back_to_the_same_lines(qtbot, rooms: Rooms):
    rooms.resize(820, 700)  # here the page becomes wider and higher
    rooms.journal.read("a")
    rooms.journal.pane.ask_to_edit()
    qtbot.waitUntil(lambda: rooms.write.table.sheet.verticalScrollBar().maximum() > 500)
    bar = rooms.write.table.sheet.verticalScrollBar()
    rooms.write.table.sheet.set_caret(0)
    bar.setValue(bar.maximum())
    before = bar.value()
    press(qtbot, F9)
    qtbot.waitUntil(lambda: bar.value() < before)
    press(qtbot, F9)
    qtbot.waitUntil(lambda: bar.value() == before)


@pytest.mark.parametrize("key", [Qt.Key.Key_K, Qt.Key.Key_D, Qt.Key.Key_T])
def test_no_key_opens_what_names_a_client(qtbot, rooms: Rooms, key: Qt.Key):
    rooms.go("write")
    press(qtbot, F9)
    text = rooms.write.table.sheet.text()
    press(qtbot, key, Qt.KeyboardModifier.ControlModifier)
    assert not [dialog for dialog in rooms.findChildren(QDialog) if dialog.isVisible()]
    assert rooms.write.table.sheet.text() == text
    press(qtbot, F9)
    press(qtbot, key, Qt.KeyboardModifier.ControlModifier)
    assert [dialog for dialog in rooms.findChildren(QDialog) if dialog.isVisible()]


@pytest.mark.parametrize("room", ["prompts", "settings"])
def test_the_other_rooms_stand_without_the_rail(rooms: Rooms, room: str):
    rooms.go(room)
    rooms.actions_.only_page.trigger()
    assert not rooms.rail.isVisible()
    assert rooms.pages[room].isVisible()
    rooms.actions_.only_page.trigger()
    assert rooms.rail.isVisible()


def test_walking_on_keeps_it(qtbot, rooms: Rooms):
    rooms.go("write")
    press(qtbot, F9)
    press(qtbot, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert rooms.room == "journal"
    assert not [word for word in TELLING if word in seen(rooms)]
    press(qtbot, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert rooms.room == "write"
    assert not [word for word in TELLING if word in seen(rooms)]
    press(qtbot, Qt.Key.Key_Escape)
    assert "Heron" in seen(rooms)


def test_a_finished_writing_is_read_without_its_code(qtbot, rooms: Rooms):
    rooms.go("write")
    rooms.write.session._set_code("Lantern")
    rooms.write.table.set_way("line")
    press(qtbot, F9)
    qtbot.keyClicks(rooms.write.table.sheet, "I said it twice.")
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert rooms.room == "journal"
    qtbot.waitUntil(lambda: "I said it twice." in seen(rooms))
    assert not [word for word in (*TELLING, "Kept in your journal") if word in seen(rooms)]
    press(qtbot, F9)
    assert "Kept in your journal" in seen(rooms)


def test_to_find_something_is_to_leave_it(qtbot, rooms: Rooms):
    press(qtbot, F9)
    press(qtbot, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert not rooms.room_safe.is_on
    assert rooms.journal.filters.search.hasFocus()


# Together with focus mode


def test_focus_mode_below_it_is_still_there_afterwards(qtbot, rooms: Rooms):
    rooms.actions_.focus_mode.trigger()
    press(qtbot, F9)
    assert not rooms.write.top.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert rooms.actions_.focus_mode.isChecked()
    assert rooms.write.top.focus_button.isVisible()
    assert rooms.write.table.sheet.property("bare")
    assert not rooms.rail.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert rooms.rail.isVisible()
    assert rooms.write.session.isVisible()


def test_leaving_focus_mode_inside_it_shows_nothing_more(qtbot, rooms: Rooms):
    rooms.go("write")
    press(qtbot, F9)
    press(qtbot, Qt.Key.Key_F11)
    assert rooms.write.table.sheet.property("bare")
    press(qtbot, Qt.Key.Key_F11)
    assert rooms.room_safe.is_on
    for hidden in (rooms.rail, rooms.write.top, rooms.write.asking, rooms.lines):
        assert not hidden.isVisible()


# Messages


def test_messages_wait_and_are_said_afterwards(rooms: Rooms):
    rooms.actions_.only_page.trigger()
    rooms.messages.say("Everything about Heron is in the trash.")
    assert "Heron" not in seen(rooms)
    rooms.actions_.only_page.trigger()
    assert "Everything about Heron is in the trash." in seen(rooms)


def test_what_was_said_before_waits_as_well(rooms: Rooms):
    rooms.messages.offer("About Heron.", "Undo", rooms.messages.forget)
    assert "About Heron." in seen(rooms)
    rooms.actions_.only_page.trigger()
    assert "Heron" not in seen(rooms)
    rooms.actions_.only_page.trigger()
    assert rooms.banner.action_button.isVisible()


def test_a_warning_that_words_are_not_safe_does_not_wait(rooms: Rooms, workspace):
    rooms.messages.say("In the trash.")
    rooms.actions_.only_page.trigger()
    workspace.failed.emit(DiskIsFull())
    assert rooms.banner.isVisible()
    assert "The disk is full" in rooms.banner.message.text()
    rooms.messages.say("Something about Heron.")
    assert "Heron" not in seen(rooms)


# Narrow windows


@pytest.mark.parametrize("reading", [True, False])
def test_a_narrow_window_comes_back_to_the_side_it_showed(qtbot, rooms: Rooms, reading: bool):
    rooms.resize(940, 760)  # without the rail there is room for both sides, with it there is not
    qtbot.waitUntil(lambda: not rooms.journal.pane.isVisible())
    rooms.journal.read("a")
    if reading:
        rooms.journal.show_reading()
    rooms.actions_.only_page.trigger()
    qtbot.waitUntil(lambda: rooms.journal.width() == rooms.width())
    assert "I noticed the clock" in seen(rooms)
    assert not rooms.journal.pane.back_button.isVisible()
    assert not rooms.journal.list.isVisible()
    rooms.actions_.only_page.trigger()
    qtbot.waitUntil(lambda: rooms.journal.width() < rooms.width())
    assert rooms.journal.pane.isVisible() is reading
    assert rooms.journal.list.isVisible() is not reading


def test_where_nothing_is_read_it_says_so(qtbot, keep, open_rooms):
    rooms = open_rooms()
    rooms.go("journal")
    rooms.actions_.only_page.trigger()
    assert rooms.journal.pane.nothing.isVisible()
    rooms.actions_.only_page.trigger()
    assert not rooms.journal.pane.nothing.isVisible()


# Coming and going


def test_it_is_left_with_the_mouse_too(qtbot, rooms: Rooms):
    qtbot.mouseClick(rooms.journal.pane.alone_button, Qt.MouseButton.LeftButton)
    assert rooms.room_safe.is_on
    qtbot.mouseClick(rooms.way_out.button, Qt.MouseButton.LeftButton)
    assert not rooms.room_safe.is_on
    assert rooms.journal.pane.alone_button.isVisible()


def test_rooms_made_again_are_as_safe_as_they_were(qtbot, rooms: Rooms, open_rooms):
    rooms.actions_.only_page.trigger()
    place = rooms.place()
    again = open_rooms()
    again.return_to(place)
    assert again.room == "journal"
    assert "I noticed the clock" in seen(again)
    assert not [word for word in TELLING if word in seen(again)]
    again.actions_.only_page.trigger()
    assert "Heron" in seen(again)


def test_after_a_lock_it_is_as_it_was(computer: Computer):
    window = computer.start_writing()
    rooms_of(window).write.session._set_code("Heron")
    computer.type("half a thou")
    computer.press(F9)
    assert "Heron" not in seen(rooms_of(window))
    window.lock()
    assert window.rooms is None
    unlock(computer, window)
    rooms = rooms_of(window)
    assert rooms.room_safe.is_on
    assert "half a thou" in seen(rooms)
    assert "Heron" not in seen(rooms)
    computer.press(Qt.Key.Key_Escape)
    assert "Heron" in seen(rooms)
    assert rooms.write.table.sheet.caret() == 11


def test_after_an_ordinary_start_it_is_off(computer: Computer):
    window = computer.start_writing()
    computer.press(F9)
    window.close()
    window = computer.start()
    unlock(computer, window)
    assert not rooms_of(window).room_safe.is_on


def test_larger_text_does_not_leave_it(computer: Computer):
    window = computer.start_writing()
    rooms_of(window).write.session._set_code("Heron")
    computer.press(F9)
    before = rooms_of(window)
    computer.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    computer.until(lambda: window.rooms is not None and window.rooms is not before and window.rooms.isVisible())
    assert rooms_of(window).room_safe.is_on
    assert "Heron" not in seen(rooms_of(window))


def test_tab_comes_to_the_way_out_and_to_nothing_hidden(computer: Computer):
    window = computer.start_writing()
    rooms = rooms_of(window)
    rooms.write.table.set_way("line")
    computer.type("A line.")
    rooms.write.finish()
    computer.press(F9)
    stops: list[QWidget] = []
    for _ in range(6):
        computer.press(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        stops.append(focus)
    assert rooms.way_out.button in stops
    assert all(stop.isVisible() and stop.accessibleName() for stop in stops)
    assert {type(stop) for stop in stops} <= {type(rooms.way_out.button), ReadingView}


def test_it_is_on_the_sheet_of_keys(rooms: Rooms):
    rooms.actions_.shortcuts.trigger()
    dialog = rooms.findChild(ShortcutsDialog)
    assert dialog is not None
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert words[words.index("Only this page") + 1] == "F9"
