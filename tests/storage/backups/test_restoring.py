"""Restoring: all of it or only what is missing, into a new file, with the present state kept."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.builders import AT, a_full_reflection, a_reflection
from tests.storage.backups.looks import leftovers, sums, written_in, written_in_backup
from tests.storage.conftest import CODE, PASSPHRASE, WEAK, Place

from unhurried.domain.backups import Restored
from unhurried.domain.errors import (
    BackupHasOlderKey,
    BackupIsForeign,
    JournalDamaged,
    JournalExists,
    JournalIsOpen,
    JournalMissing,
    KeyFileMissing,
    WrongSecret,
)
from unhurried.domain.finding import Filter
from unhurried.domain.forgetting import HoldChange
from unhurried.domain.keys import recovery_code
from unhurried.storage import SealedWaysIn, SqlcipherSafekeeping, generations, key_file

LATER = AT + timedelta(hours=1)
OTHER_CODE = recovery_code(bytes(range(1, 17)))


def _made(written: Place, safekeeping: SqlcipherSafekeeping) -> Path:
    return safekeeping.make(written.folder, written.key, AT).path


def _change(written: Place) -> None:
    """Erase three, trash one, edit one, add two."""
    journal = written.open()
    with journal.transaction():
        journal.reflections.erase(["r01", "r02", "r07"])
        journal.reflections.put(replace(journal.reflections.one("r04"), trashed_at=LATER))
        edited = replace(a_full_reflection(reflection_id="r05", body="otherwise"), edited_at=LATER)
        journal.reflections.put(edited)
        journal.reflections.put(replace(journal.reflections.one("r08"), trashed_at=None))
        for name in ("new1", "new2"):
            journal.reflections.put(a_reflection(reflection_id=name))
    journal.close()


def test_looking_in_tells_what_is_there_and_what_is_not(written: Place, safekeeping: SqlcipherSafekeeping):
    backup = _made(written, safekeeping)
    _change(written)
    before = sums(written.folder)
    found = safekeeping.look_into(written.folder, written.key, backup)
    assert (found.reflections, found.in_trash) == (29, 2)
    assert (str(found.first_day), str(found.last_day)) == ("2026-03-01", "2026-03-28")
    assert found.difference
    difference = found.difference

    def ids(mentions):
        return [mention.reflection_id for mention in mentions]

    assert ids(difference.gone) == ["r01", "r02", "r07"]
    assert [mention.is_trashed for mention in difference.gone] == [False, False, True]
    assert difference.gone[0].client_code == "Heron"
    assert ids(difference.trashed_since) == ["r04"]
    assert sorted(ids(difference.edited_since)) == ["r05", "r08"]
    assert ids(difference.since) == ["new1", "new2"]
    assert sums(written.folder) == before
    assert leftovers(written.folder) == []


def test_looking_in_while_the_journal_is_open(written: Place, safekeeping: SqlcipherSafekeeping):
    backup = _made(written, safekeeping)
    journal = written.open()
    journal.reflections.put(a_reflection(reflection_id="just now"))
    found = safekeeping.look_into(written.folder, written.key, backup)
    assert found.difference
    assert [mention.reflection_id for mention in found.difference.since] == ["just now"]
    journal.close()


def test_nothing_differs_right_after_a_backup(written: Place, safekeeping: SqlcipherSafekeeping):
    found = safekeeping.look_into(written.folder, written.key, _made(written, safekeeping))
    assert found.difference
    assert found.difference.is_none


def test_all_of_a_backup_comes_back_and_the_state_before_is_kept(
    written: Place, safekeeping: SqlcipherSafekeeping, tmp_path: Path
):
    then = written_in(written)
    backup = _made(written, safekeeping)
    _change(written)
    changed = written_in(written)
    restored = safekeeping.restore(written.folder, written.key, backup, LATER)
    assert restored.before
    assert restored == Restored(29, 31, restored.before, "")
    assert restored.before.sequence == 2
    assert written_in_backup(written, restored.before.path, tmp_path) == changed
    assert written.database.name == "journal-000002.db"
    assert written_in(written) == then
    assert leftovers(written.folder) == []


def test_every_kept_backup_gives_back_exactly_its_rows(written: Place, safekeeping: SqlcipherSafekeeping):
    states = []
    for number in range(4):
        journal = written.open()
        journal.reflections.put(a_full_reflection(reflection_id=f"state {number}"))
        journal.close()
        states.append((_made(written, safekeeping), written_in(written)))
    for backup, rows in reversed(states):
        safekeeping.restore(written.folder, written.key, backup, LATER)
        assert written_in(written) == rows
    journal = written.open()
    assert len(journal.reflections.places(Filter(words="waited"))) == 29
    journal.close()


def test_the_file_before_goes_at_the_next_opening_if_its_backup_is_sound(
    written: Place, safekeeping: SqlcipherSafekeeping
):
    backup = _made(written, safekeeping)
    _change(written)
    safekeeping.restore(written.folder, written.key, backup, LATER)
    assert (written.folder / "journal-000001.db").exists()
    second = safekeeping.restore(written.folder, written.key, backup, LATER)
    assert second.before
    content = second.before.path.read_bytes()
    second.before.path.write_bytes(content[:-1000])
    written.open().close()
    assert not (written.folder / "journal-000001.db").exists()
    assert (written.folder / "journal-000002.db").exists()
    second.before.path.write_bytes(content)
    written.open().close()
    names = [path.name for path in written.folder.glob("journal-*")]
    assert names == ["journal-000003.db"]


def test_a_stale_log_never_touches_the_new_file(written: Place, safekeeping: SqlcipherSafekeeping):
    """The journal was killed with everything in its log, and other logs lie about under later names."""
    then = written_in(written)
    backup = _made(written, safekeeping)
    journal = written.open()
    for number in range(20):
        journal.reflections.put(a_reflection(reflection_id=f"in the log {number}"))
    log = written.database.with_name(f"{written.database.name}-wal").read_bytes()
    main = written.database.read_bytes()
    journal.close()
    written.database.write_bytes(main)
    for name in ("journal-000001.db-wal", "journal-000002.db-wal", "journal-000007.db-wal"):
        (written.folder / name).write_bytes(log)
    restored = safekeeping.restore(written.folder, written.key, backup, LATER)
    assert written.database.name == "journal-000008.db"
    assert written_in(written) == then
    assert restored.before
    found = safekeeping.look_into(written.folder, written.key, restored.before.path)
    assert found.difference
    assert len(found.difference.gone) == 20


def test_only_what_is_missing_comes_back_and_nothing_is_written_over(
    written: Place, safekeeping: SqlcipherSafekeeping
):
    backup = _made(written, safekeeping)
    journal = written.open()
    whole = journal.reflections.one("r03")
    revisions = journal.reflections.revisions("r03")
    journal.reflections.erase(["r03"])
    journal.close()
    _change(written)
    chosen = {"r01", "r03", "r05", "r07", "of nobody"}
    restored = safekeeping.restore_only(written.folder, written.key, backup, chosen, LATER)
    assert (restored.reflections, restored.brought_in) == (30, 3)
    journal = written.open()
    assert journal.reflections.one("r03") == whole
    assert journal.reflections.revisions("r03") == revisions
    assert journal.reflections.one("r05").writing.body == "otherwise"
    assert journal.reflections.one("r07").trashed_at == AT
    assert {"new1", "new2"} <= {row.reflection_id for row in _rows(journal)}
    assert "r02" not in {row.reflection_id for row in _rows(journal)}
    journal.close()
    written_in(written)
    again = safekeeping.restore_only(written.folder, written.key, backup, chosen, LATER)
    assert again.brought_in == 0
    assert written.database.name == "journal-000002.db"


def _rows(journal):
    return journal.reflections.glimpses(journal.reflections.places(Filter(), limit=99), Filter())


def test_an_open_journal_is_not_restored(written: Place, safekeeping: SqlcipherSafekeeping):
    backup = _made(written, safekeeping)
    journal = written.open()
    before = sums(written.folder)
    for attempt in (
        lambda: safekeeping.restore(written.folder, written.key, backup, LATER),
        lambda: safekeeping.restore_only(written.folder, written.key, backup, ["r01"], LATER),
        lambda: safekeeping.survey(written.folder, written.key, LATER),
        lambda: safekeeping.salvage(written.folder, written.key, LATER),
    ):
        with pytest.raises(JournalIsOpen):
            attempt()
    assert sums(written.folder) == before
    journal.close()


def test_numbers_and_need_go_on_after_a_restoring(written: Place, safekeeping: SqlcipherSafekeeping):
    first = _made(written, safekeeping)
    for _ in range(3):
        newest = safekeeping.make(written.folder, written.key, AT)
    safekeeping.restore(written.folder, written.key, first, LATER)
    assert safekeeping.is_needed(written.folder, written.key)
    for path in safekeeping.home(written.folder).iterdir():
        path.unlink()
    assert safekeeping.make(written.folder, written.key, LATER).sequence == newest.sequence + 2


def test_legal_holds_outlast_a_restoring(written: Place, safekeeping: SqlcipherSafekeeping):
    backup = _made(written, safekeeping)
    journal = written.open()
    change = HoldChange(AT.date(), is_on=True)
    journal.holds.add(change)
    journal.close()
    safekeeping.restore(written.folder, written.key, backup, LATER)
    journal = written.open()
    assert journal.holds.is_on
    assert journal.holds.log() == [change]
    journal.close()


def test_a_backup_from_before_a_rotation_opens_with_its_own_secret(written: Place, safekeeping: SqlcipherSafekeeping):
    then = written_in(written)
    backup = _made(written, safekeeping)
    rotated = SealedWaysIn(WEAK).rotate(written.folder, written.key, "another passphrase", OTHER_CODE)
    now = Place(written.folder, rotated.key, written.folders)
    before = sums(written.folder)
    with pytest.raises(BackupHasOlderKey):
        safekeeping.look_into(now.folder, now.key, backup)
    with pytest.raises(BackupHasOlderKey):
        safekeeping.restore(now.folder, now.key, backup, LATER)
    with pytest.raises(WrongSecret):
        safekeeping.unlock(backup, "another passphrase")
    assert sums(written.folder) == before
    for secret in (PASSPHRASE, CODE.lower()):
        old_key = safekeeping.unlock(backup, secret)
        assert old_key == written.key
    assert safekeeping.look_into(now.folder, now.key, backup, old_key).reflections == 29
    safekeeping.restore(now.folder, now.key, backup, LATER, old_key)
    restored = written_in(now)
    assert {name: rows for name, rows in restored.items() if name != "preference"} == {
        name: rows for name, rows in then.items() if name != "preference"
    }
    assert written.folders.unlock(written.folder, "another passphrase") == now.key
    journal = now.open()
    journal.reflections.erase(["r01"])
    journal.close()
    assert safekeeping.restore_only(now.folder, now.key, backup, ["r01"], LATER, old_key).brought_in == 1
    written_in(now)


def test_a_passphrase_changed_since_stays_changed(written: Place, safekeeping: SqlcipherSafekeeping):
    backup = _made(written, safekeeping)
    written.folders.change_passphrase(written.folder, written.key, "another passphrase")
    safekeeping.restore(written.folder, written.key, backup, LATER)
    assert written.folders.unlock(written.folder, "another passphrase") == written.key
    with pytest.raises(WrongSecret):
        written.folders.unlock(written.folder, PASSPHRASE)
    assert safekeeping.unlock(backup, PASSPHRASE) == written.key


def test_a_damaged_journal_is_put_aside_and_restored(written: Place, safekeeping: SqlcipherSafekeeping):
    then = written_in(written)
    backup = _made(written, safekeeping)
    content = written.database.read_bytes()
    damaged = content[: len(content) // 2]
    written.database.write_bytes(damaged)
    found = safekeeping.look_into(written.folder, written.key, backup)
    assert found.difference is None
    with pytest.raises(JournalDamaged):
        safekeeping.restore_only(written.folder, written.key, backup, ["r01"], LATER)
    restored = safekeeping.restore(written.folder, written.key, backup, LATER)
    assert restored == Restored(29, 31, None, "journal-000001.db.damaged")
    assert (written.folder / restored.set_aside).read_bytes() == damaged
    assert written_in(written) == then
    assert safekeeping.make(written.folder, written.key, LATER).sequence == 2
    written.database.unlink()
    assert safekeeping.restore(written.folder, written.key, backup, LATER) == Restored(29, 31)
    assert written_in(written) == then


def test_a_backup_of_another_journal_is_refused(written: Place, safekeeping: SqlcipherSafekeeping, tmp_path: Path):
    other = tmp_path / "other.journal"
    key = written.folders.create(other, PASSPHRASE, CODE, AT)
    foreign = safekeeping.make(other, key, AT).path
    before = sums(written.folder)
    for attempt in (
        lambda: safekeeping.look_into(written.folder, written.key, foreign),
        lambda: safekeeping.look_into(written.folder, written.key, foreign, key),
        lambda: safekeeping.restore(written.folder, written.key, foreign, LATER, key),
        lambda: safekeeping.restore_only(written.folder, written.key, foreign, ["r01"], LATER, key),
    ):
        with pytest.raises(BackupIsForeign):
            attempt()
    assert sums(written.folder) == before


def test_a_journal_out_of_nothing_but_a_backup_and_the_code(
    written: Place, safekeeping: SqlcipherSafekeeping, tmp_path: Path
):
    then = written_in(written)
    backup = _made(written, safekeeping)
    stick = tmp_path / "stick"
    stick.mkdir()
    for _ in range(2):
        last = safekeeping.copy(safekeeping.make(written.folder, written.key, AT).path, stick)
    oldest = safekeeping.copy(backup, stick)
    shutil.rmtree(written.folder)
    key = safekeeping.unlock(oldest.path, CODE)
    made = safekeeping.make_journal(written.folder, oldest.path, key)
    assert made == Restored(29, 29)
    assert written_in(written) == then
    assert written.folders.unlock(written.folder, PASSPHRASE) == key
    assert (written.folder.stat().st_mode & 0o777, written.database.stat().st_mode & 0o777) == (0o700, 0o600)
    # The stick has later backups than the one that was used; the next is not mixed up with them.
    assert safekeeping.make(written.folder, key, AT).sequence == last.sequence + 1
    before = sums(written.folder)
    with pytest.raises(JournalExists):
        safekeeping.make_journal(written.folder, oldest.path, key)
    assert sums(written.folder) == before


def test_lost_keys_come_back_and_nothing_written_since_is_missing(written: Place, safekeeping: SqlcipherSafekeeping):
    backup = _made(written, safekeeping)
    _change(written)
    now = written_in(written)
    key = safekeeping.unlock(backup, PASSPHRASE)
    with pytest.raises(JournalExists):
        safekeeping.bring_back_keys(written.folder, backup, key)
    for name in ("keys.json", "keys.bak.json"):
        (written.folder / name).unlink()
    with pytest.raises(KeyFileMissing):
        written.folders.unlock(written.folder, PASSPHRASE)
    assert safekeeping.listing(safekeeping.home(written.folder), written.folder).newest
    assert safekeeping.bring_back_keys(written.folder, backup, key) == Restored(29, 0)
    assert written_in(written) == now
    assert written.folders.unlock(written.folder, CODE) == key


def test_damaged_keys_and_a_lost_database_come_back_from_the_backup(
    written: Place, safekeeping: SqlcipherSafekeeping
):
    then = written_in(written)
    backup = _made(written, safekeeping)
    key = safekeeping.unlock(backup, PASSPHRASE)
    for name in ("keys.json", "keys.bak.json"):
        (written.folder / name).write_bytes(b"{")
    (written.folder / "journal-000001.db").write_bytes(b"x" * 9000)
    assert safekeeping.bring_back_keys(written.folder, backup, key) == Restored(29, 29)
    assert json.loads((written.folder / "keys.json").read_bytes())["database"] == "journal-000002.db"
    assert written_in(written) == then
    written.open().close()


@pytest.mark.parametrize("is_in_use", [False, True])
def test_a_file_that_was_about_to_be_taken_into_use_goes_only_if_it_is_not(written: Place, is_in_use: bool):
    """Killed between giving the file its name and naming it in keys.json, or right after."""
    room = written.folder / ".scratch-0badcafe"
    room.mkdir()
    name = "journal-000002.db"
    (room / "becomes").write_text(name)
    shutil.copy(written.database, written.folder / name)
    if is_in_use:
        known = key_file.read(written.folder).file
        key_file.write(written.folder, replace(known, database=name))
    written.open().close()
    assert (written.folder / name).exists() == is_in_use
    assert (written.folder / "journal-000001.db").exists()
    assert not room.exists()


def test_with_only_the_copy_of_the_key_file_nothing_is_thrown_away(written: Place):
    room = written.folder / ".scratch-0badcafe"
    room.mkdir()
    (room / "becomes").write_text("journal-000002.db")
    shutil.copy(written.database, written.folder / "journal-000002.db")
    (written.folder / "keys.json").unlink()
    written.open().close()
    assert (written.folder / "journal-000002.db").exists()


def test_keys_that_were_changed_meanwhile_are_not_written_over(written: Place):
    known = key_file.read(written.folder).file
    written.folders.change_passphrase(written.folder, written.key, "another passphrase")
    before = sums(written.folder)
    room = written.folder / ".scratch-0badcafe"
    room.mkdir()
    shutil.copy(written.database, room / "new.db")
    with pytest.raises(JournalIsOpen):
        generations.adopt(room / "new.db", written.folder, known)
    shutil.rmtree(room)
    assert sums(written.folder) == before


def test_where_there_is_no_journal_nothing_is_made(tmp_path: Path, written: Place, safekeeping):
    backup = _made(written, safekeeping)
    empty = tmp_path / "empty"
    empty.mkdir()
    for attempt in (
        lambda: safekeeping.restore(empty, written.key, backup, LATER),
        lambda: safekeeping.look_into(empty, written.key, backup),
        lambda: safekeeping.make(empty, written.key, LATER),
        lambda: safekeeping.salvage(empty, written.key, LATER),
        lambda: safekeeping.thin(empty, empty),
        lambda: safekeeping.bring_back_keys(tmp_path / "nowhere", backup, written.key),
    ):
        with pytest.raises(JournalMissing):
            attempt()
    assert list(empty.iterdir()) == []
