"""Half a note in the margin of a real journal: over a lock, at another size of text, on a full disk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.computer import CONTROL, PASSPHRASE, Computer, are_rooms_open, rooms_of, unlock, workspace_of

from unhurried.domain.errors import DiskIsFull
from unhurried.ui.main_window import MainWindow
from unhurried.ui.pages.beside import Beside
from unhurried.ui.pages.note_editor import NoteEditor

SHIFT = Qt.KeyboardModifier.ShiftModifier


def beside(window: MainWindow) -> Beside:
    return rooms_of(window).journal.pane.beside


def editor_in(window: MainWindow) -> NoteEditor:
    editor = beside(window).margin.editor
    assert editor is not None
    return editor


@pytest.fixture
def window(computer: Computer) -> MainWindow:
    """The caret after half a note in the margin of the one reflection there is."""
    window = computer.start_writing()
    rooms_of(window).write.table.set_way("line")
    computer.type("The radiator ticked.")
    computer.press(Qt.Key.Key_Return, CONTROL)
    computer.press(Qt.Key.Key_M, CONTROL | SHIFT)
    computer.type("half a thou")
    return window


def test_it_is_there_after_a_lock_and_can_be_finished(computer: Computer, window: MainWindow):
    window.lock()
    unlock(computer, window, PASSPHRASE)
    assert editor_in(window).sheet.text() == "half a thou"
    computer.press(Qt.Key.Key_M, CONTROL | SHIFT)
    computer.type("ght")
    computer.press(Qt.Key.Key_Return, CONTROL)
    reading = rooms_of(window).journal.pane.reflection_id
    assert [note.words for note in workspace_of(window).margins.notes(reading)] == ["half a thought"]
    window.lock()
    unlock(computer, window, PASSPHRASE)
    assert [row.words.words() for row in beside(window).margin.rows] == ["half a thought"]


def test_it_is_there_after_closing_the_window(computer: Computer, window: MainWindow):
    window.close()
    window = computer.start()
    unlock(computer, window, PASSPHRASE)
    rooms_of(window).go("journal")
    computer.until(lambda: beside(window).margin.editor)
    assert editor_in(window).sheet.text() == "half a thou"


def test_it_is_there_when_the_text_is_made_larger(computer: Computer, window: MainWindow):
    before = rooms_of(window)
    computer.press(Qt.Key.Key_Plus, CONTROL)
    computer.until(lambda: are_rooms_open(window) and rooms_of(window) is not before)
    computer.until(lambda: beside(window).margin.editor)
    assert editor_in(window).sheet.text() == "half a thou"


def test_on_a_full_disk_it_waits_behind_the_door_and_then_the_lock_is_finished(
    computer: Computer, window: MainWindow, monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object, **__: object) -> None:
        raise DiskIsFull

    editor, opened = editor_in(window), workspace_of(window)
    with monkeypatch.context() as patched:
        patched.setattr(opened.margins, "keep_growing", full)
        computer.type(" and more")
        window.lock()
        assert window.rooms is None
        assert window.workspace is opened, "nothing is closed that is not kept"
        unlock(computer, window, PASSPHRASE)
        assert editor_in(window) is editor
        assert editor.sheet.text() == "half a thou and more"
        window.lock()
    assert editor.put_down()
    computer.until(lambda: window.workspace is None)
    unlock(computer, window, PASSPHRASE)
    assert editor_in(window).sheet.text() == "half a thou and more"


def test_rooms_that_wait_behind_the_door_never_show_themselves(
    computer: Computer, window: MainWindow, monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object, **__: object) -> None:
        raise DiskIsFull

    rooms = rooms_of(window)
    with monkeypatch.context() as patched:
        patched.setattr(workspace_of(window).margins, "keep_growing", full)
        computer.type(" and more")
        window.lock()
        # So soon after each other that Qt has not yet shown what it put off showing.
        window._uncover()
        window.lock()
        QApplication.sendPostedEvents()
        assert window.rooms is None
        assert not rooms.isVisible()
        window._uncover()
        assert rooms.isVisible()
    assert window._opened
    assert window._opened.put_down()
