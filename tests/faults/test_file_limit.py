"""Files that may not grow, from nothing to enough: told, lived through, and done at the next try."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.builders import a_reflection
from tests.computer import PASSPHRASE
from tests.faults import limited
from tests.faults.killing import ROOT
from tests.faults.rounds import Trial
from tests.storage.backups.looks import leftovers, written_in_backup
from tests.storage.conftest import Place, assert_sound

from unhurried.storage import key_file

MOST = 600_000
ATTEMPTS = ("draft", "reflection", "backup", "passphrase", "code")
KEPT = "A heron, and nothing said."


def _tried(place: Place, size: int) -> dict[str, str]:
    command = [sys.executable, "-m", "tests.faults.limited", str(place.folder), place.key.secret.hex(), str(size)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.fault("file-limit")
@pytest.mark.timeout(120)
@pytest.mark.skipif(os.name != "posix", reason="limits of file size are a thing of Unix")
def test_whatever_the_size_everything_is_readable_and_the_next_try_works(place: Place, tmp_path: Path, trial: Trial):
    journal = place.open()
    journal.reflections.put(a_reflection(KEPT, reflection_id="kept"))
    journal.close()
    then = shutil.copytree(place.folder, tmp_path / "then")
    told = done = unreadable = half = 0
    for number in range(trial.rounds):
        found = _tried(place, number * MOST // (trial.rounds - 1))
        outcomes = [found[name] for name in ATTEMPTS]
        assert set(outcomes) <= {"done", "DiskIsFull", "NotKept"}
        done += outcomes.count("done")
        told += len(outcomes) - outcomes.count("done")
        unreadable += sum(found[f"readable after {name}"] != KEPT for name in ATTEMPTS) + (found["found"] != 1)
        assert found["again"] == ["done"] * len(ATTEMPTS)
        assert found["long"]
        half += _half_done(place, tmp_path)
        shutil.rmtree(place.folder)
        shutil.copytree(then, place.folder)
    trial.report(
        sizes=trial.rounds,
        attempts=told + done,
        refused_in_our_words=told,
        done=done,
        unreadable=unreadable,
        half_done=half,
    )
    assert not unreadable
    assert not half
    assert told
    assert done


def _half_done(place: Place, scratch: Path) -> int:
    """What is unfinished or damaged after it all: key files, database, backups."""
    for name in (key_file.NAME, key_file.COPY_NAME):
        key_file.parse((place.folder / name).read_bytes())
    assert place.folders.unlock(place.folder, limited.PASSPHRASE) == place.key
    assert limited.PASSPHRASE != PASSPHRASE
    db = place.raw()
    assert_sound(db)
    assert db.execute("PRAGMA cipher_integrity_check").fetchall() == []
    db.close()
    for backup in (place.folder / "backups").glob("*.backup"):
        written_in_backup(place, backup, scratch)
    return len(leftovers(place.folder))
