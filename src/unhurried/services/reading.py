"""Reading again: the timeline, one reflection with its earlier states, and the trash."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

from unhurried.domain.errors import HeldByLaw, UnhurriedError
from unhurried.domain.finding import Filter, Glimpse
from unhurried.domain.ports import Journal
from unhurried.domain.reflections import Reflection, Revision


class ReadingRoom:
    """The verbs of reading. Times are aware; nothing is deleted except by `empty_trash`."""

    def __init__(self, journal: Journal, now: Callable[[], datetime], new_id: Callable[[], str]) -> None:
        self._journal = journal
        self._now = now
        self._new_id = new_id

    def places(self, narrowed: Filter, before: int | None = None, limit: int = 60) -> Sequence[int]:
        """Places of the newest reflections that fit, newest first, all below `before`."""
        return self._journal.reflections.places(narrowed, before, limit)

    def glimpses(self, places: Sequence[int], narrowed: Filter) -> list[Glimpse]:
        """The timeline rows for these places."""
        return self._journal.reflections.glimpses(places, narrowed)

    def count(self, *, in_trash: bool = False) -> int:
        return self._journal.reflections.count(in_trash=in_trash)

    def one(self, reflection_id: str) -> Reflection:
        return self._journal.reflections.one(reflection_id)

    def revisions(self, reflection_id: str) -> list[Revision]:
        return self._journal.reflections.revisions(reflection_id)

    def client_codes(self) -> list[str]:
        return self._journal.reflections.client_codes()

    def tags(self) -> list[str]:
        return self._journal.reflections.tags()

    def days(self, since: date, until: date) -> dict[date, int]:
        return self._journal.reflections.days(since, until)

    def bring_back(self, revision: Revision) -> Reflection:
        """Make an earlier state the present one; the present one becomes an earlier state."""
        with self._journal.transaction():
            present = self._journal.reflections.one(revision.reflection_id)
            if present.writing == revision.writing:
                return present
            self._journal.reflections.keep_revision(
                Revision(self._new_id(), present.reflection_id, present.writing, self._now())
            )
            reflection = replace(present, writing=revision.writing, edited_at=self._now())
            self._journal.reflections.put(reflection)
        return reflection

    def move_to_trash(self, reflection_id: str) -> None:
        self._mark(reflection_id, self._now())

    def take_from_trash(self, reflection_id: str) -> None:
        self._mark(reflection_id, None)

    def empty_trash(self) -> int:
        """Erase everything in the trash, and say how many reflections that was. Raises HeldByLaw."""
        if self._journal.holds.is_on:
            raise HeldByLaw
        gone = self._journal.reflections.trashed()
        with self._journal.transaction():
            self._journal.reflections.erase(gone)
        with suppress(UnhurriedError):  # it is erased by now; the journal tries again by itself
            self._journal.forget_traces()
        return len(gone)

    def _mark(self, reflection_id: str, trashed_at: datetime | None) -> None:
        with self._journal.transaction():
            reflection = self._journal.reflections.one(reflection_id)
            self._journal.reflections.put(replace(reflection, trashed_at=trashed_at))
