"""The ledger and the copy desk: what left and what became of it; what is being made, and what was decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.builders import DAY, a_disclosure
from tests.memory import MemoryJournal
from tests.services.clocks import Clock

from unhurried.domain.disclosures import LedgerCheck, LineKind
from unhurried.domain.errors import DiskIsFull, LineMissing
from unhurried.domain.sharing.parts import CopyDraft, Decision, Treatment
from unhurried.services.copy_desk import CopyDesk
from unhurried.services.ledger import LedgerRoom


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def room(journal: MemoryJournal, clock: Clock) -> LedgerRoom:
    return LedgerRoom(journal, clock.now, clock.today)


@pytest.fixture
def desk(journal: MemoryJournal) -> CopyDesk:
    return CopyDesk(journal)


def test_a_copy_is_recorded_and_marked_later(room: LedgerRoom, clock: Clock):
    made = room.record(a_disclosure(" my\nsupervisor "))
    other = room.record(a_disclosure("examiner"))
    clock.later(20)
    room.mark(made.number, LineKind.RETURNED)
    clock.later(1)
    destroyed = room.mark(made.number, LineKind.DESTROYED)
    first, second = room.entries()
    assert first.disclosure.for_role == "my supervisor"
    assert (first.line, second.line) == (made, other)
    assert (first.is_out, second.is_out) == (False, True)
    assert (first.destroyed_on, second.destroyed_on, second.returned_on) == (destroyed.at, None, None)
    assert first.returned_on
    assert first.returned_on < destroyed.at
    assert [line.number for line in room.lines()] == [1, 2, 3, 4]
    assert room.check() == LedgerCheck()
    assert room.check().is_whole


def test_an_empty_ledger_is_whole(room: LedgerRoom):
    assert room.check().is_whole
    assert room.entries() == room.to_destroy() == []


@pytest.mark.parametrize("number", [0, 2, 3, 99])
def test_only_a_copy_can_be_marked(room: LedgerRoom, number: int):
    room.record(a_disclosure())
    room.mark(1, LineKind.RETURNED)
    with pytest.raises(LineMissing):
        room.mark(number, LineKind.DESTROYED)
    with pytest.raises(ValueError, match="made once"):
        room.mark(1, LineKind.MADE)
    assert len(room.lines()) == 2
    assert room.check().is_whole


def test_what_was_to_be_destroyed_by_now_is_told(room: LedgerRoom, clock: Clock):
    room.record(a_disclosure("late", destroy_by=DAY + timedelta(days=5)))
    room.record(a_disclosure("gone", destroy_by=DAY + timedelta(days=5)))
    room.record(a_disclosure("for ever", destroy_by=None))
    room.mark(2, LineKind.DESTROYED)
    clock.later(5)
    assert room.to_destroy() == []
    clock.later(1)
    assert [entry.disclosure.for_role for entry in room.to_destroy()] == ["late"]


def test_a_line_that_cannot_be_written_is_no_line(room: LedgerRoom, journal: MemoryJournal):
    room.record(a_disclosure())
    journal.obstacle = DiskIsFull()
    with pytest.raises(DiskIsFull):
        room.record(a_disclosure())
    journal.obstacle = None
    assert len(room.lines()) == 1
    assert room.check().is_whole


def test_a_changed_line_is_noticed(room: LedgerRoom, journal: MemoryJournal):
    for _ in range(3):
        room.record(a_disclosure())
    journal.ledger.written[2] = replace(journal.ledger.written[2], disclosure=a_disclosure("nobody"))
    assert room.check() == LedgerCheck(first_bad=2)


def test_there_is_one_copy_on_the_desk(desk: CopyDesk):
    assert desk.draft() is None
    draft = desk.keep(CopyDraft("Why\r\ndo I hurry?", chosen=("r/paragraph/0",), for_role="supervisor"))
    assert draft.question == "Why\ndo I hurry?"
    assert desk.draft() == draft
    other = replace(draft, chosen=(), decisions=(Decision("Ann"),))
    assert desk.keep(other) == other == desk.draft()
    desk.drop()
    assert desk.draft() is None


def test_what_is_decided_about_a_word_is_remembered(desk: CopyDesk):
    desk.decide(Decision(" Oak  Street ", Treatment.GENERALISE, "a street"))
    desk.decide(Decision("Ann", never_leaves=True))
    assert desk.decisions() == [
        Decision("Ann", never_leaves=True),
        Decision("Oak Street", Treatment.GENERALISE, "a street"),
    ]
    desk.decide(Decision("ANN", Treatment.KEEP))
    assert desk.decisions()[0] == Decision("ANN", Treatment.KEEP)
    desk.forget("oak street")
    assert [decision.word for decision in desk.decisions()] == ["ANN"]
    desk.decide(Decision("   "))
    assert len(desk.decisions()) == 1
