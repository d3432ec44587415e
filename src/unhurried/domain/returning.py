"""Meeting one's earlier self: days of earlier years, what is returned to, and the port that looks for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
        """The most written to: of threads with at least so many finished notes, and prompts with so many answers.

        They are put in order by `most_returned_to`. The words of a prompt are those of its latest answer.
        """
        ...


def most_returned_to(counted: Iterable[tuple[int, Returned]], limit: int) -> list[Returned]:
    """Those with the greatest numbers, and of these the last written to first: how often is nowhere to be seen.

    On the same day threads come before prompts, and of the like what has the lesser key.
    """

    def order(returned: Returned) -> tuple[int, bool, str]:
        return (-returned.day.toordinal(), returned.place is Place.PROMPT, returned.key)

    most = sorted(counted, key=lambda found: (-found[0], *order(found[1])))[:limit]
    return sorted((returned for _, returned in most), key=order)


def same_day(day: date, years: int) -> date | None:
    """The same day so many years before; 28 February for 29; None before the first year there is."""
    if day.year <= years:
        return None
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return (day - timedelta(days=1)).replace(year=day.year - years)
