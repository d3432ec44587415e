"""Threads, margins, words to keep and meeting one's earlier self in memory, each in the plainest way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from tests.memory_finding import found_in, glimpse, says

from unhurried.domain.errors import HeldByLaw, NoteMissing, ReflectionMissing, ThreadMissing
from unhurried.domain.finding import Filter, Glimpse, terms
from unhurried.domain.margins import FoundToKeep, MarginNote, WordsToKeep
from unhurried.domain.returning import Place, Returned, most_returned_to
from unhurried.domain.supervision import SupervisionQuestion
from unhurried.domain.text import clean
from unhurried.domain.threads import Ends, Found, Thread, ThreadNote

if TYPE_CHECKING:
    from tests.memory import MemoryReflections

N = TypeVar("N", ThreadNote, MarginNote, WordsToKeep)
T = TypeVar("T")


class MemoryThreads:
    """Threads by id, in the writer's order."""

    def __init__(self, reflections: MemoryReflections, write: Callable[[], None]) -> None:
        self._reflections = reflections
        self._write = write
        self.threads: dict[str, Thread] = {}
        self.kept: dict[str, ThreadNote] = {}

    def put(self, thread: Thread) -> None:
        self._write()
        before = self.threads.get(thread.thread_id)
        thread = replace(thread, client_code=thread.client_code or None)
        if before is None:
            _set(self.threads, {thread.thread_id: thread, **self.threads})
            return
        if before.title != thread.title:
            self._refuse_if_held()
        self.threads[thread.thread_id] = thread

    def one(self, thread_id: str) -> Thread:
        if thread_id not in self.threads:
            raise ThreadMissing
        return self.threads[thread_id]

    def ends(self) -> list[Ends]:
        found = [(thread, self.finished(thread)) for thread in self.threads.values()]
        return [Ends(thread, notes[0], notes[-1]) if notes else Ends(thread) for thread, notes in found]

    def arrange(self, thread_ids: Sequence[str]) -> None:
        self._write()
        first = {thread_id: self.threads[thread_id] for thread_id in thread_ids if thread_id in self.threads}
        _set(self.threads, {**first, **self.threads})

    def erase(self, thread_id: str) -> None:
        self._write()
        self._refuse_if_held()
        self.threads.pop(thread_id, None)
        _set(self.kept, {key: note for key, note in self.kept.items() if note.thread_id != thread_id})

    def put_note(self, note: ThreadNote) -> None:
        self._write()
        self.one(note.thread_id)
        before = self.kept.get(note.note_id)
        if before and before.words != note.words and not before.is_unfinished:
            self._refuse_if_held()
        self.kept[note.note_id] = note

    def note(self, note_id: str) -> ThreadNote:
        if note_id not in self.kept:
            raise NoteMissing
        return self.kept[note_id]

    def remove_note(self, note_id: str) -> None:
        self._write()
        if note_id in self.kept and not self.kept[note_id].is_unfinished:
            self._refuse_if_held()
        self.kept.pop(note_id, None)

    def notes(self, thread_id: str) -> list[ThreadNote]:
        return _in_order(note for note in self.kept.values() if note.thread_id == thread_id)

    def finished(self, thread: Thread) -> list[ThreadNote]:
        return [note for note in self.notes(thread.thread_id) if not note.is_unfinished]

    def half_written(self) -> set[str]:
        return {note.thread_id for note in self.kept.values() if note.is_unfinished}

    def of_reflection(self, reflection_id: str) -> list[tuple[Thread, ThreadNote]]:
        notes = _in_order(n for n in self.kept.values() if n.origin and n.origin.reflection_id == reflection_id)
        return [(self.threads[note.thread_id], note) for note in notes]

    def find(self, words: str) -> list[Found]:
        if not terms(clean(words)):
            return []
        newest_first = sorted(self.threads.values(), key=self._written_last, reverse=True)
        found = [(thread, self.texts(thread)) for thread in newest_first]
        return [Found(thread, found_in(texts, words)) for thread, texts in found if says(texts, words)]

    def texts(self, thread: Thread, without: Sequence[ThreadNote] = ()) -> list[str]:
        """The two columns of the index: title, notes."""
        notes = [note.words for note in self.notes(thread.thread_id) if note not in without]
        return [thread.title, "\n".join(notes)]

    def _written_last(self, thread: Thread) -> datetime:
        notes = self.notes(thread.thread_id)
        return notes[-1].written_at if notes else thread.begun_at

    def _refuse_if_held(self) -> None:
        if self._reflections.is_held():
            raise HeldByLaw


class MemoryMargins:
    """Notes in margins and words to keep, by id."""

    def __init__(self, reflections: MemoryReflections, write: Callable[[], None]) -> None:
        self._reflections = reflections
        self._write = write
        self.notes: dict[str, MarginNote] = {}
        self.kept: dict[str, WordsToKeep] = {}

    def put(self, note: MarginNote) -> None:
        self._write()
        if note.reflection_id not in self._reflections.kept:
            raise ReflectionMissing
        self._refuse_if_replaced(self.notes.get(note.note_id), note)
        self.notes[note.note_id] = note

    def one(self, note_id: str) -> MarginNote:
        if note_id not in self.notes:
            raise NoteMissing
        return self.notes[note_id]

    def remove(self, note_id: str) -> None:
        self._write()
        self._refuse_if_finished(self.notes.get(note_id))
        self.notes.pop(note_id, None)

    def of(self, reflection_id: str) -> list[MarginNote]:
        return _in_order(note for note in self.notes.values() if note.reflection_id == reflection_id)

    def keep_words(self, words: WordsToKeep) -> None:
        self._write()
        self._refuse_if_replaced(self.kept.get(words.note_id), words)
        self.kept[words.note_id] = replace(words, reflection_id=words.reflection_id or None)

    def words(self, note_id: str) -> WordsToKeep:
        if note_id not in self.kept:
            raise NoteMissing
        return self.kept[note_id]

    def remove_words(self, note_id: str) -> None:
        self._write()
        self._refuse_if_finished(self.kept.get(note_id))
        self.kept.pop(note_id, None)

    def words_to_keep(self) -> list[WordsToKeep]:
        return _in_order(self.kept.values())

    def words_from(self, reflection_id: str) -> list[WordsToKeep]:
        return _in_order(words for words in self.kept.values() if words.reflection_id == reflection_id)

    def find(self, words: str) -> list[FoundToKeep]:
        if not terms(clean(words)):
            return []
        found = [(kept, [kept.words]) for kept in reversed(self.words_to_keep())]
        return [FoundToKeep(kept, found_in(texts, words)) for kept, texts in found if says(texts, words)]

    def _refuse_if_replaced(self, before: MarginNote | WordsToKeep | None, after: MarginNote | WordsToKeep) -> None:
        if before and before.words != after.words:
            self._refuse_if_finished(before)

    def _refuse_if_finished(self, before: MarginNote | WordsToKeep | None) -> None:
        if before and not before.is_unfinished and self._reflections.is_held():
            raise HeldByLaw


class MemoryReturning:
    """Days of earlier years, and what is returned to, counted from everything there is."""

    def __init__(self, reflections: MemoryReflections, threads: MemoryThreads) -> None:
        self._reflections = reflections
        self._threads = threads

    def first_day(self) -> date | None:
        return min((found.writing.day for found in self._reflections.in_order(Filter())), default=None)

    def near(self, days: Sequence[date], around: int, limit: int) -> list[list[Glimpse]]:
        return [self._near(day, around, limit) for day in days]

    def _near(self, day: date, around: int, limit: int) -> list[Glimpse]:
        def far(of: date) -> int:
            return abs((of - day).days)

        found = [r for r in self._reflections.in_order(Filter()) if far(r.writing.day) <= around]
        return [glimpse(r, "") for r in sorted(found, key=lambda r: far(r.writing.day))[:limit]]

    def returned_to(self, at_least: int, limit: int) -> list[Returned]:
        found: list[tuple[int, Returned]] = []
        for ends in self._threads.ends():
            number = len(self._threads.finished(ends.thread))
            if ends.latest:
                thread = ends.thread
                told = Returned(Place.THREAD, thread.thread_id, thread.title, ends.latest.words, ends.latest.day)
                found.append((number, told))
        numbers, latest = dict[str, int](), dict[str, Returned]()
        for reflection in self._reflections.in_order(Filter()):
            for answer in reversed(reflection.writing.answers):
                key, of = answer.prompt_id, reflection.reflection_id
                numbers[key] = numbers.get(key, 0) + 1
                latest[key] = Returned(Place.PROMPT, key, answer.wording, answer.text, reflection.writing.day, of)
        found += [(numbers[key], told) for key, told in latest.items()]
        return most_returned_to([(number, told) for number, told in found if number >= at_least], limit)


def questions_hanging(
    reflections: MemoryReflections, goes: Callable[[str | None, date], bool]
) -> list[SupervisionQuestion]:
    """Questions for supervision that go, asked in the same way."""
    return [asked for asked in reflections.supervision.questions() if _goes(asked, goes)]


def hanging(
    reflections: MemoryReflections, goes: Callable[[str | None, date], bool]
) -> tuple[list[ThreadNote], list[WordsToKeep]]:
    """Notes and words to keep that go, asked by what they come from and by their own day."""
    notes = [
        note
        for note in reflections.threads.kept.values()
        if goes(note.origin.reflection_id if note.origin else None, note.day)
    ]
    return notes, [words for words in reflections.margins.kept.values() if goes(words.reflection_id, words.day)]


def erase_hanging(reflections: MemoryReflections, goes: Callable[[str | None, date], bool]) -> None:
    notes, words = hanging(reflections, goes)
    for note in notes:
        del reflections.threads.kept[note.note_id]
    for kept in words:
        del reflections.margins.kept[kept.note_id]
    reflections.supervision.forget(questions_hanging(reflections, goes))


def _goes(asked: SupervisionQuestion, goes: Callable[[str | None, date], bool]) -> bool:
    return goes(asked.origin.reflection_id if asked.origin else None, asked.day)


def _in_order(notes: Iterable[N]) -> list[N]:
    return sorted(notes, key=lambda note: note.written_at)


def _set(found: dict[str, T], to: dict[str, T]) -> None:
    """The same dictionary, with other things in it."""
    wanted = dict(to)
    found.clear()
    found.update(wanted)
