"""New codes: the old one stops working at once, the others go on, and the database is left alone."""

from __future__ import annotations

import pytest
from tests.builders import a_reflection
from tests.storage.conftest import CODE, PASSPHRASE, WEAK, Place

from unhurried.domain.errors import (
    DiskIsFull,
    JournalIsOpen,
    JournalMissing,
    RecoveryCodeMistyped,
    WrongSecret,
)
from unhurried.domain.keys import MasterKey, WayIn, recovery_code
from unhurried.storage import SealedWaysIn, key_file

NEW_CODE = recovery_code(b"n" * 16)
EXECUTORS = recovery_code(b"e" * 16)


@pytest.fixture
def ways_in() -> SealedWaysIn:
    return SealedWaysIn(WEAK)


def _opens(place: Place, *typed: str) -> list[bool]:
    found: list[bool] = []
    for secret in typed:
        try:
            found.append(place.folders.unlock(place.folder, secret) == place.key)
        except WrongSecret:
            found.append(False)
    return found


def test_a_new_recovery_code(place: Place, ways_in: SealedWaysIn):
    place.open().close()
    before = place.database.stat().st_mtime_ns, place.database.read_bytes()
    ways_in.renew_recovery_code(place.folder, place.key, NEW_CODE.lower().replace("-", " "))
    assert _opens(place, PASSPHRASE, NEW_CODE, CODE) == [True, True, False]
    assert (place.database.stat().st_mtime_ns, place.database.read_bytes()) == before
    assert (place.folder / "keys.bak.json").read_bytes() == (place.folder / "keys.json").read_bytes()
    (place.folder / "keys.json").unlink()
    assert _opens(place, PASSPHRASE, NEW_CODE, CODE) == [True, True, False]


def test_which_code_it_is(place: Place, ways_in: SealedWaysIn):
    ways_in.renew_executor_code(place.folder, place.key, EXECUTORS)
    place.folders.change_passphrase(place.folder, place.key, NEW_CODE)
    assert _opens(place, CODE, EXECUTORS, NEW_CODE) == [True, True, True]
    asked = [CODE.lower().replace("-", " "), EXECUTORS, NEW_CODE, PASSPHRASE, ""]
    found = [ways_in.is_recovery_code(place.folder, secret) for secret in asked]
    assert found == [True, False, False, False, False]


def test_it_is_made_while_the_journal_is_open(place: Place, ways_in: SealedWaysIn):
    journal = place.open()
    ways_in.renew_recovery_code(place.folder, place.key, NEW_CODE)
    journal.reflections.put(a_reflection())
    journal.close()
    assert _opens(place, NEW_CODE, CODE) == [True, False]


def test_a_mistyped_code_changes_nothing(place: Place, ways_in: SealedWaysIn):
    before = place.files()
    for renew in (ways_in.renew_recovery_code, ways_in.renew_executor_code):
        with pytest.raises(RecoveryCodeMistyped):
            renew(place.folder, place.key, NEW_CODE[:-1])
        with pytest.raises(WrongSecret):
            renew(place.folder, MasterKey(bytes(32)), NEW_CODE)
    assert place.files() == before


def test_an_executors_code_opens_like_a_recovery_code(place: Place, ways_in: SealedWaysIn):
    assert ways_in.ways(place.folder) == {WayIn.PASSPHRASE, WayIn.RECOVERY}
    ways_in.renew_executor_code(place.folder, place.key, EXECUTORS)
    assert ways_in.ways(place.folder) == {WayIn.PASSPHRASE, WayIn.RECOVERY, WayIn.EXECUTOR}
    assert _opens(place, PASSPHRASE, CODE, EXECUTORS, EXECUTORS.lower()) == [True] * 4
    ways_in.renew_recovery_code(place.folder, place.key, NEW_CODE)
    place.folders.change_passphrase(place.folder, place.key, "another pause altogether")
    assert _opens(place, NEW_CODE, EXECUTORS, CODE) == [True, True, False]


def test_it_is_renewed_and_removed(place: Place, ways_in: SealedWaysIn):
    for code in (EXECUTORS, NEW_CODE):
        ways_in.renew_executor_code(place.folder, place.key, code)
    assert _opens(place, EXECUTORS, NEW_CODE, CODE) == [False, True, True]
    with pytest.raises(WrongSecret):
        ways_in.remove_executor_code(place.folder, MasterKey(bytes(32)))
    ways_in.remove_executor_code(place.folder, place.key)
    assert _opens(place, EXECUTORS, NEW_CODE, CODE) == [False, False, True]
    before = place.files()
    ways_in.remove_executor_code(place.folder, place.key)
    assert place.files() == before
    assert ways_in.ways(place.folder) == {WayIn.PASSPHRASE, WayIn.RECOVERY}


def test_a_change_that_fails_leaves_the_old_ways_in(
    place: Place, ways_in: SealedWaysIn, monkeypatch: pytest.MonkeyPatch
):
    before = place.files()

    def full(*_: object) -> None:
        raise DiskIsFull

    monkeypatch.setattr(key_file, "replace_whole", full)
    with pytest.raises(DiskIsFull):
        ways_in.renew_recovery_code(place.folder, place.key, NEW_CODE)
    monkeypatch.undo()
    assert place.files() == before
    assert _opens(place, CODE, NEW_CODE) == [True, False]


def test_a_change_made_meanwhile_by_another_window_is_not_undone(
    place: Place, ways_in: SealedWaysIn, monkeypatch: pytest.MonkeyPatch
):
    """The journal may just have come under another key: the key file that was read is no longer the one."""
    from unhurried.storage import ways_in as module

    seal = module.seal

    def while_another_window(*arguments: object):
        monkeypatch.undo()
        place.folders.change_passphrase(place.folder, place.key, "another pause altogether")
        return seal(*arguments)

    monkeypatch.setattr(module, "seal", while_another_window)
    with pytest.raises(JournalIsOpen):
        ways_in.renew_recovery_code(place.folder, place.key, NEW_CODE)
    assert _opens(place, "another pause altogether", PASSPHRASE, CODE, NEW_CODE) == [True, False, True, False]


def test_nothing_there(place: Place, ways_in: SealedWaysIn):
    nowhere = place.folder / "backups"
    for attempt in (
        lambda: ways_in.ways(nowhere),
        lambda: ways_in.renew_recovery_code(nowhere, place.key, NEW_CODE),
        lambda: ways_in.rotate(nowhere, place.key, PASSPHRASE, NEW_CODE),
        lambda: ways_in.unlock_with_keyring(nowhere),
    ):
        with pytest.raises(JournalMissing):
            attempt()
    assert list(nowhere.iterdir()) == []
