"""Supervision: the encrypted journal and the one in memory keep questions and sessions alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.builders import AT, DAY, a_question, a_session
from tests.storage.conftest import Place

from unhurried.domain.errors import HeldByLaw, NotKept, QuestionMissing
from unhurried.domain.forgetting import HoldChange
from unhurried.domain.ports import Journal
from unhurried.domain.supervision import QuestionKind, SessionKind, Standing
from unhurried.domain.threads import Origin
from unhurried.storage.journal import SqlcipherJournal

LATER = AT + timedelta(days=40)
FULL = a_question(
    question_id="full",
    kind=QuestionKind.ETHICS,
    standing=Standing.BROUGHT,
    client_code="Heron",
    origin=Origin("r", "silence.first", "m"),
    brought_on=DAY + timedelta(days=9),
    heard="That the hurry may be mine.",
    did="I waited at the door.",
    happened="It was quiet, and that was all right.",
    unsaid="That I was bored.",
    is_closed=True,
    edited_at=LATER,
)


def test_a_question_comes_back_as_it_was_put_down(journal: Journal):
    for asked in (a_question(), FULL, a_question("", is_unfinished=True, unsaid="Half"), a_question("早く 🕊 قريبا")):
        journal.supervision.put(asked)
        assert journal.supervision.one(asked.question_id) == asked
    with pytest.raises(QuestionMissing):
        journal.supervision.one("never was")


def test_an_empty_code_is_none(journal: Journal):
    journal.supervision.put(a_question(question_id="q", client_code=""))
    assert journal.supervision.one("q").client_code is None


def test_questions_are_in_the_order_in_which_they_were_noted(journal: Journal):
    journal.supervision.put(a_question("second", question_id="b", noted_at=LATER))
    journal.supervision.put(a_question("first", question_id="a"))
    journal.supervision.put(a_question("as late", question_id="c", noted_at=LATER))
    journal.supervision.put(a_question("second", question_id="b", noted_at=LATER, standing=Standing.PARKED))
    assert [asked.question_id for asked in journal.supervision.questions()] == ["a", "b", "c"]


def test_questions_are_found_by_what_they_came_from(journal: Journal):
    for name in ("of r", "of s", "of nothing"):
        origin = Origin(name[-1]) if name != "of nothing" else None
        journal.supervision.put(a_question(name, question_id=name, origin=origin))
    assert [asked.words for asked in journal.supervision.of_reflection("r")] == ["of r"]
    assert journal.supervision.of_reflection("nowhere") == []


def test_a_question_that_is_removed_is_gone(journal: Journal):
    journal.supervision.put(FULL)
    journal.supervision.remove("full")
    journal.supervision.remove("full")
    assert journal.supervision.questions() == []


@pytest.mark.parametrize("kind", SessionKind)
def test_a_session_comes_back_as_it_was_put_down(journal: Journal, kind: SessionKind):
    for session in (
        a_session(kind=kind),
        a_session(minutes=90, kind=kind, with_role="lead supervisor", group_size=4),
    ):
        journal.supervision.put_session(session)
        assert journal.supervision.session(session.session_id) == session
    with pytest.raises(QuestionMissing):
        journal.supervision.session("never was")


def test_sessions_are_from_the_latest_to_the_first(journal: Journal):
    days = {"b": DAY, "a": DAY - timedelta(days=30), "c": DAY, "d": DAY + timedelta(days=30)}
    for name, day in days.items():
        journal.supervision.put_session(a_session(day, session_id=name))
    journal.supervision.put_session(a_session(DAY, 90, session_id="b"))
    assert [session.session_id for session in journal.supervision.sessions()] == ["d", "c", "b", "a"]
    assert journal.supervision.session("b").minutes == 90
    journal.supervision.remove_session("c")
    assert [session.session_id for session in journal.supervision.sessions()] == ["d", "b", "a"]


@pytest.mark.parametrize(("minutes", "size"), [(0, None), (-5, None), (60, 0)])
def test_a_session_takes_a_minute_and_somebody(minutes: int, size: int | None):
    with pytest.raises(ValueError, match="a minute and somebody"):
        a_session(minutes=minutes, group_size=size)


@pytest.mark.parametrize("part", ["words", "heard", "did", "happened", "unsaid"])
def test_a_hold_keeps_every_word_of_a_finished_question(journal: Journal, part: str):
    asked = replace(FULL, words="What was it?")
    journal.supervision.put(asked)
    journal.holds.add(HoldChange(DAY, is_on=True))
    for other in ("", "Something else."):
        with pytest.raises(HeldByLaw):
            journal.supervision.put(replace(asked, **{part: other}))
    with pytest.raises(HeldByLaw):
        journal.supervision.remove("full")
    with pytest.raises(HeldByLaw):
        journal.supervision.put(replace(asked, is_unfinished=True))
    assert journal.supervision.one("full") == asked
    # Nothing is done away with by more words, or by what is no words.
    more = replace(asked, standing=Standing.PARKED, is_closed=False, **{part: getattr(asked, part) + " And more."})
    journal.supervision.put(more)
    assert journal.supervision.one("full") == more
    journal.holds.add(HoldChange(DAY, is_on=False))
    journal.supervision.remove("full")


def test_what_is_still_being_written_may_change_and_go_under_a_hold(journal: Journal):
    journal.holds.add(HoldChange(DAY, is_on=True))
    journal.supervision.put(a_question("Half", question_id="q", is_unfinished=True))
    journal.supervision.put(a_question("Other", question_id="q", is_unfinished=True))
    journal.supervision.remove("q")
    journal.supervision.put(a_question("Half", question_id="q", is_unfinished=True))
    journal.supervision.put(a_question("Whole", question_id="q"))
    with pytest.raises(HeldByLaw):
        journal.supervision.remove("q")


def test_what_came_back_may_be_noted_under_a_hold(journal: Journal):
    journal.supervision.put(a_question(question_id="q"))
    journal.holds.add(HoldChange(DAY, is_on=True))
    journal.supervision.put(a_question(question_id="q", heard="Wait."))
    with pytest.raises(HeldByLaw):
        journal.supervision.put(a_question(question_id="q", heard="Go on."))


def test_a_hold_keeps_sessions(journal: Journal):
    session = a_session(session_id="s", with_role="supervisor")
    journal.supervision.put_session(session)
    journal.holds.add(HoldChange(DAY, is_on=True))
    with pytest.raises(HeldByLaw):
        journal.supervision.remove_session("s")
    with pytest.raises(HeldByLaw):
        journal.supervision.put_session(replace(session, with_role="a peer"))
    journal.supervision.put_session(replace(session, minutes=75, with_role="supervisor, new"))
    assert journal.supervision.sessions() == [replace(session, minutes=75, with_role="supervisor, new")]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE supervision_question SET kind = 'client'",
        "UPDATE supervision_question SET standing = 'overdue'",
        "UPDATE supervision_question SET brought_on = 'someday'",
        "UPDATE supervision_question SET client_code = ''",
        "UPDATE supervision_question SET reflection_uid = NULL",
        "UPDATE supervision_question SET is_closed = 2",
        "UPDATE supervision_session SET minutes = 0",
        "UPDATE supervision_session SET group_size = 0",
        "UPDATE supervision_session SET kind = 'client'",
        "UPDATE supervision_session SET day = 'someday'",
    ],
)
def test_the_schema_defends_itself(place: Place, sql: str):
    journal = place.open()
    journal.supervision.put(FULL)
    journal.supervision.put_session(a_session())
    journal.close()
    db = place.raw()
    with pytest.raises(Exception, match=r"constraint failed|cannot store"):
        db.execute(sql)
    db.close()


def test_half_a_surrogate_pair_is_refused_without_being_quoted(opened: SqlcipherJournal):
    with pytest.raises(NotKept) as caught:
        opened.supervision.put(a_question("a canary \ud83d"))
    assert "canary" not in repr(caught.value)
    assert opened.supervision.questions() == []


def test_nothing_of_it_shows_in_a_repr():
    said = repr(FULL) + repr(a_session(with_role="a role"))
    texts = (FULL.words, FULL.heard, FULL.did, FULL.happened, FULL.unsaid, "Heron", "a role")
    assert [text for text in texts if text in said] == []


PLANS = {
    "one": lambda journal: journal.supervision.one("full"),
    "questions": lambda journal: journal.supervision.questions(),
    "of a reflection": lambda journal: journal.supervision.of_reflection("r"),
    "a session": lambda journal: journal.supervision.session("s"),
    "sessions": lambda journal: journal.supervision.sessions(),
    "the ledger": lambda journal: journal.ledger.lines(),
    "decisions": lambda journal: journal.copies.decisions(),
}


@pytest.mark.parametrize("ask", PLANS.values(), ids=PLANS)
def test_every_question_walks_an_index_and_sorts_nothing(opened: SqlcipherJournal, monkeypatch, ask):
    opened.supervision.put(FULL)
    opened.supervision.put_session(a_session(session_id="s"))
    engine = opened.supervision._engine
    plain, told = engine.rows, list[str]()

    def rows(sql: str, *values: str) -> object:
        told.extend(step["detail"] for step in plain(f"EXPLAIN QUERY PLAN {sql}", *values))
        return plain(sql, *values)

    monkeypatch.setattr(engine, "rows", rows)
    ask(opened)
    assert told
    assert [step for step in told if "TEMP B-TREE" in step] == []
    # Where all of them are wanted, they are read in the order of an index; where one is, nothing else is.
    assert all("USING INDEX" in step or step == "SCAN ledger" for step in told)
