"""In hand: the drafts of both sides, none of which may write over what was finished on the other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import final

from unhurried.domain import merging
from unhurried.domain.drafts import Draft
from unhurried.domain.errors import ReflectionMissing
from unhurried.domain.reflections import Reflection, Revision, Writing
from unhurried.storage.drafts import SqlDrafts
from unhurried.storage.engine import Engine
from unhurried.storage.reflections import SqlReflections


@dataclass(slots=True)
class Hands:
    """Drafts to write here, ids of those that are reflections by now, and earlier versions that were drafts."""

    kept: list[Draft] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    versions: list[Revision] = field(default_factory=list)
    new: list[Draft] = field(default_factory=list)
    later: int = 0
    both: int = 0


@final
class InHand:
    """The drafts of a journal and of an archive; `changed` are reflections as they will be shown."""

    def __init__(self, here: Engine, there: Engine, changed: Sequence[Reflection], left_out: Collection[str]) -> None:
        self._mine = {draft.draft_id: draft for draft in SqlDrafts(here).all()}
        self._theirs = {
            draft.draft_id: draft
            for draft in SqlDrafts(there).all()
            if not {draft.draft_id, draft.reflection_id} & set(left_out)
        }
        self._now, self._then = SqlReflections(here), SqlReflections(there)
        self._changed = {reflection.reflection_id: reflection for reflection in changed}
        self._left_out = left_out
        self._found = Hands()

    def united(self) -> Hands:
        """What becomes of all of them."""
        wanted = self._wanted()
        self._found.gone = sorted(self._mine.keys() - wanted.keys())
        self._found.kept = [draft for uid, draft in wanted.items() if self._mine.get(uid) != draft]
        for draft in self._found.kept:
            if draft.draft_id not in self._mine and draft.draft_id in self._theirs:
                self._found.new.append(draft)
            elif draft.draft_id not in self._mine:
                self._found.both += 1
        return self._found

    def _wanted(self) -> dict[str, Draft]:
        wanted: dict[str, Draft] = {}
        every = [(uid, draft) for uid in sorted({*self._mine, *self._theirs}) for draft in self._of_both(uid)]
        for uid, draft in every:
            became = self._beside_reflections(draft, uid)
            if isinstance(became, Revision):
                self._found.versions += [] if self._is_kept(became) else [became]
            elif became:
                known = wanted.get(became.draft_id)
                wanted[became.draft_id] = merging.of_drafts(known, became).shown if known else became
        return wanted

    def _of_both(self, uid: str) -> list[Draft]:
        mine, theirs = self._mine.get(uid), self._theirs.get(uid)
        if not (mine and theirs):
            return [draft for draft in (mine, theirs) if draft]
        found = merging.of_drafts(mine, theirs)
        if found.aside and found.aside.draft_id in {*self._mine, *self._theirs}:
            return [found.shown]
        self._found.later += found.aside is None and found.shown != mine
        return [found.shown, *([found.aside] if found.aside else [])]

    def _beside_reflections(self, draft: Draft, uid: str) -> Draft | Revision | None:
        """As it may stand beside what was finished; None where all of it is kept there."""
        of, before = self._reflection(draft.reflection_id or uid)
        if of is None:
            return draft if uid in self._mine else replace(draft, reflection_id=None)
        if draft.reflection_id:
            return None if merging.came_of(draft, of, before) else draft
        if self._was_beside(uid):
            return draft
        return None if merging.came_of(draft, of, before) else merging.beside(draft, of)

    def _was_beside(self, uid: str) -> bool:
        """Whether that side which has the draft has the reflection too, so that one knows of the other."""
        sides = ((self._mine, self._now), (self._theirs, self._then))
        return any(uid in drafts and _one(kept, uid) is not None for drafts, kept in sides)

    def _reflection(self, uid: str) -> tuple[Reflection | None, list[Writing]]:
        """As it will be shown, with its earlier states on either side."""
        before = [r.writing for side in (self._now, self._then) for r in side.revisions(uid)]
        before += [found.writing for found in (_one(self._now, uid), _one(self._then, uid)) if found]
        shown = self._changed.get(uid) or _one(self._now, uid)
        if shown is None and uid not in self._left_out:
            shown = _one(self._then, uid)
        return shown, before

    def _is_kept(self, revision: Revision) -> bool:
        sides = (self._now, self._then)
        return any(
            revision.revision_id == found.revision_id
            for side in sides
            for found in side.revisions(revision.reflection_id)
        )


def _one(reflections: SqlReflections, uid: str) -> Reflection | None:
    try:
        return reflections.one(uid)
    except ReflectionMissing:
        return None
