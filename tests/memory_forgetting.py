"""Forgetting, the legal hold and the inbox of the journal in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from tests.memory_finding import says
from tests.memory_threads import hanging, questions_hanging

from unhurried.domain.drafts import Draft
from unhurried.domain.finding import Filter, terms
from unhurried.domain.forgetting import (
    AboutClient,
    Footprint,
    HoldChange,
    OlderThan,
    OneReflection,
    Scope,
    mentions,
)
from unhurried.domain.inbox import Letter, Letters
from unhurried.domain.margins import WordsToKeep
from unhurried.domain.reflections import Reflection, Revision
from unhurried.domain.supervision import SupervisionQuestion
from unhurried.domain.text import clean
from unhurried.domain.threads import Thread, ThreadNote

if TYPE_CHECKING:
    from tests.memory import MemoryReflections


class MemoryForgetting:
    """What a scope covers, picked out of the dictionaries by hand."""

    def __init__(self, reflections: MemoryReflections) -> None:
        self._all = reflections

    def footprint(self, scope: Scope) -> Footprint:
        kept, earlier, begun = self._reflections(scope), self._revisions(scope), self._drafts(scope)
        whole, notes, words = self._hanging(scope)
        days = [found.writing.day for found in (*kept, *begun)]
        return Footprint(
            reflections=len(kept),
            revisions=len(earlier),
            drafts=len(begun),
            since=min(days, default=None),
            until=max(days, default=None),
            mentioned_elsewhere=self._mentioned_elsewhere(scope),
            margin_notes=sum(len(self._all.margins.of(reflection.reflection_id)) for reflection in kept),
            threads=len(whole),
            thread_notes=len(notes),
            words_to_keep=len(words),
            mentioned_in_threads=self._mentioned_in_threads(scope),
            supervision_questions=len(self._questions(scope)),
            mentioned_in_questions=self._mentioned_in_questions(scope),
        )

    def erase(self, scope: Scope) -> None:
        begun, earlier = self._drafts(scope), self._revisions(scope)
        whole, notes, words = self._hanging(scope)
        asked = self._questions(scope)
        self._all.erase([reflection.reflection_id for reflection in self._reflections(scope)])
        for draft in begun:
            self._all.drafts.pop(draft.draft_id, None)
        for reflection_id, revisions in self._all.earlier.items():
            self._all.earlier[reflection_id] = [r for r in revisions if r not in earlier]
        for thread in whole:
            self._all.threads.threads.pop(thread.thread_id)
        for note in notes:
            self._all.threads.kept.pop(note.note_id, None)
        for kept in words:
            self._all.margins.kept.pop(kept.note_id, None)
        self._all.supervision.forget(asked)

    def _goes(self, scope: Scope) -> Callable[[str | None, date], bool]:
        """Whether what comes from this, and has this day, goes."""
        going = {reflection.reflection_id for reflection in self._reflections(scope)}
        going |= {draft.draft_id for draft in self._drafts(scope)}
        there = self._all.kept.keys() | self._all.drafts.keys()

        def goes(of: str | None, day: date) -> bool:
            is_older = isinstance(scope, OlderThan) and of not in there and day < scope.day
            is_orphan = isinstance(scope, OneReflection) and of == scope.reflection_id
            return of in going or is_older or is_orphan

        return goes

    def _questions(self, scope: Scope) -> list[SupervisionQuestion]:
        code = scope.client_code if isinstance(scope, AboutClient) else None
        about = [asked for asked in self._all.supervision.questions() if code and asked.client_code == code]
        hanging_on = questions_hanging(self._all, self._goes(scope))
        return [*about, *(asked for asked in hanging_on if asked not in about)]

    def _mentioned_in_questions(self, scope: Scope) -> int:
        if not isinstance(scope, AboutClient):
            return 0
        going = self._questions(scope)
        staying = [asked for asked in self._all.supervision.questions() if asked not in going]
        texts = ((asked.words, asked.heard, asked.did, asked.happened, asked.unsaid) for asked in staying)
        return sum(mentions(said, clean(scope.client_code)) for said in texts)

    def _hanging(self, scope: Scope) -> tuple[list[Thread], list[ThreadNote], list[WordsToKeep]]:
        """Threads that go whole, all notes that go, and words to keep."""
        notes, words = hanging(self._all, self._goes(scope))
        whole = [thread for thread in self._all.threads.threads.values() if self._goes_whole(scope, thread, notes)]
        inside = [note for thread in whole for note in self._all.threads.notes(thread.thread_id)]
        return whole, [*notes, *(note for note in inside if note not in notes)], words

    def _goes_whole(self, scope: Scope, thread: Thread, notes: list[ThreadNote]) -> bool:
        if isinstance(scope, AboutClient):
            return thread.client_code == scope.client_code
        is_left = any(note not in notes for note in self._all.threads.notes(thread.thread_id))
        return isinstance(scope, OlderThan) and thread.day < scope.day and not is_left

    def _mentioned_in_threads(self, scope: Scope) -> int:
        if not isinstance(scope, AboutClient):
            return 0
        whole, notes, words = self._hanging(scope)
        code = f'"{scope.client_code}"'
        threads = self._all.threads
        staying = [threads.texts(thread, notes) for thread in threads.threads.values() if thread not in whole]
        staying += [[kept.words] for kept in self._all.margins.kept.values() if kept not in words]
        return sum(says(texts, code) for texts in staying if terms(clean(code)))

    def _reflections(self, scope: Scope) -> list[Reflection]:
        return [reflection for reflection in self._all.kept.values() if _covers(scope, reflection)]

    def _revisions(self, scope: Scope) -> list[Revision]:
        kept = self._all.kept
        return [
            revision
            for revisions in self._all.earlier.values()
            for revision in revisions
            if _covers(scope, kept[revision.reflection_id]) or _bears_the_code(scope, revision)
        ]

    def _drafts(self, scope: Scope) -> list[Draft]:
        return [draft for draft in self._all.drafts.values() if self._covers_draft(scope, draft)]

    def _covers_draft(self, scope: Scope, draft: Draft) -> bool:
        if isinstance(scope, OneReflection):
            return scope.reflection_id in (draft.reflection_id, draft.draft_id)
        of = self._all.kept.get(draft.reflection_id or "")
        if of is None:
            is_older = isinstance(scope, OlderThan) and draft.writing.day < scope.day
            return is_older or _bears_the_code(scope, draft)
        return _covers(scope, of) or _bears_the_code(scope, draft)

    def _mentioned_elsewhere(self, scope: Scope) -> int:
        if not isinstance(scope, AboutClient):
            return 0
        mentioning = Filter(words=f'"{scope.client_code}"')
        return sum(self._all.fits(r, mentioning) and not _covers(scope, r) for r in self._all.kept.values())


def _covers(scope: Scope, reflection: Reflection) -> bool:
    if isinstance(scope, OneReflection):
        return reflection.reflection_id == scope.reflection_id
    if isinstance(scope, AboutClient):
        return reflection.writing.client_code == scope.client_code
    return reflection.writing.day < scope.day


def _bears_the_code(scope: Scope, found: Draft | Revision) -> bool:
    return isinstance(scope, AboutClient) and found.writing.client_code == scope.client_code


class MemoryHolds:
    """The log of the hold, by number."""

    def __init__(self, write: Callable[[], None]) -> None:
        self._write = write
        self.changes: dict[int, HoldChange] = {}

    @property
    def is_on(self) -> bool:
        return bool(self.changes) and self.log()[-1].is_on

    def log(self) -> list[HoldChange]:
        return list(self.changes.values())

    def add(self, change: HoldChange) -> None:
        self._write()
        self.changes[len(self.changes)] = change


class MemoryInbox:
    """Letters by id. `stuck` ones cannot be removed; `unreadable` are put aside at the next look."""

    def __init__(self) -> None:
        self.waiting: dict[str, Letter] = {}
        self.stuck: set[str] = set()
        self.unreadable = 0

    def letters(self) -> Letters:
        put_aside, self.unreadable = self.unreadable, 0
        oldest_first = sorted(self.waiting.values(), key=lambda letter: letter.line.written_at)
        return Letters(tuple(oldest_first), put_aside)

    def remove(self, letter_ids: Iterable[str]) -> None:
        for letter_id in set(letter_ids) - self.stuck:
            self.waiting.pop(letter_id, None)
