"""Damaged files that were put aside: named, counted, and removed only when that is asked for and allowed."""

from __future__ import annotations

import pytest
from tests.builders import AT, a_reflection
from tests.storage.conftest import WEAK, Place

from unhurried.domain.backups import DamagedFiles
from unhurried.domain.errors import HeldByLaw, WrongSecret
from unhurried.domain.forgetting import HoldChange
from unhurried.domain.keys import MasterKey, recovery_code
from unhurried.storage import SealedWaysIn, SqlcipherSafekeeping


@pytest.fixture
def safekeeping() -> SqlcipherSafekeeping:
    return SqlcipherSafekeeping()


@pytest.fixture
def repaired(place: Place, safekeeping: SqlcipherSafekeeping) -> Place:
    """With a log beside the file that was put aside."""
    journal = place.open()
    journal.reflections.put(a_reflection(reflection_id="r"))
    files = place.files()
    journal.close()
    for name in ("journal-000001.db", "journal-000001.db-wal"):
        (place.folder / name).write_bytes(files[name])
    safekeeping.salvage(place.folder, place.key, AT)
    return place


def _aside(place: Place) -> list[str]:
    return sorted(path.name for path in place.folder.glob("*.damaged*"))


def test_they_are_counted_with_their_logs_and_stay(repaired: Place, safekeeping: SqlcipherSafekeeping):
    there = [repaired.folder / name for name in _aside(repaired)]
    assert [path.name for path in there] == ["journal-000001.db.damaged", "journal-000001.db.damaged-wal"]
    found = safekeeping.damaged_files(repaired.folder)
    assert found == DamagedFiles(1, sum(path.stat().st_size for path in there))
    repaired.open().close()
    assert safekeeping.damaged_files(repaired.folder) == found
    assert safekeeping.damaged_files(repaired.folder / "nowhere") == DamagedFiles()


def test_they_go_when_asked_for_while_the_journal_is_open(repaired: Place, safekeeping: SqlcipherSafekeeping):
    (repaired.folder / "notes.damaged").write_bytes(b"mine")
    journal = repaired.open()
    assert safekeeping.remove_damaged(repaired.folder, repaired.key).count == 1
    assert _aside(repaired) == ["notes.damaged"]
    assert journal.reflections.count() == 1
    journal.close()
    repaired.open().close()


def test_under_a_legal_hold_or_with_another_key_they_stay(repaired: Place, safekeeping: SqlcipherSafekeeping):
    journal = repaired.open()
    journal.holds.add(HoldChange(AT.date(), is_on=True))
    with pytest.raises(HeldByLaw):
        safekeeping.remove_damaged(repaired.folder, repaired.key)
    journal.close()
    with pytest.raises(WrongSecret):
        safekeeping.remove_damaged(repaired.folder, MasterKey(bytes(32)))
    assert len(_aside(repaired)) == 2


def test_changing_the_key_tells_of_them(repaired: Place, safekeeping: SqlcipherSafekeeping):
    found = safekeeping.damaged_files(repaired.folder)
    code = recovery_code(bytes(range(1, 17)))
    rotated = SealedWaysIn(WEAK).rotate(repaired.folder, repaired.key, "another passphrase", code)
    assert rotated.damaged == found
    assert safekeeping.remove_damaged(repaired.folder, rotated.key) == found
