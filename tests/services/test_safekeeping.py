"""Safekeeping: when a backup is made, what is told of two places, and the ways back, on real journals."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.builders import a_draft, a_full_reflection, a_reflection
from tests.storage.backups.looks import damage_root
from tests.storage.conftest import CODE, PASSPHRASE, WEAK, Place

from unhurried.domain.backups import Backup
from unhurried.domain.errors import (
    BackupHasOlderKey,
    BackupPlaceMissing,
    Cancelled,
    DiskIsFull,
    JournalDamaged,
    KeyFileMissing,
    KeysDoNotFit,
)
from unhurried.domain.forgetting import HoldChange
from unhurried.domain.keys import recovery_code
from unhurried.services.safekeeping import BackupDesk, Kept, is_rehearsal_due
from unhurried.storage import SealedWaysIn, SqlcipherFolders, SqlcipherSafekeeping

START = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)


class Desk(BackupDesk):
    """A desk with a clock that a test sets, a journal with one reflection, and a stick."""

    def __init__(self, tmp_path: Path) -> None:
        folder = tmp_path / "My journal.journal"
        folders = SqlcipherFolders(WEAK)
        self.place = Place(folder, folders.create(folder, PASSPHRASE, CODE, START), folders)
        self.key = self.place.key
        self.at = START
        self.stick = tmp_path / "stick"
        self.stick.mkdir()
        self.safekeeping = SqlcipherSafekeeping()
        super().__init__(self.safekeeping, folder, lambda: self.at, self.stick)

    def write(self, reflection_id: str = "r") -> None:
        journal = self.place.open()
        journal.reflections.put(a_reflection(reflection_id=reflection_id))
        journal.close()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_session_that_changed_something_is_kept_in_both_places(desk: Desk):
    desk.write()
    kept = desk.after_session(desk.key)
    assert kept.made
    assert kept.copied
    assert kept == Kept(made=kept.made, copied=kept.copied)
    assert kept.made.path.read_bytes() == kept.copied.path.read_bytes()
    assert [backup.path for backup in desk.here().backups] == [kept.made.path]
    elsewhere = desk.elsewhere()
    assert elsewhere
    assert elsewhere.newest == kept.copied
    assert desk.last_good() == kept.made


def test_a_session_that_changed_nothing_makes_no_backup(desk: Desk):
    desk.write()
    desk.after_session(desk.key)
    desk.place.open().close()
    assert not desk.is_needed(desk.key)
    assert desk.after_session(desk.key) == Kept()
    assert len(desk.here().backups) == 1


def test_words_that_are_only_a_draft_are_kept_as_well(desk: Desk):
    desk.after_session(desk.key)
    journal = desk.place.open()
    journal.drafts.put(a_draft())
    kept = desk.after_session(desk.key)
    journal.close()
    assert kept.made
    assert kept.made.sequence == 2


def test_a_missing_stick_is_told_and_hides_nothing(desk: Desk):
    desk.write()
    desk.stick.rmdir()
    kept = desk.after_session(desk.key)
    assert kept.made
    assert isinstance(kept.failure_elsewhere, BackupPlaceMissing)
    assert (kept.failure, kept.copied) == (None, None)
    assert desk.elsewhere() is None
    assert desk.last_good() == kept.made
    assert not desk.stick.exists()


def test_a_stick_that_was_away_is_brought_up_to_date_later(desk: Desk):
    desk.write()
    desk.stick.rmdir()
    desk.after_session(desk.key)
    desk.stick.mkdir()
    kept = desk.after_session(desk.key)
    assert kept.made is None
    assert kept.copied
    assert kept.copied.path.parent == desk.stick
    assert desk.after_session(desk.key) == Kept()


def test_what_cannot_be_backed_up_is_told_and_the_stick_gets_what_there_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    desk.write()
    made = desk.before(desk.key)
    desk.write("another")

    def full(*_: object) -> None:
        raise DiskIsFull

    monkeypatch.setattr(desk.safekeeping, "make", full)
    kept = desk.after_session(desk.key)
    assert isinstance(kept.failure, DiskIsFull)
    assert kept.copied
    assert kept.copied.sequence == made.sequence
    with pytest.raises(DiskIsFull):
        desk.before(desk.key)


def test_a_damaged_journal_is_named_as_damaged_and_not_backed_up(desk: Desk):
    desk.write()
    with closing(desk.place.raw()) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'words_data'").fetchone()
    content = bytearray(desk.place.database.read_bytes())
    content[(page - 1) * 4096 + 100] ^= 1
    desk.place.database.write_bytes(bytes(content))
    kept = desk.after_session(desk.key)
    assert isinstance(kept.failure, JournalDamaged)
    assert kept.made is None
    assert desk.survey(desk.key).reflections == 1
    assert desk.salvage(desk.key).reflections == 1
    assert desk.after_session(desk.key).made


def test_a_stopped_backup_leaves_nothing(desk: Desk):
    desk.write()
    with pytest.raises(Cancelled):
        desk.after_session(desk.key, lambda done: done < 0.5)
    assert desk.here().backups == ()
    told: list[float] = []
    desk.after_session(desk.key, lambda done: not told.append(done))
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)


def test_both_places_are_thinned_by_the_days_of_making(desk: Desk):
    thinned: set[Path] = set()
    for number in range(12):
        desk.write(f"r{number}")
        thinned |= {*desk.after_session(desk.key).thinned}
        desk.at += timedelta(days=1)
    days = [backup.day.day for backup in desk.here().backups]
    assert days == [15, 14, 13, 12, 11, 10, 9, 8]
    elsewhere = desk.elsewhere()
    assert elsewhere
    assert [backup.day.day for backup in elsewhere.backups] == days
    assert {path.parent.name for path in thinned} == {"backups", "stick"}
    assert len(thinned) == 8
    assert [day.day for day in desk.days()] == days[::-1]


def test_nothing_is_thinned_while_a_legal_hold_is_on(desk: Desk):
    hold(desk, is_on=True)
    for number in range(9):
        desk.write(f"r{number}")
        assert desk.after_session(desk.key).thinned == ()
    assert len(desk.here().backups) == 9
    hold(desk, is_on=False)
    assert desk.after_session(desk.key).thinned


def test_a_hold_that_is_set_while_a_backup_is_being_made_counts(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    for number in range(9):
        desk.safekeeping.make(desk.place.folder, desk.key, START + timedelta(minutes=number))
    make = desk.safekeeping.make

    def make_and_hold(*given: object) -> Backup:
        made = make(*given)
        hold(desk, is_on=True)
        return made

    monkeypatch.setattr(desk.safekeeping, "make", make_and_hold)
    desk.write()
    kept = desk.after_session(desk.key)
    assert kept.made
    assert kept.thinned == ()


def test_a_hold_that_cannot_be_read_may_be_on(desk: Desk):
    for number in range(9):
        desk.safekeeping.make(desk.place.folder, desk.key, START + timedelta(minutes=number))
    home = desk.safekeeping.home(desk.place.folder)
    damage_root(desk.place, "hold")
    assert desk.safekeeping.thin(home, desk.place.folder, desk.key) == ()
    assert len(desk.here().backups) == 9


def hold(desk: Desk, *, is_on: bool) -> None:
    journal = desk.place.open()
    journal.holds.add(HoldChange(START.date(), is_on))
    journal.close()


def test_the_lock_screen_needs_no_key_and_not_even_a_key_file(desk: Desk, tmp_path: Path):
    desk.write()
    made = desk.after_session(desk.key).made
    other = tmp_path / "other.journal"
    key = desk.place.folders.create(other, PASSPHRASE, CODE, START)
    theirs = desk.safekeeping.make(other, key, START)
    shutil.copy(theirs.path, desk.stick / "theirs.backup")
    assert desk.last_good() == made
    for name in ("keys.json", "keys.bak.json"):
        (desk.place.folder / name).unlink()
    assert desk.here().newest == made


def test_looking_restoring_and_bringing_back(desk: Desk):
    desk.write("first")
    first = desk.before(desk.key)
    desk.write("second")
    found = desk.look_into(desk.key, first.path)
    assert found.difference
    assert [mention.reflection_id for mention in found.difference.since] == ["second"]
    restored = desk.restore(desk.key, first.path)
    assert restored.reflections == 1
    assert restored.before
    assert desk.restore_only(desk.key, restored.before.path, ["second"]).reflections == 2


def test_an_older_backup_asks_for_the_secret_of_its_time(desk: Desk):
    desk.write("first")
    first = desk.before(desk.key)
    code = recovery_code(bytes(range(1, 17)))
    rotated = SealedWaysIn(WEAK).rotate(desk.place.folder, desk.key, "another passphrase", code)
    with pytest.raises(BackupHasOlderKey):
        desk.look_into(rotated.key, first.path)
    assert desk.look_into(rotated.key, first.path, PASSPHRASE).reflections == 1
    assert desk.restore(rotated.key, first.path, CODE).reflections == 1
    assert desk.restore_only(rotated.key, first.path, ["first"], PASSPHRASE).brought_in == 0
    kept = desk.after_session(rotated.key)
    assert kept.copied
    assert desk.look_into(rotated.key, kept.copied.path).reflections == 1


def test_a_journal_and_keys_out_of_a_backup(desk: Desk, tmp_path: Path):
    journal = desk.place.open()
    journal.reflections.put(a_full_reflection(reflection_id="r"))
    journal.close()
    kept = desk.after_session(desk.key).copied
    assert kept
    assert desk.make_journal(tmp_path / "new.journal", kept.path, CODE).reflections == 1
    for name in ("keys.json", "keys.bak.json"):
        (desk.place.folder / name).unlink()
    with pytest.raises(KeyFileMissing):
        desk.place.open()
    assert desk.bring_back_keys(kept.path, PASSPHRASE).reflections == 1
    desk.place.open().close()


def test_keys_that_do_not_fit_give_way_to_those_of_another_backup(desk: Desk):
    """The passphrase is the same as before the key was changed; only the newest backup has the new key."""
    desk.write("first")
    first = desk.before(desk.key)
    rotated = SealedWaysIn(WEAK).rotate(desk.place.folder, desk.key, PASSPHRASE, recovery_code(bytes(range(1, 17))))
    desk.before(rotated.key)
    place = replace(desk.place, key=rotated.key)
    journal = place.open()
    journal.reflections.put(a_reflection(reflection_id="since"))
    journal.close()
    for name in ("keys.json", "keys.bak.json"):
        (place.folder / name).unlink()
    with pytest.raises(KeysDoNotFit):
        desk.bring_back_keys(first.path, CODE)
    assert desk.bring_back_keys(first.path, PASSPHRASE, adopts=True).reflections == 2
    assert place.folders.unlock(place.folder, PASSPHRASE) == rotated.key


def test_a_rehearsal_is_offered_once_a_quarter(desk: Desk):
    desk.write()
    desk.after_session(desk.key)
    assert desk.rehearse(CODE).is_whole
    assert desk.rehearse(CODE, desk.stick).is_whole
    assert is_rehearsal_due(None, date(2026, 3, 4))
    assert not is_rehearsal_due(date(2026, 3, 4), date(2026, 6, 2))
    assert is_rehearsal_due(date(2026, 3, 4), date(2026, 6, 3))
