"""What the therapist of the sample journal carried on and added later: threads, margins and words to keep."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, final
from uuid import UUID, uuid5

from unhurried.domain.margins import KeptKind, MarginNote, WordsToKeep
from unhurried.domain.ports import Journal
from unhurried.domain.reflections import Reflection
from unhurried.domain.threads import Origin, Thread, ThreadKind, ThreadNote, ThreadState, Turn
from unhurried.resources import resource

Table = Mapping[str, Any]

_FAMILY = UUID("b6a0c1de-0d7f-4a55-8f7e-3d1c52a9f6e4")
_EVENING = time(20, 10)


@dataclass(frozen=True, slots=True)
class Later:
    """All of it, each in the order in which it was written; threads in the writer's own order."""

    threads: tuple[Thread, ...]
    thread_notes: tuple[ThreadNote, ...]
    margin_notes: tuple[MarginNote, ...]
    words: tuple[WordsToKeep, ...]

    def put_into(self, journal: Journal) -> None:
        """Keep it in a journal that has the reflections."""
        for thread in reversed(self.threads):  # each new one is put before the others
            journal.threads.put(thread)
        for note in self.thread_notes:
            journal.threads.put_note(note)
        for beside in self.margin_notes:
            journal.margins.put(beside)
        for kept in self.words:
            journal.margins.keep_words(kept)


def sample_later(reflections: Sequence[Reflection], ending_on: date, folder: Path | None = None) -> Later:
    """What hangs on these reflections, none of it written on `ending_on` or after it."""
    home = folder or resource("sample") / "later"
    with (home / "notes.toml").open("rb") as file:
        return _Remembering(reflections, ending_on).of(tomllib.load(file))


@final
class _Remembering:
    """Finds the entries that notes come from by a phrase in them."""

    def __init__(self, reflections: Sequence[Reflection], ending_on: date) -> None:
        self._ending_on = ending_on
        self._told = [(_text(reflection), reflection) for reflection in reflections]

    def of(self, table: Table) -> Later:
        threads: list[Thread] = []
        notes: list[ThreadNote] = []
        for each in table["thread"]:
            in_it = list(self._thread_notes(each))
            if in_it:
                threads.append(_thread(each, in_it[0]))
                notes += in_it
        return Later(
            threads=tuple(threads),
            thread_notes=tuple(sorted(notes, key=lambda note: note.written_at)),
            margin_notes=tuple(sorted(self._margin_notes(table["margin"]), key=lambda note: note.written_at)),
            words=tuple(sorted(self._words(table["words"]), key=lambda kept: kept.written_at)),
        )

    def _placed(self, items: Sequence[Table]) -> Iterator[tuple[Table, Reflection, date]]:
        """Each with its entry and the day it was written; what has no entry, or no day yet, is left out."""
        for item in items:
            reflection = next((found for text, found in self._told if item["on"] in text), None)
            day = reflection.writing.day + timedelta(days=item.get("after", 0)) if reflection else self._ending_on
            if reflection and day < self._ending_on:
                yield item, reflection, day

    def _thread_notes(self, thread: Table) -> Iterator[ThreadNote]:
        for item, reflection, day in self._placed(thread["note"]):
            yield ThreadNote(
                note_id=_id(f"{thread['title']} {item['on']}"),
                thread_id=_id(thread["title"]),
                day=day,
                written_at=_at(day),
                words=item["words"],
                turn=Turn(item["turn"]) if "turn" in item else None,
                origin=Origin(reflection.reflection_id),
            )

    def _margin_notes(self, items: Sequence[Table]) -> Iterator[MarginNote]:
        for item, reflection, day in self._placed(items):
            note_id, is_remembered = _id(f"beside {item['on']}"), item.get("is_remembered", False)
            yield MarginNote(note_id, reflection.reflection_id, day, _at(day), item["words"], is_remembered)

    def _words(self, items: Sequence[Table]) -> Iterator[WordsToKeep]:
        for item, reflection, day in self._placed(items):
            kind = KeptKind(item["kind"])
            yield WordsToKeep(
                _id(f"kept {item['words']}"), day, _at(day), item["words"], kind, reflection.reflection_id
            )


def _thread(table: Table, first: ThreadNote) -> Thread:
    return Thread(
        thread_id=first.thread_id,
        title=table["title"],
        day=first.day,
        begun_at=first.written_at,
        kind=ThreadKind(table.get("kind", ThreadKind.QUESTION)),
        state=ThreadState(table.get("state", ThreadState.OPEN)),
        client_code=table.get("code"),
        is_about_me=table.get("is_about_me", False),
    )


def _text(reflection: Reflection) -> str:
    writing = reflection.writing
    return "\n".join((writing.body, *(answer.text for answer in writing.answers)))


def _at(day: date) -> datetime:
    return datetime.combine(day, _EVENING, UTC)


def _id(name: str) -> str:
    return str(uuid5(_FAMILY, name))
