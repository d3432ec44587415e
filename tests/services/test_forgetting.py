"""Forgetting as a service: previews change nothing, erasing clears traces, a hold stops it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from tests.builders import a_draft, a_reflection, a_writing
from tests.memory import MemoryJournal

from unhurried.domain.errors import DiskIsFull, HeldByLaw, NotKept
from unhurried.domain.forgetting import AboutClient, HoldChange, OneReflection
from unhurried.domain.inbox import Letter, Line
from unhurried.services.forgetting import ForgettingRoom
from unhurried.services.reading import ReadingRoom

AT = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)
TODAY = date(2026, 3, 4)
HERON = AboutClient("Heron")


@pytest.fixture
def journal() -> MemoryJournal:
    journal = MemoryJournal()
    with journal.transaction():
        journal.reflections.put(a_reflection(reflection_id="heron", client_code="Heron"))
        journal.reflections.put(a_reflection(reflection_id="birch", client_code="Birch", trashed_at=AT))
        journal.drafts.put(a_draft(reflection_id="heron"))
    journal.inbox.waiting["l"] = Letter("l", Line(AT, TODAY, "a line", "Heron"))
    return journal


@pytest.fixture
def room(journal: MemoryJournal) -> ForgettingRoom:
    return ForgettingRoom(journal, lambda: TODAY, lambda: [date(2026, 1, 9), date(2026, 2, 9)])


def test_a_preview_erases_nothing(journal: MemoryJournal, room: ForgettingRoom):
    found = room.preview(HERON)
    assert (found.reflections, found.drafts) == (1, 2)
    assert room.preview(HERON) == found
    assert journal.reflections.count() == 1
    assert journal.traces_forgotten == 0


def test_what_was_previewed_goes_with_its_traces(journal: MemoryJournal, room: ForgettingRoom):
    previewed = room.preview(HERON)
    assert room.erase(HERON) == previewed
    assert journal.reflections.count() == 0
    assert journal.drafts.all() == []
    assert journal.traces_forgotten == 1
    assert journal.reflections.trashed() == ["birch"]


def test_an_erasure_that_fails_erases_nothing(journal: MemoryJournal, room: ForgettingRoom):
    room.preview(HERON)
    journal.obstacle = DiskIsFull()
    with pytest.raises(DiskIsFull):
        room.erase(HERON)
    journal.obstacle = None
    assert journal.reflections.count() == 1
    assert journal.traces_forgotten == 0


def test_it_says_how_long_backups_still_hold_it(journal: MemoryJournal, room: ForgettingRoom):
    assert room.still_in_backups_until() == date(2027, 2, 1)
    assert ForgettingRoom(journal, lambda: TODAY).still_in_backups_until() is None


def test_a_hold_stops_every_way(journal: MemoryJournal, room: ForgettingRoom):
    room.hold()
    assert room.is_held
    for erase in (
        lambda: room.erase(HERON),
        lambda: room.erase(OneReflection("birch")),
        ReadingRoom(journal, lambda: AT, lambda: "id").empty_trash,
        lambda: journal.reflections.erase(["heron"]),
        lambda: journal.forgetting.erase(HERON),
    ):
        with pytest.raises(HeldByLaw):
            erase()
    assert (journal.reflections.count(), journal.reflections.count(in_trash=True)) == (1, 1)
    assert list(journal.inbox.waiting) == ["l"]
    room.lift_hold()
    assert room.hold_log() == [HoldChange(TODAY, is_on=True), HoldChange(TODAY, is_on=False)]
    room.erase(OneReflection("birch"))
    assert journal.reflections.trashed() == []


def test_codes_of_the_trash_and_of_drafts_can_be_erased_too(journal: MemoryJournal, room: ForgettingRoom):
    journal.drafts.put(a_draft(writing=a_writing(client_code="alder")))
    assert room.client_codes() == ["alder", "Birch", "Heron"]


def test_it_knows_what_has_gone(room: ForgettingRoom):
    assert [room.has_gone(name) for name in ("heron", "birch", "never was")] == [False, False, True]
    room.erase(HERON)
    assert room.has_gone("heron")


def test_what_is_erased_is_erased_also_when_its_traces_cannot_be_cleared_yet(
    journal: MemoryJournal, room: ForgettingRoom, monkeypatch: pytest.MonkeyPatch
):
    def busy() -> None:
        raise NotKept

    with monkeypatch.context() as patched:
        patched.setattr(journal, "forget_traces", busy)
        room.erase(HERON)
    assert room.has_gone("heron")
    assert room.leaves_traces
    room.erase(OneReflection("birch"))
    assert not room.leaves_traces
