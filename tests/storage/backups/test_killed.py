"""Killed while backing up and while restoring: acknowledged is there, named is whole, old or new and no other."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest
from tests.builders import AT, a_full_reflection
from tests.faults.rounds import Trial
from tests.storage.backups.looks import UNHURRIED, leftovers, written_in, written_in_backup
from tests.storage.conftest import Place, assert_sound

from unhurried.domain.errors import UnhurriedError
from unhurried.storage import SqlcipherSafekeeping
from unhurried.storage.backups import container

ROOT = Path(__file__).parents[3]
WORKING_S = 0.3

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills with SIGKILL")


@pytest.fixture
def large(written: Place) -> Place:
    """Large enough that a kill hits the middle of something."""
    journal = written.open()
    with journal.transaction():
        for number in range(200):
            journal.reflections.put(a_full_reflection(reflection_id=f"large {number}"))
    journal.close()
    return written


def _keeper(place: Place, mode: str, prefix: int) -> subprocess.Popen[str]:
    """One that has everything in hand and waits for the word to begin."""
    arguments = ["-m", "tests.storage.backups.keeper", str(place.folder), place.key.secret.hex(), mode]
    return subprocess.Popen(
        [sys.executable, *arguments, str(prefix)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _killed_at_random(keeper: subprocess.Popen[str], working_s: float = WORKING_S) -> list[dict[str, str]]:
    assert keeper.stdin
    assert keeper.stdout
    keeper.stdin.write("go\n")
    keeper.stdin.flush()
    lines = [keeper.stdout.readline()]
    Timer(random.uniform(0, working_s), keeper.kill).start()  # noqa: S311
    lines += keeper.stdout.readlines()
    keeper.communicate()
    assert keeper.returncode == -9
    return [json.loads(line) for line in lines if line.endswith("\n")]


def _assert_every_backup_is_whole(place: Place, scratch: Path) -> list[Path]:
    backups = sorted((place.folder / "backups").glob("*.backup"))
    for backup in backups[-3:]:
        written_in_backup(place, backup, scratch)
    for backup in backups[:-3]:
        container.check(backup, UNHURRIED)
    return backups


@pytest.mark.timeout(120)
@pytest.mark.fault("backup")
def test_killed_while_backing_up(large: Place, tmp_path: Path, trial: Trial):
    acknowledged: set[str] = set()
    made = looked_at = 0
    following = _keeper(large, "backup", 0)
    for number in range(1, trial.rounds + 1):
        keeper, following = following, _keeper(large, "backup", number)
        said = _killed_at_random(keeper)
        acknowledged |= {line["id"] for line in said if "id" in line}
        named = [line["backup"] for line in said if "backup" in line]
        made += len(named)
        large.open().close()
        assert leftovers(large.folder) == []
        backups = _assert_every_backup_is_whole(large, tmp_path)
        looked_at += len(backups)
        assert set(named[-3:]) <= {backup.name for backup in backups}
    following.kill()
    following.communicate()
    lost = acknowledged - {row[1] for row in written_in(large)["reflection"]}
    trial.report(
        rounds=trial.rounds,
        saves_acknowledged=len(acknowledged),
        backups_acknowledged=made,
        lost=len(lost),
        looks_into_a_backup=looked_at,
        half_made=0,
    )
    assert not lost
    assert made


@pytest.mark.timeout(120)
@pytest.mark.fault("restore")
def test_killed_while_restoring(large: Place, tmp_path: Path, safekeeping: SqlcipherSafekeeping, trial: Trial):
    """Whenever it is killed, the journal is one of the two states, and nothing unfinished is left."""
    states = []
    for name in ("a", "b"):
        journal = large.open()
        journal.reflections.put(a_full_reflection(reflection_id=f"only {name}", body=name))
        journal.close()
        backup = safekeeping.make(large.folder, large.key, AT).path
        shutil.copy(backup, tmp_path / f"{name}.backup")
        states.append(written_in(large))
    restored = mixed = 0
    following = _keeper(large, "restore", 0)
    for number in range(1, trial.rounds + 1):
        keeper, following = following, _keeper(large, "restore", number)
        restored += len(_killed_at_random(keeper, 2 * WORKING_S))
        large.open().close()
        assert leftovers(large.folder) == []
        mixed += written_in(large) not in states
        assert len(list(large.folder.glob("journal-*.db"))) == 1
        _assert_every_backup_is_whole(large, tmp_path)
        safekeeping.thin(large.folder / "backups", large.folder, large.key)
    following.kill()
    following.communicate()
    trial.report(rounds=trial.rounds, restored=restored, neither_the_old_state_nor_the_new=mixed)
    assert not mixed
    assert restored


@pytest.mark.timeout(120)
@pytest.mark.fault("backup-control")
def test_what_is_written_under_its_final_name_is_noticed(large: Place, tmp_path: Path, safekeeping, trial: Trial):
    """The control: the same look finds a half-made backup where there is one."""
    backup = safekeeping.make(large.folder, large.key, AT).path
    backup.rename(tmp_path / backup.name)
    rounds = noticed = 0
    while rounds < trial.rounds and (trial.is_full or not noticed):
        _killed_at_random(_keeper(large, "naive-backup", rounds), 0.05)
        made = list((large.folder / "backups").glob("*.backup"))
        noticed += any(_is_broken(backup) for backup in made)
        for backup in made:
            backup.unlink()
        rounds += 1
    trial.report(rounds=rounds, noticed=noticed)
    assert noticed


def _is_broken(backup: Path) -> bool:
    try:
        container.check(backup, UNHURRIED)
    except UnhurriedError:
        return True
    return False


@pytest.mark.timeout(120)
@pytest.mark.fault("restore-control")
def test_what_is_restored_into_the_file_in_use_is_noticed(large: Place, tmp_path: Path, trial: Trial):
    """The control: the same look finds a journal that is neither of the two states."""
    for name in ("a", "b"):
        journal = large.open()
        with journal.transaction():
            for number in range(300):
                journal.reflections.put(a_full_reflection(reflection_id=f"{name} {number}", body=name))
        journal.close()
        shutil.copy(large.database, tmp_path / f"{name}.unpacked")
    rounds = noticed = 0
    while rounds < trial.rounds and (trial.is_full or not noticed):
        _killed_at_random(_keeper(large, "naive-restore", rounds), 0.05)
        noticed += _is_unsound(large)
        rounds += 1
    trial.report(rounds=rounds, noticed=noticed)
    assert noticed


def _is_unsound(place: Place) -> bool:
    try:
        with closing(place.raw()) as db:
            assert_sound(db)
    except Exception:  # noqa: BLE001 - whatever the engine says of it
        return True
    return False
