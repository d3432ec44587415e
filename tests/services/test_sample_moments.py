"""Moments and notes of the sample journal: ordinary, unresolved, and enough of each for every rung of the ladder."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest
from tests.computer import QUICK
from tests.services.sample_days import ENDING_ON, OTHER_ENDINGS

from unhurried import sample_journal
from unhurried.domain.finding import Filter
from unhurried.domain.looking_back import Annotation
from unhurried.domain.moments import Did, Happened, Moment, Noticed
from unhurried.domain.pacing import ladder
from unhurried.domain.pacing.ladder import Rung
from unhurried.domain.reflections import Reflection
from unhurried.domain.text import clean
from unhurried.services.sample import sample_notes, sample_reflections
from unhurried.services.sample_calendar import SampleCalendar
from unhurried.services.sample_material import load_material
from unhurried.services.shelves import load_shelves
from unhurried.storage import SqlcipherFolders

SHELVES = load_shelves()
MATERIAL = load_material()
ENDINGS = [ENDING_ON, date(2026, 11, 20), *OTHER_ENDINGS]
# Words of product.md section 3 that judge or press, and any that would make a moment somebody's trait.
BANNED = re.compile(
    r"resist|avoid|complian|should|great|openness|readiness|progress|trust\b|improv|better|worse|score|streak|goal|"
    r"\b(?:client|patient|defensive|guarded|difficult|needy|manipulative|hostile|withdrawn)\b|!",
    re.IGNORECASE,
)


@cache
def told(ending_on: date = ENDING_ON) -> list[Reflection]:
    return sample_reflections(SHELVES, ending_on)


@cache
def notes(ending_on: date = ENDING_ON) -> list[Annotation]:
    return sample_notes(ending_on)


def moments(ending_on: date = ENDING_ON) -> list[Moment]:
    return [moment for reflection in told(ending_on) for moment in reflection.writing.moments]


@pytest.mark.parametrize("ending_on", ENDINGS)
def test_there_is_a_sensible_number_spread_over_the_years(ending_on: date):
    assert 120 <= len(moments(ending_on)) <= 180
    for years_back in range(3):
        last = ending_on - timedelta(days=365 * years_back)
        in_year = [r for r in told(ending_on) if last - timedelta(days=365) < r.writing.day <= last]
        assert sum(len(r.writing.moments) for r in in_year) >= 25


@pytest.mark.parametrize("ending_on", ENDINGS)
def test_every_choice_is_there_some_are_left_open_and_none_is_unknown(ending_on: date):
    every = moments(ending_on)
    assert {m.happened for m in every} == {*Happened, ""}
    assert {m.did for m in every} == {*Did, ""}
    assert {m.noticed for m in every} == {*Noticed, ""}
    assert not any(moment.is_empty for moment in every)


def test_some_have_words_in_some_fields_and_some_have_none():
    fields = Counter(sum(bool(words) for words in moment.words) for moment in moments())
    assert fields[0] >= 10
    assert fields[1] >= 25
    assert fields[2] >= 25
    assert fields[3] + fields[4] >= 10
    each = [sum(bool(moment.words[place]) for moment in moments()) for place in range(4)]
    assert all(30 <= count < len(moments()) * 0.7 for count in each), each


def test_something_else_is_never_without_words():
    for moment in moments():
        assert moment.happened != Happened.OTHER or moment.happened_words
        assert moment.did != Did.OTHER or moment.did_words


@pytest.mark.parametrize("ending_on", ENDINGS)
def test_no_line_is_written_more_than_twice_and_most_only_once(ending_on: date):
    counts = Counter(words for moment in moments(ending_on) for words in moment.words if words)
    assert max(counts.values()) <= 2
    assert len([line for line, count in counts.items() if count == 1]) > len(counts) / 2


def test_no_two_of_them_are_alike_where_they_have_words():
    worded = [(m.happened, m.did, m.words) for m in moments() if sum(bool(words) for words in m.words) >= 2]
    assert len(set(worded)) == len(worded)


@pytest.mark.parametrize("ending_on", ENDINGS)
def test_nothing_judges_labels_or_shouts(ending_on: date):
    lines = [
        *(words for moment in moments(ending_on) for words in moment.words),
        *(n.words for n in notes(ending_on)),
    ]
    assert [line for line in lines if BANNED.search(line)] == []
    assert all(clean(line) == line == line.strip() for line in lines)


def test_ids_are_their_own_and_the_same_every_time():
    ids = [moment.moment_id for moment in moments()]
    assert all(ids)
    assert len(set(ids)) == len(ids)
    again = sample_reflections(SHELVES, ENDING_ON)
    assert [m.moment_id for r in again for m in r.writing.moments] == ids
    assert sample_notes(ENDING_ON) == notes()


def test_the_hard_spring_has_none_and_neither_has_what_is_about_no_client():
    calendar = SampleCalendar(MATERIAL.life, ENDING_ON)
    remembered = [r.writing for r in told() if r.writing.moments]
    assert all(writing.client_code for writing in remembered)
    assert not any(calendar.hard[0] <= writing.day <= calendar.hard[1] for writing in remembered)


@pytest.mark.parametrize("ending_on", ENDINGS)
def test_noticing_moves_forward_a_little_and_is_never_all_of_one_kind(ending_on: date):
    noticed = [moment.noticed for moment in moments(ending_on)]
    third = len(noticed) // 3
    first, last = Counter(noticed[:third]), Counter(noticed[-third:])
    assert first["afterwards"] > first["then"] + first["later"] - 5
    assert first["afterwards"] > last["afterwards"]
    assert last["then"] + last["later"] > first["then"] + first["later"]
    for part in (first, last):
        assert all(part[each] >= 3 for each in Noticed), part
    assert last["afterwards"] + last["supervision"] >= third / 5


@pytest.mark.parametrize("ending_on", ENDINGS)
def test_a_handful_of_notes_stand_where_the_story_tells_of_them(ending_on: date):
    found = notes(ending_on)
    assert 5 <= len(found) <= 7
    assert [note.day for note in found] == sorted(note.day for note in found)
    assert len({note.annotation_id for note in found}) == len(found)
    days = {reflection.writing.day for reflection in told(ending_on)}
    assert {note.day for note in found} <= days
    assert max(len(note.words) for note in found) <= 60
    by_words = {note.words: note.day for note in found}
    calendar = SampleCalendar(MATERIAL.life, ending_on)
    assert calendar.hard[0] <= by_words["my mother's fall"] <= calendar.hard[1]
    assert by_words["course on Saturdays"] == calendar.course[0]
    heron = [r.writing.day for r in told(ending_on) if r.writing.client_code == "Heron"]
    assert by_words["last time with Heron"] == heron[-1]
    assert heron[0] < by_words["began watching for quiet"] < heron[-1]


@pytest.mark.parametrize("ending_on", ENDINGS)
@pytest.mark.parametrize("days", [365, 4 * 365])
def test_every_rung_of_the_ladder_is_there(ending_on: date, days: int):
    answered = Counter(
        marking.marker_id
        for reflection in told(ending_on)
        if (ending_on - reflection.writing.day).days < days
        for marking in reflection.writing.markings
    )
    rungs = Counter(ladder.rung(count) for count in answered.values())
    assert set(rungs) == set(Rung)
    assert rungs[Rung.PERIODS] >= 3 or days == 365


@pytest.mark.parametrize("ending_on", ENDINGS)
def test_several_habits_can_be_drawn_block_by_block(ending_on: date):
    answered = Counter(m.marker_id for r in told(ending_on) for m in r.writing.markings)
    long_enough = [count for count in answered.values() if ladder.may_run([10] * (count // 10))]
    assert len(long_enough) >= 3
    assert len([count for count in answered.values() if 40 <= count < 100]) >= 4


def test_an_opened_sample_holds_them_all():
    at = datetime(2026, 11, 23, tzinfo=UTC)
    _, journal = sample_journal.open_sample_journal(SqlcipherFolders(QUICK), ENDING_ON, at)
    try:
        assert journal.looking_back.moment_counts(Filter()).total() == len(moments())
        assert journal.looking_back.annotations() == notes()
    finally:
        journal.close()
        sample_journal.remove_all()
