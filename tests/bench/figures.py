"""Figures: what was measured, the floor beside it and the budget it is held to; and how they are taken."""

from __future__ import annotations

import gc
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True)
class Budget:
    """What a figure is held to: so many times its floor, or a worst case of so many of its unit."""

    times: float | None = None
    worst: float | None = None

    def told(self, unit: str) -> str:
        """As it is shown."""
        parts = [f"≤ {self.times:g} ×"] if self.times is not None else []
        parts += [f"≤ {self.worst:g} {unit}"] if self.worst is not None else []
        return ", ".join(parts)


NONE = Budget()


@dataclass(frozen=True)
class Figure:
    """One thing measured on one journal.

    `typical` is a median, `worst` a percentile of the same takes; `floor` is what the least there is took meanwhile.
    """

    name: str
    typical: float
    floor: float | None = None
    worst: float | None = None
    budget: Budget = NONE
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        return self.typical / self.floor if self.floor else None

    @property
    def is_over(self) -> bool:
        """Whether it is over its budget, as it is shown."""
        return _beyond(self.ratio, self.budget.times) or _beyond(self.worst, self.budget.worst)

    def told(self) -> str:
        """What was measured, the worst case in brackets."""
        worst = "" if self.worst is None else f" ({in_unit(self.worst, '').strip()})"
        return f"{in_unit(self.typical, self.unit)}{worst}"


def _beyond(value: float | None, limit: float | None) -> bool:
    return value is not None and limit is not None and round(value, 2) > limit


def taken(
    name: str, ours: Sequence[float], floor: Sequence[float] = (), budget: Budget = NONE, share: float = 0.95
) -> Figure:
    """A figure out of the takes of both, in milliseconds; `share` of ours are no longer than the worst told."""
    return Figure(name, median(ours), median(floor) if floor else None, percentile(ours, share), budget)


def percentile(times: Sequence[float], share: float) -> float:
    """The least of the times that so large a share of them does not exceed."""
    return sorted(times)[max(0, math.ceil(share * len(times)) - 1)]


def in_unit(value: float, unit: str) -> str:
    """A value with three figures that count."""
    if unit == "ms" and value >= 10_000:
        return f"{value / 1000:.3g} s"
    return f"{value:.3g} {unit}".strip() if abs(value) < 1000 else f"{value:,.0f} {unit}".strip()


def timed(work: Callable[[], object]) -> float:
    """How many milliseconds this takes."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def settled() -> None:
    """Take what was made in preparation out of the collector's sight, as the app does when it has started."""
    gc.collect()
    gc.freeze()


def alternately(rounds: int, *works: Callable[[], float]) -> list[list[float]]:
    """Each work's figures, measured in turns, so that what else the computer does falls on all alike."""
    settled()
    takes: list[list[float]] = [[] for _ in works]
    for number in range(rounds):
        turn = list(zip(works, takes, strict=True))
        for work, figures in turn if number % 2 else reversed(turn):
            figures.append(work())
    return takes
