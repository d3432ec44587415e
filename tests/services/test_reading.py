"""Reading again: bringing back an earlier state, the trash and its undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from tests.memory import MemoryJournal

from unhurried.domain.errors import ReflectionMissing
from unhurried.domain.finding import Filter
from unhurried.domain.reflections import Reflection, Revision, Writing
from unhurried.services.reading import ReadingRoom

AT = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


@pytest.fixture
def room(journal: MemoryJournal) -> ReadingRoom:
    ticks, ids = count(1), count()
    return ReadingRoom(journal, lambda: AT + timedelta(minutes=next(ticks)), lambda: f"id-{next(ids)}")


def _put(journal: MemoryJournal, reflection_id: str, body: str) -> Reflection:
    reflection = Reflection(reflection_id, Writing(date(2026, 3, 4), body=body), AT)
    with journal.transaction():
        journal.reflections.put(reflection)
    return reflection


def test_an_earlier_state_is_brought_back_and_the_present_one_kept(journal: MemoryJournal, room: ReadingRoom):
    present = _put(journal, "a", "now")
    earlier = Revision("r", "a", replace(present.writing, body="then"), AT)
    with journal.transaction():
        journal.reflections.keep_revision(earlier)
    assert room.bring_back(earlier).writing.body == "then"
    assert {r.writing.body for r in room.revisions("a")} == {"then", "now"}


def test_bringing_back_what_is_there_changes_nothing(journal: MemoryJournal, room: ReadingRoom):
    present = _put(journal, "a", "now")
    assert room.bring_back(Revision("r", "a", present.writing, AT)) == present
    assert room.revisions("a") == []


def test_trash_takes_out_of_the_timeline_and_gives_back(journal: MemoryJournal, room: ReadingRoom):
    _put(journal, "a", "words")
    room.move_to_trash("a")
    assert len(room.places(Filter())) == 0
    assert len(room.places(Filter(in_trash=True))) == 1
    room.take_from_trash("a")
    assert len(room.places(Filter())) == 1
    assert room.one("a").trashed_at is None


def test_emptying_the_trash_erases_only_what_is_in_it(journal: MemoryJournal, room: ReadingRoom):
    _put(journal, "a", "goes")
    _put(journal, "b", "stays")
    room.move_to_trash("a")
    assert room.empty_trash() == 1
    with pytest.raises(ReflectionMissing):
        room.one("a")
    assert room.one("b").writing.body == "stays"
    assert room.empty_trash() == 0
