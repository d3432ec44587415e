"""Threads: open questions and strains carried across reflections, and the port that keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, Self

from unhurried.domain.drafts import Draft
from unhurried.domain.finding import Piece


class ThreadKind(StrEnum):
    """An open question or theme; or a strain between two people, and what became of it."""

    QUESTION = "question"
    STRAIN = "strain"


class ThreadState(StrEnum):
    """Where a thread is. It may go from any to any other, as often as it likes, and none of them is an end."""

    OPEN = "open"
    RESTING = "resting"
    LET_GO = "let-go"


class Turn(StrEnum):
    """What a note in a thread of strain and repair is about; in any order, none of them required."""

    NOTICED = "noticed"
    NAMED = "named"
    OWNED = "owned"
    TRIED = "tried"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Thread:
    """A question or theme in the writer's words, about a client, about the writer, or about neither.

    `day` is the local day on which it was begun.
    """

    thread_id: str
    title: str = field(repr=False)
    day: date
    begun_at: datetime
    kind: ThreadKind = ThreadKind.QUESTION
    state: ThreadState = ThreadState.OPEN
    client_code: str | None = field(default=None, repr=False)
    is_about_me: bool = False

    def __post_init__(self) -> None:
        if self.is_about_me and self.client_code:
            raise ValueError("a thread is about a client or about the writer")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a note came from: a reflection or a draft of one, and the answer or the moment in it, if one was meant.

    It may lead nowhere: a draft that was begun and emptied leaves the notes that came from it.
    """

    reflection_id: str
    prompt_id: str = ""
    moment_id: str = ""

    @classmethod
    def of_draft(cls, draft: Draft, prompt_id: str = "", moment_id: str = "") -> Self:
        """The reflection that the draft edits, or will be."""
        return cls(draft.reflection_id or draft.draft_id, prompt_id, moment_id)


@dataclass(frozen=True, slots=True)
class ThreadNote:
    """Words in a thread, dated by the day on which they were written. A note may be a turn and no words.

    One that `is_unfinished` is still being written: it is on the screen, and kept like a draft.
    """

    note_id: str
    thread_id: str
    day: date
    written_at: datetime
    words: str = field(repr=False)
    turn: Turn | None = None
    origin: Origin | None = None
    edited_at: datetime | None = None
    is_unfinished: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.words.strip() and self.turn is None


@dataclass(frozen=True, slots=True)
class Ends:
    """A thread with its first and its latest note; the same one where there is only one."""

    thread: Thread
    first: ThreadNote | None = None
    latest: ThreadNote | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A thread in which something was found, with the words around it."""

    thread: Thread
    pieces: tuple[Piece, ...] = field(repr=False)


class Threads(Protocol):
    """Threads and the notes in them. Notes are in the order in which they were written."""

    def put(self, thread: Thread) -> None:
        """Add it before all others, or replace the one with the same id.

        Raises HeldByLaw when that would do away with its title.
        """
        ...

    def one(self, thread_id: str) -> Thread:
        """Raises ThreadMissing."""
        ...

    def ends(self) -> list[Ends]:
        """Every thread with its first and latest finished note, in the writer's own order."""
        ...

    def arrange(self, thread_ids: Sequence[str]) -> None:
        """Put these threads first, in this order."""
        ...

    def erase(self, thread_id: str) -> None:
        """Remove it with all its notes, for good. Raises HeldByLaw."""
        ...

    def put_note(self, note: ThreadNote) -> None:
        """Add it, or replace the one with the same id. Raises ThreadMissing.

        Raises HeldByLaw when that would do away with words of a finished one.
        """
        ...

    def note(self, note_id: str) -> ThreadNote:
        """Raises NoteMissing."""
        ...

    def remove_note(self, note_id: str) -> None:
        """Raises HeldByLaw."""
        ...

    def notes(self, thread_id: str) -> list[ThreadNote]: ...

    def half_written(self) -> set[str]:
        """Ids of the threads in which a note waits that is still being written."""
        ...

    def of_reflection(self, reflection_id: str) -> list[tuple[Thread, ThreadNote]]:
        """The notes that came from this reflection, each with its thread."""
        ...

    def find(self, words: str) -> list[Found]:
        """Threads whose title and notes fit what was typed, as reflections are looked for; last written to first."""
        ...
