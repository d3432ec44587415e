"""Comparison: two periods of the writer's choice side by side, with what their difference could easily be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from unhurried.domain.pacing.intervals import Interval, newcombe
from unhurried.domain.pacing.ladder import EACH_PERIOD, may_compare


class Outcome(Enum):
    """What the marks can tell. It is about marking: neither outcome is the one to hope for."""

    CANNOT_TELL = auto()
    MARKED_LESS_OFTEN = auto()
    MARKED_MORE_OFTEN = auto()


@dataclass(frozen=True, slots=True)
class Period:
    """From `first_day` to `last_day`: `seen` of the `of` answered sessions have one of the chosen options.

    Raises ValueError when the days or the counts are the wrong way round.
    """

    first_day: date
    last_day: date
    seen: int
    of: int

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise ValueError("a period runs from its first day to its last")
        if not 0 <= self.seen <= self.of:
            raise ValueError("what was seen lies between none and all")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two periods, and the later share minus the earlier one with its interval, all between -1 and 1."""

    earlier: Period
    later: Period
    difference: float
    interval: Interval

    @property
    def includes_no_difference(self) -> bool:
        return self.interval.includes(0)

    @property
    def outcome(self) -> Outcome:
        """Which of the two was marked more often, if the interval leaves out "no difference"."""
        if self.includes_no_difference:
            return Outcome.CANNOT_TELL
        return Outcome.MARKED_MORE_OFTEN if self.interval.low > 0 else Outcome.MARKED_LESS_OFTEN


def compare(earlier: Period, later: Period) -> Comparison:
    """Set two periods side by side, with Newcombe's 95 % interval (1998, method 10) for their difference.

    Periods may share one day, the border between them, if each session of that day is counted in one of them only.

    Raises ValueError when either has under 20 answered sessions (`ladder.may_compare` says so beforehand), or when
    the later one begins before the earlier one ends.
    """
    if not may_compare(earlier.of, later.of):
        raise ValueError(f"a comparison takes {EACH_PERIOD} answered sessions in each period")
    if later.first_day < earlier.last_day:
        raise ValueError("the later period begins when the earlier one is over")
    difference = later.seen / later.of - earlier.seen / earlier.of
    return Comparison(earlier, later, difference, newcombe(later.seen, later.of, earlier.seen, earlier.of))
