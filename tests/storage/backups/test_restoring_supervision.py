"""Restoring what supervision left: questions and sessions are compared and come back; the ledger loses no line."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.builders import AT, DAY, a_disclosure, a_draft, a_question, a_reflection, a_session
from tests.storage.backups.looks import damage_root, written_in
from tests.storage.conftest import CODE, PASSPHRASE, WEAK, Place

from unhurried.domain.backups import Difference
from unhurried.domain.disclosures import LedgerCheck, LineKind
from unhurried.domain.sharing.parts import CopyDraft, Decision
from unhurried.domain.supervision import Standing
from unhurried.domain.threads import Origin
from unhurried.services.ledger import LedgerRoom
from unhurried.storage import SqlcipherFolders, SqlcipherSafekeeping
from unhurried.storage.journal import SqlcipherJournal
from unhurried.storage.migrations import STEPS

LATER = AT + timedelta(days=9)
TABLES = ("supervision_question", "supervision_session")


@pytest.fixture
def safekeeping() -> SqlcipherSafekeeping:
    return SqlcipherSafekeeping()


@pytest.fixture
def written(place: Place) -> Place:
    """Two reflections, questions from either and from nothing, two sessions, a copy on the desk, two copies made."""
    journal = place.open()
    with journal.transaction():
        for name in ("one", "other"):
            journal.reflections.put(a_reflection(reflection_id=name))
            journal.supervision.put(a_question(f"from {name}", question_id=f"from {name}", origin=Origin(name)))
            journal.supervision.put_session(a_session(session_id=f"session {name}"))
        journal.supervision.put(a_question("by itself", question_id="by itself"))
        journal.copies.keep_draft(CopyDraft("from one", "from one", ("one/body/0",)))
        journal.copies.decide(Decision("Ann", never_leaves=True))
    for role in ("supervisor", "examiner"):
        _ledger(journal).record(a_disclosure(role))
    journal.close()
    return place


def _ledger(journal: SqlcipherJournal) -> LedgerRoom:
    return LedgerRoom(journal, lambda: AT, lambda: DAY)


def _made(place: Place, safekeeping: SqlcipherSafekeeping) -> Path:
    return safekeeping.make(place.folder, place.key, AT).path


def _difference(place: Place, safekeeping: SqlcipherSafekeeping, backup: Path) -> Difference:
    found = safekeeping.look_into(place.folder, place.key, backup)
    assert found.difference
    return found.difference


def _roles(journal: SqlcipherJournal) -> list[str]:
    return [line.disclosure.for_role if line.disclosure else line.kind for line in journal.ledger.lines()]


def _asked(journal: SqlcipherJournal) -> set[str]:
    return {asked.question_id for asked in journal.supervision.questions()}


def test_what_was_noted_since_is_counted(written: Place, safekeeping: SqlcipherSafekeeping):
    backup = _made(written, safekeeping)
    assert _difference(written, safekeeping, backup).is_none
    journal = written.open()
    journal.supervision.put(a_question())
    journal.supervision.put(replace(journal.supervision.one("by itself"), standing=Standing.BROUGHT))
    journal.supervision.put_session(a_session(minutes=45, session_id="session one"))
    journal.close()
    difference = _difference(written, safekeeping, backup)
    assert (difference.supervision_since, difference.supervision_gone, difference.is_same) == (3, 0, False)


def test_what_is_gone_is_counted_unless_it_comes_back_with_what_it_came_from(
    written: Place, safekeeping: SqlcipherSafekeeping
):
    backup = _made(written, safekeeping)
    journal = written.open()
    journal.supervision.remove("by itself")
    journal.supervision.remove_session("session one")
    journal.reflections.erase(["other"])
    journal.close()
    assert _difference(written, safekeeping, backup).supervision_gone == 2


def test_the_ledger_and_a_restoring_are_no_difference(written: Place, safekeeping: SqlcipherSafekeeping):
    backup = _made(written, safekeeping)
    journal = written.open()
    _ledger(journal).mark(1, LineKind.DESTROYED)
    journal.close()
    # It outlasts a restoring, so that nothing of it is to be decided about.
    assert _difference(written, safekeeping, backup).is_none


def test_a_reflection_comes_back_with_the_questions_from_it(written: Place, safekeeping: SqlcipherSafekeeping):
    backup = _made(written, safekeeping)
    journal = written.open()
    journal.reflections.erase(["one"])
    journal.supervision.remove("by itself")
    assert _asked(journal) == {"from other"}
    journal.close()
    safekeeping.restore_only(written.folder, written.key, backup, ["one"], LATER)
    journal = written.open()
    assert _asked(journal) == {"from one", "from other"}
    assert journal.supervision.one("from one").words == "from one"
    journal.close()
    written_in(written)


def test_a_draft_comes_back_with_the_questions_from_it(written: Place, safekeeping: SqlcipherSafekeeping):
    journal = written.open()
    journal.drafts.put(a_draft(draft_id="d"))
    journal.supervision.put(a_question(question_id="from d", origin=Origin("d")))
    journal.close()
    backup = _made(written, safekeeping)
    journal = written.open()
    journal.drafts.remove("d")
    journal.supervision.remove("from d")
    journal.close()
    safekeeping.restore_only(written.folder, written.key, backup, ["d"], LATER)
    journal = written.open()
    assert "from d" in _asked(journal)
    journal.close()


def test_all_of_a_backup_comes_back(written: Place, safekeeping: SqlcipherSafekeeping):
    then = written_in(written)
    backup = _made(written, safekeeping)
    journal = written.open()
    journal.reflections.erase(["one", "other"])
    journal.supervision.remove_session("session one")
    journal.copies.drop_draft()
    journal.copies.forget("Ann")
    journal.close()
    safekeeping.restore(written.folder, written.key, backup, LATER)
    assert written_in(written) == then


def test_no_line_of_the_ledger_is_taken_back(written: Place, safekeeping: SqlcipherSafekeeping):
    backup = _made(written, safekeeping)
    journal = written.open()
    _ledger(journal).mark(2, LineKind.RETURNED)
    _ledger(journal).record(a_disclosure("a peer"))
    lines, head = journal.ledger.lines(), journal.ledger.head()
    journal.close()
    safekeeping.restore(written.folder, written.key, backup, LATER)
    journal = written.open()
    assert (journal.ledger.lines(), journal.ledger.head()) == (lines, head)
    assert _ledger(journal).check().is_whole
    assert _ledger(journal).record(a_disclosure("tutor")).number == 5
    journal.close()


def test_what_was_wrong_with_the_lines_goes_on_showing(written: Place, safekeeping: SqlcipherSafekeeping):
    backup = _made(written, safekeeping)
    journal = written.open()
    for role in ("a peer", "tutor"):
        _ledger(journal).record(a_disclosure(role))
    journal.close()
    db = written.raw()
    db.execute("DROP TRIGGER ledger_is_not_rewritten")
    db.execute("UPDATE ledger SET disclosure = replace(disclosure, 'a peer', 'nobody')")
    db.execute("DROP TRIGGER ledger_is_not_forgotten")
    db.execute("DELETE FROM ledger WHERE number = 4")
    db.close()
    safekeeping.restore(written.folder, written.key, backup, LATER)
    journal = written.open()
    assert _roles(journal) == ["supervisor", "examiner", "nobody"]
    assert _ledger(journal).check() == LedgerCheck(first_bad=3, lines_missing=True)
    journal.close()


def test_lines_of_two_states_that_went_on_apart_are_all_kept(written: Place, safekeeping: SqlcipherSafekeeping):
    early = _made(written, safekeeping)
    journal = written.open()
    _ledger(journal).record(a_disclosure("a peer"))
    journal.close()
    later = safekeeping.make(written.folder, written.key, LATER).path
    # As when the journal could not be read, and the earlier of two backups was all there was.
    db = written.raw()
    for trigger in ("ledger_is_not_rewritten", "ledger_is_not_forgotten", "ledger_head_only_goes_on"):
        db.execute(f"DROP TRIGGER {trigger}")
    db.execute("DELETE FROM ledger WHERE number = 3")
    db.execute("UPDATE ledger_head SET lines = 2, hash = (SELECT hash FROM ledger WHERE number = 2)")
    db.close()
    journal = written.open()
    _ledger(journal).record(a_disclosure("tutor"))
    _ledger(journal).mark(3, LineKind.DESTROYED)
    journal.close()
    safekeeping.restore(written.folder, written.key, later, LATER + timedelta(days=1))
    journal = written.open()
    assert _roles(journal) == ["supervisor", "examiner", "a peer", "tutor", "destroyed"]
    assert [entry.disclosure.for_role for entry in _ledger(journal).entries() if not entry.is_out] == ["tutor"]
    assert _ledger(journal).check().is_whole
    journal.close()
    assert early.exists()


def test_of_a_journal_that_cannot_be_read_the_newest_backup_tells_the_ledger(
    written: Place, safekeeping: SqlcipherSafekeeping
):
    early = _made(written, safekeeping)
    journal = written.open()
    _ledger(journal).record(a_disclosure("a peer"))
    journal.close()
    safekeeping.make(written.folder, written.key, LATER)
    written.database.write_bytes(bytes(len(written.database.read_bytes())))
    safekeeping.restore(written.folder, written.key, early, LATER + timedelta(days=1))
    journal = written.open()
    assert _roles(journal) == ["supervisor", "examiner", "a peer"]
    assert _ledger(journal).check().is_whole
    journal.close()


@pytest.mark.parametrize("table", TABLES)
def test_what_is_lost_to_damage_comes_from_the_newest_backup(
    written: Place, safekeeping: SqlcipherSafekeeping, table: str
):
    safekeeping.make(written.folder, written.key, AT)
    then = {name: {row[1:] for row in written_in(written)[name]} for name in TABLES}
    damage_root(written, table)
    salvaged = safekeeping.salvage(written.folder, written.key, AT)
    assert salvaged.notes_back == len(then[table])
    assert {name: {row[1:] for row in written_in(written)[name]} for name in TABLES} == then


@pytest.mark.parametrize("table", TABLES)
def test_what_was_removed_since_does_not_come_back(written: Place, safekeeping: SqlcipherSafekeeping, table: str):
    safekeeping.make(written.folder, written.key, AT)
    journal = written.open()
    journal.supervision.remove("by itself")
    journal.supervision.remove_session("session one")
    journal.close()
    then = {name: {row[1:] for row in written_in(written)[name]} for name in TABLES}
    damage_root(written, table)
    safekeeping.salvage(written.folder, written.key, AT)
    assert {name: {row[1:] for row in written_in(written)[name]} for name in TABLES} == then


@pytest.mark.parametrize("table", ["ledger", "ledger_head", "supervision_session"])
def test_a_repair_keeps_the_ledger_whole_where_a_backup_has_it(
    written: Place, safekeeping: SqlcipherSafekeeping, table: str
):
    safekeeping.make(written.folder, written.key, AT)
    lines = written_in(written)["ledger"]
    damage_root(written, table)
    safekeeping.salvage(written.folder, written.key, AT)
    assert written_in(written)["ledger"] == lines
    journal = written.open()
    assert _ledger(journal).check().is_whole
    journal.close()


@pytest.mark.parametrize(
    ("table", "told"), [("ledger", LedgerCheck(lines_missing=True)), ("ledger_head", LedgerCheck())]
)
def test_without_a_backup_a_lost_ledger_says_so(
    written: Place, safekeeping: SqlcipherSafekeeping, table: str, told: LedgerCheck
):
    damage_root(written, table)
    salvaged = safekeeping.salvage(written.folder, written.key, AT)
    assert salvaged.survey.others_lost
    journal = written.open()
    assert _ledger(journal).check() == told
    journal.close()


def test_a_journal_of_before_there_was_supervision_is_compared_and_restored_too(
    tmp_path: Path, safekeeping: SqlcipherSafekeeping
):
    folder = tmp_path / "old.journal"
    folders = SqlcipherFolders(WEAK, STEPS[:4])
    key = folders.create(folder, PASSPHRASE, CODE, AT)
    backup = SqlcipherSafekeeping(STEPS[:4]).make(folder, key, AT).path
    assert _difference(Place(folder, key, folders), safekeeping, backup).supervision_gone == 0
    place = Place(folder, key, SqlcipherFolders(WEAK))
    journal = place.open()
    journal.supervision.put(a_question())
    _ledger(journal).record(a_disclosure())
    journal.close()
    assert _difference(place, safekeeping, backup).supervision_since == 1
    safekeeping.restore(folder, key, backup, LATER)
    journal = place.open()
    assert (journal.supervision.questions(), _roles(journal)) == ([], ["supervisor"])
    assert _ledger(journal).check().is_whole
    journal.close()
