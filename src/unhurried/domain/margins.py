"""What a later self adds: notes in the margin of a reflection, and words to keep; and the port that keeps them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Protocol

from unhurried.domain.finding import Piece


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A note beside a reflection, dated by the day on which it was written; the reflection stays as it is.

    `is_remembered` says that it tells what came back only later. One that `is_unfinished` is still being written.
    """

    note_id: str
    reflection_id: str
    day: date
    written_at: datetime
    words: str = field(repr=False)
    is_remembered: bool = False
    edited_at: datetime | None = None
    is_unfinished: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.words.strip()


class KeptKind(StrEnum):
    """What words are kept for.

    A note of the form "when this, then that" and a small act worth repeating are read before a session. How I was,
    in my own words, and whom I could call are about the writer's wellbeing, and nobody else's business.
    """

    WHEN_THEN = "when-then"
    SMALL_ACT = "small-act"
    STATE = "state"
    SUPPORT = "support"


WELLBEING: Final = frozenset({KeptKind.STATE, KeptKind.SUPPORT})


@dataclass(frozen=True, slots=True)
class WordsToKeep:
    """Words kept by themselves. `reflection_id` is where they come from, if they come from one.

    Those that are `is_unfinished` are still being written.
    """

    note_id: str
    day: date
    written_at: datetime
    words: str = field(repr=False)
    kind: KeptKind = KeptKind.WHEN_THEN
    reflection_id: str | None = None
    edited_at: datetime | None = None
    is_unfinished: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.words.strip()

    @property
    def is_private(self) -> bool:
        """Whether they are about wellbeing: no copy for anybody takes them along unless each is chosen by itself."""
        return self.kind in WELLBEING


@dataclass(frozen=True, slots=True)
class FoundToKeep:
    """Words to keep in which something was found, with what is around it."""

    words: WordsToKeep
    pieces: tuple[Piece, ...] = field(repr=False)


class Margins(Protocol):
    """Notes in margins and words to keep, each in the order in which they were written.

    Whatever would do away with finished words raises HeldByLaw while the legal hold is on.
    """

    def put(self, note: MarginNote) -> None:
        """Add it, or replace the one with the same id. Raises ReflectionMissing."""
        ...

    def one(self, note_id: str) -> MarginNote:
        """Raises NoteMissing."""
        ...

    def remove(self, note_id: str) -> None: ...

    def of(self, reflection_id: str) -> list[MarginNote]:
        """The notes beside a reflection."""
        ...

    def keep_words(self, words: WordsToKeep) -> None:
        """Add them, or replace those with the same id."""
        ...

    def words(self, note_id: str) -> WordsToKeep:
        """Raises NoteMissing."""
        ...

    def remove_words(self, note_id: str) -> None: ...

    def words_to_keep(self) -> list[WordsToKeep]:
        """Those of every kind."""
        ...

    def words_from(self, reflection_id: str) -> list[WordsToKeep]:
        """Those that come from this reflection, or from the draft it was."""
        ...

    def find(self, words: str) -> list[FoundToKeep]:
        """Words to keep that fit what was typed, as reflections are looked for; the latest first."""
        ...
