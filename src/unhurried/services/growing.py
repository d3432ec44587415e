"""Growing: a note on the screen is kept like a draft until it is finished, whichever kind of note it is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Generic, TypeVar, final

from unhurried.domain.errors import NoteMissing, UnhurriedError
from unhurried.domain.margins import MarginNote, WordsToKeep
from unhurried.domain.ports import Journal
from unhurried.domain.threads import ThreadNote

N = TypeVar("N", ThreadNote, MarginNote, WordsToKeep)


@final
@dataclass(frozen=True, slots=True)
class Growing(Generic[N]):
    """What can be done to one kind of note. `one`, `put` and `take_out` are verbs of its port."""

    journal: Journal
    one: Callable[[str], N]
    put: Callable[[N], None]
    take_out: Callable[[str], None]
    now: Callable[[], datetime]
    today: Callable[[], date]

    def keep(self, note_id: str | None, begin: Callable[[], N], change: Callable[[N], N]) -> N | None:
        """Write down what is on the screen; when it has become empty it leaves the journal again.

        A note that is finished by now stays as it is.
        """
        with self.journal.transaction():
            before = self._one_or_none(note_id)
            if before and not before.is_unfinished:
                return before
            note = replace(change(before or begin()), is_unfinished=True)
            if not note.is_empty:
                self.put(note)
                return note
            if before:
                self.take_out(before.note_id)
        return None

    def finish(self, note_id: str) -> N | None:
        """It is a note now, dated by today; None where there is nothing in it."""
        with self.journal.transaction():
            before = self.one(note_id)
            if not before.is_unfinished:
                return before
            if before.is_empty:
                self.take_out(note_id)
                return None
            dated = replace(before, day=self.today(), written_at=self.now(), is_unfinished=False)
            note = replace(dated, words=before.words.strip())
            self.put(note)
        return note

    def edit(self, note_id: str, change: Callable[[N], N]) -> N:
        """Write it anew; it keeps its day, and says when it was edited. Raises HeldByLaw for other words."""
        with self.journal.transaction():
            before = self.one(note_id)
            note = change(before)
            if note != before:
                note = replace(note, edited_at=self.now())
                self.put(note)
        return note

    def has_gone(self, note_id: str) -> bool:
        """Whether there is no such note any more, finished or not."""
        return self._one_or_none(note_id) is None

    def remove(self, note_id: str) -> None:
        """For good. Raises HeldByLaw."""
        self.take_out(note_id)
        with suppress(UnhurriedError):  # it is gone by now; the journal tries again by itself
            self.journal.forget_traces()

    def _one_or_none(self, note_id: str | None) -> N | None:
        try:
            return self.one(note_id) if note_id else None
        except NoteMissing:
            return None


def finished(notes: list[N]) -> list[N]:
    """Those that nobody is writing any more."""
    return [note for note in notes if not note.is_unfinished]


def unfinished(notes: list[N]) -> N | None:
    """The one that is still being written; the latest, if there are more."""
    growing = [note for note in notes if note.is_unfinished]
    return growing[-1] if growing else None
