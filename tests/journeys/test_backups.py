"""Backups by themselves, and the ways back from one at the door, with real files in a real window."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from tests.computer import CONTROL, PASSPHRASE, Computer, are_rooms_open, gate_of, rooms_of, unlock, workspace_of

from unhurried import paths
from unhurried.domain.errors import JournalDamaged
from unhurried.domain.finding import Filter
from unhurried.domain.keys import recovery_code
from unhurried.storage import SqlcipherSafekeeping
from unhurried.ui.backing_up import BackingUp
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.dialogs.forgetting_dialog import forget_one
from unhurried.ui.main_window import MainWindow
from unhurried.ui.pages.backup_steps import ChooseStep, ContentsStep
from unhurried.ui.pages.founding import FoundingPage
from unhurried.ui.pages.repair_steps import SurveyStep, UnfitKeysStep
from unhurried.ui.pages.steps import DoneStep, SecretStep, WorkStep
from unhurried.ui.pages.way_back import WayBack

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def window(computer: Computer) -> MainWindow:
    return computer.start_writing()


def write(window: MainWindow, computer: Computer, words: str) -> None:
    rooms = rooms_of(window)
    rooms.go("write")
    rooms.write.begin()
    rooms.write.table.set_way("line")
    computer.type(words)
    rooms.write.finish()


def backing_up(window: MainWindow) -> BackingUp:
    assert window.opened
    assert window.opened.backing_up
    return window.opened.backing_up


def words_in(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def backups() -> list[Path]:
    return sorted((paths.default_journal() / "backups").glob("*.backup"))


def bodies(window: MainWindow) -> set[str]:
    reading = workspace_of(window).reading
    rows = reading.glimpses(reading.places(Filter()), Filter())
    return {reading.one(row.reflection_id).writing.body for row in rows}


def at(computer: Computer, window: MainWindow, kind: type[W]) -> W:
    """The step that is shown, once it is one of this kind."""

    def shown() -> QWidget | None:
        page = window.centralWidget()
        return page.currentWidget() if isinstance(page, WayBack) else None

    computer.until(lambda: isinstance(shown(), kind))
    step = shown()
    assert isinstance(step, kind)
    return step


def go_to_backups(computer: Computer, window: MainWindow, secret: str = PASSPHRASE) -> ChooseStep:
    """From the door, by keyboard where there is something to type."""
    door = gate_of(window)
    computer.until(lambda: hasattr(door, "backup") and door.backup.isVisible())
    door.backup.restore_button.click()
    step = at(computer, window, SecretStep)
    computer.until(step.field.hasFocus)
    computer.type(secret)
    computer.press(Qt.Key.Key_Return)
    return at(computer, window, ChooseStep)


def look_into(computer: Computer, window: MainWindow, row: int) -> ContentsStep:
    step = at(computer, window, ChooseStep)
    step.list.setCurrentRow(row)
    step.look_button.click()
    return at(computer, window, ContentsStep)


def open_from_there(computer: Computer, window: MainWindow) -> str:
    step = at(computer, window, DoneStep)
    told = words_in(step)
    step.next_button.click()
    computer.until(lambda: are_rooms_open(window))
    return told


# By themselves


def test_locking_leaves_a_backup_and_the_door_says_when(computer: Computer, window: MainWindow):
    write(window, computer, "a kettle between us")
    window.lock()
    assert len(backups()) == 1
    door = gate_of(window)
    computer.until(lambda: hasattr(door, "backup") and door.backup.isVisible())
    assert "Last good backup: Wednesday 4 March 2026" in words_in(door)


def test_closing_leaves_one_and_nothing_new_leaves_none(computer: Computer, window: MainWindow):
    write(window, computer, "a kettle between us")
    window.close()
    assert len(backups()) == 1
    window = computer.start()
    unlock(computer, window)
    window.close()
    assert len(backups()) == 1


def test_locking_again_with_nothing_written_leaves_none(computer: Computer, window: MainWindow):
    write(window, computer, "a kettle between us")
    for room in ("journal", "settings", "write"):
        window.lock()
        unlock(computer, window)
        rooms_of(window).go(room)
    window.lock()
    assert len(backups()) == 1


def test_a_quiet_moment_is_enough(computer: Computer, window: MainWindow):
    write(window, computer, "a kettle between us")
    assert backing_up(window)._quiet.isActive()
    backing_up(window)._quiet.timeout.emit()
    computer.until(lambda: len(backups()) == 1)


def test_what_was_written_is_in_the_backup_that_locking_left(computer: Computer, window: MainWindow):
    write(window, computer, "a kettle between us")
    window.lock()
    go_to_backups(computer, window)
    assert "It holds 1 reflection, from 4 Mar 2026 to 4 Mar 2026." in words_in(look_into(computer, window, 0))


def test_locking_does_not_wait_for_a_slow_backup(computer: Computer, window: MainWindow, monkeypatch):
    monkeypatch.setattr("unhurried.ui.backing_up.LOCKING_TAKES_S", 0.0)
    write(window, computer, "a kettle between us")
    window.lock()
    assert gate_of(window)
    assert backups() == []
    assert list((paths.default_journal()).glob("**/*.tmp")) == []


def test_under_a_legal_hold_no_backup_goes(computer: Computer, window: MainWindow):
    folder, safekeeping = paths.default_journal(), SqlcipherSafekeeping()
    for number in range(8):
        safekeeping.make(folder, computer.key, computer.at + timedelta(minutes=number))
    write(window, computer, "a kettle between us")
    workspace_of(window).hold()
    window.close()
    assert len(backups()) == 9
    window = computer.start()
    unlock(computer, window)
    workspace_of(window).lift_hold()
    window.close()
    assert len(backups()) < 9


def test_when_it_cannot_be_made_it_is_said_once(computer: Computer, window: MainWindow):
    (paths.default_journal() / "backups").rmdir()
    (paths.default_journal() / "backups").write_text("in the way")
    write(window, computer, "a kettle between us")
    backing_up(window)._quiet.timeout.emit()
    banner = rooms_of(window).banner
    computer.until(lambda: "The last backup was not made." in banner.message.text())
    rooms_of(window).messages.forget()
    backing_up(window)._quiet.timeout.emit()
    computer.until(lambda: window._background.is_idle)
    assert not banner.isVisible()


# In Settings


def test_a_second_place_gets_a_copy_now_and_after_each_session(
    computer: Computer, window: MainWindow, tmp_path: Path
):
    stick = tmp_path / "stick"
    stick.mkdir()
    write(window, computer, "a kettle between us")
    rooms = rooms_of(window)
    rooms.go("settings")
    backing_up(window)._choose_second_place(stick)
    computer.until(lambda: list(stick.glob("*.backup")))
    card = rooms.settings.backups
    computer.until(lambda: card.place.text() == str(stick) and "There: 1 backup" in card.elsewhere.text())
    write(window, computer, "a window half open")
    window.close()
    assert [path.name for path in sorted(stick.glob("*.backup"))] == [path.name for path in backups()]


def test_a_second_place_inside_the_journal_is_refused(computer: Computer, window: MainWindow):
    backing_up(window)._choose_second_place(paths.default_journal() / "backups")
    assert "Choose another disk" in rooms_of(window).banner.message.text()
    assert backing_up(window).desk.elsewhere() is None


def test_a_second_place_that_is_not_there_is_said_and_the_first_is_served(
    computer: Computer, window: MainWindow, tmp_path: Path
):
    stick = tmp_path / "stick"
    stick.mkdir()
    backing_up(window)._choose_second_place(stick)
    computer.until(lambda: {path.suffix for path in stick.iterdir()} == {".backup", ".txt", ".py"})
    shutil.rmtree(stick)
    write(window, computer, "a kettle between us")
    rooms_of(window).go("settings")
    rooms_of(window).settings.backups.now_button.click()
    computer.until(lambda: "The second place for backups is not there." in rooms_of(window).banner.message.text())
    assert "Not connected now" in rooms_of(window).settings.backups.elsewhere.text()
    assert len(backups()) == 2


# Back from one


def test_everything_is_put_back_and_what_was_there_is_kept(computer: Computer, window: MainWindow):
    write(window, computer, "a kettle between us")
    window.lock()
    unlock(computer, window)
    write(window, computer, "a window half open")
    window.lock()
    go_to_backups(computer, window)
    step = look_into(computer, window, 1)
    assert "Written since, and not in it: 1." in words_in(step)
    step.all_button.click()
    told = open_from_there(computer, window)
    assert "The journal holds 1 reflection now." in told
    assert "is kept as backup number" in told
    assert bodies(window) == {"a kettle between us"}
    window.lock()
    go_to_backups(computer, window)
    assert "It holds 2 reflections" in words_in(look_into(computer, window, 1))


def test_only_what_is_missing_comes_back(computer: Computer, window: MainWindow):
    write(window, computer, "a kettle between us")
    window.lock()
    unlock(computer, window)
    reading = workspace_of(window).reading
    (place,) = reading.places(Filter())
    (glimpse,) = reading.glimpses([place], Filter())
    workspace_of(window).move_to_trash(glimpse.reflection_id)
    workspace_of(window).empty_trash()
    write(window, computer, "a window half open")
    window.lock()
    go_to_backups(computer, window)
    step = look_into(computer, window, 1)
    assert not step.some_button.isEnabled()
    step.list.item(0).setCheckState(Qt.CheckState.Checked)
    step.some_button.click()
    open_from_there(computer, window)
    assert bodies(window) == {"a kettle between us", "a window half open"}


def test_a_draft_is_told_of_and_comes_back_by_itself(computer: Computer, window: MainWindow):
    computer.type("three pages of thoughts")
    window.lock()
    unlock(computer, window)
    computer.until(rooms_of(window).write.table.sheet.hasFocus)
    computer.press(Qt.Key.Key_A, CONTROL)
    computer.press(Qt.Key.Key_Delete)
    window.lock()
    go_to_backups(computer, window)
    step = look_into(computer, window, len(backups()) - 1)
    assert "Drafts in it: 1." in words_in(step)
    assert "The journal is the same now." not in words_in(step)
    assert step.all_button.isVisible()
    assert "a draft" in step.list.item(0).text()
    step.list.item(0).setCheckState(Qt.CheckState.Checked)
    step.some_button.click()
    assert "Drafts brought back: 1." in open_from_there(computer, window)
    (draft,) = workspace_of(window).desk.unfinished()
    assert [answer.text for answer in draft.writing.answers] == ["three pages of thoughts"]


def test_a_wrong_passphrase_is_said_there_too(computer: Computer, window: MainWindow):
    window.lock()
    door = gate_of(window)
    computer.until(lambda: hasattr(door, "backup") and door.backup.isVisible())
    door.backup.restore_button.click()
    step = at(computer, window, SecretStep)
    step.field.set_text("not the passphrase at all")
    step.next_button.click()
    computer.until(step.message.isVisible)
    assert "Wrong passphrase." in step.message.text()
    step.back_button.click()
    assert gate_of(window)


def test_left_alone_it_goes_back_to_the_door_with_nothing_in_memory(computer: Computer, window: MainWindow):
    afresh: list[Path] = []
    window.lock()
    window._outside = replace(window._outside, start_afresh=lambda folder, _place: afresh.append(folder))
    go_to_backups(computer, window)
    page = window.centralWidget()
    assert isinstance(page, WayBack)
    page._away.gone.emit()
    assert gate_of(window)
    assert afresh == [paths.default_journal()]


def test_going_back_once_a_secret_was_typed_leaves_nothing_in_memory_either(computer: Computer, window: MainWindow):
    afresh: list[Path | None] = []
    window.lock()
    window._outside = replace(window._outside, start_afresh=lambda folder, _place: afresh.append(folder))
    go_to_backups(computer, window).back_button.click()
    assert gate_of(window)
    assert afresh == [paths.default_journal()]


def test_a_sleep_in_the_middle_of_work_is_not_forgotten(computer: Computer, window: MainWindow):
    afresh: list[Path | None] = []
    window.lock()
    window._outside = replace(window._outside, start_afresh=lambda folder, _place: afresh.append(folder))
    go_to_backups(computer, window).look_button.click()
    page = window.centralWidget()
    assert isinstance(page, WayBack)
    assert isinstance(page.currentWidget(), WorkStep)
    page._sleep.leaving.emit()
    assert afresh == []
    computer.until(lambda: afresh)
    assert gate_of(window)


def test_a_file_that_is_no_backup_is_refused_in_a_sentence(computer: Computer, window: MainWindow, tmp_path: Path):
    window.lock()
    step = go_to_backups(computer, window)
    strange = tmp_path / "strange.backup"
    strange.write_bytes(b"PK\x03\x04 and nothing else")
    step._take(strange)
    at(computer, window, WorkStep)
    at(computer, window, ChooseStep)
    computer.until(step.message.isVisible)
    assert step.message.text() == "This backup is damaged. Choose an earlier one."


def test_with_the_computer_gone_a_backup_becomes_a_journal(computer: Computer, window: MainWindow, tmp_path: Path):
    write(window, computer, "a kettle between us")
    window.close()
    (backup,) = backups()
    stick = shutil.copy(backup, tmp_path / "from the stick.backup")
    shutil.rmtree(paths.default_journal())
    computer.settings.unlink()
    window = computer.start()
    window.gates.show_founding(Path(stick))
    step = at(computer, window, SecretStep)
    assert isinstance(window.centralWidget(), FoundingPage)
    step.field.set_text(PASSPHRASE)
    step.next_button.click()
    assert "The journal holds 1 reflection." in open_from_there(computer, window)
    assert bodies(window) == {"a kettle between us"}


def test_lost_keys_come_back_from_a_backup(computer: Computer, window: MainWindow):
    write(window, computer, "a kettle between us")
    window.close()
    for name in ("keys.json", "keys.bak.json"):
        (paths.default_journal() / name).unlink()
    window = computer.start()
    unlock(computer, window)
    assert "brings it back from a backup" in gate_of(window).message.text()
    step = go_to_backups(computer, window)
    step.look_button.click()
    secret = at(computer, window, SecretStep)
    secret.field.set_text(PASSPHRASE)
    secret.next_button.click()
    assert "The journal holds 1 reflection now." in open_from_there(computer, window)
    assert bodies(window) == {"a kettle between us"}


def test_keys_that_do_not_fit_are_told_before_anything_is_given_up(computer: Computer, window: MainWindow):
    write(window, computer, "a kettle between us")
    window.close()
    folder = paths.default_journal()
    computer.ways.rotate(folder, computer.key, "another passphrase of mine", recovery_code(bytes(range(1, 17))))
    for name in ("keys.json", "keys.bak.json"):
        (folder / name).write_bytes(b"{")
    window = computer.start()
    unlock(computer, window)
    go_to_backups(computer, window).look_button.click()
    secret = at(computer, window, SecretStep)
    secret.field.set_text(PASSPHRASE)
    secret.next_button.click()
    step = at(computer, window, UnfitKeysStep)
    assert "Nothing was changed." in words_in(step)
    assert not list(folder.glob("*.damaged"))
    step.earlier_button.click()
    told = open_from_there(computer, window)
    assert "The journal holds 1 reflection now." in told
    assert "is kept as journal-000002.db.damaged" in told
    assert "legal hold" in told
    assert workspace_of(window).forgetting.is_held


# Damage


def damage(computer: Computer, database: Path) -> None:
    """Ruin one page, such that the journal no longer opens and yet something can be read."""
    whole = database.read_bytes()
    for page in range(2, len(whole) // 4096):
        database.write_bytes(whole[: page * 4096] + bytes(4096) + whole[(page + 1) * 4096 :])
        try:
            computer.folders.open(database.parent, computer.key).close()
        except JournalDamaged:
            survey = SqlcipherSafekeeping().survey(database.parent, computer.key, computer.at)
            if survey.reflections and not survey.nothing_is_lost:
                return
    pytest.fail("no page is such")


def test_a_damaged_file_is_named_counted_and_salvaged(computer: Computer, window: MainWindow):
    for number in range(12):
        write(window, computer, f"a kettle between us {number}")
    window.close()
    (database,) = paths.default_journal().glob("journal-*.db")
    damage(computer, database)
    before = database.read_bytes()
    window = computer.start()
    unlock(computer, window)
    door = gate_of(window)
    assert "the journal file is damaged" in door.message.text()
    computer.until(lambda: hasattr(door, "backup") and door.backup.isVisible())
    door.backup.restore_button.click()
    at(computer, window, ChooseStep).survey_button.click()  # the key was given already
    step = at(computer, window, SurveyStep)
    assert "can be read whole" in words_in(step)
    step.salvage_button.click()
    told = open_from_there(computer, window)
    assert "The damaged file is kept as" in told
    kept = [path for path in paths.default_journal().iterdir() if path.name in told]
    assert [path.read_bytes() for path in kept] == [before]
    assert bodies(window) == {f"a kettle between us {number}" for number in range(12)}


# A new key


def test_the_damaged_file_is_named_where_it_matters_and_can_be_removed(computer: Computer, window: MainWindow):
    write(window, computer, "a kettle between us")
    window.close()
    SqlcipherSafekeeping().salvage(paths.default_journal(), computer.key, computer.at)
    window = computer.start()
    unlock(computer, window)
    rooms_of(window).go("journal")
    dialog = forget_one(window._theme, workspace_of(window), ids(window)[0], window)
    assert "A damaged file that is kept in the journal's folder may still hold it" in dialog.backups.text()
    rooms_of(window).go("settings")
    card = rooms_of(window).settings.backups
    computer.until(card.damaged.isVisible)
    assert "also what has been erased since" in card.damaged.text()
    workspace_of(window).hold()
    remove_damaged(computer, window)
    assert "A legal hold is on" in rooms_of(window).banner.message.text()
    assert list(paths.default_journal().glob("*.damaged"))
    workspace_of(window).lift_hold()
    remove_damaged(computer, window)
    assert not list(paths.default_journal().glob("*.damaged*"))
    assert card.damaged.isHidden()
    assert card.damaged_button.isHidden()
    assert (
        "may still hold it"
        not in forget_one(window._theme, workspace_of(window), ids(window)[0], window).backups.text()
    )


def remove_damaged(computer: Computer, window: MainWindow) -> None:
    rooms_of(window).settings.backups.damaged_button.click()
    dialog = computer.dialog_over(window)
    assert isinstance(dialog, ConfirmDialog)
    dialog.yes_button.click()
    computer.until(lambda: window._background.is_idle)


def ids(window: MainWindow) -> list[str]:
    reading = workspace_of(window).reading
    return [glimpse.reflection_id for glimpse in reading.glimpses(reading.places(Filter()), Filter())]


def test_my_passphrase_may_be_known(computer: Computer, window: MainWindow):
    write(window, computer, "a kettle between us")
    window.lock()
    unlock(computer, window)
    rooms_of(window).go("settings")
    rooms_of(window).settings.ways.new_key_button.click()
    step = at(computer, window, SecretStep)
    step.field.set_text(PASSPHRASE)
    step.next_button.click()
    page = window.centralWidget()
    assert isinstance(page, WayBack)
    computer.until(lambda: page.currentWidget() is page.passphrase)
    for field in (page.passphrase.first, page.passphrase.second):
        field.set_text(PASSPHRASE)
    page.passphrase.next_button.click()
    computer.until(lambda: "Choose another." in page.passphrase.message.text())
    new = "copper meadow kestrel willow anchor"
    page.passphrase.first.set_text(new)
    page.passphrase.second.set_text(new)
    page.passphrase.next_button.click()
    computer.until(lambda: page.currentWidget() is page.code)
    code = page.code.recovery_code
    page.code.next_button.click()
    for field, number in zip(page.code.fields, page.code.asked, strict=True):
        field.setText(code.split("-")[number])
    page.code.next_button.click()
    told = open_from_there(computer, window)
    assert "only the new passphrase and the new recovery code" in told
    assert "Backups made before" in told
    assert rooms_of(window).room == "settings"
    window.lock()
    unlock(computer, window, PASSPHRASE)
    assert "Wrong passphrase." in gate_of(window).message.text()
    gate_of(window).field.clear()
    unlock(computer, window, code.lower())
    computer.dialog_over(window).reject()
    computer.come_back_to(window)
    assert bodies(window) == {"a kettle between us"}
    window.lock()
    go_to_backups(computer, window, new)
    step = at(computer, window, ChooseStep)
    step.list.setCurrentRow(step.list.count() - 1)
    step.look_button.click()
    its_time = at(computer, window, SecretStep)
    assert "made before the key was changed" in words_in(its_time)
    its_time.field.set_text(PASSPHRASE)
    its_time.next_button.click()
    assert "It holds 1 reflection" in words_in(at(computer, window, ContentsStep))
