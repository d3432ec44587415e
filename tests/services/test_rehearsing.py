"""Rehearsing: the code of today, a backup where there is none, and nothing said that is not so."""

from __future__ import annotations

import pytest
from tests.builders import a_reflection
from tests.services.test_safekeeping import START, Desk
from tests.storage.conftest import CODE, PASSPHRASE, WEAK

from unhurried.domain.backups import Progress, Rehearsal, carry_on
from unhurried.domain.errors import BackupDamaged, Cancelled, JournalDamaged, RecoveryCodeMistyped, WrongSecret
from unhurried.domain.keys import recovery_code
from unhurried.services import rehearsing
from unhurried.storage import SealedWaysIn

NEW_CODE = recovery_code(b"n" * 16)


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path)


def rehearse(desk: Desk, typed: str = CODE, progress: Progress = carry_on, *, anew: bool = False) -> Rehearsal:
    place = desk.place
    return rehearsing.rehearse(desk, place.folders, place.folder, place.key, typed, progress, anew=anew)


def test_without_a_backup_one_is_made_first(desk: Desk):
    desk.write()
    rehearsal = rehearse(desk)
    assert (rehearsal.read, rehearsal.of, rehearsal.damaged, rehearsal.is_whole) == (1, 1, 0, True)
    assert [backup.path for backup in desk.here().backups] == [rehearsal.backup.path]
    assert rehearsal.backup.day == START.astimezone().date()


def test_the_backup_that_is_there_is_the_one_that_is_tried(desk: Desk):
    desk.write()
    made = desk.before(desk.key)
    desk.write("another")
    assert rehearse(desk, CODE.lower().replace("0", "o").replace("-", " ")).backup == made
    assert rehearse(desk).of == 1
    assert len(desk.here().backups) == 1
    assert rehearse(desk, anew=True).of == 2


def test_a_code_that_is_younger_than_the_backups_gets_one_of_its_own(desk: Desk):
    desk.write()
    desk.before(desk.key)
    SealedWaysIn(WEAK).renew_recovery_code(desk.place.folder, desk.key, NEW_CODE)
    assert rehearse(desk, NEW_CODE).backup.sequence == 2


def test_a_code_that_opens_only_an_old_backup_is_refused(desk: Desk):
    desk.write()
    desk.before(desk.key)
    SealedWaysIn(WEAK).renew_recovery_code(desk.place.folder, desk.key, NEW_CODE)
    assert desk.rehearse(CODE).is_whole
    with pytest.raises(WrongSecret):
        rehearse(desk)


def test_the_executors_code_does_not_pass_for_the_writers(desk: Desk):
    desk.write()
    SealedWaysIn(WEAK).renew_executor_code(desk.place.folder, desk.key, NEW_CODE)
    desk.before(desk.key)
    with pytest.raises(WrongSecret):
        rehearse(desk, NEW_CODE)
    assert rehearse(desk).is_whole


@pytest.mark.parametrize("typed", [PASSPHRASE, "", CODE[:-1]])
def test_what_is_no_code_makes_no_backup(desk: Desk, typed: str):
    with pytest.raises(RecoveryCodeMistyped):
        rehearse(desk, typed)
    assert desk.here().backups == ()


def test_a_damaged_backup_is_told_and_a_new_one_helps(desk: Desk):
    desk.write()
    made = desk.before(desk.key)
    content = bytearray(made.path.read_bytes())
    content[len(content) // 2] ^= 1
    made.path.write_bytes(bytes(content))
    with pytest.raises(BackupDamaged):
        rehearse(desk)
    assert rehearse(desk, anew=True).is_whole


def test_a_damaged_journal_is_told_when_a_backup_is_to_be_made(desk: Desk):
    desk.write()
    content = bytearray(desk.place.database.read_bytes())
    for page in range(2, len(content) // 4096):
        content[page * 4096 + 100] ^= 1
    desk.place.database.write_bytes(bytes(content))
    with pytest.raises(JournalDamaged):
        rehearse(desk)


@pytest.mark.parametrize("until", [0.0, 0.3, 0.6])
def test_it_can_be_stopped_and_leaves_nothing(desk: Desk, until: float):
    journal = desk.place.open()
    with journal.transaction():
        for number in range(40):
            journal.reflections.put(a_reflection(reflection_id=f"r{number}"))
    journal.close()
    with pytest.raises(Cancelled):
        rehearse(desk, progress=lambda done: done < until)
    assert not list(desk.place.folder.glob(".scratch-*"))


def test_it_says_how_far_it_is(desk: Desk):
    desk.write()
    told: list[float] = []
    rehearse(desk, progress=lambda done: not told.append(done))
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)
