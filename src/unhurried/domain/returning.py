"""Meeting one's earlier self: days of earlier years, what is returned to, and the port that looks for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from unhurried.domain.finding import Glimpse

AROUND = 3
"""How many days before and after a day are around it."""


class Place(StrEnum):
    """What one can return to."""

    THREAD = "thread"
    PROMPT = "prompt"


@dataclass(frozen=True, slots=True)
class Returned:
    """A thread or a prompt that was written to more than once, with the latest words there and their day.

    `key` is the id of the thread or the prompt, `name` the title or the wording that was answered last.
    `reflection_id` is that of the latest answer; None for a thread.
    """

    place: Place
    key: str
    name: str = field(repr=False)
    words: str = field(repr=False)
    day: date
    reflection_id: str | None = None


@dataclass(frozen=True, slots=True)
class YearAgo:
    """Reflections of the days around a day, so many years before it; the nearest day first."""

    years: int
    glimpses: tuple[Glimpse, ...] = field(repr=False)


class Returning(Protocol):
    """Looking for one's earlier self. Nothing in the trash is found."""

    def first_day(self) -> date | None:
        """The day of the earliest reflection."""
        ...

    def near(self, days: Sequence[date], around: int, limit: int) -> list[list[Glimpse]]:
        """For each of these days at most so many reflections within `around` days of it, the nearest day first.

        Of two days as near the earlier comes first, and of one day what was kept first.
        """
        ...

    def returned_to(self, at_least: int, limit: int) -> list[Returned]:
        """Threads with at least so many notes and prompts with at least so many answers, last written to first.

        Both are ordered by day; on the same day a thread comes before a prompt.
        """
        ...


def same_day(day: date, years: int) -> date | None:
    """The same day so many years before; 28 February for 29; None before the first year there is."""
    if day.year <= years:
        return None
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return (day - timedelta(days=1)).replace(year=day.year - years)
