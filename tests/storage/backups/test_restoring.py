"""Restoring: all of it or only what is missing, into a new file, with the present state kept."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.builders import AT, a_draft, a_full_reflection, a_reflection, a_revision
from tests.storage.backups.looks import damage_root, leftovers, sums, written_in, written_in_backup
from tests.storage.conftest import CODE, PASSPHRASE, WEAK, Place

from unhurried.domain.backups import Difference, Restored
from unhurried.domain.errors import (
    BackupHasOlderKey,
    BackupIsForeign,
    JournalDamaged,
    JournalExists,
    JournalIsOpen,
    JournalMissing,
    KeyFileMissing,
    KeysDoNotFit,
    WrongSecret,
)
from unhurried.domain.finding import Filter
from unhurried.domain.forgetting import HoldChange
from unhurried.domain.keys import recovery_code
from unhurried.domain.preferences import (
    EXECUTOR_SHEET,
    GUARD,
    GUARD_KINDS_OFF,
    REHEARSAL_OFFERED,
    REHEARSED,
    SECOND_PLACE,
)
from unhurried.domain.prompts import Choices
from unhurried.services.writing import WritingDesk
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


def test_drafts_and_questions_and_earlier_versions_are_compared_too(
    written: Place, safekeeping: SqlcipherSafekeeping
):
    backup = _made(written, safekeeping)
    journal = written.open()
    with journal.transaction():
        journal.drafts.remove("d")
        journal.drafts.put(a_draft("begun since", draft_id="new"))
        (prompt,) = journal.own_questions.prompts()
        journal.own_questions.put_prompt(replace(prompt, version=2, wording="In other words?"))
        journal.reflections.keep_revision(a_revision("r09"))
    journal.close()
    found = safekeeping.look_into(written.folder, written.key, backup)
    assert (found.drafts, found.questions) == (1, 2)
    difference = found.difference
    assert difference
    assert not difference.is_none
    assert [(mention.reflection_id, mention.is_draft) for mention in difference.missing] == [("d", True)]
    assert (difference.drafts_since, difference.versions_since, difference.questions_since) == (1, 1, 1)
    assert (difference.versions_gone, difference.questions_gone) == (0, 0)
    state = safekeeping.restore(written.folder, written.key, backup, LATER).before
    assert state
    difference = safekeeping.look_into(written.folder, written.key, state.path).difference
    assert difference
    assert [mention.reflection_id for mention in difference.missing] == ["new"]
    assert (difference.versions_gone, difference.questions_gone, difference.questions_since) == (1, 0, 1)


def test_what_is_only_preferred_is_no_difference_and_what_is_offered_is(
    written: Place, safekeeping: SqlcipherSafekeeping
):
    backup = _made(written, safekeeping)
    journal = written.open()
    journal.prefer("way", "theme")
    journal.holds.add(HoldChange(AT.date(), is_on=True))
    journal.close()
    assert safekeeping.look_into(written.folder, written.key, backup).difference == Difference()
    journal = written.open()
    journal.own_questions.choose(Choices(("a",), (), frozenset()))
    journal.close()
    assert safekeeping.look_into(written.folder, written.key, backup).difference == Difference(is_same=False)


def test_a_draft_that_became_a_reflection_or_an_edit_is_not_missing(
    written: Place, safekeeping: SqlcipherSafekeeping
):
    journal = written.open()
    journal.drafts.put(a_draft(draft_id="edits", reflection_id="r09"))
    journal.close()
    backup = _made(written, safekeeping)
    journal = written.open()
    with journal.transaction():
        for name in ("d", "edits"):
            journal.drafts.remove(name)
        journal.reflections.put(a_reflection(reflection_id="d"))
        journal.reflections.put(replace(journal.reflections.one("r09"), edited_at=LATER + timedelta(days=9)))
    journal.close()
    difference = safekeeping.look_into(written.folder, written.key, backup).difference
    assert difference
    assert difference.missing == ()


def test_drafts_that_are_missing_come_back_as_drafts(written: Place, safekeeping: SqlcipherSafekeeping):
    journal = written.open()
    journal.drafts.put(a_draft("an edit", draft_id="edits", reflection_id="r09"))
    journal.close()
    backup = _made(written, safekeeping)
    journal = written.open()
    with journal.transaction():
        journal.reflections.erase(["r09"])
        journal.drafts.put(a_draft("words of today", draft_id="d"))
    journal.close()
    restored = safekeeping.restore_only(written.folder, written.key, backup, ["d", "edits"], LATER)
    assert (restored.brought_in, restored.drafts_brought_in) == (0, 1)
    journal = written.open()
    drafts = {draft.draft_id: draft for draft in journal.drafts.all()}
    assert {name: draft.writing.body for name, draft in drafts.items()} == {"d": "words of today", "edits": "an edit"}
    assert drafts["edits"].reflection_id is None
    WritingDesk(journal, lambda: LATER, LATER.date, lambda: "id").finish(drafts["edits"])
    journal.close()


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


def test_a_hold_outlasts_damage_and_the_restoring_of_a_backup_from_before_it(
    written: Place, safekeeping: SqlcipherSafekeeping
):
    backup = _made(written, safekeeping)
    journal = written.open()
    change = HoldChange(AT.date(), is_on=True)
    journal.holds.add(change)
    journal.close()
    safekeeping.make(written.folder, written.key, AT)
    damage_root(written, "hold")
    restored = safekeeping.restore(written.folder, written.key, backup, LATER)
    assert restored.set_aside
    assert restored.held_in_case
    journal = written.open()
    assert journal.holds.log() == [change]
    journal.close()


def test_a_hold_that_cannot_be_read_is_set_in_case(written: Place, safekeeping: SqlcipherSafekeeping):
    """The newest backup is of a time before it, and so says nothing of now."""
    backup = _made(written, safekeeping)
    journal = written.open()
    journal.holds.add(HoldChange(AT.date(), is_on=True))
    journal.close()
    damage_root(written, "hold")
    assert safekeeping.restore(written.folder, written.key, backup, LATER).held_in_case
    journal = written.open()
    assert journal.holds.log() == [HoldChange(LATER.date(), is_on=True)]
    journal.close()


def test_damage_elsewhere_leaves_the_hold_as_it_was(written: Place, safekeeping: SqlcipherSafekeeping):
    backup = _made(written, safekeeping)
    journal = written.open()
    changes = [HoldChange(AT.date(), is_on=True), HoldChange(LATER.date(), is_on=False)]
    for change in changes:
        journal.holds.add(change)
    journal.close()
    damage_root(written, "answer")
    restored = safekeeping.restore(written.folder, written.key, backup, LATER)
    assert restored.set_aside
    assert not restored.held_in_case
    journal = written.open()
    assert journal.holds.log() == changes
    journal.close()


def test_what_was_chosen_about_safekeeping_outlasts_a_restoring(written: Place, safekeeping: SqlcipherSafekeeping):
    journal = written.open()
    journal.prefer(REHEARSED, "2025-01-01")
    journal.prefer("way", "line")
    journal.close()
    backup = _made(written, safekeeping)
    journal = written.open()
    journal.prefer("way", "theme")
    now = {SECOND_PLACE: "/a/stick", REHEARSED: "", REHEARSAL_OFFERED: "2026-03-01", EXECUTOR_SHEET: "{}"}
    now |= {GUARD: "off", GUARD_KINDS_OFF: "name"}
    for name, value in now.items():
        journal.prefer(name, value)
    journal.close()
    safekeeping.restore(written.folder, written.key, backup, LATER)
    journal = written.open()
    assert {name: journal.preference(name, "none") for name in now} == now
    assert journal.preference("way") == "line"
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
    damaged = content[: len(content) * 2 // 3]
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
    restored = safekeeping.restore(written.folder, written.key, backup, LATER)
    assert restored == Restored(29, 31, held_in_case=True)
    assert written_in(written) == {**then, "hold": [(1, LATER.date().isoformat(), 1)]}


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
        safekeeping.bring_back_keys(written.folder, backup, key, LATER)
    for name in ("keys.json", "keys.bak.json"):
        (written.folder / name).unlink()
    with pytest.raises(KeyFileMissing):
        written.folders.unlock(written.folder, PASSPHRASE)
    assert safekeeping.listing(safekeeping.home(written.folder), written.folder).newest
    assert safekeeping.bring_back_keys(written.folder, backup, key, LATER) == Restored(29, 0)
    assert written_in(written) == now
    assert written.folders.unlock(written.folder, CODE) == key


def _lose_keys(place: Place) -> None:
    for name in ("keys.json", "keys.bak.json"):
        (place.folder / name).write_bytes(b"{")


def test_damaged_keys_and_a_lost_database_come_back_from_the_backup(
    written: Place, safekeeping: SqlcipherSafekeeping
):
    then = written_in(written)
    backup = _made(written, safekeeping)
    key = safekeeping.unlock(backup, PASSPHRASE)
    _lose_keys(written)
    (written.folder / "journal-000001.db").unlink()
    assert safekeeping.bring_back_keys(written.folder, backup, key, LATER) == Restored(29, 29)
    assert written_in(written) == then
    written.open().close()


@pytest.mark.parametrize("is_rotated", [False, True])
def test_keys_that_open_nothing_are_brought_back_only_when_that_is_asked_for(
    written: Place, safekeeping: SqlcipherSafekeeping, is_rotated: bool
):
    then = written_in(written)
    backup = _made(written, safekeeping)
    if is_rotated:
        SealedWaysIn(WEAK).rotate(written.folder, written.key, "another passphrase", OTHER_CODE)
    else:
        written.database.write_bytes(b"x" * 9000)
    there, content = written.database.name, written.database.read_bytes()
    _lose_keys(written)
    before = sums(written.folder)
    with pytest.raises(KeysDoNotFit):
        safekeeping.bring_back_keys(written.folder, backup, written.key, LATER)
    assert sums(written.folder) == before
    restored = safekeeping.bring_back_keys(written.folder, backup, written.key, LATER, adopts=True)
    assert restored == Restored(29, 29, set_aside=f"{there}.damaged", held_in_case=True)
    assert (written.folder / restored.set_aside).read_bytes() == content
    assert written_in(written) == {**then, "hold": [(1, LATER.date().isoformat(), 1)]}


def test_keys_that_open_only_an_earlier_file_stop_there_too(written: Place, safekeeping: SqlcipherSafekeeping):
    """As when a restoring has left it, and the one that took its place is spoilt."""
    backup = _made(written, safekeeping)
    _lose_keys(written)
    (written.folder / "journal-000002.db").write_bytes(b"x" * 9000)
    with pytest.raises(KeysDoNotFit):
        safekeeping.bring_back_keys(written.folder, backup, written.key, LATER)
    restored = safekeeping.bring_back_keys(written.folder, backup, written.key, LATER, adopts=True)
    assert restored == Restored(29, 0, set_aside="journal-000002.db.damaged", held_in_case=True)
    assert written.database.name == "journal-000001.db"
    journal = written.open()
    assert journal.holds.is_on
    journal.close()


def test_keys_come_back_for_a_journal_that_is_damaged_further_in(written: Place, safekeeping: SqlcipherSafekeeping):
    backup = _made(written, safekeeping)
    damage_root(written, "reflection_live")
    _lose_keys(written)
    restored = safekeeping.bring_back_keys(written.folder, backup, written.key, LATER)
    assert restored == Restored(0, 0, is_damaged=True)
    assert written.database.name == "journal-000001.db"
    assert safekeeping.survey(written.folder, written.key, LATER).reflections == 31


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
        lambda: safekeeping.thin(empty, empty, written.key),
        lambda: safekeeping.bring_back_keys(tmp_path / "nowhere", backup, written.key, LATER),
    ):
        with pytest.raises(JournalMissing):
            attempt()
    assert list(empty.iterdir()) == []
