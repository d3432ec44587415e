"""Words to keep: to read before a session; and wellbeing and support, which only its own page shows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.builders import DAY
from tests.memory import MemoryJournal
from tests.services.clocks import Clock

from unhurried.domain.errors import HeldByLaw
from unhurried.domain.forgetting import HoldChange
from unhurried.domain.margins import KeptKind
from unhurried.services.words_to_keep import BEFORE_A_SESSION, WordsRoom

WHEN_THEN, ACT = "When my chest tightens, then one breath first.", "Open the window between two."


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def room(journal: MemoryJournal, clock: Clock) -> WordsRoom:
    return WordsRoom(journal, *clock.told)


def test_what_is_read_before_a_session_has_nothing_about_wellbeing(room: WordsRoom):
    kept = [room.keep(WHEN_THEN), room.keep(f"{ACT} ", KeptKind.SMALL_ACT, reflection_id="r")]
    private = [
        room.keep("Stretched, and somewhere else.", KeptKind.STATE, reflection_id="r"),
        room.keep("The colleague next door.", KeptKind.SUPPORT),
    ]
    assert room.before_a_session() == kept
    assert [words.words for words in kept] == [WHEN_THEN, ACT]
    assert room.wellbeing() == private
    assert room.from_reflection("r") == [kept[1]]
    assert [found.words for found in room.find("colleague")] == [private[1]]


def test_words_may_be_written_anew_and_removed(room: WordsRoom, journal: MemoryJournal, clock: Clock):
    kept = room.keep(WHEN_THEN)
    clock.later(9)
    assert room.edit(kept.note_id, WHEN_THEN) == kept
    again = room.edit(kept.note_id, ACT, KeptKind.SMALL_ACT)
    assert (again.words, again.kind, again.day, again.edited_at is not None) == (ACT, KeptKind.SMALL_ACT, DAY, True)
    room.remove(kept.note_id)
    assert room.before_a_session() == []
    assert journal.traces_forgotten == 1


def test_words_grow_and_are_there_after_a_lock(room: WordsRoom, journal: MemoryJournal, clock: Clock):
    growing = room.keep_growing("When", KeptKind.WHEN_THEN, reflection_id="r")
    assert growing
    afterwards = WordsRoom(journal, *clock.told)
    assert afterwards.unfinished(*BEFORE_A_SESSION) == growing
    assert afterwards.unfinished(KeptKind.SUPPORT) is None
    assert (afterwards.before_a_session(), afterwards.from_reflection("r")) == ([], [])
    afterwards.keep_growing(WHEN_THEN, KeptKind.WHEN_THEN, note_id=growing.note_id)
    clock.later(1)
    kept = afterwards.finish(growing.note_id)
    assert kept
    assert (kept.words, kept.day, kept.reflection_id) == (WHEN_THEN, DAY + timedelta(days=1), "r")
    assert afterwards.before_a_session() == [kept]
    emptied = room.keep_growing("Half", KeptKind.STATE)
    assert emptied
    assert room.keep_growing("", KeptKind.STATE, note_id=emptied.note_id) is None
    assert room.wellbeing() == []


def test_the_hold_keeps_them(room: WordsRoom, journal: MemoryJournal):
    kept = room.keep(WHEN_THEN)
    journal.holds.add(HoldChange(DAY, is_on=True))
    for refused in (lambda: room.edit(kept.note_id, ACT), lambda: room.remove(kept.note_id)):
        with pytest.raises(HeldByLaw):
            refused()
    assert room.before_a_session() == [kept]


def test_what_is_half_written_is_found_where_it_comes_from(room: WordsRoom):
    first = room.keep_growing("Half", KeptKind.SMALL_ACT, reflection_id="r")
    room.keep_growing("Another half", KeptKind.WHEN_THEN, reflection_id="s")
    room.keep_growing("Tired", KeptKind.STATE, reflection_id="r")
    assert first
    assert room.unfinished_from("r") == first
    assert room.unfinished_from("nowhere") is None
    assert not room.has_gone(first.note_id)
    room.remove(first.note_id)
    assert room.has_gone(first.note_id)
    assert room.unfinished_from("r") is None
