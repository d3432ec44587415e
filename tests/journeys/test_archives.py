"""From one computer to another, by hand: an archive is made, brought in, looked at first, and merged."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from tests.builders import AT, a_reflection
from tests.computer import PASSPHRASE, Computer, are_rooms_open, rooms_of
from tests.storage.conftest import CODE, WEAK

from unhurried import paths
from unhurried.domain.finding import Filter
from unhurried.storage import SqlcipherArchives, SqlcipherFolders
from unhurried.ui.dialogs.archive_dialog import ArchiveDialog
from unhurried.ui.main_window import MainWindow
from unhurried.ui.pages.merge import MergePage
from unhurried.ui.pages.merge_steps import PreviewStep
from unhurried.ui.pages.steps import DoneStep

SEALED = "a kettle left on the step"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """From another computer, with two reflections of which this one knows neither."""
    folders, folder = SqlcipherFolders(WEAK), tmp_path / "elsewhere.journal"
    key = folders.create(folder, PASSPHRASE, CODE, AT)
    journal = folders.open(folder, key)
    for name, code in (("from there", "Heron"), ("erased here", "Birch")):
        journal.reflections.put(a_reflection(name, reflection_id=name, day=date(2026, 3, 2), client_code=code))
    journal.close()
    target = tmp_path / "from there.unhurried"
    SqlcipherArchives(WEAK).make(folder, key, Filter(), SEALED, target, AT)
    return target


def _merge_page(computer: Computer, window: MainWindow) -> MergePage:
    computer.until(lambda: window.findChild(MergePage) is not None)
    page = window.findChild(MergePage)
    assert page
    return page


def _see_preview(computer: Computer, window: MainWindow, archive: Path) -> PreviewStep:
    rooms_of(window).go("settings")
    rooms_of(window).settings.archive.bring_button.click()
    page = _merge_page(computer, window)
    page.ask_for_secret(archive)
    computer.type(SEALED)
    computer.press(Qt.Key.Key_Return)
    computer.until(lambda: isinstance(page.currentWidget(), PreviewStep))
    step = page.currentWidget()
    assert isinstance(step, PreviewStep)
    return step


def test_an_archive_is_brought_in_by_keyboard(computer: Computer, archive: Path):
    window = computer.start_writing()
    step = _see_preview(computer, window, archive)
    assert "It holds 2 reflections" in step.words.text()
    assert [step.new.item(row).text() for row in range(2)] == ["2 Mar 2026 · Birch", "2 Mar 2026 · Heron"]
    step.new.item(0).setCheckState(Qt.CheckState.Unchecked)
    computer.press(Qt.Key.Key_Return)  # on Merge
    page = _merge_page(computer, window)
    computer.until(lambda: isinstance(page.currentWidget(), DoneStep))
    computer.press(Qt.Key.Key_Return)
    computer.until(lambda: are_rooms_open(window))
    assert rooms_of(window).settings is not None
    workspace = window.workspace
    assert workspace
    assert workspace.reading.count() == 1
    assert workspace.reading.one("from there").writing.body == "from there"
    assert len(list((paths.default_journal() / "backups").iterdir())) >= 1


def test_looking_changes_nothing_and_leads_back_into_the_journal(computer: Computer, archive: Path):
    window = computer.start_writing()
    before = window.workspace
    step = _see_preview(computer, window, archive)
    step.back_button.click()
    page = _merge_page(computer, window)
    page.choose.back_button.click()
    computer.until(lambda: are_rooms_open(window))
    assert window.workspace is not None
    assert window.workspace is not before
    assert window.workspace.reading.count() == 0


def test_a_wrong_passphrase_is_said_and_asked_again(computer: Computer, archive: Path):
    window = computer.start_writing()
    rooms_of(window).go("settings")
    rooms_of(window).settings.archive.bring_button.click()
    page = _merge_page(computer, window)
    page.ask_for_secret(archive)
    computer.type("not this one, surely")
    computer.press(Qt.Key.Key_Return)
    computer.until(page.secret.message.isVisible)
    assert page.secret.message.text() == "This passphrase does not open the archive."
    assert page.secret.field.hasFocus()


def test_what_is_no_archive_is_said(computer: Computer, tmp_path: Path):
    window = computer.start_writing()
    rooms_of(window).go("settings")
    rooms_of(window).settings.archive.bring_button.click()
    page = _merge_page(computer, window)
    odd = tmp_path / "odd.unhurried"
    odd.write_bytes(b"a holiday picture")
    page.ask_for_secret(odd)
    computer.type(SEALED)
    computer.press(Qt.Key.Key_Return)
    computer.until(page.secret.message.isVisible)
    assert page.secret.message.text().startswith("This is no archive of Unhurried")


def test_an_archive_is_made_of_a_part_while_one_goes_on_writing(computer: Computer, tmp_path: Path):
    window = computer.start_writing()
    workspace = window.workspace
    assert workspace
    journal = workspace._journal
    for name, code in (("kept", "Heron"), ("not asked for", "Birch")):
        journal.reflections.put(a_reflection(name, reflection_id=name, client_code=code))
    rooms_of(window).go("settings")
    rooms_of(window).settings.archive.make_button.click()
    dialog = computer.dialog_over(window)
    assert isinstance(dialog, ArchiveDialog)
    dialog.part_button.click()
    assert "Choose" in dialog.counted.text()
    dialog.filter.narrow(Filter(client_code="Heron"))
    assert dialog.counted.text().startswith("1 reflection,")
    dialog.first.setFocus()
    computer.type("short")
    dialog.where_button.click()
    assert dialog.message.text() == "At least twelve characters, please."
    for field in (dialog.first, dialog.second):
        field.set_text(SEALED)
    target = tmp_path / "part.unhurried"
    dialog.start(target)
    computer.until(dialog.close_button.isVisible)
    assert dialog.first.text() == dialog.second.text() == ""
    assert "It holds 1 reflection" in dialog.details.text()
    assert target.is_file()
    key = SqlcipherArchives().unlock(target, SEALED)
    assert window.opened
    assert key != window.opened.key
    dialog.close_button.click()


def test_a_file_that_is_there_is_not_written_over(computer: Computer, tmp_path: Path):
    window = computer.start_writing()
    rooms_of(window).go("settings")
    rooms_of(window).settings.archive.make_button.click()
    dialog = computer.dialog_over(window)
    assert isinstance(dialog, ArchiveDialog)
    for field in (dialog.first, dialog.second):
        field.set_text(SEALED)
    target = tmp_path / "mine.unhurried"
    target.write_text("mine")
    dialog.start(target)
    computer.until(dialog.message.isVisible)
    assert target.read_text() == "mine"
    assert dialog.first.text() == SEALED
    dialog.reject()
