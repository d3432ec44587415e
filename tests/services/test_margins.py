"""Margins: a later self answers beside the text, and the text stays as it was."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.builders import DAY, a_full_reflection
from tests.memory import MemoryJournal
from tests.services.clocks import Clock

from unhurried.domain.errors import HeldByLaw, NoteMissing, ReflectionMissing
from unhurried.domain.forgetting import HoldChange
from unhurried.services.margins import MarginRoom

R = "r"


@pytest.fixture
def journal() -> MemoryJournal:
    journal = MemoryJournal()
    journal.reflections.put(a_full_reflection(reflection_id=R))
    return journal


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def room(journal: MemoryJournal, clock: Clock) -> MarginRoom:
    return MarginRoom(journal, *clock.told)


def test_notes_are_dated_and_the_reflection_is_not_touched(room: MarginRoom, journal: MemoryJournal, clock: Clock):
    before = journal.reflections.one(R)
    clock.later(90)
    first = room.add(R, "I would wait now.\n")
    clock.later(275)
    second = room.add(R, "It was raining.", is_remembered=True)
    assert room.notes(R) == [first, second]
    assert [(note.words, note.day, note.is_remembered) for note in room.notes(R)] == [
        ("I would wait now.", DAY + timedelta(days=90), False),
        ("It was raining.", DAY + timedelta(days=365), True),
    ]
    assert journal.reflections.one(R) == before
    assert journal.reflections.revisions(R) == []
    with pytest.raises(ReflectionMissing):
        room.add("never was", "Words.")


def test_a_note_may_be_written_anew_and_removed(room: MarginRoom, journal: MemoryJournal, clock: Clock):
    note = room.add(R, "I would wait now.")
    clock.later(1)
    assert room.edit_note(note.note_id, "I would wait now.") == note
    again = room.edit_note(note.note_id, "I might wait now.", is_remembered=True)
    assert (again.day, again.is_remembered, again.edited_at is not None) == (DAY, True, True)
    room.remove_note(note.note_id)
    assert room.notes(R) == []
    assert journal.traces_forgotten == 1
    with pytest.raises(NoteMissing):
        room.edit_note(note.note_id, "Words.")


def test_a_note_grows_and_is_there_after_a_lock(room: MarginRoom, journal: MemoryJournal, clock: Clock):
    note = room.keep_growing(R, "Half a sen")
    assert note
    afterwards = MarginRoom(journal, *clock.told)
    assert afterwards.unfinished(R) == note
    assert afterwards.notes(R) == []
    room.keep_growing(R, "Half a sentence", note_id=note.note_id, is_remembered=True)
    clock.later(1)
    finished = afterwards.finish_note(note.note_id)
    assert finished
    assert (finished.words, finished.day, finished.is_remembered) == (
        "Half a sentence",
        DAY + timedelta(days=1),
        True,
    )
    assert (afterwards.unfinished(R), afterwards.notes(R)) == (None, [finished])


def test_one_that_is_emptied_again_leaves_the_journal(room: MarginRoom):
    note = room.keep_growing(R, "Half")
    assert note
    assert room.keep_growing(R, " ", note_id=note.note_id) is None
    assert (room.unfinished(R), room.notes(R)) == (None, [])


def test_the_hold_keeps_what_is_finished(room: MarginRoom, journal: MemoryJournal):
    note = room.add(R, "I would wait now.")
    journal.holds.add(HoldChange(DAY, is_on=True))
    for refused in (lambda: room.edit_note(note.note_id, "Others"), lambda: room.remove_note(note.note_id)):
        with pytest.raises(HeldByLaw):
            refused()
    assert room.notes(R) == [note]
    growing = room.keep_growing(R, "Half")
    assert growing
    assert room.keep_growing(R, "", note_id=growing.note_id) is None


def test_what_is_removed_has_gone_half_written_or_not(room: MarginRoom):
    note, growing = room.add(R, "I would wait now."), room.keep_growing(R, "Half")
    assert growing
    assert not room.has_gone(note.note_id)
    assert not room.has_gone(growing.note_id)
    room.remove_note(note.note_id)
    room.keep_growing(R, "", note_id=growing.note_id)
    assert room.has_gone(note.note_id)
    assert room.has_gone(growing.note_id)
