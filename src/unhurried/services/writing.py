"""Writing: begin or resume a draft, keep it as it grows, and finish it into a reflection."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from unhurried.domain.drafts import Bookmark, Draft
from unhurried.domain.ports import Journal
from unhurried.domain.reflections import Reflection, Revision, Writing, tidy


class WritingDesk:
    """The verbs of writing. `now` gives aware datetimes, `today` the local day, `new_id` fresh ids."""

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

    def begin(self, bookmark: Bookmark | None = None) -> Draft:
        """A fresh draft for today. It is not in the journal until something is in it."""
        return Draft(self._new_id(), Writing(self._today()), bookmark or Bookmark(), self._now())

    def resume(self) -> Draft | None:
        """The draft touched last, or None."""
        return next(iter(self.unfinished()), None)

    def unfinished(self) -> list[Draft]:
        """Every draft, the last touched first."""
        return self._journal.drafts.all()

    def edit(self, reflection_id: str) -> Draft:
        """The draft that edits this reflection, a new one if there is none. Raises ReflectionMissing."""
        for draft in self.unfinished():
            if draft.reflection_id == reflection_id:
                return draft
        reflection = self._journal.reflections.one(reflection_id)
        answered = tuple(answer.prompt_id for answer in reflection.writing.answers)
        first = reflection.writing.answers[0].text if answered else reflection.writing.body
        sheet = answered[0] if answered else ""
        bookmark = Bookmark("standard" if answered else "line", sheet, len(first), answered)
        return Draft(self._new_id(), reflection.writing, bookmark, self._now(), reflection_id)

    def keep(self, draft: Draft) -> Draft:
        """Write the draft down, durably. One that has become empty is taken out of the journal instead."""
        kept = replace(draft, touched_at=self._now())
        if is_untouched(kept):
            self._journal.drafts.remove(kept.draft_id)
        else:
            self._journal.drafts.put(kept)
        return kept

    def put_away(self, draft: Draft) -> None:
        """Take the draft off the table; its words stay in the trash, or among the earlier states."""
        with self._journal.transaction():
            if draft.reflection_id:
                self._keep_edit_aside(draft)
            elif not draft.writing.is_wordless:
                thrown = replace(self._new(draft), trashed_at=self._now())
                self._journal.reflections.put(thrown)
            self._journal.drafts.remove(draft.draft_id)

    def take_up(self, draft: Draft) -> Draft:
        """Put a draft that was put away back on the table, out of the trash."""
        with self._journal.transaction():
            self._journal.drafts.put(draft)
            # Under a legal hold, or with notes in its margin, what is in the trash stays there, until finishing the
            # draft writes it anew. Notes in threads stay anyway, as there is a draft by now.
            has_margin = bool(self._journal.margins.of(draft.draft_id))
            if not (draft.reflection_id or has_margin or self._journal.holds.is_on):
                self._journal.reflections.erase([draft.draft_id])
        return draft

    def finish(self, draft: Draft) -> Reflection:
        """Turn the draft into a reflection; the earlier state of an edited one is kept as a revision."""
        with self._journal.transaction():
            reflection = self._edited(draft) if draft.reflection_id else self._new(draft)
            self._journal.reflections.put(reflection)
            self._journal.drafts.remove(draft.draft_id)
        return reflection

    def _keep_edit_aside(self, draft: Draft) -> None:
        assert draft.reflection_id  # noqa: S101  asked for only where there is one
        present = self._journal.reflections.one(draft.reflection_id)
        aside = tidy(draft.writing)
        if aside != present.writing:
            revision = Revision(self._new_id(), present.reflection_id, aside, self._now())
            self._journal.reflections.keep_revision(revision)
            self._journal.reflections.put(replace(present, edited_at=present.edited_at or self._now()))

    def _new(self, draft: Draft) -> Reflection:
        return Reflection(draft.draft_id, tidy(draft.writing), self._now())

    def _edited(self, draft: Draft) -> Reflection:
        assert draft.reflection_id  # noqa: S101  asked for only where there is one
        before = self._journal.reflections.one(draft.reflection_id)
        writing = tidy(draft.writing)
        if writing == before.writing:
            return before
        revision = Revision(self._new_id(), before.reflection_id, before.writing, self._now())
        self._journal.reflections.keep_revision(revision)
        return replace(before, writing=writing, edited_at=self._now())


def is_untouched(draft: Draft) -> bool:
    """A new draft with nothing in it that a person chose or wrote."""
    writing = draft.writing
    chosen = writing.client_code or writing.tags or draft.reflection_id
    return not chosen and writing.is_wordless
