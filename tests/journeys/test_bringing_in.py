"""A life of writing comes in by keyboard, is found, does not come in twice, and goes again as a whole."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from tests.builders import a_margin_note
from tests.computer import QUICK, Computer, open_dialogs, rooms_of, workspace_of
from tests.services.arriving.old_journals import JRNL, SECRET, day_one, day_one_zip, sealed_with_salt, write
from tests.storage.conftest import Place, assert_sound

from unhurried import paths
from unhurried.domain.arrivals import Source
from unhurried.domain.errors import Cancelled, NotReadable, Unreadable
from unhurried.domain.finding import Filter
from unhurried.services.changes import Changed
from unhurried.storage import SqlcipherFolders
from unhurried.storage.backups import checking
from unhurried.storage.backups.watching import Watch
from unhurried.ui.dialogs.arriving_dialog import ArrivingDialog
from unhurried.ui.dialogs.take_back_dialog import TakeBackDialog
from unhurried.ui.main_window import MainWindow

WORDS = "pause quiet window before after breath summary waited slow kettle question warm again".split()
LONG = 30_000


@pytest.fixture
def window(computer: Computer) -> MainWindow:
    return computer.start_writing()


@pytest.fixture
def old(tmp_path: Path) -> dict[str, Path]:
    """Three thousand entries of Day One, and two thousand of jrnl of which a hundred are the same."""
    chance = random.Random(7)  # noqa: S311
    entries, lines = [], []
    for number in range(3000):
        day = date(2010, 1, 1) + timedelta(days=number)
        words = f"# Hour {number}\n\n{' '.join(chance.choices(WORDS, k=60))} number{number}"
        entries.append({"creationDate": f"{day}T12:00:00Z", "timeZone": "Europe/London", "text": words})
        if number >= 2900:
            lines.append(f"[{day} 18:00] Hour {number}\n{words.partition(chr(10) * 2)[2]}\n")
    for number in range(1900):
        at = datetime(2020, 1, 1, 18, 0) + timedelta(hours=12 * number)  # noqa: DTZ001
        lines.append(f"[{at:%Y-%m-%d %H:%M}] Later {number}\n{' '.join(chance.choices(WORDS, k=60))}\n")
    return {
        "Day One": day_one_zip(tmp_path / "Export.zip", day_one(*entries)),
        "jrnl": write(tmp_path / "journal.txt", "\n".join(lines)),
    }


def digest(computer: Computer) -> str:
    place = Place(paths.default_journal(), computer.key, SqlcipherFolders(QUICK))
    db = place.raw()
    assert_sound(db)
    found = checking.digest_of_writing(db, Watch(lambda _: True))
    db.close()
    return found


def go_to(computer: Computer, target: QWidget) -> None:
    for _ in range(120):
        if QApplication.focusWidget() is target:
            return
        computer.press(Qt.Key.Key_Tab)
    pytest.fail(f"Tab does not come to {target}")


def ask(computer: Computer, window: MainWindow) -> ArrivingDialog:
    """Open the dialog from the card in Settings."""
    rooms = rooms_of(window)
    rooms.go("settings")
    go_to(computer, rooms.settings.bringing_in.bring_button)
    computer.press(Qt.Key.Key_Space)
    dialog = computer.dialog_over(window)
    assert isinstance(dialog, ArrivingDialog)
    return dialog


def choose(computer: Computer, dialog: ArrivingDialog, path: Path) -> None:
    """Choose a file by typing its name."""
    go_to(computer, dialog.file_button)
    computer.press(Qt.Key.Key_Space)
    computer.until(lambda: dialog.findChildren(QFileDialog))
    (chooser,) = dialog.findChildren(QFileDialog)
    (name,) = chooser.findChildren(QLineEdit, "fileNameEdit")
    name.setText(str(path))
    chooser.accept()
    computer._activate(dialog)  # as a desktop does


def bring_in(computer: Computer, window: MainWindow, path: Path) -> str:
    """All of it by keyboard; answers what was said at the end."""
    dialog = ask(computer, window)
    choose(computer, dialog, path)
    computer.until(dialog.view.isVisible, LONG)
    computer.press(Qt.Key.Key_Return)
    computer.until(dialog.outcome.isVisible, LONG)
    said = dialog.outcome.text()
    computer.press(Qt.Key.Key_Return)
    computer.until(lambda: not open_dialogs(window))
    computer.come_back_to(window)
    return said


def take_back(computer: Computer, window: MainWindow, number: int = 0, *, touched: bool = False) -> None:
    rooms = rooms_of(window)
    rooms.go("settings")
    go_to(computer, rooms.settings.bringing_in.take_back_buttons[number])
    computer.press(Qt.Key.Key_Space)
    dialog = computer.dialog_over(window)
    assert isinstance(dialog, TakeBackDialog)
    if touched:
        go_to(computer, dialog.touched)
        computer.press(Qt.Key.Key_Space)
    go_to(computer, dialog.yes_button)
    computer.press(Qt.Key.Key_Space)
    computer.until(lambda: window._background.is_idle, LONG)
    computer.come_back_to(window)


@pytest.mark.timeout(180)
def test_two_journals_come_in_are_found_and_go_again(computer: Computer, window: MainWindow, old: dict[str, Path]):
    workspace = workspace_of(window)
    rooms_of(window).write.table.set_way("line")
    computer.type("Mine, before all of it.")
    computer.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    computer.until(lambda: workspace.reading.count() == 1)
    before = digest(computer)

    assert bring_in(computer, window, old["Day One"]) == (
        "3000 reflections came in. They are in the Journal, each under its day."
    )
    with_first = digest(computer)
    assert bring_in(computer, window, old["jrnl"]).startswith("1900 reflections came in.")
    assert len(workspace.reading.places(Filter(words="number2950"))) == 1
    assert workspace.reading.count() == 4901

    dialog = ask(computer, window)
    dialog.look_at(old["Day One"])
    computer.until(dialog.view.isVisible, LONG)
    assert "Nothing of it is new. 3000 are in the journal already." in dialog.view.told.text()
    assert not dialog.bring_button.isVisible()
    computer.press(Qt.Key.Key_Escape)
    computer.come_back_to(window)

    card = rooms_of(window).settings.bringing_in
    assert [made.source for made in workspace.doorway.imports()] == [Source.JRNL, Source.DAY_ONE]
    take_back(computer, window)
    assert rooms_of(window).banner.message.text() == "1900 reflections erased for good."
    assert digest(computer) == with_first
    take_back(computer, window)
    assert digest(computer) == before
    assert card.take_back_buttons == []
    assert workspace.reading.count() == 1


def test_an_encrypted_file_asks_for_its_passphrase(computer: Computer, window: MainWindow, tmp_path: Path):
    path = write(tmp_path / "journal.txt", sealed_with_salt(JRNL))
    dialog = ask(computer, window)
    choose(computer, dialog, path)
    computer.until(dialog.field.hasFocus)
    computer.type("a loud kettle")
    computer.press(Qt.Key.Key_Return)
    computer.until(dialog.message.isVisible)
    assert dialog.message.text() == "This is not the passphrase of that file. Nothing was changed."
    computer.until(dialog.field.hasFocus)
    assert dialog.field.text() == ""
    computer.type(SECRET)
    computer.press(Qt.Key.Key_Return)
    computer.until(dialog.view.isVisible)
    assert dialog.field.text() == ""
    told = "This is jrnl: 3 entries, from 31 January 2024 to 1 February 2024. 3 are new."
    assert dialog.view.told.text() == told


def test_what_cannot_be_read_is_told_and_another_can_be_chosen(
    computer: Computer, window: MainWindow, tmp_path: Path
):
    dialog = ask(computer, window)
    before = digest(computer)
    dialog.look_at(write(tmp_path / "a.json", "{"))
    computer.until(dialog.message.isVisible)
    assert "damaged or incomplete" in dialog.message.text()
    assert dialog.file_button.hasFocus()
    dialog.look_at(write(tmp_path / "journal.txt", JRNL))
    computer.until(dialog.view.isVisible)
    assert not dialog.message.isVisible()
    computer.press(Qt.Key.Key_Escape)
    computer.come_back_to(window)
    assert digest(computer) == before


def test_reading_is_stopped(computer: Computer, window: MainWindow, old: dict[str, Path], monkeypatch):
    dialog = ask(computer, window)

    def read(_path: Path, _source: object, _secret: object, progress) -> None:
        dialog._call.stop()
        assert not progress(0.5)
        raise Cancelled

    monkeypatch.setattr("unhurried.services.arriving.reading.read", read)
    dialog.look_at(old["jrnl"])
    computer.until(dialog.file_button.hasFocus)
    assert not dialog.message.isVisible()
    assert dialog.file_button.isVisible()


def test_a_failure_while_bringing_in_leaves_the_look_to_try_again(
    computer: Computer, window: MainWindow, tmp_path: Path, monkeypatch
):
    dialog = ask(computer, window)
    before = digest(computer)
    dialog.look_at(write(tmp_path / "journal.txt", JRNL))
    computer.until(dialog.view.isVisible)

    def bring(*_: object) -> None:
        raise NotReadable(Unreadable.BARRED)

    with monkeypatch.context() as patched:
        patched.setattr("unhurried.services.arriving.doorway.Doorway.bring_in", bring)
        dialog.bring_button.click()
        computer.until(dialog.message.isVisible)
    assert dialog.bring_button.isVisible()
    assert digest(computer) == before
    dialog.bring_button.click()
    computer.until(dialog.outcome.isVisible)


def test_what_hangs_on_it_stays_until_asked_for(computer: Computer, window: MainWindow, tmp_path: Path):
    bring_in(computer, window, write(tmp_path / "journal.txt", JRNL))
    workspace = workspace_of(window)
    (glimpse,) = workspace.reading.glimpses(workspace.reading.places(Filter(), limit=1), Filter())
    workspace._journal.margins.put(a_margin_note(glimpse.reflection_id))
    workspace.changed.emit(Changed.MARGINS)
    take_back(computer, window)
    said = rooms_of(window).banner.message.text()
    assert said == "2 reflections erased for good. Of this import, 1 reflection stayed."
    take_back(computer, window, touched=True)
    assert rooms_of(window).banner.message.text() == "1 reflection erased for good."
    assert workspace.reading.count() == 0


def test_a_draft_of_something_taken_back_leaves_the_screen(computer: Computer, window: MainWindow, tmp_path: Path):
    bring_in(computer, window, write(tmp_path / "journal.txt", JRNL))
    workspace, rooms = workspace_of(window), rooms_of(window)
    (glimpse,) = workspace.reading.glimpses(workspace.reading.places(Filter(), limit=1), Filter())
    rooms.write.edit(glimpse.reflection_id)
    rooms.go("write")
    rooms.write.table.focus_sheet()
    computer.type("half a word ")
    take_back(computer, window, touched=True)
    assert workspace.desk.unfinished() == []
    rooms.go("write")
    computer.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert workspace.desk.unfinished() == []
    assert "half a word" not in rooms.write.table.sheet.toPlainText()


def test_the_list_shows_what_is_new_and_what_is_odd(computer: Computer, window: MainWindow, tmp_path: Path):
    text = JRNL + "\n[2024-13-45 09:05] No such day.\n\n[2024-02-01 18:30] Only a title *\n"
    dialog = ask(computer, window)
    dialog.look_at(write(tmp_path / "journal.txt", text))
    computer.until(dialog.view.isVisible)
    view = dialog.view
    counts = {}
    for name, button in view.segments.items():
        button.click()
        counts[name] = view.table.model().rowCount()
    assert counts == {"all": 5, "new": 3, "same": 1, "odd": 1}
    assert view.table.copied().splitlines()[1].split("\t") == [
        *("", "", "no day that can be read", "journal.txt, line 10"),
    ]
    view.segments["same"].click()
    assert "twice in the file" in view.table.copied()


def test_under_a_hold_it_stays(computer: Computer, window: MainWindow, tmp_path: Path):
    bring_in(computer, window, write(tmp_path / "journal.txt", JRNL))
    workspace_of(window).hold()
    take_back(computer, window)
    assert "legal hold is on" in rooms_of(window).banner.message.text()
    assert workspace_of(window).reading.count() == 3
