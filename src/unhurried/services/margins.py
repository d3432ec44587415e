"""Margins: what a later self adds beside a reflection, which is never rewritten by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from unhurried.domain.margins import MarginNote
from unhurried.domain.ports import Journal
from unhurried.domain.text import clean
from unhurried.services.growing import Growing, finished, unfinished


class MarginRoom:
    """The verbs of margins. `now` gives aware datetimes, `today` the local day, `new_id` fresh ids.

    What is on the screen is kept as it grows, like a note in a thread: see `ThreadRoom`.
    """

    def __init__(
        self,
        journal: Journal,
        now: Callable[[], datetime],
        today: Callable[[], date],
        new_id: Callable[[], str],
    ) -> None:
        self._journal = journal
        self._now = now
        self._today = today
        self._new_id = new_id
        kept = journal.margins
        self._notes = Growing(journal, kept.one, kept.put, kept.remove, now, today)

    def notes(self, reflection_id: str) -> list[MarginNote]:
        """What stands beside a reflection, from the first note to the latest; not what is still being written."""
        return finished(self._journal.margins.of(reflection_id))

    def unfinished(self, reflection_id: str) -> MarginNote | None:
        """The note beside it that is still being written; the latest, if there are more."""
        return unfinished(self._journal.margins.of(reflection_id))

    def add(self, reflection_id: str, words: str, *, is_remembered: bool = False) -> MarginNote:
        """Add a note, dated by today; the reflection stays as it is. Raises ReflectionMissing."""
        note = self._note(reflection_id, words, is_remembered=is_remembered)
        self._journal.margins.put(note)
        return note

    def keep_growing(
        self, reflection_id: str, words: str, *, note_id: str | None = None, is_remembered: bool = False
    ) -> MarginNote | None:
        """Write down what is on the screen and not finished; without words it leaves the journal again."""
        return self._notes.keep(
            note_id,
            lambda: self._note(reflection_id, "", is_remembered=is_remembered),
            lambda note: replace(note, words=clean(words), is_remembered=is_remembered),
        )

    def finish_note(self, note_id: str) -> MarginNote | None:
        """What was growing is a note now, dated by today; None where there were no words."""
        return self._notes.finish(note_id)

    def edit_note(self, note_id: str, words: str, *, is_remembered: bool = False) -> MarginNote:
        """Write a note anew; it keeps its day and says when it was edited. Raises HeldByLaw for other words."""
        return self._notes.edit(
            note_id, lambda note: replace(note, words=clean(words).strip(), is_remembered=is_remembered)
        )

    def remove_note(self, note_id: str) -> None:
        """For good. Raises HeldByLaw."""
        self._notes.remove(note_id)

    def has_gone(self, note_id: str) -> bool:
        """Whether there is no such note any more, finished or not."""
        return self._notes.has_gone(note_id)

    def _note(self, reflection_id: str, words: str, *, is_remembered: bool) -> MarginNote:
        at = self._now()
        return MarginNote(self._new_id(), reflection_id, self._today(), at, clean(words).strip(), is_remembered)
