"""Columns: what a dot strip is handed, and how many of them fit beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Column:
    """One session: its key, its day, the row its dot is in or None, and what it is in words."""

    key: object
    day: date
    row: int | None
    tip: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """Something that began on a day, in a few words; `tip` says more."""

    key: object
    day: date
    words: str
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """From how many days on nothing is a gap to be shown, and its words; 0 days for never."""

    days: int = 0
    words: str = ""

    def is_between(self, one: date, other: date) -> bool:
        """Whether so much time lies between two days."""
        return bool(self.days) and (other - one).days >= self.days


@dataclass(frozen=True, slots=True)
class Spacing:
    """How wide a column and a gap are, and how much room there is for them."""

    column: float
    gap: float
    room: float

    @property
    def most(self) -> int:
        """How many columns fit where there is no gap."""
        return max(1, int(self.room / self.column))


def fitting(columns: Sequence[Column], spacing: Spacing, gap: Gap, *, from_end: bool) -> int:
    """How many of these few fit, counted from their first or from their last; at least one of any."""
    used, fit = 0.0, 0
    order = list(reversed(columns)) if from_end else list(columns)
    for index, column in enumerate(order):
        before = order[index - 1].day if index else column.day
        earlier, later = (column.day, before) if from_end else (before, column.day)
        used += spacing.column + (spacing.gap if gap.is_between(earlier, later) else 0.0)
        if used > spacing.room and fit:
            break
        fit += 1
    return fit
