"""Rotation: everything under a new key, the old secrets refused, and nothing lost wherever it is cut short."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from threading import Timer

import pytest
from tests.builders import AT, a_draft, a_full_reflection, a_marker, a_reflection, a_revision
from tests.faults.rounds import Trial
from tests.storage.conftest import CODE, PASSPHRASE, WEAK, Place, assert_sound
from tests.storage.rotator import code_of, passphrase_of
from tests.storage.test_bad_disks import small_disk

from unhurried.domain.errors import (
    Cancelled,
    DiskIsFull,
    JournalDamaged,
    JournalIsOpen,
    RecoveryCodeMistyped,
    UnhurriedError,
    WrongSecret,
)
from unhurried.domain.finding import Filter
from unhurried.domain.keys import MasterKey, WayIn, recovery_code
from unhurried.domain.ports import Journal
from unhurried.domain.preferences import REHEARSED, SECOND_PLACE
from unhurried.domain.rotation import Rotated
from unhurried.storage import SealedWaysIn, SqlcipherFolders, key_file, rotating
from unhurried.storage.migrations import STEPS
from unhurried.storage.slots import database_key

__all__ = ["small_disk"]

ROOT = Path(__file__).parents[2]
NEW_PASSPHRASE = "another pause altogether"  # noqa: S105
NEW_CODE = recovery_code(b"n" * 16)
# How many of the secrets of before are tried again after each kill.
EARLIER = 6
# What it says from one rotation to the next: two reflections, a beginning and an end.
SAYS = 4
WORKING_S = 0.08


@pytest.fixture
def ways_in() -> SealedWaysIn:
    return SealedWaysIn(WEAK)


def _fill(journal: Journal, number: int = 40) -> None:
    with journal.transaction():
        for place in range(number):
            kept = a_full_reflection(reflection_id=f"r{place}", trashed_at=AT if place % 7 == 0 else None)
            journal.reflections.put(kept)
            journal.reflections.keep_revision(a_revision(kept.reflection_id))
        journal.drafts.put(a_draft(draft_id="d"))
        journal.own_questions.put_marker(a_marker())
        journal.prefer("way", "line")


def _filled(place: Place, number: int = 40) -> Place:
    journal = place.open()
    _fill(journal, number)
    journal.close()
    return place


def _rotate(place: Place, ways_in: SealedWaysIn) -> Rotated:
    return ways_in.rotate(place.folder, place.key, NEW_PASSPHRASE, NEW_CODE)


def _rows(place: Place) -> dict[str, list[tuple[object, ...]]]:
    """Everything that was written, by table, as it stands in the file."""
    db = place.raw()
    names = [
        name
        for (name,) in db.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')"
            " AND name NOT LIKE 'sqlite_%' AND name <> 'preference'"
        ).fetchall()
    ]
    rows = {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in names}  # noqa: S608
    db.close()
    return rows


def _refused(place: Place, *typed: str) -> None:
    for secret in typed:
        with pytest.raises(WrongSecret):
            place.folders.unlock(place.folder, secret)


def _names(place: Place) -> list[str]:
    return sorted(path.name for path in place.folder.iterdir() if path.suffix != ".lock")


def test_the_new_secrets_open_and_the_old_ones_are_refused(place: Place, ways_in: SealedWaysIn):
    rotated = _rotate(_filled(place), ways_in)
    assert rotated.key != place.key
    _refused(place, PASSPHRASE, CODE)
    for secret in (NEW_PASSPHRASE, NEW_CODE):
        assert place.folders.unlock(place.folder, secret) == rotated.key
    with pytest.raises(WrongSecret):
        place.open()
    assert "rotated" not in repr(rotated.key)
    (place.folder / "keys.json").unlink()
    _refused(place, PASSPHRASE, CODE)
    assert place.folders.unlock(place.folder, NEW_CODE) == rotated.key


def test_every_row_comes_along_and_the_old_files_go(place: Place, ways_in: SealedWaysIn):
    before = _rows(_filled(place))
    rotated = _rotate(place, ways_in)
    after = replace(place, key=rotated.key)
    assert _rows(after) == before
    assert _names(place) == ["backups", "journal-000002.db", "keys.bak.json", "keys.json"]
    assert (place.folder / "keys.bak.json").read_bytes() == (place.folder / "keys.json").read_bytes()
    assert place.database.stat().st_mode & 0o777 == 0o600
    db = after.raw()
    assert_sound(db)
    assert db.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    db.close()
    journal = after.open()
    assert journal.notices == ()
    assert len(journal.reflections.places(Filter(words="waited"))) == 40 - 6
    journal.reflections.put(a_reflection())
    journal.close()


def test_the_old_key_reads_nothing_of_the_new_file(place: Place, ways_in: SealedWaysIn):
    old_file = key_file.read(_filled(place).folder).file
    old_pages = place.database.read_bytes()
    rotated = _rotate(place, ways_in)
    new_file = key_file.read(place.folder).file
    assert new_file.head.journal_id == old_file.head.journal_id
    assert new_file.head.key_id != old_file.head.key_id
    assert new_file.inbox != old_file.inbox
    keys = {database_key(key, old_file.head.journal_id) for key in (place.key, rotated.key)}
    assert len(keys) == 2
    pages = place.database.read_bytes()
    assert not set(_pages(old_pages)) & set(_pages(pages))
    with pytest.raises(Exception, match="not a database"):
        place.raw().execute("SELECT 1 FROM journal")


def _pages(content: bytes) -> list[bytes]:
    return [content[start : start + 4096] for start in range(0, len(content), 4096)]


def test_it_can_be_done_again_and_again(place: Place, ways_in: SealedWaysIn):
    before = _rows(_filled(place, 3))
    for number in range(3):
        rotated = ways_in.rotate(place.folder, place.key, f"passphrase number {number}", NEW_CODE)
        place = replace(place, key=rotated.key)
    assert _names(place) == ["backups", "journal-000004.db", "keys.bak.json", "keys.json"]
    assert _rows(place) == before


def test_ways_in_that_cannot_come_along_are_named(place: Place, ways_in: SealedWaysIn):
    executors = recovery_code(b"e" * 16)
    ways_in.renew_executor_code(place.folder, place.key, executors)
    assert _rotate(place, ways_in).ended == {WayIn.EXECUTOR}
    _refused(place, executors)
    assert ways_in.ways(place.folder) == {WayIn.PASSPHRASE, WayIn.RECOVERY}


def test_the_new_code_counts_as_not_rehearsed(place: Place, ways_in: SealedWaysIn):
    journal = place.open()
    journal.prefer(REHEARSED, "2026-03-01")
    journal.prefer(SECOND_PLACE, "/a/stick")
    journal.close()
    rotated = _rotate(place, ways_in)
    journal = replace(place, key=rotated.key).open()
    assert (journal.preference(REHEARSED), journal.preference(SECOND_PLACE)) == ("", "/a/stick")
    journal.close()


def test_it_says_which_backups_stay_under_the_old_key(place: Place, ways_in: SealedWaysIn):
    from unhurried.storage.backups.making import make_alone
    from unhurried.storage.backups.watching import Watch

    made = make_alone(place.folder, place.key, AT, Watch())
    rotated = _rotate(place, ways_in)
    assert rotated.old_backups == (made,)
    assert made.key_id != key_file.read(place.folder).file.head.key_id
    later = make_alone(place.folder, rotated.key, AT, Watch())
    assert later.key_id == key_file.read(place.folder).file.head.key_id


def test_how_far_it_has_come_only_grows(place: Place, ways_in: SealedWaysIn):
    told: list[float] = []

    def tell(fraction: float) -> bool:
        told.append(fraction)
        return True

    ways_in.rotate(_filled(place).folder, place.key, NEW_PASSPHRASE, NEW_CODE, tell)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 1)
    assert len(told) > 10


@pytest.mark.parametrize("at", [0, 0.05, 0.3, 0.6, 0.8, 1])
def test_stopped_on_request_nothing_has_changed(place: Place, ways_in: SealedWaysIn, at: float):
    before = _filled(place).files()
    with pytest.raises(Cancelled):
        ways_in.rotate(place.folder, place.key, NEW_PASSPHRASE, NEW_CODE, lambda fraction: fraction < at)
    assert {name: content for name, content in place.files().items() if ".lock" not in name} == {
        name: content for name, content in before.items() if ".lock" not in name
    }
    assert len(_rows(place)["reflection"]) == 40


def test_an_open_journal_is_refused(place: Place, ways_in: SealedWaysIn):
    journal = place.open()
    with pytest.raises(JournalIsOpen):
        _rotate(place, ways_in)
    journal.reflections.put(a_reflection())
    journal.close()
    assert place.folders.unlock(place.folder, PASSPHRASE) == place.key


def test_while_it_goes_on_nobody_opens_and_afterwards_anybody_may(place: Place, ways_in: SealedWaysIn):
    refused: list[bool] = []

    def try_to_open(_: float) -> bool:
        if not refused:
            with pytest.raises(JournalIsOpen):
                place.open()
            refused.append(True)
        return True

    rotated = ways_in.rotate(place.folder, place.key, NEW_PASSPHRASE, NEW_CODE, try_to_open)
    assert refused
    replace(place, key=rotated.key).open().close()


def test_another_key_and_a_mistyped_code_change_nothing(place: Place, ways_in: SealedWaysIn):
    before = place.files()
    with pytest.raises(WrongSecret):
        ways_in.rotate(place.folder, MasterKey(bytes(32)), NEW_PASSPHRASE, NEW_CODE)
    with pytest.raises(RecoveryCodeMistyped):
        ways_in.rotate(place.folder, place.key, NEW_PASSPHRASE, "ABCD")
    assert place.files() == before


def test_a_damaged_journal_is_not_rotated(place: Place, ways_in: SealedWaysIn):
    content = bytearray(_filled(place).database.read_bytes())
    content[len(content) // 8192 * 4096 + 100] ^= 1
    place.database.write_bytes(bytes(content))
    with pytest.raises(JournalDamaged):
        _rotate(place, ways_in)
    assert place.database.read_bytes() == bytes(content)
    assert _names(place) == ["backups", "journal-000001.db", "keys.bak.json", "keys.json"]
    assert place.folders.unlock(place.folder, PASSPHRASE) == place.key


def test_a_copy_that_differs_is_not_used(place: Place, ways_in: SealedWaysIn, monkeypatch: pytest.MonkeyPatch):
    whole = rotating.must_be_whole

    def lose_one(db, watch):
        whole(db, watch)
        db.execute("DELETE FROM marking WHERE place = (SELECT max(place) FROM marking)")

    monkeypatch.setattr(rotating, "must_be_whole", lose_one)
    with pytest.raises(JournalDamaged):
        _rotate(_filled(place), ways_in)
    assert _names(place) == ["backups", "journal-000001.db", "keys.bak.json", "keys.json"]
    place.open().close()


@pytest.mark.parametrize("first_replaced", [False, True])
def test_a_failure_of_the_disk_in_the_last_moment(
    place: Place, ways_in: SealedWaysIn, monkeypatch: pytest.MonkeyPatch, first_replaced: bool
):
    """Once keys.json has been replaced the rotation has happened, whatever fails after that."""
    write = key_file.replace_whole

    def fail(path: Path, content: bytes) -> None:
        if path.name == "keys.json" and first_replaced:
            write(path, content)
            return
        raise DiskIsFull

    _filled(place)
    monkeypatch.setattr(key_file, "replace_whole", fail)
    if first_replaced:
        place = replace(place, key=_rotate(place, ways_in).key)
        assert (place.folder / "journal-000001.db").exists()
    else:
        with pytest.raises(DiskIsFull):
            _rotate(place, ways_in)
    monkeypatch.undo()
    place.open().close()
    database = "journal-000002.db" if first_replaced else "journal-000001.db"
    assert _names(place) == ["backups", database, "keys.bak.json", "keys.json"]
    assert len(_rows(place)["reflection"]) == 40


def test_a_full_disk_leaves_the_old_state(small_disk: Path, folders: SqlcipherFolders, ways_in: SealedWaysIn):
    folder = small_disk / "My journal.journal"
    place = _filled(Place(folder, folders.create(folder, PASSPHRASE, CODE, AT), folders), 200)
    ballast = small_disk / "ballast"
    refused = 0
    for left in (1, 4, 20, 60, 120):
        ballast.write_bytes(b"")
        ballast.write_bytes(bytes(max(os.statvfs(small_disk).f_bavail - left, 0) * 4096))
        with pytest.raises(DiskIsFull):
            _rotate(place, ways_in)
        refused += 1
        assert [path.name for path in folder.glob("*.db")] == ["journal-000001.db"]
        assert not list(folder.glob(".rotating*"))
        assert place.folders.unlock(folder, PASSPHRASE) == place.key
    assert refused == 5
    ballast.unlink()
    place = replace(place, key=_rotate(place, ways_in).key)
    assert len(_rows(place)["reflection"]) == 200


@pytest.mark.parametrize("note", [b"", b"{}", b"[7]", b'["../../x", "journal-000001.db"]', b"\xff", b"null"])
def test_a_note_that_is_none_removes_nothing(place: Place, note: bytes):
    (place.folder / ".rotating.json").write_bytes(note)
    place.open().close()
    assert _names(place) == ["backups", "journal-000001.db", "keys.bak.json", "keys.json"]


def test_files_the_note_does_not_name_stay(place: Place, ways_in: SealedWaysIn):
    other = place.folder / "journal-000007.db"
    other.write_bytes(b"kept by somebody for some reason")
    place = replace(place, key=_rotate(place, ways_in).key)
    place.open().close()
    assert other.exists()
    assert place.database.name == "journal-000008.db"


# Killed


def _rotator(place: Place, mode: str, prefix: str) -> subprocess.Popen[str]:
    """One that has everything in hand and waits to be told which secret opens the journal."""
    arguments = ["-m", "tests.storage.rotator", str(place.folder), mode, prefix]
    return subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _killed_at_random(rotator: subprocess.Popen[str], name: str) -> list[list[str]]:
    """Let it say a few things, and kill it at a random moment after that."""
    assert rotator.stdin
    assert rotator.stdout
    rotator.stdin.write(f"{name}\n")
    rotator.stdin.flush()
    lines = [rotator.stdout.readline() for _ in range(random.randint(1, 2 * SAYS))]  # noqa: S311
    Timer(random.uniform(0, WORKING_S), rotator.kill).start()  # noqa: S311
    lines += rotator.stdout.readlines()
    rotator.communicate()
    assert rotator.returncode == -9
    return [json.loads(line) for line in lines if line.endswith("\n")]


def _of(kind: str, said: list[list[str]]) -> list[str]:
    return [what for kind_said, what in said if kind_said == kind]


def _opening(place: Place, names: set[str]) -> list[str]:
    """Which of the rotations' secrets open the journal, by passphrase and by code alike."""
    found: list[str] = []
    for name in sorted(names):
        opened: list[MasterKey | None] = []
        for typed in (passphrase_of(name), code_of(name)):
            try:
                opened.append(place.folders.unlock(place.folder, typed))
            except WrongSecret:
                opened.append(None)
        assert opened[0] == opened[1]
        found += [name] if opened[0] else []
    return found


def _made(folder: Path, folders: SqlcipherFolders) -> Place:
    key = folders.create(folder, passphrase_of("first"), code_of("first"), AT)
    return _filled(Place(folder, key, folders), 60)


def _assert_all_there(place: Place, kept: set[str]) -> None:
    """The journal opens, with one database and no note, and holds whatever was acknowledged."""
    place.open().close()
    assert [path.name for path in place.folder.glob("*journal-*")] == [place.database.name]
    assert not (place.folder / ".rotating.json").exists()
    db = place.raw()
    assert kept <= {uid for (uid,) in db.execute("SELECT uid FROM reflection").fetchall()}
    assert db.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert_sound(db)
    db.close()


@pytest.mark.timeout(120)
@pytest.mark.fault("rotation")
@pytest.mark.skipif(os.name != "posix", reason="kills with SIGKILL")
def test_killed_at_any_moment_one_key_opens_and_nothing_is_lost(
    tmp_path: Path, folders: SqlcipherFolders, trial: Trial
):
    place = _made(tmp_path / "My journal.journal", folders)
    name, kept = "first", {f"r{number}" for number in range(60)}
    tried, rotations, cut_short = {name}, 0, 0
    rotator = _rotator(place, "really", "0")
    for number in range(1, trial.rounds + 1):
        following = _rotator(place, "really", str(number))
        said = _killed_at_random(rotator, name)
        done, trying = _of("rotated", said), _of("trying", said)
        # One key of all there ever were: the last that was acknowledged, or the one on its way.
        allowed = {[name, *done][-1], *trying[-1:]}
        earlier = random.sample(sorted(tried), min(len(tried), EARLIER))
        tried |= {*trying}
        (name,) = _opening(place, {name, *trying, *earlier})
        assert name in allowed
        place = replace(place, key=place.folders.unlock(place.folder, passphrase_of(name)))
        kept |= {*_of("kept", said)}
        _assert_all_there(place, kept)
        rotations, cut_short = rotations + len(done), cut_short + (len(trying) > len(done))
        rotator = following
    rotator.kill()
    rotator.communicate()
    trial.report(
        rounds=trial.rounds,
        rotations_acknowledged=rotations,
        cut_short=cut_short,
        saves_acknowledged=len(kept),
        lost=0,
    )
    assert rotations >= 3
    assert cut_short >= 3


@pytest.mark.timeout(120)
@pytest.mark.fault("rotation-control")
@pytest.mark.skipif(os.name != "posix", reason="kills with SIGKILL")
def test_a_pointer_that_is_replaced_too_early_is_noticed(tmp_path: Path, folders: SqlcipherFolders, trial: Trial):
    """The control: a key opens, and what was acknowledged is not there."""
    rounds = noticed = 0
    while rounds < trial.rounds and (trial.is_full or not noticed):
        number, rounds = rounds, rounds + 1
        place = _made(tmp_path / str(number), folders)
        said = _killed_at_random(_rotator(place, "too-early", str(number)), "first")
        (name,) = _opening(place, {"first", *_of("trying", said)})
        place = replace(place, key=place.folders.unlock(place.folder, passphrase_of(name)))
        try:
            journal = place.open()
            journal.reflections.one("r59")
            journal.close()
        except UnhurriedError:
            noticed += 1
    trial.report(rounds=rounds, noticed=noticed)
    assert noticed
