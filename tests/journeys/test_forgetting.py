"""Forgetting in the real window, by keyboard: what was erased returns from nowhere and is in no page of the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from tests.computer import CONTROL, QUICK, Computer, open_dialogs, rooms_of, unlock, workspace_of
from tests.storage.conftest import Place, assert_sound
from tests.storage.test_at_rest import CANARY, _pages, _says

from unhurried import paths
from unhurried.domain.finding import Filter
from unhurried.storage import SqlcipherFolders
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.dialogs.forgetting_choosers import AgeChooser
from unhurried.ui.dialogs.forgetting_dialog import ForgettingDialog
from unhurried.ui.main_window import MainWindow
from unhurried.ui.widgets.sheet import MarkdownSheet


@pytest.fixture
def window(computer: Computer) -> MainWindow:
    return computer.start_writing()


def the_file(computer: Computer) -> Place:
    return Place(paths.default_journal(), computer.key, SqlcipherFolders(QUICK))


def write_line(computer: Computer, window: MainWindow, words: str, code: str) -> None:
    """Begin a reflection about a client, and type what there is to say."""
    rooms = rooms_of(window)
    computer.press(Qt.Key.Key_N, CONTROL)
    rooms.write.table.set_way("line")
    computer.press(Qt.Key.Key_K, CONTROL)
    computer.dialog_over(window)
    computer.press(Qt.Key.Key_A, CONTROL)
    computer.type(code)
    computer.press(Qt.Key.Key_Return)
    computer.come_back_to(window)
    rooms.write.table.focus_sheet()
    computer.type(words)


def finish(computer: Computer) -> None:
    computer.press(Qt.Key.Key_Return, CONTROL)


def go_to(computer: Computer, target: QWidget) -> None:
    """Press Tab until the focus is there."""
    for _ in range(60):
        if QApplication.focusWidget() is target:
            return
        computer.press(Qt.Key.Key_Tab)
    pytest.fail(f"Tab does not come to {target}")


def forget_heron(computer: Computer, window: MainWindow) -> ForgettingDialog:
    """From wherever one is to the preview, by keyboard alone."""
    computer.press(Qt.Key.Key_Comma, CONTROL)
    go_to(computer, rooms_of(window).settings.forgetting.client_button)
    computer.press(Qt.Key.Key_Space)
    dialog = computer.dialog_over(window)
    assert isinstance(dialog, ForgettingDialog)
    assert not dialog.erase_button.isEnabled()
    computer.type("H")
    return dialog


def sheets(window: MainWindow) -> str:
    return "\n".join(sheet.text() for sheet in window.findChildren(MarkdownSheet))


def plant(computer: Computer, window: MainWindow) -> None:
    """The word in a reflection, its earlier version, the trash, and a draft that lies open on the table."""
    for words, code in (
        (f"first {CANARY}", "Heron"),
        (f"second {CANARY}", "Heron"),
        ("about another", "Birch"),
        ("like Heron", "Birch"),
    ):
        write_line(computer, window, words, code)
        finish(computer)
    workspace = workspace_of(window)
    found = workspace.reading.glimpses(workspace.reading.places(Filter(words="second")), Filter())
    rooms = rooms_of(window)
    rooms.journal.select(found[0].reflection_id)
    computer.press(Qt.Key.Key_E, CONTROL)
    rooms.write.table.focus_sheet()
    computer.press(Qt.Key.Key_A, CONTROL)
    computer.type(f"{CANARY} again")
    finish(computer)
    rooms.journal.select(found[0].reflection_id)
    rooms.journal.pane.trash_button.click()
    write_line(computer, window, f"half a word, {CANARY}", "Heron")
    computer.until(lambda: any(CANARY in d.writing.body for d in workspace.desk.unfinished()))


def test_everything_about_a_code_goes_and_returns_from_nowhere(computer: Computer, window: MainWindow):
    plant(computer, window)
    place = the_file(computer)
    assert CANARY in sheets(window)
    dialog = forget_heron(computer, window)
    assert dialog.summary.text() == "2 reflections, 1 earlier version and 1 draft, of 4 March 2026."
    assert dialog.staying.text().startswith("1 other reflection mentions this code")
    assert dialog.backups.text().startswith("There is no backup that holds it.")
    workspace_of(window).forgetting._journal.forget_traces()
    assert _says(_pages(place))
    go_to(computer, dialog.erase_button)
    computer.press(Qt.Key.Key_Space)
    computer.until(lambda: not open_dialogs(window))
    computer.come_back_to(window)
    said = rooms_of(window).banner.message.text()
    assert said == "Erased for good: 2 reflections, 1 earlier version and 1 draft."
    assert not _says(_pages(place))

    computer.press(Qt.Key.Key_1, CONTROL)
    assert CANARY not in sheets(window)
    computer.type("something new")
    computer.until(workspace_of(window).desk.unfinished)
    (draft,) = workspace_of(window).desk.unfinished()
    assert CANARY not in repr(draft.writing)
    assert draft.writing.client_code is None
    window.lock()
    assert not _says(_pages(place))
    assert_nothing_left(place)

    unlock(computer, window)
    assert CANARY not in sheets(window)
    assert workspace_of(window).reading.client_codes() == ["Birch"]
    assert workspace_of(window).reading.count(in_trash=True) == 0
    assert len(workspace_of(window).reading.places(Filter())) == 2


def assert_nothing_left(place: Place) -> None:
    db = place.raw()
    assert db.execute("SELECT term FROM vocabulary WHERE term LIKE 'helio%'").fetchall() == []
    blocks = b"".join(block for (block,) in db.execute("SELECT block FROM words_data").fetchall())
    assert not _says(blocks, CANARY[2:])
    assert_sound(db)
    db.close()
    for path in Path(place.folder).rglob("*"):
        if path.is_file():
            assert not _says(path.read_bytes()), path.name


def test_escape_leaves_everything_as_it_is(computer: Computer, window: MainWindow):
    write_line(computer, window, "stays", "Heron")
    finish(computer)
    dialog = forget_heron(computer, window)
    assert dialog.erase_button.isEnabled()
    computer.press(Qt.Key.Key_Return)
    computer.until(lambda: not open_dialogs(window))
    assert workspace_of(window).reading.count() == 1
    computer.come_back_to(window)
    forget_heron(computer, window)
    computer.press(Qt.Key.Key_Escape)
    computer.until(lambda: not open_dialogs(window))
    assert workspace_of(window).reading.count() == 1


def test_locking_in_the_middle_of_it_erases_nothing(computer: Computer, window: MainWindow):
    write_line(computer, window, "stays", "Heron")
    finish(computer)
    computer.press(Qt.Key.Key_Comma, CONTROL)
    rooms_of(window).settings.forgetting.older_button.click()
    dialog = computer.dialog_over(window)
    assert isinstance(dialog, ForgettingDialog)
    chooser = dialog.chooser
    assert isinstance(chooser, AgeChooser)
    chooser.day_button.click()
    computer.until(lambda: len(open_dialogs(window)) == 2)
    window.lock()
    assert window.rooms is None
    assert open_dialogs(window) == []
    computer.come_back_to(window)
    unlock(computer, window)
    assert workspace_of(window).reading.count() == 1


def test_a_hold_outlasts_a_lock_and_is_lifted_by_hand(computer: Computer, window: MainWindow):
    write_line(computer, window, "stays", "Heron")
    finish(computer)
    rooms_of(window).journal.pane.trash_button.click()
    computer.press(Qt.Key.Key_Comma, CONTROL)
    go_to(computer, rooms_of(window).settings.forgetting.hold)
    computer.press(Qt.Key.Key_Space)
    assert workspace_of(window).forgetting.is_held
    window.lock()
    unlock(computer, window)
    rooms = rooms_of(window)
    assert rooms.settings.forgetting.hold.isChecked()
    rooms.go("journal")
    rooms.journal.filters.narrow(replace(Filter(), in_trash=True))
    rooms.journal.empty_button.click()
    assert "A legal hold is on, so nothing is erased or replaced." in rooms.banner.message.text()
    assert open_dialogs(window) == []
    rooms.journal.pane.erase_button.click()
    dialog = computer.dialog_over(window)
    assert isinstance(dialog, ForgettingDialog)
    assert not dialog.erase_button.isEnabled()
    computer.press(Qt.Key.Key_Escape)
    computer.until(lambda: not open_dialogs(window))
    computer.come_back_to(window)

    rooms.go("settings")
    go_to(computer, rooms.settings.forgetting.hold)
    computer.press(Qt.Key.Key_Space)
    question = computer.dialog_over(window)
    assert isinstance(question, ConfirmDialog)
    go_to(computer, question.yes_button)
    computer.press(Qt.Key.Key_Space)
    computer.until(lambda: not workspace_of(window).forgetting.is_held)
    computer.come_back_to(window)
    rooms.go("journal")
    rooms.journal.pane.erase_button.click()
    dialog = computer.dialog_over(window)
    assert isinstance(dialog, ForgettingDialog)
    go_to(computer, dialog.erase_button)
    computer.press(Qt.Key.Key_Return)
    computer.until(lambda: workspace_of(window).reading.count(in_trash=True) == 0)
    assert [change.is_on for change in workspace_of(window).forgetting.hold_log()] == [True, False]
