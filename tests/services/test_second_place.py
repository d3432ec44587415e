"""The second place of backups: another history in it, a share that has gone away, and when it is left alone."""

from __future__ import annotations

import errno
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import pytest
from tests.builders import a_reflection
from tests.storage.conftest import CODE, PASSPHRASE, WEAK, Place

from unhurried.domain.errors import BackupPlaceMissing, Cancelled
from unhurried.services.safekeeping import BackupDesk, Kept
from unhurried.storage import SqlcipherFolders, SqlcipherSafekeeping

FARTHEST = (1 << 53) - 1
START = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)


class Desk(BackupDesk):
    """A desk with a clock that a test sets, a journal, a stick, and a copy of the whole computer's disk."""

    def __init__(self, tmp_path: Path) -> None:
        self.folder = tmp_path / "My journal.journal"
        folders = SqlcipherFolders(WEAK)
        self.place = Place(self.folder, folders.create(self.folder, PASSPHRASE, CODE, START), folders)
        self.key = self.place.key
        self.at = START
        self.stick = tmp_path / "stick"
        self.stick.mkdir()
        self.unplugged = tmp_path / "unplugged"
        self.system_backup = tmp_path / "system backup"
        super().__init__(SqlcipherSafekeeping(), self.folder, lambda: self.at, self.stick)

    def write(self, reflection_id: str) -> None:
        journal = self.place.open()
        journal.reflections.put(a_reflection(reflection_id=reflection_id))
        journal.close()

    def keep(self, reflection_id: str) -> Kept:
        self.at += timedelta(days=31)
        self.write(reflection_id)
        return self.after_session(self.key)

    def put_back(self) -> None:
        """The disk died, and a system backup brings the folder back as it was earlier."""
        shutil.rmtree(self.folder)
        shutil.copytree(self.system_backup, self.folder)

    def names(self) -> list[str]:
        return sorted(path.name for path in self.stick.glob("*.backup"))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def another_history(desk: Desk) -> Desk:
    """The stick has five backups of what came after the state to which the folder was put back."""
    desk.keep("first")
    shutil.copytree(desk.folder, desk.system_backup)
    for number in range(4):
        desk.keep(f"lost {number}")
    desk.put_back()
    return desk


def test_a_number_beyond_another_historys_is_given(another_history: Desk):
    desk = another_history
    kept = desk.keep("after the disk died")
    assert kept.made
    assert kept.copied
    assert kept.made.sequence == 6
    assert kept.copied.path.exists()
    assert len(desk.names()) == 6


def test_a_backup_made_while_the_stick_was_away_goes_there_and_stays(another_history: Desk):
    desk = another_history
    desk.stick.rename(desk.unplugged)
    made = desk.keep("after the disk died").made
    desk.unplugged.rename(desk.stick)
    assert made
    kept = desk.after_session(desk.key)
    assert (kept.made, kept.thinned) == (None, ())
    assert kept.copied
    assert kept.copied.path.name == made.path.name in desk.names()
    assert kept.copied.path.read_bytes() == made.path.read_bytes()
    assert desk.after_session(desk.key) == Kept()


def test_the_backup_just_made_is_never_thinned(desk: Desk):
    shutil.copytree(desk.folder, desk.system_backup)
    for number in range(15):
        desk.keep(f"lost {number}")
    desk.put_back()
    desk.stick.rename(desk.unplugged)
    made = desk.keep("after the disk died").made
    desk.unplugged.rename(desk.stick)
    assert made
    desk.after_session(desk.key)
    thinned = desk._safekeeping.thin(desk.stick, desk.folder, desk.key, made)
    assert made.path.name not in {path.name for path in thinned}
    assert made.path.name in desk.names()
    desk._safekeeping.thin(desk.stick, desk.folder, desk.key)
    assert made.path.name not in desk.names(), "it would go by its number alone"


def test_the_last_good_backup_is_not_one_of_another_history(another_history: Desk):
    desk = another_history
    assert desk.last_good() == desk.here().newest
    kept = desk.keep("after the disk died")
    assert desk.last_good() == kept.made
    shutil.rmtree(desk.folder / "backups")
    assert desk.last_good() == kept.copied


def test_a_number_from_outside_cannot_use_up_all_numbers(desk: Desk):
    kept = desk.keep("first")
    assert kept.copied
    _renumber(kept.copied.path, desk.stick / "hostile.backup")
    elsewhere = desk.elsewhere()
    assert elsewhere
    assert [backup.sequence for backup in elsewhere.backups] == [FARTHEST, 1]
    made = desk.keep("second").made
    assert made
    assert made.sequence == 2


def _renumber(backup: Path, into: Path) -> None:
    """The same backup under another number, as whoever can write to the stick could make it."""
    with ZipFile(backup) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    number = f'"sequence": {FARTHEST},'.encode()
    members["manifest.json"] = members["manifest.json"].replace(b'"sequence": 1,', number)
    with ZipFile(into, "w", ZIP_STORED) as packed:
        for name, member in members.items():
            packed.writestr(ZipInfo(name), member)


@pytest.fixture(params=[errno.ENOTCONN, errno.EACCES, errno.ESTALE, errno.EIO], ids=errno.errorcode.get)
def gone_away(desk: Desk, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The stick is a share whose other end is gone: to look at it fails in its own way."""
    desk.keep("first")
    desk.write("second")
    real = os.stat

    def stat(path, *args, **kwargs):
        if str(path).startswith(str(desk.stick)):
            raise OSError(request.param, os.strerror(request.param))
        return real(path, *args, **kwargs)

    monkeypatch.setattr(os, "stat", stat)
    return desk


def test_a_share_that_has_gone_away_is_told_and_breaks_nothing(gone_away: Desk):
    desk = gone_away
    kept = desk.after_session(desk.key)
    assert kept.made
    assert isinstance(kept.failure_elsewhere, BackupPlaceMissing)
    assert desk.elsewhere() is None
    assert desk.last_good() == kept.made
    assert desk.days() == sorted({backup.day for backup in desk.here().backups})
    desk.write("third")
    assert desk.before(desk.key).sequence == kept.made.sequence + 1


def test_the_second_place_can_be_left_alone(desk: Desk):
    for number in range(9):
        desk.at += timedelta(days=1)
        desk.write(f"r{number}")
        kept = desk.after_session(desk.key, elsewhere=False)
        assert kept.made
        assert kept == Kept(made=kept.made)
    assert desk.names() == []
    assert len(desk.here().backups) == 9
    desk.write("last")
    kept = desk.after_session(desk.key)
    assert kept.copied
    assert kept.thinned


def test_a_making_that_was_given_up_is_told(desk: Desk):
    desk.write("first")
    with pytest.raises(Cancelled):
        desk.after_session(desk.key, lambda _: False, elsewhere=False)
    desk.after_session(desk.key, elsewhere=False)
    with pytest.raises(Cancelled):
        desk.after_session(desk.key, lambda _: False, elsewhere=False)


@pytest.mark.parametrize("what", ["rotten", "gone"])
def test_another_backup_is_made_when_the_newest_is_no_longer_good(desk: Desk, what: str):
    desk.keep("first")
    newest = desk.keep("second").made
    assert newest
    assert desk.after_session(desk.key) == Kept()
    if what == "gone":
        newest.path.unlink()
    else:
        content = bytearray(newest.path.read_bytes())
        content[len(content) // 2] ^= 1
        newest.path.write_bytes(content)
    assert desk.is_needed(desk.key)
    kept = desk.after_session(desk.key)
    assert kept.made
    assert kept.made.sequence == 3
    assert desk.look_into(desk.key, kept.made.path).reflections == 2
    assert not desk.is_needed(desk.key)
