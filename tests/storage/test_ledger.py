"""The ledger: lines are only added, and whatever is done to them behind the program's back shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.builders import AT, DAY, a_disclosure, a_reflection
from tests.storage.conftest import Place

from unhurried.domain import chain
from unhurried.domain.disclosures import CopyFormat, Disclosure, LedgerCheck, LedgerHead, LineKind, Recognisable
from unhurried.domain.forgetting import HoldChange, OlderThan
from unhurried.domain.ports import Journal
from unhurried.services.ledger import LedgerRoom
from unhurried.storage.connecting import Database
from unhurried.storage.journal import SqlcipherJournal

TRIGGERS = (
    "ledger_is_not_rewritten",
    "ledger_is_not_forgotten",
    "ledger_head_only_goes_on",
)
PLAIN = Disclosure(DAY, "a peer 🕊", (), CopyFormat.DOCX, "ab" * 32, Recognisable.PERHAPS)


def room(journal: Journal) -> LedgerRoom:
    return LedgerRoom(journal, lambda: AT, lambda: DAY)


def write(journal: Journal) -> None:
    """Five lines: three copies, the first destroyed, the second returned."""
    ledger = room(journal)
    ledger.record(a_disclosure())
    ledger.record(PLAIN)
    ledger.mark(1, LineKind.DESTROYED)
    ledger.mark(2, LineKind.RETURNED)
    ledger.record(a_disclosure("examiner"))


def test_lines_come_back_as_they_were_written(journal: Journal):
    assert journal.ledger.head() == chain.EMPTY
    write(journal)
    lines = journal.ledger.lines()
    assert [line.number for line in lines] == [1, 2, 3, 4, 5]
    assert [line.disclosure for line in lines] == [a_disclosure(), PLAIN, None, None, a_disclosure("examiner")]
    assert [line.about for line in lines] == [None, None, 1, 2, None]
    assert [line.at for line in lines] == [AT] * 5
    assert journal.ledger.head() == LedgerHead(5, lines[-1].hash)
    assert room(journal).check() == LedgerCheck()


def test_the_chain_can_be_followed_without_this_program(place: Place):
    """As docs/ledger.md says it."""
    journal = place.open()
    write(journal)
    journal.close()
    db = place.raw()
    before = "0" * 64
    for number, at, kind, about, disclosure, said, found in db.execute("SELECT * FROM ledger ORDER BY number"):
        told = {
            "number": number,
            "at": at,
            "kind": kind,
            "about": about,
            "disclosure": json.loads(disclosure) if disclosure else None,
        }
        text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert said == before
        before = hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()
        assert found == before
    assert db.execute("SELECT lines, hash FROM ledger_head").fetchall() == [(5, before)]
    db.close()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE ledger SET disclosure = replace(disclosure, 'supervisor', 'nobody')",
        "UPDATE ledger SET hash = hash",
        "DELETE FROM ledger",
        "DELETE FROM ledger WHERE number = 5",
        "UPDATE ledger_head SET lines = 4",
        "UPDATE ledger_head SET hash = 'other'",
    ],
)
def test_nothing_is_changed_or_taken_out(place: Place, sql: str):
    journal = place.open()
    write(journal)
    journal.close()
    db = place.raw()
    with pytest.raises(Exception, match="only added to"):
        db.execute(sql)
    db.close()
    journal = place.open()
    assert room(journal).check().is_whole
    journal.close()


def _renumbered(db: Database) -> None:
    db.execute("DELETE FROM ledger WHERE number = 3")
    db.execute("UPDATE ledger SET number = number - 1 WHERE number > 3")
    db.execute("UPDATE ledger_head SET lines = 4")


def _swapped(db: Database) -> None:
    for before, after in ((2, 90), (3, 2), (90, 3)):
        db.execute("UPDATE ledger SET number = ? WHERE number = ?", [after, before])


def _swapped_with_their_links(db: Database) -> None:
    """Their places in the chain stay, what they tell is swapped."""
    both = db.execute(
        "SELECT at, kind, about, disclosure FROM ledger WHERE number IN (1, 5) ORDER BY number"
    ).fetchall()
    for number, told in zip((5, 1), both, strict=True):
        db.execute("UPDATE ledger SET at = ?, kind = ?, about = ?, disclosure = ? WHERE number = ?", [*told, number])


def _written_afresh(db: Database) -> None:
    """Somebody who knows how: a line is changed and every hash after it made to fit, the head left as it was."""
    db.execute("UPDATE ledger SET disclosure = replace(disclosure, 'by telephone', 'by post') WHERE number = 1")
    before = chain.NOTHING_BEFORE
    for number, at, kind, about, disclosure in db.execute(
        "SELECT number, at, kind, about, disclosure FROM ledger ORDER BY number"
    ).fetchall():
        told = {"number": number, "at": at, "kind": kind, "about": about}
        text = chain.as_json({**told, "disclosure": json.loads(disclosure) if disclosure else None})
        after = hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()
        db.execute("UPDATE ledger SET before = ?, hash = ? WHERE number = ?", [before, after, number])
        before = after


def _added(db: Database) -> None:
    """A line that follows on the last, of which the head knows nothing."""
    (before,) = db.execute("SELECT hash FROM ledger WHERE number = 5").fetchone()
    line = chain.next_line(LedgerHead(5, before), AT, LineKind.DESTROYED, about=5)
    values = [line.number, line.at.isoformat(timespec="microseconds"), line.kind, 5, None, line.before, line.hash]
    db.execute("INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?)", values)


TAMPERED: dict[str, tuple[str | Callable[[Database], None], LedgerCheck]] = {
    "a role": (
        "UPDATE ledger SET disclosure = replace(disclosure, 'supervisor', 'nobody') WHERE number = 1",
        LedgerCheck(first_bad=1),
    ),
    "a fingerprint": (
        "UPDATE ledger SET disclosure = json_set(disclosure, '$.fingerprint', 'cd') WHERE number = 2",
        LedgerCheck(first_bad=2),
    ),
    "what was taken": (
        "UPDATE ledger SET disclosure = json_remove(disclosure, '$.taken[0]') WHERE number = 1",
        LedgerCheck(first_bad=1),
    ),
    "a day that is none": (
        "UPDATE ledger SET disclosure = json_set(disclosure, '$.day', 'someday') WHERE number = 5",
        LedgerCheck(first_bad=5),
    ),
    "no disclosure at all": ("UPDATE ledger SET disclosure = '[]' WHERE number = 5", LedgerCheck(first_bad=5)),
    "something more": (
        "UPDATE ledger SET disclosure = json_set(disclosure, '$.more', 'x') WHERE number = 2",
        LedgerCheck(first_bad=2),
    ),
    "a space": (
        "UPDATE ledger SET disclosure = disclosure || ' ' WHERE number = 2",
        LedgerCheck(first_bad=2),
    ),
    "a time": ("UPDATE ledger SET at = replace(at, '2026', '2025') WHERE number = 3", LedgerCheck(first_bad=3)),
    "a time that is none": ("UPDATE ledger SET at = 'then' WHERE number = 4", LedgerCheck(first_bad=4)),
    "a kind": ("UPDATE ledger SET kind = 'returned' WHERE number = 3", LedgerCheck(first_bad=3)),
    "what it is about": ("UPDATE ledger SET about = 5 WHERE number = 4", LedgerCheck(first_bad=4)),
    "a hash": ("UPDATE ledger SET hash = 'ff' WHERE number = 2", LedgerCheck(first_bad=2)),
    "a hash before": ("UPDATE ledger SET before = 'ff' WHERE number = 2", LedgerCheck(first_bad=2)),
    "one missing": ("DELETE FROM ledger WHERE number = 3", LedgerCheck(lines_missing=True)),
    "one missing and renumbered": (_renumbered, LedgerCheck(first_bad=3)),
    "the first missing": ("DELETE FROM ledger WHERE number = 1", LedgerCheck(lines_missing=True)),
    "the end cut off": ("DELETE FROM ledger WHERE number > 3", LedgerCheck(lines_missing=True)),
    "all gone": ("DELETE FROM ledger", LedgerCheck(lines_missing=True)),
    "reordered": (_swapped, LedgerCheck(first_bad=2)),
    "reordered in place": (_swapped_with_their_links, LedgerCheck(first_bad=1)),
    "written afresh": (_written_afresh, LedgerCheck(first_bad=5)),
    "one added": (_added, LedgerCheck(first_bad=6)),
    "the head gone": ("DELETE FROM ledger_head", LedgerCheck(first_bad=1)),
    "the head changed": ("UPDATE ledger_head SET hash = 'ff'", LedgerCheck(first_bad=5)),
    "the head further on": ("UPDATE ledger_head SET lines = 9", LedgerCheck(lines_missing=True)),
}


@pytest.mark.parametrize(("tamper", "told"), TAMPERED.values(), ids=TAMPERED)
def test_whatever_is_done_to_it_shows(place: Place, tamper: str | Callable[[Database], None], told: LedgerCheck):
    journal = place.open()
    write(journal)
    journal.close()
    db = place.raw()
    for trigger in TRIGGERS:
        db.execute(f"DROP TRIGGER {trigger}")
    with db.conn:
        db.execute(tamper) if isinstance(tamper, str) else tamper(db)
    db.close()
    journal = place.open()
    assert room(journal).check() == told
    assert not room(journal).check().is_whole
    room(journal).entries()  # the page about it still opens
    journal.close()


def test_a_line_that_comes_after_a_cut_still_shows_the_cut(place: Place):
    journal = place.open()
    write(journal)
    journal.close()
    db = place.raw()
    db.execute("DROP TRIGGER ledger_is_not_forgotten")
    db.execute("DELETE FROM ledger WHERE number > 3")
    db.close()
    journal = place.open()
    assert room(journal).record(PLAIN).number == 6
    assert room(journal).check() == LedgerCheck(lines_missing=True)
    journal.close()


def test_a_line_is_added_with_its_head_or_not_at_all(opened: SqlcipherJournal):
    room(opened).record(PLAIN)
    line = chain.next_line(opened.ledger.head(), AT, LineKind.MADE, a_disclosure())
    with pytest.raises(Exception, match="IntegrityError"):
        opened.ledger.add(replace(line, number=1))
    assert room(opened).check().is_whole
    assert len(opened.ledger.lines()) == 1


def test_the_ledger_stays_when_everything_else_goes_and_takes_lines_under_a_hold(journal: Journal):
    journal.reflections.put(a_reflection(reflection_id="r1"))
    write(journal)
    lines = journal.ledger.lines()
    journal.forgetting.erase(OlderThan(DAY + timedelta(days=1)))
    assert journal.reflections.count() == 0
    assert journal.ledger.lines() == lines
    journal.holds.add(HoldChange(DAY, is_on=True))
    assert room(journal).mark(5, LineKind.DESTROYED).about == 5
    assert room(journal).check().is_whole


def test_a_role_does_not_show_in_a_repr():
    assert "supervisor" not in repr(a_disclosure())
    assert "telephone" not in repr(a_disclosure())
