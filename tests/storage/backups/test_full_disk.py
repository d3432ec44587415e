"""A disk that fills up at every point of a backup, a restoring and a repair: the old state goes on working."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.builders import AT
from tests.faults.rounds import Trial
from tests.storage.backups.looks import leftovers, sums, written_in
from tests.storage.conftest import CODE, Place

from unhurried.domain.errors import DiskIsFull
from unhurried.storage import SqlcipherSafekeeping
from unhurried.storage.backups.beside import NAMES

SIZE = 6 << 20
# How much is left free, from nothing to enough.
MOST_FREE = 3 << 20


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of six megabytes, where one can be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no file system can be mounted here")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


@pytest.fixture
def on_disk(disk: Path, written: Place) -> Place:
    return Place(shutil.copytree(written.folder, disk / "j.journal"), written.key, written.folders)


def _leave_free(disk: Path, free: int) -> Path:
    ballast = disk / "ballast"
    ballast.write_bytes(b"")
    found = os.statvfs(disk)
    ballast.write_bytes(bytes(max(0, found.f_bavail * found.f_bsize - free)))
    return ballast


def _sweep(
    disk: Path, place: Place, attempt: Callable[[], object], after: Callable[[], None], trial: Trial
) -> tuple[int, int]:
    """Try with ever more room. Answers how often it failed, and how often it was done."""
    failed = done = 0
    for free in range(0, MOST_FREE, MOST_FREE // trial.rounds):
        ballast = _leave_free(disk, free)
        try:
            attempt()
            done += 1
        except DiskIsFull:
            failed += 1
        finally:
            ballast.unlink()
        after()
        assert leftovers(place.folder) == []
    trial.report(attempts=failed + done, told_that_the_disk_is_full=failed, done=done, left_half_done=0)
    return failed, done


@pytest.mark.fault("full-disk")
def test_backing_up(disk: Path, on_disk: Place, safekeeping: SqlcipherSafekeeping, trial: Trial):
    then = written_in(on_disk)
    home = safekeeping.home(on_disk.folder)

    def after() -> None:
        for backup in safekeeping.listing(home).backups:
            assert safekeeping.look_into(on_disk.folder, on_disk.key, backup.path).difference
            backup.path.unlink()
        assert {path.name for path in home.iterdir()} <= set(NAMES.values())

    failed, done = _sweep(disk, on_disk, lambda: safekeeping.make(on_disk.folder, on_disk.key, AT), after, trial)
    assert failed > 2
    assert done > 2
    assert written_in(on_disk) == then


def test_a_second_place_that_is_full(disk: Path, written: Place, safekeeping: SqlcipherSafekeeping):
    backup = safekeeping.make(written.folder, written.key, AT)
    before = sums(written.folder)
    ballast = _leave_free(disk, 100_000)
    with pytest.raises(DiskIsFull):
        safekeeping.copy(backup.path, disk)
    assert [path.name for path in disk.iterdir()] == ["ballast"]
    ballast.unlink()
    safekeeping.copy(backup.path, disk)
    assert sums(written.folder) == before


@pytest.mark.fault("full-disk")
def test_restoring(disk: Path, on_disk: Place, safekeeping: SqlcipherSafekeeping, trial: Trial):
    backup = safekeeping.make(on_disk.folder, on_disk.key, AT).path
    shutil.move(backup, disk.parent / backup.name)
    backup = disk.parent / backup.name
    then = written_in(on_disk)
    journal = on_disk.open()
    journal.reflections.erase(["r01", "r02"])
    journal.close()
    now = written_in(on_disk)
    pristine = {path.name: path.read_bytes() for path in on_disk.folder.iterdir() if path.is_file()}

    def after() -> None:
        """Either all of it or nothing; then everything as it was, for the next attempt."""
        assert _words(written_in(on_disk)) in (_words(then), _words(now))
        on_disk.open().close()
        for path in on_disk.folder.rglob("*"):
            if path.is_file():
                path.unlink()
        for name, content in pristine.items():
            (on_disk.folder / name).write_bytes(content)

    for attempt in (
        lambda: safekeeping.restore(on_disk.folder, on_disk.key, backup, AT),
        lambda: safekeeping.restore_only(on_disk.folder, on_disk.key, backup, ["r01", "r02"], AT),
        lambda: safekeeping.salvage(on_disk.folder, on_disk.key, AT),
    ):
        failed, done = _sweep(disk, on_disk, attempt, after, trial)
        assert failed > 1
        assert done > 2


def _words(rows: dict[str, list[tuple[object, ...]]]) -> dict[str, list[list[object]]]:
    """What is written, wherever in its day it stands."""
    return {
        "reflection": sorted([*row[1:]] for row in rows["reflection"]),
        "revision": sorted([*row] for row in rows["revision"]),
        "answer": sorted([*row[1:]] for row in rows["answer"]),
        "draft": [[*row] for row in rows["draft"]],
    }


def test_looking_in_and_rehearsing_and_a_new_journal(disk: Path, on_disk: Place, safekeeping: SqlcipherSafekeeping):
    backup = safekeeping.make(on_disk.folder, on_disk.key, AT).path
    before = sums(on_disk.folder)
    _leave_free(disk, 60_000)
    for attempt in (
        lambda: safekeeping.look_into(on_disk.folder, on_disk.key, backup),
        lambda: safekeeping.rehearse(on_disk.folder, CODE),
        lambda: safekeeping.make_journal(disk / "new.journal", backup, on_disk.key),
        lambda: safekeeping.survey(on_disk.folder, on_disk.key, AT),
    ):
        with pytest.raises(DiskIsFull):
            attempt()
    assert sums(on_disk.folder) == before
    assert sorted(path.name for path in disk.iterdir()) == ["ballast", "j.journal"]
