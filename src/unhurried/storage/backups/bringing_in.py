"""Bringing in: what a journal no longer has, out of an earlier state of it; nothing that it has is written over."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import nullcontext
from dataclasses import replace
from typing import NamedTuple, final

from unhurried.domain.drafts import Draft
from unhurried.storage.drafts import SqlDrafts
from unhurried.storage.engine import Engine
from unhurried.storage.margins import SqlMargins
from unhurried.storage.reflections import SqlReflections
from unhurried.storage.supervision import SqlSupervision
from unhurried.storage.threads import SqlThreads

_HERE = "SELECT uid FROM reflection UNION SELECT uid FROM draft UNION SELECT uid FROM thread"
_NOTES_HERE = (
    "SELECT uid FROM thread_note UNION SELECT uid FROM margin_note UNION SELECT uid FROM words_to_keep"
    " UNION SELECT uid FROM supervision_question"
)


class Brought(NamedTuple):
    """How many of each were missing and are here now."""

    reflections: int = 0
    drafts: int = 0
    threads: int = 0


@final
class BringingIn:
    """Copies from one state of a journal into another, with all that hangs on what is copied."""

    def __init__(self, then: Engine, now: Engine) -> None:
        self._then = then
        self._now = now
        self._here = {row["uid"] for row in now.rows(_HERE)}

    def bring_in(self, chosen: Collection[str]) -> Brought:
        """Reflections, drafts and threads, as far as they are there and not here."""
        there = [row["uid"] for row in self._then.rows("SELECT uid FROM reflection ORDER BY place")]
        missing = [uid for uid in there if uid in chosen and uid not in self._here]
        taken = {*self._here, *missing}
        drafts = [d for d in SqlDrafts(self._then).all() if d.draft_id in chosen and d.draft_id not in taken]
        threads = [row["uid"] for row in self._then.rows("SELECT uid FROM thread ORDER BY position DESC")]
        threads = [uid for uid in threads if uid in chosen and uid not in self._here]
        with self._now.transaction() if missing or drafts or threads else nullcontext():
            self._bring_reflections(missing)
            self._bring_drafts(drafts, taken)
            self._bring_threads(threads)
            self._bring_what_came_from([*missing, *(draft.draft_id for draft in drafts)])
        return Brought(len(missing), len(drafts), len(threads))

    def _bring_reflections(self, uids: Iterable[str]) -> None:
        """With their earlier states, oldest first, and what is in their margins."""
        then, now = SqlReflections(self._then), SqlReflections(self._now)
        for uid in uids:
            now.put(then.one(uid))
            for revision in reversed(then.revisions(uid)):
                now.keep_revision(revision)
            for note in SqlMargins(self._then).of(uid):
                SqlMargins(self._now).put(note)
            self._bring_import(uid)

    def _bring_import(self, uid: str) -> None:
        """Which import it came with: taking that one back takes it along, and the same does not come in twice."""
        link = self._then.row("SELECT * FROM imported WHERE reflection_uid = ?", uid)
        if link is None:
            return
        if self._now.row("SELECT 1 FROM import WHERE uid = ?", link["import_uid"]) is None:
            made = self._then.rows("SELECT uid, source, at, brought FROM import WHERE uid = ?", link["import_uid"])
            self._now.insert("import", made)
        self._now.insert("imported", [link])

    def _bring_drafts(self, drafts: Iterable[Draft], here: Collection[str]) -> None:
        for draft in drafts:
            # What it was begun on is not here: then it is the beginning of a reflection of its own.
            is_edit = draft.reflection_id in here
            SqlDrafts(self._now).put(draft if is_edit else replace(draft, reflection_id=None))

    def _bring_threads(self, uids: Iterable[str]) -> None:
        """With all their notes, first of all and in the order in which they were."""
        then, now = SqlThreads(self._then), SqlThreads(self._now)
        for uid in uids:
            now.put(then.one(uid))
            for note in then.notes(uid):
                now.put_note(note)

    def _bring_what_came_from(self, uids: Iterable[str]) -> None:
        """Notes into the threads that are here, words to keep, questions: they went with what they came from."""
        here = {row["uid"] for row in self._now.rows(_NOTES_HERE)}
        threads = {row["uid"] for row in self._now.rows("SELECT uid FROM thread")}
        for uid in uids:
            for thread, note in SqlThreads(self._then).of_reflection(uid):
                if thread.thread_id in threads and note.note_id not in here:
                    SqlThreads(self._now).put_note(note)
            for words in SqlMargins(self._then).words_from(uid):
                if words.note_id not in here:
                    SqlMargins(self._now).keep_words(words)
            for asked in SqlSupervision(self._then).of_reflection(uid):
                if asked.question_id not in here:
                    SqlSupervision(self._now).put(asked)
