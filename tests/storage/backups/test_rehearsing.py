"""Rehearsing: the way back is really gone, with the code as typed, and nothing is changed by it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.builders import AT
from tests.storage.backups.looks import leftovers, sums
from tests.storage.conftest import CODE, PASSPHRASE, WEAK, Place

from unhurried.domain.backups import Rehearsal
from unhurried.domain.errors import (
    BackupDamaged,
    BackupMissing,
    RecoveryCodeMistyped,
    ReflectionMissing,
    WrongSecret,
)
from unhurried.domain.keys import recovery_code
from unhurried.storage import SealedWaysIn, SqlcipherSafekeeping
from unhurried.storage.reflections import SqlReflections


@pytest.mark.parametrize("typed", [CODE, CODE.lower().replace("-", " "), CODE.replace("0", "O")])
def test_every_reflection_is_read_and_nothing_is_changed(
    written: Place, safekeeping: SqlcipherSafekeeping, typed: str
):
    safekeeping.make(written.folder, written.key, AT)
    backup = safekeeping.make(written.folder, written.key, AT + timedelta(days=1))
    before = sums(written.folder)
    found = safekeeping.rehearse(written.folder, typed)
    assert found == Rehearsal(backup, read=31, of=31, damaged=0)
    assert found.is_whole
    assert sums(written.folder) == before
    assert leftovers(written.folder) == []


def test_a_rehearsal_while_the_journal_is_open(written: Place, safekeeping: SqlcipherSafekeeping):
    safekeeping.make(written.folder, written.key, AT)
    journal = written.open()
    assert safekeeping.rehearse(written.folder, CODE).is_whole
    journal.close()


def test_a_rehearsal_from_the_second_place(written: Place, safekeeping: SqlcipherSafekeeping, tmp_path: Path):
    stick = tmp_path / "stick"
    stick.mkdir()
    with pytest.raises(BackupMissing):
        safekeeping.rehearse(written.folder, CODE, stick)
    copied = safekeeping.copy(safekeeping.make(written.folder, written.key, AT).path, stick)
    assert safekeeping.rehearse(written.folder, CODE, stick).backup == copied


def test_a_slip_a_wrong_code_and_a_passphrase_are_told_apart(written: Place, safekeeping: SqlcipherSafekeeping):
    safekeeping.make(written.folder, written.key, AT)
    with pytest.raises(RecoveryCodeMistyped) as caught:
        safekeeping.rehearse(written.folder, CODE[:11] + "U" + CODE[12:])
    assert caught.value.group == 3
    with pytest.raises(RecoveryCodeMistyped):
        safekeeping.rehearse(written.folder, PASSPHRASE)
    with pytest.raises(WrongSecret):
        safekeeping.rehearse(written.folder, recovery_code(bytes(16)))
    assert leftovers(written.folder) == []


def test_a_new_code_is_on_trial_only_with_a_backup_made_since(written: Place, safekeeping: SqlcipherSafekeeping):
    other = recovery_code(bytes(range(1, 17)))
    safekeeping.make(written.folder, written.key, AT)
    SealedWaysIn(WEAK).renew_recovery_code(written.folder, written.key, other)
    with pytest.raises(WrongSecret):
        safekeeping.rehearse(written.folder, other)
    assert safekeeping.is_needed(written.folder, written.key)
    safekeeping.make(written.folder, written.key, AT)
    assert safekeeping.rehearse(written.folder, other).is_whole
    with pytest.raises(WrongSecret):
        safekeeping.rehearse(written.folder, CODE)


def test_a_damaged_backup_is_passed_over_and_counted(written: Place, safekeeping: SqlcipherSafekeeping):
    good = safekeeping.make(written.folder, written.key, AT)
    newer = safekeeping.make(written.folder, written.key, AT)
    content = bytearray(newer.path.read_bytes())
    content[len(content) // 2] ^= 1
    newer.path.write_bytes(bytes(content))
    found = safekeeping.rehearse(written.folder, CODE)
    assert found == Rehearsal(good, read=31, of=31, damaged=0, passed_over=1)
    assert not found.is_whole
    good.path.write_bytes(good.path.read_bytes()[:-100])
    with pytest.raises(BackupDamaged):
        safekeeping.rehearse(written.folder, CODE)


def test_what_cannot_be_read_is_counted(
    written: Place, safekeeping: SqlcipherSafekeeping, monkeypatch: pytest.MonkeyPatch
):
    backup = safekeeping.make(written.folder, written.key, AT)
    real = SqlReflections.one

    def one(self: SqlReflections, reflection_id: str):
        if reflection_id in ("r03", "r08"):
            raise ReflectionMissing
        return real(self, reflection_id)

    monkeypatch.setattr(SqlReflections, "one", one)
    found = safekeeping.rehearse(written.folder, CODE)
    assert found == Rehearsal(backup, read=29, of=31, damaged=2)
    assert not found.is_whole
