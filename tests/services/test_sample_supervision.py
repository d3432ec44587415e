"""What the sample journal took to supervision: there at every ending, connected, and in the rules of the house."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from tests.memory import MemoryJournal
from tests.services.test_sample import BANNED, ENDING_ON, OTHER_ENDINGS, told

from unhurried.domain.client_codes import OFFERED
from unhurried.domain.disclosures import LineKind
from unhurried.domain.supervision import SessionKind, Standing
from unhurried.domain.text import clean
from unhurried.services.before_supervision import looking_back
from unhurried.services.ledger import LedgerRoom
from unhurried.services.sample_supervision import Supervised, sample_supervision
from unhurried.services.supervision import SupervisionRoom

ENDINGS = [ENDING_ON, *OTHER_ENDINGS]


@cache
def supervised(ending_on: date = ENDING_ON) -> Supervised:
    return sample_supervision(told(ending_on), ending_on)


@pytest.fixture
def journal() -> MemoryJournal:
    journal = MemoryJournal()
    with journal.transaction():
        for reflection in told():
            journal.reflections.put(reflection)
        supervised().put_into(journal)
    return journal


@pytest.mark.parametrize("ending_on", ENDINGS)
def test_there_are_a_few_of_each(ending_on: date):
    found = supervised(ending_on)
    standings = [asked.standing for asked in found.questions]
    assert 3 <= standings.count(Standing.TO_BRING) <= 4
    assert standings.count(Standing.PARKED) == 1
    assert sum(asked.is_open_loop for asked in found.questions) >= 1
    assert sum(asked.is_closed for asked in found.questions) == 1
    assert {session.kind for session in found.sessions} == {SessionKind.INDIVIDUAL, SessionKind.PEER}
    assert [line.kind for line in found.lines] == [LineKind.MADE, LineKind.DESTROYED, LineKind.MADE]


@pytest.mark.parametrize("ending_on", ENDINGS)
def test_all_of_it_hangs_on_reflections_and_nothing_is_of_the_last_day(ending_on: date):
    found = supervised(ending_on)
    days = {reflection.reflection_id: reflection.writing.day for reflection in told(ending_on)}
    sessions = {session.day for session in found.sessions}
    for asked in found.questions:
        assert asked.origin is not None
        assert days[asked.origin.reflection_id] == asked.day < ending_on
        if asked.brought_on:
            assert asked.day <= asked.brought_on < ending_on
            assert asked.brought_on in sessions
    assert all(session.day < ending_on for session in found.sessions)
    for line in found.lines:
        assert line.at.date() < ending_on
        for taken in line.disclosure.taken if line.disclosure else ():
            assert days[taken.reflection_id or ""] <= line.at.date()


def test_nothing_judges_labels_or_shouts_and_every_text_is_clean():
    found = supervised()
    texts = [text for a in found.questions for text in (a.words, a.heard, a.did, a.happened, a.unsaid)]
    texts += [session.with_role for session in found.sessions]
    for text in texts:
        assert not BANNED.search(text), text
        assert clean(text).strip() == text
        assert all(len(sentence.split()) <= 20 for sentence in text.replace("?", ".").split(".")), text


def test_codes_are_among_those_offered_and_ids_are_their_own():
    found = supervised()
    codes = {reflection.reflection_id: reflection.writing.client_code for reflection in told()}
    for asked in found.questions:
        assert asked.origin
        assert asked.client_code in (None, *OFFERED)
        assert asked.client_code in (None, codes[asked.origin.reflection_id])
    ids = [asked.question_id for asked in found.questions] + [session.session_id for session in found.sessions]
    assert len(set(ids)) == len(ids)
    assert sample_supervision(told(), ENDING_ON) == found


def test_it_is_put_into_a_journal_and_the_ledger_is_whole(journal: MemoryJournal):
    assert journal.supervision.questions() == list(supervised().questions)
    assert journal.supervision.sessions() == list(reversed(supervised().sessions))
    ledger = LedgerRoom(journal, lambda: supervised().lines[-1].at, lambda: ENDING_ON)
    assert ledger.check().is_whole
    assert [entry.is_out for entry in ledger.entries()] == [False, True]


def test_there_is_something_to_look_back_on_since_the_last_session(journal: MemoryJournal):
    room = SupervisionRoom(journal, lambda: supervised().lines[-1].at, lambda: ENDING_ON, lambda: "id")
    last = room.last_session_before(ENDING_ON)
    assert last
    found = looking_back(journal, last, ENDING_ON)
    assert len(found.reflections) >= 3
    assert found.to_bring
    assert found.open_loops
    assert len(room.by_month()) > 6
