"""Imports in memory, each reflection with the import that it came with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tests.memory_threads import erase_hanging

from unhurried.domain.arrivals import Brought, Import, TakenBack, content_of
from unhurried.domain.backups import Progress, carry_on
from unhurried.domain.errors import Cancelled, HeldByLaw, ImportMissing

if TYPE_CHECKING:
    from tests.memory import MemoryReflections


class MemoryImports:
    """Imports by id, and by reflection which import it came with and what it was then."""

    def __init__(self, reflections: MemoryReflections, write: Callable[[], None]) -> None:
        self._all = reflections
        self._write = write
        self.made: dict[str, Import] = {}
        self.of: dict[str, tuple[str, str]] = {}

    def contents(self, since: date, until: date) -> dict[str, bool]:
        found: dict[str, bool] = {}
        for kept in self._all.kept.values():
            if not since <= kept.writing.day <= until:
                continue
            contents = [content_of(kept.writing)]
            if kept.reflection_id in self.of:
                contents.append(self.of[kept.reflection_id][1])
            for content in contents:
                found[content] = found.get(content, True) and kept.trashed_at is not None
        return found

    def bring(self, made: Import, brought: Sequence[Brought], progress: Progress = carry_on) -> None:
        self._write()
        if not progress(0.0):
            raise Cancelled
        self.made[made.import_id] = made
        for one in brought:
            self._all.put(one.reflection)
            self.of[one.reflection.reflection_id] = (made.import_id, one.content)

    def all(self) -> list[Import]:
        found = [
            replace(made, here=len(self._here(uid)), touched=sum(map(self._is_touched, self._here(uid))))
            for uid, made in self.made.items()
        ]
        return [made for made in reversed(found) if made.here]

    def take_back(self, import_id: str, *, touched: bool) -> TakenBack:
        self._write()
        if self._all.is_held():
            raise HeldByLaw
        here = self._here(import_id)
        if not here:
            raise ImportMissing
        going = [uid for uid in here if touched or not self._is_touched(uid)]
        drafts = [draft for draft in self._all.drafts.values() if draft.reflection_id in going]
        for draft in drafts:
            del self._all.drafts[draft.draft_id]
        erase_hanging(self._all, lambda of, _day: of in going)
        self._all.erase(going)
        return TakenBack(len(going), len(here) - len(going), tuple(sorted({d.reflection_id or "" for d in drafts})))

    def _here(self, import_id: str) -> list[str]:
        return [uid for uid, (of, _) in self.of.items() if of == import_id and uid in self._all.kept]

    def _is_touched(self, uid: str) -> bool:
        kept = self._all.kept[uid]
        return bool(
            kept.edited_at
            or kept.trashed_at
            or self._all.earlier.get(uid)
            or any(draft.reflection_id == uid for draft in self._all.drafts.values())
            or self._all.margins.of(uid)
            or self._all.threads.of_reflection(uid)
            or self._all.margins.words_from(uid)
            or self._all.supervision.of_reflection(uid)
        )
