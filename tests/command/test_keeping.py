"""backup, verify and restore: from a terminal, a timer or a script."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.builders import a_reflection
from tests.command.conftest import FOLDERS
from tests.command.shell import Typist, answer, run
from tests.computer import PASSPHRASE, QUICK

from unhurried.domain.keys import MasterKey, recovery_code
from unhurried.domain.preferences import SECOND_PLACE
from unhurried.storage import SealedWaysIn

WORDS = "Nobody is to read of the copper kettle here."


def _write(folder: Path, key: MasterKey, count: int = 1) -> None:
    journal = FOLDERS.open(folder, key)
    with journal.transaction():
        for _ in range(count):
            journal.reflections.put(a_reflection(WORDS))
    journal.close()


def _count(folder: Path, key: MasterKey) -> int:
    journal = FOLDERS.open(folder, key)
    try:
        return journal.reflections.count()
    finally:
        journal.close()


@pytest.fixture
def written(folder: Path, key: MasterKey) -> Path:
    _write(folder, key, 3)
    return folder


def test_a_backup_is_made_once_and_then_there_is_nothing_new(written: Path):
    made = answer(run(written, "backup", "--json"))
    assert (made["format"], made["version"], made["failed"]) == ("unhurried-backup", 1, {})
    assert Path(made["made"]["path"]).is_file()
    assert answer(run(written, "backup", "--json"))["made"] is None
    assert "Nothing has changed" in run(written, "backup").stdout


def test_a_backup_is_made_beside_a_window_and_goes_to_the_second_place(written: Path, key: MasterKey, tmp_path: Path):
    stick = tmp_path / "stick"
    stick.mkdir()
    journal = FOLDERS.open(written, key)
    try:
        journal.prefer(SECOND_PLACE, str(stick))
        made = answer(run(written, "backup", "--json"))
    finally:
        journal.close()
    assert Path(made["copied"]["path"]).parent == stick


def test_a_second_place_that_is_away_is_said_and_the_backup_is_made(written: Path, key: MasterKey, tmp_path: Path):
    journal = FOLDERS.open(written, key)
    journal.prefer(SECOND_PLACE, str(tmp_path / "away"))
    journal.close()
    done = run(written, "backup")
    assert done.returncode == 1
    assert "is made" in done.stdout
    assert "second place" in done.stderr


def test_a_backup_is_verified(written: Path):
    assert run(written, "verify").returncode == 1  # there is none
    run(written, "backup")
    found = answer(run(written, "verify", "--json"))
    assert (found["format"], found["version"], found["what"]) == ("unhurried-verify", 1, "backup")
    assert (found["is_whole"], found["reflections"], found["first_day"]) == (True, 3, "2026-03-04")
    assert "holds 3 reflections, 4 March 2026." in run(written, "verify").stdout


def test_a_damaged_backup_is_named_as_damaged(written: Path):
    made = Path(answer(run(written, "backup", "--json"))["made"]["path"])
    content = bytearray(made.read_bytes())
    content[len(content) // 2] ^= 1
    made.write_bytes(content)
    done = run(written, "verify", "--json", str(made))
    assert done.returncode == 1
    assert '"is_whole": false' in done.stdout
    assert "damaged" in done.stderr


def test_the_journal_itself_is_verified_while_it_is_closed(written: Path, key: MasterKey):
    found = answer(run(written, "verify", "--itself", "--json"))
    assert (found["what"], found["is_whole"], found["reflections"]) == ("journal", True, 3)
    journal = FOLDERS.open(written, key)
    try:
        assert run(written, "verify", "--itself").returncode == 4
    finally:
        journal.close()


def test_a_damaged_journal_is_named_as_damaged(written: Path):
    database = written / "journal-000001.db"
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 1
    database.write_bytes(content)
    done = run(written, "verify", "--itself")
    assert done.returncode == 1
    assert "Restore or repair" in done.stderr


def test_restoring_is_shown_first_and_done_when_it_is_confirmed(written: Path, key: MasterKey):
    run(written, "backup")
    _write(written, key, 2)
    shown = run(written, "restore")
    assert shown.returncode == 0
    assert "2 reflections: leave" in shown.stdout
    assert "Nothing was changed" in shown.stderr
    assert _count(written, key) == 5
    done = run(written, "restore", "--yes")
    assert done.returncode == 0
    assert "holds 3 reflections now" in done.stdout
    assert _count(written, key) == 3
    # What was there before is a backup as well, and now the newest.
    assert run(written, "restore", "--yes").returncode == 0
    assert _count(written, key) == 5


@pytest.mark.parametrize(("word", "count"), [("yes", 3), ("no", 4), ("", 4)])
def test_at_a_terminal_it_asks(written: Path, key: MasterKey, word: str, count: int):
    run(written, "backup")
    _write(written, key)
    typist = Typist(written, "restore")
    typist.answer("Passphrase or recovery code: ", PASSPHRASE)
    typist.answer("Restore it? Type yes: ", word)
    assert typist.end() == 0
    assert _count(written, key) == count


def test_an_open_journal_is_not_restored(written: Path, key: MasterKey):
    run(written, "backup")
    journal = FOLDERS.open(written, key)
    try:
        assert run(written, "restore", "--yes").returncode == 4
    finally:
        journal.close()
    assert _count(written, key) == 3


def test_a_backup_of_before_the_key_was_changed_asks_for_the_secret_of_then(written: Path, key: MasterKey):
    made = answer(run(written, "backup", "--json"))["made"]["path"]
    later = "the tide goes out past the harbour wall"
    SealedWaysIn(QUICK).rotate(written, key, later, recovery_code(bytes(range(1, 17))))
    refused = run(written, "verify", made, secret=later)
    assert refused.returncode == 3
    assert "--passphrase-of-then-fd" in refused.stderr
    assert run(written, "verify", made, secret=later, secret_of_then=PASSPHRASE).returncode == 0
    assert run(written, "restore", made, "--yes", secret=later, secret_of_then=PASSPHRASE).returncode == 0


def test_a_lost_journal_comes_back_out_of_a_backup(written: Path, key: MasterKey, tmp_path: Path):
    made = Path(answer(run(written, "backup", "--json"))["made"]["path"])
    kept = Path(shutil.copy(made, tmp_path))
    shutil.rmtree(written)
    found = tmp_path / "Found.journal"
    done = run(written, "restore", str(kept), "--to", str(found))
    assert done.returncode == 0
    assert _count(found, key) == 3
    assert run(written, "restore", str(kept), "--to", str(found)).returncode == 5


def test_none_of_it_tells_what_is_written(written: Path):
    verbs = (("backup",), ("verify",), ("verify", "--itself"), ("restore",), ("doctor",))
    for verb in verbs:
        done = run(written, *verb, secret=None if verb == ("doctor",) else PASSPHRASE)
        assert "kettle" not in done.stdout + done.stderr
