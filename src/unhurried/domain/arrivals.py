"""Arrivals: writing from elsewhere, what was found in it, what of it is new, and what one import brought."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from hashlib import sha256
from typing import Protocol

from unhurried.domain.backups import Progress, carry_on
from unhurried.domain.reflections import Reflection, Writing


class Source(StrEnum):
    """What kind of file or folder the writing was found in."""

    DAY_ONE = "day-one"
    JRNL = "jrnl"
    REDNOTEBOOK = "rednotebook"
    MINI_DIARY = "mini-diary"
    MINI_DIARIUM = "mini-diarium"
    MARKDOWN = "markdown"
    TEXT = "text"
    UNHURRIED = "unhurried"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the source something stands: the file, and the entry or the line in it, counted from one."""

    file: str = field(repr=False)
    entry: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class Arrival:
    """One entry from elsewhere, as it would be kept.

    `written_at` is the time of day that the source tells. It decides the order within a day and is kept nowhere.
    `kept_at` is there where the source is a journal of ours.
    """

    writing: Writing
    place: Place
    written_at: time | None = None
    kept_at: datetime | None = None


class OddReason(StrEnum):
    """What is odd about an entry or a file. Only the first one is brought in all the same."""

    DAY_OF_FILE = "day-of-file"
    """Nothing tells the day; the day on which the file was last changed was taken."""
    NO_DAY = "no-day"
    EMPTY = "empty"
    TOO_LONG = "too-long"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Odd:
    """Something in the source that could not be taken as it is; never its words."""

    place: Place
    reason: OddReason

    @property
    def is_left_out(self) -> bool:
        return self.reason is not OddReason.DAY_OF_FILE


class LeftOut(StrEnum):
    """What is in a source and has no place in a journal of this kind; it is counted."""

    PICTURE = "picture"
    ATTACHMENT = "attachment"
    LOCATION = "location"
    WEATHER = "weather"
    TRASHED = "trashed"
    EARLIER_VERSION = "earlier-version"
    NOTE = "note"
    OTHER_FILE = "other-file"


@dataclass(frozen=True, slots=True)
class Found:
    """All that was read in a source, in the order in which it stands there."""

    source: Source
    arrivals: tuple[Arrival, ...] = ()
    odd: tuple[Odd, ...] = ()
    left_out: Mapping[LeftOut, int] = field(default_factory=dict[LeftOut, int])

    @property
    def since(self) -> date | None:
        return min((arrival.writing.day for arrival in self.arrivals), default=None)

    @property
    def until(self) -> date | None:
        return max((arrival.writing.day for arrival in self.arrivals), default=None)


class Standing(StrEnum):
    """How an arrival stands to what is there already."""

    NEW = "new"
    SAME = "same"
    TRASHED = "trashed"
    """The same is in the journal, and in the trash."""
    TWICE = "twice"
    """The same stands in the source before."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a dry run."""

    arrival: Arrival
    standing: Standing
    content: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class DryRun:
    """What bringing in would do. Lines follow the days, and within a day the time of writing."""

    found: Found
    lines: tuple[Line, ...]

    @property
    def new(self) -> tuple[Line, ...]:
        """Those that would be brought in."""
        return tuple(line for line in self.lines if line.standing is Standing.NEW)

    def counts(self) -> Counter[Standing]:
        """How many lines stand in each way."""
        return Counter(line.standing for line in self.lines)


@dataclass(frozen=True, slots=True)
class Import:
    """One import: when, from what, how many it brought, and how many of these are in the journal now.

    `touched` of them have been changed since, lie in the trash, or have something hanging on them.
    """

    import_id: str
    source: Source
    at: datetime
    brought: int
    here: int = 0
    touched: int = 0


@dataclass(frozen=True, slots=True)
class Brought:
    """A reflection of an import, with the content it is known by if the same ever arrives again."""

    reflection: Reflection
    content: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What taking back an import did: how many went, how many stay, and which of those gone had a draft begun."""

    gone: int
    stayed: int
    with_drafts: tuple[str, ...] = ()


class Imports(Protocol):
    """The imports of a journal, and what they brought."""

    def contents(self, since: date, until: date) -> dict[str, bool]:
        """The contents of all reflections of these days, both ends inclusive, and whether only the trash has them.

        What an import brought counts as it was when it was brought in, too.
        """
        ...

    def bring(self, made: Import, brought: Sequence[Brought], progress: Progress = carry_on) -> None:
        """Add all of them in this order, as one import, or nothing. Raises Cancelled."""
        ...

    def all(self) -> list[Import]:
        """Every import of which something is left, the newest first."""
        ...

    def take_back(self, import_id: str, *, touched: bool) -> TakenBack:
        """Erase what it brought; what has been touched since only if asked for. Raises HeldByLaw, ImportMissing."""
        ...


def content_of(writing: Writing) -> str:
    """What a writing is known by: its day and its words, whatever signs and spaces stand between them.

    Where there are no words, it is known by everything that was chosen.
    """
    words = words_of(writing)
    if words.strip():
        return content_of_words(writing.day, words)
    chosen = (
        writing.client_code or "",
        *(f"{marking.marker_id} {marking.option}" for marking in writing.markings),
        *(f"{moment.happened} {moment.did} {moment.noticed}" for moment in writing.moments),
    )
    return _digest(writing.day, "\n".join(("chosen", *chosen)))


def content_of_words(day: date, words: str) -> str:
    """The same for words that stand together already."""
    normal = unicodedata.normalize("NFKC", words).casefold()
    return _digest(day, " ".join(re.findall(r"\w+", normal)) or " ".join(normal.split()))


def words_of(writing: Writing) -> str:
    """All that was written in it, in the order in which a journal keeps it."""
    answers = (answer.text for answer in writing.answers)
    lines = (marking.line for marking in writing.markings)
    moments = (words for moment in writing.moments for words in moment.words)
    return "\n".join((writing.body, *answers, *lines, *moments))


def _digest(day: date, words: str) -> str:
    return sha256(f"{day.isoformat()}\n{words}".encode("utf-8", "replace")).hexdigest()
