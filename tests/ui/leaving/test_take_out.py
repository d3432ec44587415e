"""Taking out by hand: from the card or a found part of the journal, with real files and a real second connection."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.builders import a_marking, a_reflection, a_thread
from tests.computer import QUICK, Computer, open_dialogs, rooms_of, workspace_of

from unhurried import sample_journal
from unhurried.domain.errors import CountsDiffer, JournalMissing
from unhurried.domain.finding import Filter
from unhurried.domain.leaving import Form, Kind
from unhurried.services.shelves import load_shelves
from unhurried.storage import SqlcipherFolders
from unhurried.ui.leaving import leaving_words, outlet
from unhurried.ui.leaving.outlet import Asked, Outlet, free_target
from unhurried.ui.leaving.take_out_dialog import TakeOutDialog
from unhurried.ui.main_window import MainWindow
from unhurried.ui.theme import Theme


@pytest.fixture
def window(computer: Computer) -> MainWindow:
    """A journal with two reflections and a thread in it."""
    window = computer.start_writing()
    journal = workspace_of(window)._journal
    with journal.transaction():
        journal.reflections.put(a_reflection("Of Heron.", client_code="Heron", markings=(a_marking(),)))
        journal.reflections.put(a_reflection("Of Birch.", client_code="Birch"))
        journal.threads.put(a_thread())
    return window


def _asked(computer: Computer, window: MainWindow, narrowed: Filter | None = None) -> TakeOutDialog:
    rooms = rooms_of(window)
    if narrowed is None:
        rooms.go("settings")
        rooms.settings.go_to(rooms.settings.taking_out)
        computer.press(Qt.Key.Key_Space)
    else:
        rooms.go("journal")
        rooms.journal.filters.narrow(narrowed)
        rooms.journal.filters.take_out_button.click()
    dialog = computer.dialog_over(window)
    assert isinstance(dialog, TakeOutDialog)
    computer.until(dialog.what.count.text)
    return dialog


def _stick(tmp_path: Path) -> Path:
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick


def test_by_keyboard_from_the_card_to_the_file(computer: Computer, window: MainWindow, tmp_path: Path) -> None:
    dialog = _asked(computer, window)
    assert dialog.total.text() == "2 reflections"
    assert dialog.what.form is Form.MARKDOWN
    assert dialog.what.forms[Form.MARKDOWN].hasFocus()
    computer.press(Qt.Key.Key_Down)
    assert dialog.what.form is Form.JSON
    computer.until(lambda: dialog.what.count.text() == "Reflections: 2 · Markings: 1 · Threads: 1")
    stick = _stick(tmp_path)
    computer.press(Qt.Key.Key_Return)
    assert dialog.file_dialog is not None
    dialog.file_dialog.close()
    computer.come_back_to(dialog)
    dialog.take_out_to(stick)
    computer.until(dialog.close_button.isVisible)
    assert dialog.close_button.hasFocus()
    (target,) = stick.iterdir()
    assert target.name == "Unhurried 2026-03-04"
    assert dialog.where.text() == str(target)
    assert len(json.loads((target / "journal.json").read_bytes())["reflections"]) == 2
    computer.press(Qt.Key.Key_Return)
    assert not open_dialogs(window)


def test_what_is_found_in_the_journal_is_taken_out(computer: Computer, window: MainWindow, tmp_path: Path) -> None:
    dialog = _asked(computer, window, Filter(client_code="Heron"))
    assert dialog.what.filters.current == Filter(client_code="Heron")
    assert dialog.total.text() == "1 reflection"
    assert dialog.what.rest.isVisible()
    assert not dialog.what.trash.isVisible()
    dialog.take_out_to(_stick(tmp_path))
    computer.until(dialog.close_button.isVisible)
    assert dialog.details.text() == "Reflections: 1 · Markings: 1"
    dialog.accept()


def test_the_journal_offers_it_only_for_what_is_found(window: MainWindow) -> None:
    rooms = rooms_of(window)
    rooms.go("journal")
    filters = rooms.journal.filters
    assert not filters.take_out_button.isVisible()
    filters.narrow(Filter(words="Heron"))
    assert filters.take_out_button.isVisible()
    filters.narrow(Filter(in_trash=True))
    assert not filters.take_out_button.isVisible()


def test_the_rest_comes_with_a_part_where_it_is_wanted(computer: Computer, window: MainWindow) -> None:
    dialog = _asked(computer, window, Filter(client_code="Heron"))
    dialog.what.rest.click()
    computer.until(lambda: "Threads: 1" in dialog.what.count.text())
    dialog.what.forms[Form.CSV].click()
    computer.until(lambda: dialog.total.text() == "1 marking")
    assert not dialog.what.rest.isVisible()
    dialog.reject()


def test_where_there_is_nothing_there_is_no_way_on(computer: Computer, window: MainWindow) -> None:
    dialog = _asked(computer, window, Filter(words="nowhere"))
    computer.until(lambda: not dialog.go_button.isEnabled())
    assert dialog.what.count.text() == "There is nothing of it in the journal."
    dialog.reject()


def test_it_is_stopped_and_nothing_is_left(
    computer: Computer, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, stick = _asked(computer, window), _stick(tmp_path)
    take_out = Outlet.take_out

    def stopped(self: Outlet, asked: Asked, target: Path, progress) -> object:
        dialog._call.stop()
        return take_out(self, asked, target, progress)

    monkeypatch.setattr(outlet.Outlet, "take_out", stopped)
    dialog.take_out_to(stick)
    computer.until(dialog.message.isVisible)
    assert dialog.message.text() == "Stopped. Nothing was taken out, and nothing is left of it."
    assert dialog.go_button.isVisible()
    assert not list(stick.iterdir())
    dialog.reject()


def test_the_own_folder_of_the_journal_is_no_place_for_it(computer: Computer, window: MainWindow) -> None:
    dialog = _asked(computer, window)
    folder = dialog._outlet.folder
    before = sorted(path.name for path in folder.iterdir())
    dialog.take_out_to(folder / "backups")
    assert dialog.message.text() == leaving_words.inside()
    assert sorted(path.name for path in folder.iterdir()) == before
    dialog.reject()


def test_a_folder_that_is_gone_is_told(computer: Computer, window: MainWindow, tmp_path: Path) -> None:
    dialog = _asked(computer, window)
    dialog.take_out_to(tmp_path / "unplugged")
    computer.until(dialog.message.isVisible)
    assert dialog.message.text() == "The folder is not there any more. Choose another one."
    dialog.reject()


def test_locking_closes_the_dialog_and_stops_what_it_did(
    computer: Computer, window: MainWindow, tmp_path: Path
) -> None:
    dialog, stick = _asked(computer, window), _stick(tmp_path)
    dialog.take_out_to(stick)
    window.lock()
    computer.until(lambda: window.rooms is None)
    assert not open_dialogs(window)
    assert all(not path.name.startswith(".") for path in stick.iterdir())


def test_names_are_free_and_say_the_day(tmp_path: Path) -> None:
    day = date(2026, 3, 4)
    for name in ("Unhurried 2026-03-04", "Unhurried 2026-03-04 2", "Unhurried 2026-03-04 3"):
        assert free_target(tmp_path, day) == tmp_path / name
        (tmp_path / name).mkdir()


def test_every_refusal_is_a_sentence_of_its_own() -> None:
    assert "destroyed" in leaving_words.refused(CountsDiffer("answers", 2, 1))
    assert "nothing was taken out" in leaving_words.refused(ValueError("x"))


def test_the_sample_leaves_like_any_other(tmp_path: Path, theme: Theme) -> None:
    assert QApplication.instance()
    folders, at = SqlcipherFolders(QUICK), datetime(2026, 3, 4, tzinfo=UTC)
    folder, journal = sample_journal.open_sample_journal(folders, at.date(), at)
    sample = Outlet(folder, lambda: sample_journal.open_sample_beside(folders, folder), load_shelves(), lambda: at)
    for form in Form:
        asked = Asked(form, wants_trash=True)
        there = sample.count(asked)
        manifest = sample.take_out(asked, tmp_path / form, lambda _: True)
        assert all(manifest.counts[kind] == there[kind] for kind in manifest.counts)
        assert manifest.counts[Kind.MARKINGS] > 100
    journal.close()
    sample_journal.remove_all()
    with pytest.raises(JournalMissing):
        sample.count(Asked(Form.JSON))
