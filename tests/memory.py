"""A journal in memory, behind the same ports as the encrypted one and held to the same contract tests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from copy import deepcopy
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tests.memory_finding import fits, glimpse
from tests.memory_forgetting import MemoryForgetting, MemoryHolds, MemoryInbox
from tests.memory_imports import MemoryImports
from tests.memory_looking_back import MemoryLookingBack
from tests.memory_supervision import MemoryCopies, MemoryLedger, MemorySupervision
from tests.memory_threads import MemoryMargins, MemoryReturning, MemoryThreads, erase_hanging

from unhurried.domain.drafts import Draft
from unhurried.domain.errors import (
    HeldByLaw,
    JournalExists,
    JournalIsOpen,
    JournalMissing,
    ReflectionMissing,
    UnhurriedError,
    WrongSecret,
)
from unhurried.domain.finding import Filter, Glimpse
from unhurried.domain.keys import MasterKey, normalised, read_recovery_code
from unhurried.domain.prompts import Choices, Marker, Prompt
from unhurried.domain.reflections import Reflection, Revision, Writing

_ROOM = 1 << 20


class MemoryReflections:
    """Reflections in two dictionaries: by id, and their places."""

    def __init__(self, write: Callable[[], None]) -> None:
        self._write = write
        self.kept: dict[str, Reflection] = {}
        self.place_of: dict[str, int] = {}
        self.earlier: dict[str, list[Revision]] = {}
        self.drafts: dict[str, Draft] = {}
        self.is_held: Callable[[], bool] = lambda: False
        self.threads = MemoryThreads(self, write)
        self.margins = MemoryMargins(self, write)
        self.supervision = MemorySupervision(self, write)
        self.copies = MemoryCopies(write)
        self.imports = MemoryImports(self, write)

    def put(self, reflection: Reflection) -> None:
        self._write()
        writing = replace(reflection.writing, client_code=reflection.writing.client_code or None)
        before = self.kept.get(reflection.reflection_id)
        if before is None or before.writing.day != writing.day:
            self.place_of[reflection.reflection_id] = self._free_place(writing.day)
        self.kept[reflection.reflection_id] = replace(reflection, writing=writing)

    def one(self, reflection_id: str) -> Reflection:
        if reflection_id not in self.kept:
            raise ReflectionMissing
        return self.kept[reflection_id]

    def places(self, narrowed: Filter, before: int | None = None, limit: int = 60) -> Sequence[int]:
        found = [
            place
            for reflection_id, place in self.place_of.items()
            if (before is None or place < before) and self.fits(self.kept[reflection_id], narrowed)
        ]
        return sorted(found, reverse=True)[:limit]

    def glimpses(self, places: Sequence[int], narrowed: Filter) -> list[Glimpse]:
        at = {place: reflection_id for reflection_id, place in self.place_of.items()}
        found = [self.kept[at[place]] for place in places if place in at]
        words = "" if narrowed.in_trash else narrowed.words
        return [
            glimpse(reflection, words, self._margin(reflection))
            for reflection in found
            if (reflection.trashed_at is not None) == narrowed.in_trash
        ]

    def count(self, *, in_trash: bool = False) -> int:
        return sum((reflection.trashed_at is not None) == in_trash for reflection in self.kept.values())

    def keep_revision(self, revision: Revision) -> None:
        self._write()
        self.one(revision.reflection_id)
        self.earlier.setdefault(revision.reflection_id, []).append(revision)

    def revisions(self, reflection_id: str) -> list[Revision]:
        newest_last = sorted(self.earlier.get(reflection_id, ()), key=lambda revision: revision.replaced_at)
        return newest_last[::-1]

    def erase(self, reflection_ids: Iterable[str]) -> None:
        self._write()
        if self.is_held():
            raise HeldByLaw
        for reflection_id in reflection_ids:
            erase_hanging(self, lambda of, _day, gone=reflection_id: of == gone and gone not in self.drafts)
            self.kept.pop(reflection_id, None)
            self.place_of.pop(reflection_id, None)
            self.earlier.pop(reflection_id, None)
            self.imports.of.pop(reflection_id, None)
            for note in self.margins.of(reflection_id):
                del self.margins.notes[note.note_id]
            for draft in [draft for draft in self.drafts.values() if draft.reflection_id == reflection_id]:
                del self.drafts[draft.draft_id]

    def in_order(self, narrowed: Filter) -> list[Reflection]:
        """Those that fit, the oldest first; words are not looked for."""
        found = [kept for kept in self.kept.values() if self.fits(kept, replace(narrowed, words="", in_trash=False))]
        return sorted(found, key=lambda kept: self.place_of[kept.reflection_id])

    def fits(self, reflection: Reflection, narrowed: Filter) -> bool:
        led_to = {thread.thread_id for thread, _ in self.threads.of_reflection(reflection.reflection_id)}
        is_in_thread = narrowed.thread is None or narrowed.thread in led_to
        return is_in_thread and fits(reflection, narrowed, self._margin(reflection))

    def _margin(self, reflection: Reflection) -> list[str]:
        return [note.words for note in self.margins.of(reflection.reflection_id)]

    def trashed(self) -> list[str]:
        found = [(r.trashed_at, self.place_of[r.reflection_id], r) for r in self.kept.values() if r.trashed_at]
        return [reflection.reflection_id for _, _, reflection in sorted(found, key=lambda f: f[:2], reverse=True)]

    def client_codes(self) -> list[str]:
        return self._used(lambda writing: [writing.client_code] if writing.client_code else [])

    def tags(self) -> list[str]:
        return self._used(lambda writing: writing.tags)

    def days(self, since: date, until: date) -> dict[date, int]:
        live = (r.writing.day for r in self.kept.values() if r.trashed_at is None)
        return dict(sorted(Counter(day for day in live if since <= day <= until).items()))

    def _used(self, values: Callable[[Writing], Iterable[str]]) -> list[str]:
        newest: dict[str, int] = {}
        for reflection in self.kept.values():
            for value in values(reflection.writing) if reflection.trashed_at is None else ():
                newest[value] = max(newest.get(value, 0), self.place_of[reflection.reflection_id])
        return sorted(newest, key=lambda value: (-newest[value], value))

    def _free_place(self, day: date) -> int:
        first = day.toordinal() * _ROOM
        taken = [place for place in self.place_of.values() if first <= place < first + _ROOM]
        return max(taken) + 1 if taken else first


class MemoryDrafts:
    """Drafts by id."""

    def __init__(self, write: Callable[[], None], drafts: dict[str, Draft]) -> None:
        self._write = write
        self._drafts = drafts

    def put(self, draft: Draft) -> None:
        self._write()
        self._drafts.pop(draft.draft_id, None)
        self._drafts[draft.draft_id] = draft

    def remove(self, draft_id: str) -> None:
        self._write()
        self._drafts.pop(draft_id, None)

    def all(self) -> list[Draft]:
        return sorted(self._drafts.values(), key=lambda draft: draft.touched_at)[::-1]


class MemoryOwnQuestions:
    """Own questions by id and version."""

    def __init__(self, write: Callable[[], None]) -> None:
        self._write = write
        self.versions: dict[type, dict[str, dict[int, Any]]] = {Prompt: {}, Marker: {}}
        self.chosen: Choices | None = None

    def prompts(self) -> list[Prompt]:
        return [versions[max(versions)] for versions in self.versions[Prompt].values()]

    def markers(self) -> list[Marker]:
        return [versions[max(versions)] for versions in self.versions[Marker].values()]

    def put_prompt(self, prompt: Prompt) -> None:
        self._write()
        self.versions[Prompt].setdefault(prompt.prompt_id, {})[prompt.version] = prompt

    def put_marker(self, marker: Marker) -> None:
        self._write()
        self.versions[Marker].setdefault(marker.marker_id, {})[marker.version] = marker

    def choices(self) -> Choices | None:
        return self.chosen

    def choose(self, choices: Choices) -> None:
        self._write()
        self.chosen = choices


class MemoryJournal:
    """An open journal that forgets everything with the process. `obstacle` is raised by every write."""

    def __init__(self, close: Callable[[], None] = lambda: None) -> None:
        self.obstacle: UnhurriedError | None = None
        self.notices: tuple[str, ...] = ()
        self.preferences: dict[str, str] = {}
        self.traces_forgotten = 0
        self._close = close
        self._in_transaction = False
        self.reflections = MemoryReflections(self._write)
        self.drafts = MemoryDrafts(self._write, self.reflections.drafts)
        self.own_questions = MemoryOwnQuestions(self._write)
        self.forgetting = MemoryForgetting(self.reflections)
        self.holds = MemoryHolds(self._write)
        self.looking_back = MemoryLookingBack(self.reflections.in_order, self._write)
        self.threads, self.margins = self.reflections.threads, self.reflections.margins
        self.returning = MemoryReturning(self.reflections, self.threads)
        self.supervision, self.copies = self.reflections.supervision, self.reflections.copies
        self.ledger = MemoryLedger(self._write)
        self.imports = self.reflections.imports
        self.inbox = MemoryInbox()
        self.reflections.is_held = lambda: self.holds.is_on

    @contextmanager
    def transaction(self) -> Generator[None]:
        if self._in_transaction:
            raise RuntimeError("a transaction is open already")
        before = deepcopy(self._state())
        self._in_transaction = True
        try:
            yield
            self._write()
        except BaseException:
            for now, then in zip(self._state(), before, strict=True):
                now.clear()
                now.update(then)
            raise
        finally:
            self._in_transaction = False

    def one_moment(self) -> AbstractContextManager[None]:
        return nullcontext()

    def preference(self, name: str, default: str = "") -> str:
        return self.preferences.get(name, default)

    def prefer(self, name: str, value: str) -> None:
        self._write()
        self.preferences[name] = value

    def forget_traces(self) -> None:
        self.traces_forgotten += 1

    def close(self) -> None:
        self._close()

    def _write(self) -> None:
        if self.obstacle is not None:
            raise self.obstacle

    def _state(self) -> list[dict[Any, Any]]:
        kept = self.reflections
        own = self.own_questions.versions
        return [
            kept.kept,
            kept.place_of,
            kept.earlier,
            kept.drafts,
            own[Prompt],
            own[Marker],
            self.preferences,
            self.holds.changes,
            self.looking_back.notes,
            self.threads.threads,
            self.threads.kept,
            self.margins.notes,
            self.margins.kept,
            self.supervision.asked,
            self.supervision.held,
            self.copies.drafts,
            self.copies.decided,
            self.ledger.written,
            self.ledger.heads,
            self.imports.made,
            self.imports.of,
        ]


class MemoryFolders:
    """Journals by folder, with secrets that are compared and not stretched."""

    def __init__(self) -> None:
        self.journals: dict[Path, MemoryJournal] = {}
        self.passphrases: dict[Path, bytes] = {}
        self.codes: dict[Path, str] = {}
        self.open_ones: set[Path] = set()

    def is_journal(self, folder: Path) -> bool:
        return folder in self.journals

    def create(self, folder: Path, passphrase: str, recovery_code: str, at: datetime) -> MasterKey:
        del at
        if folder in self.journals:
            raise JournalExists
        self.journals[folder] = MemoryJournal(lambda: self.open_ones.discard(folder))
        self.passphrases[folder] = normalised(passphrase)
        self.codes[folder] = read_recovery_code(recovery_code)
        return self._key(folder)

    def unlock(self, folder: Path, secret: str) -> MasterKey:
        self._must_be(folder)
        if normalised(secret) == self.passphrases[folder] or _is_code(secret, self.codes[folder]):
            return self._key(folder)
        raise WrongSecret

    def open(self, folder: Path, key: MasterKey) -> MemoryJournal:
        self._must_be(folder)
        if key != self._key(folder):
            raise WrongSecret
        if folder in self.open_ones:
            raise JournalIsOpen
        self.open_ones.add(folder)
        return self.journals[folder]

    def open_beside(self, folder: Path, key: MasterKey) -> MemoryJournal:
        self._must_be(folder)
        if key != self._key(folder):
            raise WrongSecret
        return self.journals[folder]

    def change_passphrase(self, folder: Path, key: MasterKey, passphrase: str) -> None:
        del key
        self._must_be(folder)
        self.passphrases[folder] = normalised(passphrase)

    def _must_be(self, folder: Path) -> None:
        if folder not in self.journals:
            raise JournalMissing

    def _key(self, folder: Path) -> MasterKey:
        return MasterKey(str(folder).encode().ljust(32, b".")[-32:])


def _is_code(secret: str, code: str) -> bool:
    try:
        return read_recovery_code(secret) == code
    except UnhurriedError:
        return False
