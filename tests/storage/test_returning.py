"""Meeting one's earlier self: the encrypted journal and the one in memory find the same days and the same words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.builders import AT, DAY, a_note, a_reflection, a_thread, an_answer

from unhurried.domain.finding import Filter
from unhurried.domain.ports import Journal
from unhurried.domain.returning import Place, Returned, same_day


def put(journal: Journal, reflection_id: str, day: date, *prompts: str, **fields) -> None:
    answers = tuple(
        an_answer(f"{reflection_id} on {prompt}", prompt_id=prompt, wording=f"{prompt}?") for prompt in prompts
    )
    journal.reflections.put(a_reflection(reflection_id=reflection_id, day=day, answers=answers, **fields))


@pytest.mark.parametrize(
    ("day", "years", "then"),
    [
        (date(2026, 3, 4), 1, date(2025, 3, 4)),
        (date(2028, 2, 29), 1, date(2027, 2, 28)),
        (date(2028, 2, 29), 4, date(2024, 2, 29)),
        (date(2, 1, 1), 1, date(1, 1, 1)),
        (date(1, 1, 1), 1, None),
    ],
)
def test_the_same_day_of_an_earlier_year(day: date, years: int, then: date | None):
    assert same_day(day, years) == then


def test_the_first_day_is_that_of_the_earliest_reflection(journal: Journal):
    assert journal.returning.first_day() is None
    put(journal, "trashed", DAY - timedelta(days=9), trashed_at=AT)
    assert journal.returning.first_day() is None
    for number in (5, 2, 7):
        put(journal, f"r{number}", DAY + timedelta(days=number))
    assert journal.returning.first_day() == DAY + timedelta(days=2)


def test_what_is_near_a_day_the_nearest_first(journal: Journal):
    for name, days in (("far", 4), ("after", 1), ("then", 0), ("then too", 0), ("before", -1), ("edge", -3)):
        put(journal, name, DAY + timedelta(days=days))
    put(journal, "trashed", DAY, trashed_at=AT)
    days = [DAY, DAY + timedelta(days=100), DAY + timedelta(days=6)]
    near = journal.returning.near(days, 3, 9)
    assert [[glimpse.reflection_id for glimpse in glimpses] for glimpses in near] == [
        ["then", "then too", "before", "after", "edge"],
        [],
        ["far"],
    ]
    (few,) = journal.returning.near([DAY], 3, 2)
    assert [glimpse.reflection_id for glimpse in few] == ["then", "then too"]
    assert "".join(piece.text for piece in few[0].pieces) == "A pause that I left alone."
    assert journal.returning.near([], 3, 2) == []


@pytest.mark.parametrize("day", [date.min, date.max])
def test_at_the_ends_of_time(journal: Journal, day: date):
    put(journal, "r", day)
    (near,) = journal.returning.near([day], 3, 9)
    assert [glimpse.reflection_id for glimpse in near] == ["r"]


def test_threads_and_prompts_that_are_returned_to(journal: Journal):
    for number in range(4):
        day = DAY + timedelta(days=number)
        put(
            journal,
            f"r{number}",
            day,
            "often",
            *(["twice"] if number < 2 else []),
            *(["once"] if number == 0 else []),
        )
    put(journal, "trashed", DAY + timedelta(days=90), "once", trashed_at=AT)
    for name, number in (("long", 3), ("short", 1), ("empty", 0)):
        journal.threads.put(a_thread(f"Thread {name}", thread_id=name))
        for note in range(number):
            at = AT + timedelta(days=note)
            journal.threads.put_note(a_note(name, f"{name} {note}", written_at=at, day=at.date()))
    journal.threads.put_note(a_note("short", "Half a sen", is_unfinished=True, written_at=AT + timedelta(days=9)))
    often = Returned(Place.PROMPT, "often", "often?", "r3 on often", DAY + timedelta(days=3), "r3")
    twice = Returned(Place.PROMPT, "twice", "twice?", "r1 on twice", DAY + timedelta(days=1), "r1")
    long = Returned(Place.THREAD, "long", "Thread long", "long 2", DAY + timedelta(days=2))
    assert journal.returning.returned_to(2, 9) == [often, long, twice]
    assert journal.returning.returned_to(2, 2) == [often, long]
    assert journal.returning.returned_to(4, 9) == [often]
    assert journal.returning.returned_to(5, 9) == []
    everything = journal.returning.returned_to(1, 9)
    assert [told.key for told in everything] == ["often", "long", "twice", "short", "once"]


def test_a_prompt_answered_twice_in_one_reflection_shows_the_first(journal: Journal):
    answers = (an_answer("first", prompt_id="p"), an_answer("second", prompt_id="p"))
    journal.reflections.put(a_reflection(answers=answers))
    (told,) = journal.returning.returned_to(2, 9)
    assert told.words == "first"


def test_the_timeline_is_narrowed_to_a_prompt(journal: Journal):
    for number, prompt_id in enumerate(("quiet", "other", "quiet", "quiet")):
        answers = (an_answer("I waited." if number else "No.", prompt_id=prompt_id),)
        trashed_at = AT if number == 3 else None
        reflection = a_reflection("", reflection_id=f"r{number}", answers=answers, trashed_at=trashed_at)
        journal.reflections.put(reflection)

    def ids(narrowed: Filter) -> list[str]:
        places = journal.reflections.places(narrowed)
        return [glimpse.reflection_id for glimpse in journal.reflections.glimpses(places, narrowed)]

    assert ids(Filter(prompt="quiet")) == ["r2", "r0"]
    assert ids(Filter(prompt="quiet", words="waited")) == ["r2"]
    assert ids(Filter(prompt="quiet", words="-waited")) == ["r0"]
    assert ids(Filter(prompt="quiet", in_trash=True)) == ["r3"]
    assert ids(Filter(prompt="never asked")) == []
