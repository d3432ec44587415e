"""Threads: begin one, add to it, read its ends side by side, and let it be in whatever state it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.ports import Journal
from unhurried.domain.text import clean
from unhurried.domain.threads import Ends, Found, Origin, Thread, ThreadKind, ThreadNote, ThreadState, Turn
from unhurried.services.growing import Growing, finished, unfinished


class ThreadRoom:
    """The verbs of threads. `now` gives aware datetimes, `today` the local day, `new_id` fresh ids.

    A note on the screen is kept as it grows by `keep_growing`, and finished by `finish_note`; one that was left half
    written is `unfinished` in its thread when somebody comes back.
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
        kept = journal.threads
        self._notes = Growing(journal, kept.note, kept.put_note, kept.remove_note, now, today)

    # Reading

    def threads(self, *states: ThreadState) -> list[Ends]:
        """Threads in these states, or all of them, each with its first and latest words, in the writer's order."""
        return [ends for ends in self._journal.threads.ends() if not states or ends.thread.state in states]

    def one(self, thread_id: str) -> Thread:
        """Raises ThreadMissing."""
        return self._journal.threads.one(thread_id)

    def notes(self, thread_id: str) -> list[ThreadNote]:
        """All of it, from the first words to the latest; what is still being written is left out."""
        return finished(self._journal.threads.notes(thread_id))

    def unfinished(self, thread_id: str) -> ThreadNote | None:
        """The note of the thread that is still being written; the latest, if there is more than one."""
        return unfinished(self._journal.threads.notes(thread_id))

    def half_written(self) -> set[str]:
        """The threads in which a note waits that is still being written."""
        return self._journal.threads.half_written()

    def of_reflection(self, reflection_id: str) -> list[tuple[Thread, ThreadNote]]:
        """Where a reflection, or the draft that it was, has led: finished notes, each with its thread."""
        found = self._journal.threads.of_reflection(reflection_id)
        return [(thread, note) for thread, note in found if not note.is_unfinished]

    def find(self, words: str) -> list[Found]:
        """Threads whose title and notes fit what was typed; last written to first."""
        return self._journal.threads.find(words)

    # Threads

    def start(
        self,
        title: str,
        *,
        kind: ThreadKind = ThreadKind.QUESTION,
        client_code: str | None = None,
        is_about_me: bool = False,
        words: str = "",
        origin: Origin | None = None,
    ) -> Thread:
        """Begin a thread, with the words that it begins with, if there are any, and where they come from."""
        thread = Thread(
            self._new_id(), _line(title), self._today(), self._now(), kind, ThreadState.OPEN, client_code, is_about_me
        )
        with self._journal.transaction():
            self._journal.threads.put(thread)
            if words.strip():
                self._journal.threads.put_note(self._note(thread.thread_id, words, None, origin))
        return thread

    def rename(self, thread_id: str, title: str) -> Thread:
        return self._change(thread_id, lambda thread: replace(thread, title=_line(title)))

    def set_state(self, thread_id: str, state: ThreadState) -> Thread:
        """From any state to any other, as often as it likes."""
        return self._change(thread_id, lambda thread: replace(thread, state=state))

    def set_kind(self, thread_id: str, kind: ThreadKind) -> Thread:
        """What had a turn keeps it, and shows it again when the thread is one of strain and repair again."""
        return self._change(thread_id, lambda thread: replace(thread, kind=kind))

    def set_about(self, thread_id: str, client_code: str | None = None, *, is_about_me: bool = False) -> Thread:
        """About a client, about the writer, or about neither."""
        return self._change(
            thread_id, lambda thread: replace(thread, client_code=client_code, is_about_me=is_about_me)
        )

    def arrange(self, thread_ids: Sequence[str]) -> None:
        """Put these threads first, in this order."""
        self._journal.threads.arrange(thread_ids)

    def erase(self, thread_id: str) -> None:
        """Erase a thread with all its notes, for good. Raises HeldByLaw."""
        self._journal.threads.erase(thread_id)
        with suppress(UnhurriedError):  # it is gone by now; the journal tries again by itself
            self._journal.forget_traces()

    # Notes

    def add(
        self, thread_id: str, words: str, *, turn: Turn | None = None, origin: Origin | None = None
    ) -> ThreadNote:
        """Add a finished note, from an answer, a moment, a reflection or nothing. A turn needs no words."""
        note = self._note(thread_id, words, turn, origin)
        self._journal.threads.put_note(note)
        return note

    def keep_growing(
        self,
        thread_id: str,
        words: str,
        *,
        note_id: str | None = None,
        turn: Turn | None = None,
        origin: Origin | None = None,
    ) -> ThreadNote | None:
        """Write down what is on the screen and not finished; without words and turn it leaves the journal again.

        `note_id` is that of the note that came back the last time. A note that is finished by now stays as it is.
        """
        return self._notes.keep(
            note_id,
            lambda: self._note(thread_id, "", None, origin),
            lambda note: replace(note, words=clean(words), turn=turn, origin=origin or note.origin),
        )

    def finish_note(self, note_id: str) -> ThreadNote | None:
        """What was growing is a note now, dated by today; None where it had neither words nor a turn."""
        return self._notes.finish(note_id)

    def edit_note(self, note_id: str, words: str, *, turn: Turn | None = None) -> ThreadNote:
        """Write a note anew; it keeps its day and says when it was edited. Raises HeldByLaw for other words."""
        return self._notes.edit(note_id, lambda note: replace(note, words=clean(words).strip(), turn=turn))

    def remove_note(self, note_id: str) -> None:
        """For good. Raises HeldByLaw."""
        self._notes.remove(note_id)

    def _note(self, thread_id: str, words: str, turn: Turn | None, origin: Origin | None) -> ThreadNote:
        return ThreadNote(self._new_id(), thread_id, self._today(), self._now(), clean(words).strip(), turn, origin)

    def _change(self, thread_id: str, change: Callable[[Thread], Thread]) -> Thread:
        with self._journal.transaction():
            before = self._journal.threads.one(thread_id)
            thread = change(before)
            if thread != before:
                self._journal.threads.put(thread)
        return thread


def _line(title: str) -> str:
    """A title on one line, in the writer's own words."""
    return " ".join(clean(title).split())
