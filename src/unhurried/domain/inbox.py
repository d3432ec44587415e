"""The inbox: lines written while the journal is locked, sealed until it is opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

LONGEST_LINE = 20_000
MOST_LINES = 1000


@dataclass(frozen=True, slots=True)
class Line:
    """One line, written without unlocking. `day` is the local day on which it was written.

    Nothing of it can be read, nor whose it is, before the journal is opened; nor can it be proved who wrote
    it, since whoever can write to the folder can leave a line. So it becomes a draft and nothing more.
    """

    written_at: datetime
    day: date
    text: str = field(repr=False)
    client_code: str | None = None

    @property
    def size(self) -> int:
        """Bytes of text and code; at most `LONGEST_LINE` are taken."""
        return len(f"{self.text}{self.client_code or ''}".encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True)
class Letter:
    """A line as it lies in the inbox, with an id that follows from what is sealed in it."""

    letter_id: str
    line: Line


@dataclass(frozen=True, slots=True)
class Letters:
    """What was found in the inbox: what can be read, oldest first, and how much was put aside unread."""

    readable: tuple[Letter, ...] = ()
    put_aside: int = 0


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the lines: the drafts that were made, oldest first, and how many were put aside."""

    drafts: tuple[str, ...] = ()
    put_aside: int = 0


class Inbox(Protocol):
    """Lines that were written while the journal was locked."""

    def letters(self) -> Letters:
        """What can be read; what cannot is put aside, and kept. Never raises because of what lies there."""
        ...

    def remove(self, letter_ids: Iterable[str]) -> None:
        """Remove letters that were read, once they are safe elsewhere."""
        ...
