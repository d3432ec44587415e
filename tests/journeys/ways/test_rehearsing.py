"""Rehearsing the recovery code: typed from the paper, tried on the newest backup, stopped, and told as it is."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from tests.computer import gate_of, open_dialogs
from tests.journeys.ways.conftest import At, rehearse

from unhurried.domain.backups import Progress, Rehearsal
from unhurried.domain.errors import Cancelled
from unhurried.storage import SqlcipherSafekeeping
from unhurried.ui.dialogs.rehearse_dialog import RehearseDialog


def test_the_code_is_typed_from_the_paper_and_everything_is_read(at: At):
    for words in ("the first", "the second", "the third"):
        at.write(words)
    assert at.card.rehearsed.text() == "Not rehearsed yet."
    dialog = rehearse(at, at.code.lower().replace("0", "o").replace("1", "l").replace("-", " "))
    assert dialog.found.text() == "3 of 3 reflections read, 0 damaged."
    assert "Wednesday 4 March 2026" in dialog.details.text()
    assert dialog.field.text() == ""
    at.computer.press(Qt.Key.Key_Return)
    at.gone()
    assert at.card.rehearsed.text() == "Last rehearsed on 4 March 2026."
    at.restart()
    assert at.card.rehearsed.text() == "Last rehearsed on 4 March 2026."


def test_a_slip_says_which_group_and_the_words_stay(at: At):
    at.write("something")
    groups = at.code.split("-")
    groups[3] = "U" + groups[3][1:]
    dialog = rehearse(at, "-".join(groups))
    assert "Group 4" in dialog.message.text()
    assert dialog.field.text() == "-".join(groups)
    dialog.field.setText(at.code)
    dialog.rehearse_button.click()
    at.computer.until(dialog.found.isVisible)
    assert dialog.found.text() == "1 of 1 reflection read, 0 damaged."
    dialog.close_button.click()
    at.gone()


def test_a_damaged_backup_is_told_and_a_new_one_is_tried(at: At):
    at.write("something")
    made = at.desk().before(at.computer.key)
    content = bytearray(made.path.read_bytes())
    content[len(content) // 2] ^= 1
    made.path.write_bytes(bytes(content))
    dialog = rehearse(at, at.code)
    assert "None of the backups" in dialog.message.text()
    assert at.preference("rehearsed-on") == ""
    dialog.anew_button.click()
    at.computer.until(dialog.found.isVisible)
    assert dialog.found.text() == "1 of 1 reflection read, 0 damaged."
    dialog.close_button.click()
    at.gone()


class Trial:
    """A rehearsal that waits in its middle until the test has done something, and then asks whether to go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.released, self.over = Event(), Event(), Event()
        self.ended: list[str] = []
        trial = self

        def rehearse(
            self: SqlcipherSafekeeping, folder: Path, typed: str, place: Path | None, progress: Progress
        ) -> Rehearsal:
            progress(0.4)
            trial.reached.set()
            trial.released.wait(20)
            trial.ended.append("gone on" if progress(0.6) else "stopped")
            trial.over.set()
            raise Cancelled

        monkeypatch.setattr(SqlcipherSafekeeping, "rehearse", rehearse)


@pytest.fixture
def trial(monkeypatch: pytest.MonkeyPatch) -> Trial:
    return Trial(monkeypatch)


def begin(at: At, trial: Trial) -> RehearseDialog:
    at.write("something")
    at.press("rehearse_button")
    dialog = at.dialog(RehearseDialog)
    at.computer.type(at.code)
    at.computer.press(Qt.Key.Key_Return)
    at.computer.until(trial.reached.is_set)
    at.computer.until(lambda: dialog.bar.value() > 0)
    return dialog


def test_it_can_be_stopped_and_tried_again(at: At, trial: Trial):
    dialog = begin(at, trial)
    at.computer.press(Qt.Key.Key_Space)
    trial.released.set()
    at.computer.until(dialog.message.isVisible)
    assert trial.ended == ["stopped"]
    assert dialog.message.text() == "Stopped. Nothing was changed."
    assert dialog.field.text() == at.code
    at.computer.press(Qt.Key.Key_Escape)
    at.gone()


def test_closing_the_dialog_stops_it_too(at: At, trial: Trial):
    begin(at, trial).reject()
    trial.released.set()
    assert trial.over.wait(20)
    assert trial.ended == ["stopped"]
    at.gone()
    at.computer.until(lambda: at.window._background.is_idle)
    assert at.preference("rehearsed-on") == ""


def test_a_lock_in_its_middle_is_a_lock(at: At, trial: Trial):
    begin(at, trial)
    at.window.lock()
    gate_of(at.window)
    assert not open_dialogs(at.window)
    trial.released.set()
    at.unlock()
    assert trial.ended == ["stopped"]
    assert at.card.rehearsed.text() == "Not rehearsed yet."
