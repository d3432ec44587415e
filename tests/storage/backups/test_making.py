"""Making a backup: one private file, one moment, verified before it gets its name."""

from __future__ import annotations

import json
import os
import shutil
import threading
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.builders import AT, a_draft, a_reflection
from tests.storage.backups.looks import UNHURRIED, leftovers, sums, written_in, written_in_backup
from tests.storage.conftest import CODE, PASSPHRASE, Place

from unhurried.domain.errors import (
    BackupDamaged,
    BackupPlaceMissing,
    BackupUnderWay,
    Cancelled,
    JournalDamaged,
    NotKept,
    WrongSecret,
)
from unhurried.domain.keys import MasterKey
from unhurried.storage import SqlcipherSafekeeping
from unhurried.storage.backups import checking, container, manifest, scratch
from unhurried.storage.backups.beside import NAMES


def test_a_backup_holds_everything_in_one_private_file(
    written: Place, safekeeping: SqlcipherSafekeeping, tmp_path: Path
):
    backup = safekeeping.make(written.folder, written.key, AT)
    assert backup.path.name == "unhurried-000001-2026-03-04.backup"
    assert backup.path.parent == safekeeping.home(written.folder)
    assert backup.path.stat().st_mode & 0o777 == 0o600
    with ZipFile(backup.path) as packed:
        assert packed.namelist() == ["keys.json", "journal.db", "manifest.json"]
        assert packed.testzip() is None
        assert packed.read("keys.json") == (written.folder / "keys.json").read_bytes()
    assert written_in_backup(written, backup.path, tmp_path) == written_in(written)
    assert leftovers(written.folder) == []


def test_anybody_may_read_when_and_whose_and_nothing_more(written: Place, safekeeping: SqlcipherSafekeeping):
    backup = safekeeping.make(written.folder, written.key, AT)
    with ZipFile(backup.path) as packed:
        told = json.loads(packed.read("manifest.json"))
        told_keys = json.loads(packed.read("keys.json"))["head"]
    assert set(told) == {
        "format",
        "version",
        "journal_id",
        "key_id",
        "sequence",
        "made_at",
        "day",
        "keys_sum",
        "database_sum",
        "database_size",
        "sealed",
    }
    assert (told["journal_id"], told["key_id"]) == (told_keys["journal_id"], told_keys["key_id"])
    assert (told["sequence"], told["made_at"]) == (1, "2026-03-04T17:00:00+00:00")
    particulars = manifest.unseal(container.read(backup.path), written.key)
    assert (particulars.reflections, particulars.in_trash) == (29, 2)
    assert (particulars.first_day, particulars.last_day) == ("2026-03-01", "2026-03-28")


def test_what_is_written_meanwhile_stops_nothing_and_spoils_nothing(
    written: Place, safekeeping: SqlcipherSafekeeping, tmp_path: Path
):
    """The writer goes on in its own thread; every backup is one moment of what it wrote, whole."""
    journal = written.open()
    backups = []
    done = threading.Event()

    def back_up() -> None:
        backups.extend(safekeeping.make(written.folder, written.key, AT) for _ in range(12))
        done.set()

    # A person, too, lets go of the keys between two savings.
    thread = threading.Thread(target=back_up)
    thread.start()
    kept = 0
    while not done.wait(0.002):
        with journal.transaction():
            journal.reflections.put(a_reflection(f"number {kept}", reflection_id=f"first {kept}"))
            journal.reflections.put(a_reflection(f"number {kept}", reflection_id=f"second {kept}"))
        kept += 1
    thread.join()
    journal.close()
    assert kept > 20
    numbers = []
    for backup in backups:
        bodies = [row[-1] for row in written_in_backup(written, backup.path, tmp_path)["reflection"]]
        numbers.append(sum(body.startswith("number") for body in bodies))
    assert numbers == sorted(numbers)
    assert all(number % 2 == 0 for number in numbers)
    assert 0 < numbers[-1] <= 2 * kept


def test_numbers_only_grow_whatever_the_clock_and_the_folder_say(written: Place, safekeeping: SqlcipherSafekeeping):
    first = safekeeping.make(written.folder, written.key, AT + timedelta(days=4000))
    second = safekeeping.make(written.folder, written.key, AT - timedelta(days=4000))
    third = safekeeping.make(written.folder, written.key, AT)
    assert [backup.sequence for backup in (first, second, third)] == [1, 2, 3]
    for backup in (first, second, third):
        backup.path.unlink()
    assert safekeeping.make(written.folder, written.key, AT).sequence == 4
    (safekeeping.home(written.folder) / "unhurried-000041-2026-01-01.backup").write_bytes(b"of whom")
    assert safekeeping.make(written.folder, written.key, AT).sequence == 42


def test_a_backup_is_needed_when_something_has_changed_since(written: Place, safekeeping: SqlcipherSafekeeping):
    def is_needed() -> bool:
        return safekeeping.is_needed(written.folder, written.key)

    assert is_needed()
    backup = safekeeping.make(written.folder, written.key, AT)
    assert not is_needed()
    written.open().close()
    assert not is_needed()
    journal = written.open()
    journal.drafts.put(a_draft())
    assert is_needed()
    safekeeping.make(written.folder, written.key, AT)
    assert not is_needed()
    journal.prefer("way", "standard")
    journal.close()
    assert is_needed()
    safekeeping.make(written.folder, written.key, AT)
    written.folders.change_passphrase(written.folder, written.key, "another passphrase")
    assert is_needed()
    newest = safekeeping.make(written.folder, written.key, AT)
    assert not is_needed()
    newest.path.unlink()
    assert is_needed()
    backup.path.write_bytes(b"")
    assert is_needed()


def test_what_is_damaged_is_not_backed_up_as_if_it_were_whole(written: Place, safekeeping: SqlcipherSafekeeping):
    content = bytearray(written.database.read_bytes())
    for page in range(2, len(content) // 4096):
        content[page * 4096 + 100] ^= 1
    written.database.write_bytes(bytes(content))
    with pytest.raises(JournalDamaged):
        safekeeping.make(written.folder, written.key, AT)
    assert leftovers(written.folder) == []
    assert safekeeping.listing(safekeeping.home(written.folder)).backups == ()


def test_a_copy_that_differs_gets_no_name(
    written: Place, safekeeping: SqlcipherSafekeeping, monkeypatch: pytest.MonkeyPatch
):
    real = checking.particulars

    def other(db, watch):
        found = real(db, watch)
        path = db.execute("PRAGMA database_list").fetchone()[2]
        return manifest.Particulars(1, 0, None, None, {}, "") if path.endswith(".tmp") else found

    monkeypatch.setattr(checking, "particulars", other)
    with pytest.raises(JournalDamaged):
        safekeeping.make(written.folder, written.key, AT)
    assert leftovers(written.folder) == []
    assert list(safekeeping.home(written.folder).iterdir()) == []


def test_a_file_that_reads_back_otherwise_gets_no_name(
    written: Place, safekeeping: SqlcipherSafekeeping, monkeypatch: pytest.MonkeyPatch
):
    """The disk gives back something else than what was written to it."""
    real = container.pack

    def spoiled(target, *arguments):
        made = real(target, *arguments)
        content = bytearray(target.read_bytes())
        content[len(content) // 2] ^= 1
        target.write_bytes(bytes(content))
        return made

    monkeypatch.setattr(container, "pack", spoiled)
    with pytest.raises(BackupDamaged):
        safekeeping.make(written.folder, written.key, AT)
    assert list(safekeeping.home(written.folder).iterdir()) == []


def test_every_long_call_tells_how_far_it_is_and_can_be_stopped(
    written: Place, safekeeping: SqlcipherSafekeeping, tmp_path: Path
):
    backup = safekeeping.make(written.folder, written.key, AT).path
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    folder, key = written.folder, written.key
    calls = {
        "make": lambda progress: safekeeping.make(folder, key, AT, progress),
        "copy": lambda progress: safekeeping.copy(backup, elsewhere, progress),
        "look": lambda progress: safekeeping.look_into(folder, key, backup, None, progress),
        "restore": lambda progress: safekeeping.restore(folder, key, backup, AT, None, progress),
        "new": lambda progress: safekeeping.make_journal(tmp_path / "new", backup, key, progress),
        "rehearse": lambda progress: safekeeping.rehearse(folder, CODE, None, progress),
        "survey": lambda progress: safekeeping.survey(folder, key, AT, progress),
        "salvage": lambda progress: safekeeping.salvage(folder, key, AT, progress),
    }
    before = sums(folder)
    for name, call in calls.items():
        for bound in (0.0, 0.3, 0.7):
            told: list[float] = []

            def progress(done: float, told: list[float] = told, bound: float = bound) -> bool:
                told.append(done)
                return done <= bound

            with pytest.raises(Cancelled):
                call(progress)
            assert told == sorted(told), name
        assert leftovers(tmp_path) == [], name
        new = {path for path in sums(folder) if path not in before}
        assert all(path.endswith(".backup") for path in new), (name, new)
        assert list(elsewhere.iterdir()) == []
        assert json.loads((folder / "keys.json").read_bytes())["database"] == "journal-000001.db"
    told = []
    safekeeping.make(folder, key, AT, lambda done: not told.append(done))
    assert told[0] < 0.1
    assert told[-1] == pytest.approx(1)


def test_the_same_backup_in_a_second_place(written: Place, safekeeping: SqlcipherSafekeeping, tmp_path: Path):
    backup = safekeeping.make(written.folder, written.key, AT)
    stick = tmp_path / "stick"
    with pytest.raises(BackupPlaceMissing):
        safekeeping.copy(backup.path, stick)
    assert not stick.exists()
    stick.mkdir()
    half = stick / "unhurried-000009-2026-03-04.backup.tmp"
    theirs = stick / "holiday.tmp"
    for path in (half, theirs):
        path.write_bytes(b"half")
    copied = safekeeping.copy(backup.path, stick)
    assert copied.path.read_bytes() == backup.path.read_bytes()
    assert copied.path.stat().st_mode & 0o777 == 0o600
    assert {path.name for path in stick.iterdir()} == {"holiday.tmp", copied.path.name, *NAMES.values()}
    assert safekeeping.copy(backup.path, stick) == copied
    other = tmp_path / "other.journal"
    key = written.folders.create(other, PASSPHRASE, CODE, AT)
    with pytest.raises(NotKept):
        safekeeping.copy(safekeeping.make(other, key, AT).path, stick)
    assert copied.path.read_bytes() == backup.path.read_bytes()


@pytest.mark.parametrize("inside", [".", "backups", "backups/deeper"])
def test_the_journals_own_folder_is_no_second_place(written: Place, safekeeping: SqlcipherSafekeeping, inside: str):
    backup = safekeeping.make(written.folder, written.key, AT)
    place = written.folder / inside
    place.mkdir(exist_ok=True)
    with pytest.raises(BackupPlaceMissing):
        safekeeping.copy(backup.path, place)


def test_one_at_a_time(written: Place, safekeeping: SqlcipherSafekeeping, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(scratch, "_PATIENCE", 0.1)
    with scratch.alone(written.folder, UNHURRIED):
        with pytest.raises(BackupUnderWay):
            safekeeping.make(written.folder, written.key, AT)
        with pytest.raises(Cancelled):
            safekeeping.make(written.folder, written.key, AT, lambda _: False)
        half = safekeeping.home(written.folder) / "unhurried-000007-2026-03-04.backup.tmp"
        half.write_bytes(b"being written by somebody")
        written.open().close()
        assert half.exists()
    written.open().close()
    assert not half.exists()


def test_a_key_of_another_journal_makes_nothing(written: Place, safekeeping: SqlcipherSafekeeping):
    before = sums(written.folder)
    for attempt in (safekeeping.make, safekeeping.salvage, safekeeping.survey):
        with pytest.raises(WrongSecret):
            attempt(written.folder, MasterKey(bytes(32)), AT)
    with pytest.raises(WrongSecret):
        safekeeping.is_needed(written.folder, MasterKey(bytes(32)))
    assert sums(written.folder) == before


def test_thinning_touches_nothing_that_is_not_this_journals(
    written: Place, safekeeping: SqlcipherSafekeeping, tmp_path: Path
):
    for _ in range(5):
        safekeeping.make(written.folder, written.key, AT)
    home = safekeeping.home(written.folder)
    paths = sorted(home.glob("*.backup"))
    other = tmp_path / "other.journal"
    key = written.folders.create(other, PASSPHRASE, CODE, AT)
    foreign = shutil.copy(safekeeping.make(other, key, AT).path, home / "of another.backup")
    renamed = shutil.copy(paths[0], home / "before the trip.backup")
    (home / "notes.txt").write_bytes(b"")
    damaged = bytearray(paths[3].read_bytes())
    damaged[len(damaged) // 2] ^= 1
    paths[3].write_bytes(bytes(damaged))
    if os.name == "posix":
        (home / "unhurried-000000-2020-01-01.backup").symlink_to(paths[0])
    assert safekeeping.thin(home, written.folder, written.key) == (paths[0],)
    assert [path.exists() for path in paths] == [False, True, True, True, True]
    assert foreign.exists()
    assert renamed.exists()
    assert (home / "notes.txt").exists()
    assert safekeeping.thin(home, written.folder, written.key) == ()
