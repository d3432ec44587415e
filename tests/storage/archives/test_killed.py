"""Killed while merging: the journal is as it was or as it is merged, and nothing unfinished is left."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path
from threading import Timer
from time import monotonic

import pytest
from tests.builders import a_full_reflection
from tests.faults.killing import in_hand, put_away
from tests.faults.rounds import Trial
from tests.storage.archives.conftest import Desk
from tests.storage.backups.looks import leftovers

from unhurried.storage import SqlcipherSafekeeping

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills with SIGKILL")


def _put(desk: Desk, name: str, count: int) -> None:
    journal = desk.place.open()
    with journal.transaction():
        for number in range(count):
            journal.reflections.put(a_full_reflection(reflection_id=f"{name} {number}", body=name))
    journal.close()


@pytest.mark.timeout(120)
@pytest.mark.fault("merge")
def test_killed_while_merging(one: Desk, other: Desk, tmp_path: Path, trial: Trial):
    _put(one, "here", 60)
    _put(other, "there", 120)
    archive = other.pack(tmp_path / "all.unhurried").path
    kept = tmp_path / "kept"
    shutil.copytree(one.place.folder, kept)
    old = one.contents()
    began = monotonic()
    one.bring_in(archive)
    takes = monotonic() - began
    new = one.contents()
    assert old != new
    arguments = ("tests.storage.archives.merger", str(one.place.folder), one.place.key.secret.hex(), str(archive))
    merged = mixed = 0
    for _ in range(trial.rounds):
        shutil.rmtree(one.place.folder)
        shutil.copytree(kept, one.place.folder)
        process = in_hand(*arguments)
        try:
            merged += bool(_killed(process, takes))
        finally:
            put_away(process)
        one.place.open().close()
        assert leftovers(one.place.folder) == []
        assert len(list(one.place.folder.glob("journal-*.db"))) == 1
        mixed += one.contents() not in (old, new)
        for backup in SqlcipherSafekeeping().listing(one.place.folder / "backups").unreadable:
            pytest.fail(backup.name)
    trial.report(rounds=trial.rounds, merged=merged, neither_the_old_state_nor_the_new=mixed)
    assert not mixed


def _killed(process, takes: float) -> list[object]:
    """Anywhere in the first merge, or just after it."""
    assert process.stdin
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    process.stdin.write("go\n")
    process.stdin.flush()
    Timer(random.uniform(0, 2 * takes), process.kill).start()  # noqa: S311
    lines = process.stdout.readlines()
    process.communicate()
    return lines
