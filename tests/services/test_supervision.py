"""Supervision: questions noted anywhere, brought or not, what came back, and hours without content."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from tests.builders import DAY, a_reflection
from tests.memory import MemoryJournal
from tests.services.clocks import Clock

from unhurried.domain.errors import HeldByLaw, QuestionMissing
from unhurried.domain.forgetting import HoldChange
from unhurried.domain.supervision import Hours, QuestionKind, SessionKind, Standing, SupervisionQuestion
from unhurried.domain.threads import Origin
from unhurried.services.before_supervision import looking_back
from unhurried.services.supervision import SupervisionRoom
from unhurried.services.threads import ThreadRoom

WORDS = "Why do I speed up at the end?"


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def room(journal: MemoryJournal, clock: Clock) -> SupervisionRoom:
    return SupervisionRoom(journal, *clock.told)


def said(questions: list[SupervisionQuestion]) -> list[str]:
    return [asked.words for asked in questions]


# Questions


def test_a_question_is_noted_to_be_brought(room: SupervisionRoom):
    asked = room.ask(f"  {WORDS}\r\n", QuestionKind.ME, client_code="Heron", origin=Origin("r"), unsaid=" Bored. ")
    assert room.one(asked.question_id) == asked
    assert (asked.words, asked.unsaid, asked.kind, asked.client_code) == (WORDS, "Bored.", QuestionKind.ME, "Heron")
    assert (asked.day, asked.standing, asked.is_closed, asked.brought_on) == (DAY, Standing.TO_BRING, False, None)
    assert room.of_reflection("r") == [asked]
    assert room.questions(Standing.TO_BRING) == room.questions() == [asked]
    assert room.questions(Standing.BROUGHT, Standing.PARKED) == []


def test_what_is_half_typed_is_never_lost_and_no_question_yet(room: SupervisionRoom, clock: Clock):
    first = room.keep_growing("Why do")
    assert first
    again = room.keep_growing("Why do I ", QuestionKind.ME, question_id=first.question_id, client_code="Heron")
    assert again
    assert again.question_id == first.question_id
    assert room.unfinished() == again
    assert room.questions() == room.open_loops() == []
    clock.later(2)
    finished = room.finish(first.question_id)
    assert finished
    assert (finished.words, finished.day, finished.kind) == ("Why do I", DAY + timedelta(days=2), QuestionKind.ME)
    assert finished.noted_at > again.noted_at
    assert room.unfinished() is None
    assert room.questions() == [finished]
    # A save that comes late changes nothing, and neither does finishing it twice.
    assert room.keep_growing("Why do", question_id=first.question_id) == finished
    assert room.finish(first.question_id) == finished


def test_what_is_emptied_leaves_the_journal_again(room: SupervisionRoom):
    asked = room.keep_growing("W")
    assert asked
    assert room.keep_growing("  ", question_id=asked.question_id) is None
    assert room.has_gone(asked.question_id)
    assert room.keep_growing("", unsaid="\n") is None
    unsaid = room.keep_growing("", unsaid="Bored")
    assert unsaid
    assert room.finish(unsaid.question_id)


def test_finishing_nothing_leaves_nothing(room: SupervisionRoom, journal: MemoryJournal):
    asked = room.keep_growing("W")
    assert asked
    journal.supervision.put(replace(asked, words=" "))
    assert room.finish(asked.question_id) is None
    assert room.has_gone(asked.question_id)


def test_where_it_came_from_is_kept_while_it_grows(room: SupervisionRoom):
    asked = room.keep_growing("W", origin=Origin("r", "silence.first"))
    assert asked
    again = room.keep_growing("Wh", question_id=asked.question_id)
    assert again
    assert again.origin == Origin("r", "silence.first")


def test_one_that_was_removed_meanwhile_begins_anew(room: SupervisionRoom):
    again = room.keep_growing("W", question_id="never was")
    assert again
    assert room.unfinished() == again


def test_a_question_is_written_anew_and_says_when(room: SupervisionRoom, clock: Clock):
    asked = room.ask(WORDS, client_code="Heron", unsaid="Bored.")
    clock.later(3)
    same = room.edit(asked.question_id, words=f"{WORDS} ", kind=QuestionKind.WORK)
    assert same == asked
    kind = room.edit(asked.question_id, kind=QuestionKind.SETTING)
    assert (kind.kind, kind.edited_at, kind.words) == (QuestionKind.SETTING, None, WORDS)
    other = room.edit(asked.question_id, words="Why do I slow down?", client_code="", unsaid="")
    assert (other.words, other.client_code, other.unsaid) == ("Why do I slow down?", None, "")
    assert (other.day, other.noted_at) == (asked.day, asked.noted_at)
    assert other.edited_at
    assert other.edited_at > asked.noted_at
    with pytest.raises(QuestionMissing):
        room.edit("never was", words="x")


@pytest.mark.parametrize("first", Standing)
@pytest.mark.parametrize("then", Standing)
def test_from_any_standing_to_any_other(room: SupervisionRoom, first: Standing, then: Standing):
    asked = room.ask(WORDS)
    for standing in (first, then):
        assert room.set_standing(asked.question_id, standing).standing is standing
    assert said(room.questions(then)) == [WORDS]
    assert bool(room.open_loops()) == (then is Standing.BROUGHT)


def test_the_day_on_which_it_was_brought_is_noted(room: SupervisionRoom, clock: Clock):
    asked = room.ask(WORDS).question_id
    clock.later(5)
    assert room.set_standing(asked, Standing.BROUGHT).brought_on == clock.day
    clock.later(5)
    # Said again it stays, and it can be put right.
    assert room.set_standing(asked, Standing.BROUGHT).brought_on == DAY + timedelta(days=5)
    assert room.set_standing(asked, Standing.BROUGHT, DAY).brought_on == DAY
    assert room.set_standing(asked, Standing.PARKED).brought_on == DAY
    assert room.set_standing(asked, Standing.TO_BRING).brought_on is None
    assert room.set_standing(asked, Standing.BROUGHT).brought_on == clock.day


def test_an_open_loop_is_what_was_brought_until_the_writer_is_done_with_it(room: SupervisionRoom):
    asked = room.ask(WORDS).question_id
    assert room.open_loops() == []
    room.set_standing(asked, Standing.BROUGHT)
    assert said(room.open_loops()) == [WORDS]
    room.note_back(asked, heard=" Who is in a hurry? ")
    room.note_back(asked, did="Waited.", happened="")
    found = room.one(asked)
    assert (found.heard, found.did, found.happened) == ("Who is in a hurry?", "Waited.", "")
    assert found.edited_at is None
    assert room.open_loops() == [found]
    room.close(asked)
    assert room.open_loops() == []
    assert said(room.questions(Standing.BROUGHT)) == [WORDS]
    room.reopen(asked)
    assert said(room.open_loops()) == [WORDS]
    room.close(asked)
    # Brought once more, it is open once more; said again, it stays as it is.
    room.set_standing(asked, Standing.BROUGHT)
    assert room.open_loops() == []
    room.set_standing(asked, Standing.TO_BRING)
    room.set_standing(asked, Standing.BROUGHT)
    assert said(room.open_loops()) == [WORDS]


def test_a_question_is_removed_with_its_traces(room: SupervisionRoom, journal: MemoryJournal):
    asked = room.ask(WORDS).question_id
    room.remove(asked)
    assert room.has_gone(asked)
    assert journal.traces_forgotten == 1


def test_a_hold_keeps_it_and_lets_more_be_noted(room: SupervisionRoom, journal: MemoryJournal):
    asked = room.ask(WORDS).question_id
    journal.holds.add(HoldChange(DAY, is_on=True))
    for refused in (lambda: room.remove(asked), lambda: room.edit(asked, words="Others.")):
        with pytest.raises(HeldByLaw):
            refused()
    room.set_standing(asked, Standing.BROUGHT)
    room.note_back(asked, heard="Wait.")
    room.note_back(asked, heard="Wait. And see.")
    with pytest.raises(HeldByLaw):
        room.note_back(asked, heard="")
    room.close(asked)
    assert room.one(asked).heard == "Wait. And see."
    growing = room.keep_growing("Half")
    assert growing
    room.keep_growing("", question_id=growing.question_id)
    assert room.has_gone(growing.question_id)


def test_a_question_has_no_due_date_and_no_score():
    names = {field.name for field in fields(SupervisionQuestion)}
    assert not {name for name in names if any(word in name for word in ("due", "score", "count", "progress"))}


# Sessions


def test_sessions_are_lines_with_a_role_on_one_line(room: SupervisionRoom):
    first = room.add_session(DAY, 60, with_role=" my\nsupervisor ")
    second = room.add_session(DAY + timedelta(days=7), 90, SessionKind.GROUP, group_size=5)
    assert room.sessions() == [second, first]
    assert first.with_role == "my supervisor"
    room.edit_session(replace(first, minutes=75))
    assert room.sessions()[1].minutes == 75
    room.remove_session(second.session_id)
    assert len(room.sessions()) == 1
    with pytest.raises(QuestionMissing):
        room.edit_session(second)
    assert len(room.sessions()) == 1


def test_the_last_session_before_a_day(room: SupervisionRoom):
    assert room.last_session_before(DAY) is None
    for days in (40, 10, 25):
        room.add_session(DAY - timedelta(days=days), 60)
    room.add_session(DAY, 60)
    assert room.last_session_before(DAY) == DAY - timedelta(days=10)
    assert room.last_session_before(DAY - timedelta(days=25)) == DAY - timedelta(days=40)
    assert room.last_session_before(DAY - timedelta(days=40)) is None


def test_hours_by_month_are_told_by_kind_and_hold_no_content(room: SupervisionRoom):
    for month, day, minutes, kind in (
        (1, 5, 60, SessionKind.GROUP),
        (1, 31, 50, SessionKind.INDIVIDUAL),
        (1, 30, 60, SessionKind.INDIVIDUAL),
        (3, 1, 90, SessionKind.PEER),
    ):
        room.add_session(date(2026, month, day), minutes, kind, "supervisor")
    march, january = room.by_month()
    assert (march.month, dict(march.kinds)) == (date(2026, 3, 1), {SessionKind.PEER: Hours(1, 90)})
    assert (january.month, january.together) == (date(2026, 1, 1), Hours(3, 170))
    assert january.kinds == {SessionKind.INDIVIDUAL: Hours(2, 110), SessionKind.GROUP: Hours(1, 60)}
    assert list(january.kinds) == [SessionKind.INDIVIDUAL, SessionKind.GROUP]
    assert "supervisor" not in repr(room.by_month())


# Before supervision


def test_looking_back_gathers_what_there_is_since_the_last_one(
    room: SupervisionRoom, journal: MemoryJournal, clock: Clock
):
    threads = ThreadRoom(journal, *clock.told)
    untouched = threads.start("Long ago", words="Words.")
    again, whole = (
        threads.start("Written to again", words="First."),
        threads.start("Through all of it", words="First."),
    )
    clock.later(30)
    since = clock.day
    begun = threads.start("Begun and never written to")
    threads.add(again.thread_id, "Later.")
    threads.add(whole.thread_id, "Later.")
    clock.later(7)
    until = clock.day
    clock.later(1)
    threads.add(whole.thread_id, "After it.")
    growing = threads.keep_growing(untouched.thread_id, "Half")
    assert growing
    for name, day in (("before", since - timedelta(days=1)), ("first", since), ("last", until), ("after", clock.day)):
        journal.reflections.put(a_reflection(name, reflection_id=name, day=day))
    brought = room.ask("Brought").question_id
    room.set_standing(brought, Standing.BROUGHT)
    room.set_standing(room.ask("Parked").question_id, Standing.PARKED)
    room.ask("To bring")
    room.keep_growing("Half")
    found = looking_back(journal, since, until)
    assert [glimpse.reflection_id for glimpse in found.reflections] == ["last", "first"]
    assert not found.has_older
    assert (said(list(found.to_bring)), said(list(found.open_loops))) == (["To bring"], ["Brought"])
    touched = {ends.thread.thread_id for ends in found.threads}
    assert touched == {begun.thread_id, again.thread_id, whole.thread_id}


def test_looking_back_over_years_says_that_there_is_more(journal: MemoryJournal):
    for number in range(201):
        journal.reflections.put(a_reflection(day=DAY - timedelta(days=number)))
    found = looking_back(journal, DAY - timedelta(days=400), DAY)
    assert (len(found.reflections), found.has_older, found.reflections[0].day) == (200, True, DAY)
    assert not looking_back(journal, DAY - timedelta(days=100), DAY).has_older
