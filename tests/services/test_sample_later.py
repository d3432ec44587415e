"""What was added later in the sample journal: there at every ending, in its order, and in the rules of the house."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from tests.memory import MemoryJournal
from tests.services.test_sample import BANNED, ENDING_ON, OTHER_ENDINGS, told

from unhurried.domain.client_codes import OFFERED
from unhurried.domain.margins import KeptKind
from unhurried.domain.text import clean
from unhurried.domain.threads import ThreadKind, ThreadState, Turn
from unhurried.services.sample_later import Later, sample_later

ENDINGS = [ENDING_ON, *OTHER_ENDINGS]


@cache
def later(ending_on: date = ENDING_ON) -> Later:
    return sample_later(told(ending_on), ending_on)


def words(found: Later) -> list[str]:
    return [
        *(thread.title for thread in found.threads),
        *(note.words for note in found.thread_notes),
        *(note.words for note in found.margin_notes),
        *(kept.words for kept in found.words),
    ]


@pytest.mark.parametrize("ending_on", ENDINGS)
def test_there_are_a_few_of_each(ending_on: date):
    found = later(ending_on)
    assert 3 <= len(found.threads) <= 4
    assert 6 <= len(found.margin_notes) <= 8
    assert sum(note.is_remembered for note in found.margin_notes) == 1
    kinds = [kept.kind for kept in found.words]
    assert 4 <= sum(kind in (KeptKind.WHEN_THEN, KeptKind.SMALL_ACT) for kind in kinds) <= 5
    assert {KeptKind.WHEN_THEN, KeptKind.SMALL_ACT} <= set(kinds)
    assert sum(kind in (KeptKind.STATE, KeptKind.SUPPORT) for kind in kinds) == 3


@pytest.mark.parametrize("ending_on", ENDINGS)
def test_first_and_latest_words_of_a_thread_are_months_apart(ending_on: date):
    found = later(ending_on)
    for thread in found.threads:
        days = [note.day for note in found.thread_notes if note.thread_id == thread.thread_id]
        assert days == sorted(days)
        assert thread.day == days[0]
        assert (days[-1] - days[0]).days > 90, thread.thread_id


def test_one_is_a_strain_with_its_turns_and_every_state_is_there():
    found = later()
    (strain,) = [thread for thread in found.threads if thread.kind is ThreadKind.STRAIN]
    turns = {note.turn for note in found.thread_notes if note.thread_id == strain.thread_id}
    assert turns == set(Turn)
    assert {thread.state for thread in found.threads} == set(ThreadState)
    assert {note.turn for note in found.thread_notes if note.thread_id != strain.thread_id} == {None}


@pytest.mark.parametrize("ending_on", ENDINGS)
def test_all_of_it_hangs_on_reflections_and_is_written_after_them(ending_on: date):
    found = later(ending_on)
    days = {reflection.reflection_id: reflection.writing.day for reflection in told(ending_on)}
    for note in found.thread_notes:
        assert note.origin is not None
        assert days[note.origin.reflection_id] <= note.day < ending_on
    assert all(days[note.reflection_id] < note.day < ending_on for note in found.margin_notes)
    assert all(days[kept.reflection_id or ""] <= kept.day < ending_on for kept in found.words)


def test_what_is_remembered_came_back_within_days():
    (note,) = [note for note in later().margin_notes if note.is_remembered]
    (reflection,) = [each for each in told() if each.reflection_id == note.reflection_id]
    assert 1 < (note.day - reflection.writing.day).days < 14


def test_nothing_judges_labels_or_shouts_and_every_text_is_clean():
    for text in words(later()):
        assert not BANNED.search(text), text
        assert clean(text) == text


def test_codes_are_among_those_offered_and_ids_are_their_own():
    found = later()
    assert all(thread.client_code in OFFERED for thread in found.threads if thread.client_code)
    ids = [
        *(thread.thread_id for thread in found.threads),
        *(note.note_id for note in (*found.thread_notes, *found.margin_notes, *found.words)),
    ]
    assert len(set(ids)) == len(ids)
    assert sample_later(told(), ENDING_ON) == found


def test_it_is_put_into_a_journal_in_its_order():
    journal = MemoryJournal()
    found = later()
    with journal.transaction():
        for reflection in told():
            journal.reflections.put(reflection)
        found.put_into(journal)
    assert [ends.thread for ends in journal.threads.ends()] == list(found.threads)
    assert journal.margins.words_to_keep() == list(found.words)
    assert sum(len(journal.margins.of(each.reflection_id)) for each in told()) == len(found.margin_notes)
