"""One window at a time: the lock is taken at once or refused at once, and dies with its process."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.builders import a_reflection
from tests.faults.rounds import Trial
from tests.storage.conftest import Place

from unhurried.domain.errors import JournalIsOpen, WrongSecret
from unhurried.domain.finding import Filter
from unhurried.domain.keys import MasterKey
from unhurried.storage import connecting

_HOLD = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from unhurried.domain.keys import MasterKey
from unhurried.domain.reflections import Reflection, Writing
from unhurried.storage import SqlcipherFolders

journal = SqlcipherFolders().open(Path(sys.argv[1]), MasterKey(bytes.fromhex(sys.argv[2])))
writing = Writing(date(2026, 3, 4), body="kept before the end")
journal.reflections.put(Reflection("kept", writing, datetime.now(UTC)))
print("open", flush=True)
sys.stdin.read()
"""


@contextmanager
def _another_window(place: Place) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", _HOLD, str(place.folder), place.key.secret.hex()]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            assert process.stdout.readline() == "open\n"
            yield process
        finally:
            process.kill()


@pytest.mark.fault("second-window")
def test_a_second_window_is_refused_at_once(place: Place, trial: Trial):
    refused = 0
    with _another_window(place):
        for _ in range(trial.rounds):
            started = time.monotonic()
            with pytest.raises(JournalIsOpen):
                place.open()
            refused += time.monotonic() - started < 1
    trial.report(attempts=trial.rounds, refused_within_a_second=refused)
    assert refused == trial.rounds


@pytest.mark.fault("lock-file")
def test_the_lock_goes_with_a_killed_process_and_what_it_kept_stays(place: Place, trial: Trial):
    opened = 0
    for _ in range(trial.rounds):
        with _another_window(place) as process:
            process.kill()
            process.wait()
            started = time.monotonic()
            journal = place.open()
            opened += time.monotonic() - started < 1
            assert journal.reflections.one("kept").writing.body == "kept before the end"
            journal.close()
    trial.report(windows_killed=trial.rounds, opened_within_a_second=opened)
    assert opened == trial.rounds


@pytest.mark.fault("lock-file")
def test_whatever_is_in_the_lock_file_the_journal_opens(place: Place, trial: Trial):
    chance = random.Random(20260304)  # noqa: S311 - the same garbage every time
    for _ in range(trial.rounds):
        (place.folder / "journal.lock").write_bytes(chance.randbytes(chance.randrange(5000)))
        place.open().close()
    trial.report(garbage_lock_files=trial.rounds, refused_because_of_it=0)


def test_the_same_process_is_refused_too(place: Place):
    journal = place.open()
    with pytest.raises(JournalIsOpen):
        place.open()
    journal.close()
    place.open().close()


def test_closing_twice_is_no_matter(place: Place):
    journal = place.open()
    journal.close()
    again = place.open()
    journal.close()
    with pytest.raises(JournalIsOpen):
        place.open()
    again.close()


@pytest.mark.parametrize("content", [b"", b"12345\n", b"\x00\xff" * 500], ids=["empty", "a pid", "garbage"])
def test_what_is_in_the_lock_file_does_not_matter(place: Place, content: bytes):
    (place.folder / "journal.lock").write_bytes(content)
    place.open().close()


def test_a_refused_opening_holds_no_lock(place: Place):
    with pytest.raises(WrongSecret):
        place.folders.open(place.folder, MasterKey(bytes(32)))
    place.open().close()


def test_unlocking_and_changing_the_passphrase_need_no_lock(place: Place):
    with _another_window(place):
        assert place.folders.unlock(place.folder, "a pause is not a gap") == place.key


def test_a_program_that_has_the_database_locked_is_told_from_damage(place: Place, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connecting, "PATIENCE", 0.1)
    db = place.raw()
    db.conn.execute("BEGIN IMMEDIATE")
    journal = place.open()
    journal.reflections.places(Filter())
    with pytest.raises(JournalIsOpen):
        journal.reflections.put(a_reflection())
    db.conn.execute("ROLLBACK")
    db.close()
    journal.reflections.put(a_reflection())
    journal.close()
