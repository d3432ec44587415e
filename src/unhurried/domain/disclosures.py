"""The disclosure ledger: a line for every share copy that left, chained so that a changed or missing one shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol


class CopyFormat(StrEnum):
    """What a share copy is written as."""

    SEALED_PDF = "sealed-pdf"
    PDF = "pdf"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"


class Recognisable(StrEnum):
    """The writer's answer to the stranger test: could a neighbour recognise them?"""

    NO = "no"
    PERHAPS = "perhaps"


class LineKind(StrEnum):
    """What a line of the ledger says: a copy was made, destroyed or returned."""

    MADE = "made"
    DESTROYED = "destroyed"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing that a copy took along: which reflection (none for a picture), and which field of it, by key."""

    part_id: str
    reflection_id: str | None = None


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A share copy that was made: for which role, of what, as what, and what was agreed. It holds no content.

    `fingerprint` is the SHA-256 of the file, in hexadecimal. `password_given` says by which way the password goes, in
    the writer's words; it is empty for a file that is not sealed. `destroy_by` is a local day.
    """

    day: date
    for_role: str = field(repr=False)
    taken: tuple[Taken, ...]
    format: CopyFormat
    fingerprint: str
    recognisable: Recognisable
    password_given: str = field(default="", repr=False)
    destroy_by: date | None = None


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A line: what it tells, what the line before it was, and its own hash over both.

    `disclosure` is set on lines of the kind MADE; the others say in `about` which line they are about.
    """

    number: int
    at: datetime
    kind: LineKind
    before: str
    hash: str
    disclosure: Disclosure | None = None
    about: int | None = None


@dataclass(frozen=True, slots=True)
class LedgerHead:
    """How many lines there are to be, and the hash of the last; kept apart from them."""

    lines: int
    hash: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A copy that was made, by its line, with what was noted about it later."""

    line: LedgerLine
    disclosure: Disclosure
    marks: tuple[LedgerLine, ...] = ()

    @property
    def destroyed_on(self) -> datetime | None:
        return self._first(LineKind.DESTROYED)

    @property
    def returned_on(self) -> datetime | None:
        return self._first(LineKind.RETURNED)

    @property
    def is_out(self) -> bool:
        """Whether it was neither destroyed nor returned, as far as was noted."""
        return not self.marks

    def _first(self, kind: LineKind) -> datetime | None:
        return next((mark.at for mark in self.marks if mark.kind is kind), None)


@dataclass(frozen=True, slots=True)
class LedgerCheck:
    """Whether every line is as it was written, and where it was written.

    `first_bad` is the number of the first line that is not, or that does not follow on the one before it.
    `lines_missing` says that there were more lines than there are, in between or at the end.
    """

    first_bad: int | None = None
    lines_missing: bool = False

    @property
    def is_whole(self) -> bool:
        return self.first_bad is None and not self.lines_missing


class Ledger(Protocol):
    """Lines in their order. Nothing is ever taken out or changed."""

    def lines(self) -> list[LedgerLine]: ...

    def head(self) -> LedgerHead: ...

    def add(self, line: LedgerLine) -> None:
        """Add it behind the last, and move the head on to it."""
        ...
