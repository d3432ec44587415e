"""Returning: a year ago is offered only when asked for, not on a day that was declined, and nothing is concluded."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import pytest
from tests.builders import AT, a_note, a_reflection, a_thread, an_answer
from tests.memory import MemoryJournal

from unhurried.domain.returning import Place, Returned, YearAgo
from unhurried.services.returning import MOST, ReturningRoom

TODAY = date(2026, 3, 4)


class Room(ReturningRoom):
    """One whose day is set by hand."""

    def __init__(self, journal: MemoryJournal) -> None:
        self.journal = journal
        self.day = TODAY
        super().__init__(journal, lambda: self.day)


@pytest.fixture
def room() -> Room:
    return Room(MemoryJournal())


def put(room: Room, *days: date) -> None:
    for day in days:
        room.journal.reflections.put(a_reflection(day=day))


def ids(found: YearAgo | None) -> list[date]:
    return [glimpse.day for glimpse in found.glimpses] if found else []


def test_it_is_off_until_it_is_asked_for(room: Room):
    put(room, date(2025, 3, 4))
    assert not room.offers_year_ago
    assert room.year_ago() is None
    room.offer_year_ago(offered=True)
    assert ids(room.year_ago()) == [date(2025, 3, 4)]
    room.offer_year_ago(offered=False)
    assert room.year_ago() is None


def test_not_today_is_remembered_and_asked_again_another_day(room: Room):
    put(room, date(2025, 3, 4))
    room.offer_year_ago(offered=True)
    room.not_today()
    assert room.year_ago() is None
    afterwards = Room(room.journal)
    assert afterwards.is_not_today
    assert afterwards.year_ago() is None
    afterwards.day += timedelta(days=1)
    assert ids(afterwards.year_ago()) == [date(2025, 3, 4)]


@pytest.mark.parametrize(("days", "is_near"), [(-4, False), (-3, True), (0, True), (3, True), (4, False)])
def test_about_a_year_ago(room: Room, days: int, is_near: bool):
    put(room, date(2025, 3, 4) + timedelta(days=days))
    room.offer_year_ago(offered=True)
    assert (room.year_ago() is not None) == is_near


def test_the_one_nearest_to_the_day(room: Room):
    put(room, date(2025, 3, 6), date(2025, 3, 5), date(2024, 3, 4))
    room.offer_year_ago(offered=True)
    assert ids(room.year_ago()) == [date(2025, 3, 5)]


def test_earlier_years_when_somebody_asks(room: Room):
    assert room.years_ago() == []
    put(room, date(2025, 3, 5), date(2025, 3, 4), date(2023, 3, 1), date(2020, 3, 9), TODAY)
    assert [(found.years, ids(found)) for found in room.years_ago()] == [
        (1, [date(2025, 3, 4), date(2025, 3, 5)]),
        (3, [date(2023, 3, 1)]),
    ]


def test_in_the_first_year_there_is(room: Room):
    room.day = date(1, 1, 1)
    put(room, room.day)
    room.offer_year_ago(offered=True)
    assert (room.year_ago(), room.years_ago()) == (None, [])


def test_where_somebody_keeps_returning_is_a_plain_list_without_numbers(room: Room):
    threads, reflections = room.journal.threads, room.journal.reflections
    threads.put(a_thread("The quiet", thread_id="t"))
    for number in range(3):
        at = AT + timedelta(days=number)
        threads.put_note(a_note("t", f"Words {number}", written_at=at, day=at.date()))
        answers = (an_answer(f"Answer {number}", prompt_id="p", wording="W?"),)
        reflections.put(a_reflection(reflection_id=f"r{number}", day=TODAY, answers=answers))
    assert room.keep_returning() == [
        Returned(Place.THREAD, "t", "The quiet", "Words 2", TODAY + timedelta(days=2)),
        Returned(Place.PROMPT, "p", "W?", "Answer 2", TODAY, "r2"),
    ]
    assert "int" not in {field.type for field in fields(Returned)}


def test_the_list_is_short(room: Room):
    for number in range(MOST + 5):
        room.journal.threads.put(a_thread(thread_id=f"{number}"))
        for _ in range(3):
            room.journal.threads.put_note(a_note(f"{number}"))
    assert len(room.keep_returning()) == MOST
