"""Figures: what was measured, the floor beside it, the target it is held to, and the table of them all."""

from __future__ import annotations

import gc
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True)
class Figure:
    """One line of the table. `worth` is what is held against the target; without a target it is only told."""

    name: str
    measured: str
    floor: str = ""
    worth: float | None = None
    target: float | None = None
    unit: str = "×"

    @property
    def is_over(self) -> bool:
        return self.worth is not None and self.target is not None and self.worth > self.target

    def cells(self) -> tuple[str, ...]:
        """The line, cell by cell."""
        worth = "" if self.worth is None else _told(self.worth, self.unit)
        target = "" if self.target is None else f"≤ {self.target:g} {self.unit}"
        verdict = "" if self.target is None else "over" if self.is_over else "within"
        return (self.name, self.measured, self.floor, worth, target, verdict)


_HEAD = ("what", "measured", "floor", "ratio or percentile", "target", "")


def as_table(figures: Sequence[Figure]) -> str:
    """All lines as a Markdown table."""
    rows = [_HEAD, tuple("---" for _ in _HEAD), *(figure.cells() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    )


def against_floor(name: str, ours: Sequence[float], floor: Sequence[float], target: float) -> Figure:
    """The ratio of two medians of milliseconds."""
    mine, least = median(ours), median(floor)
    return Figure(name, milliseconds(mine), milliseconds(least), mine / least, target)


def at_most(name: str, times: Sequence[float], share: float, target: float) -> Figure:
    """A percentile of milliseconds; the median stands beside it."""
    return Figure(name, f"median {milliseconds(median(times))}", "", percentile(times, share), target, unit="ms")


def for_information(name: str, times: Sequence[float]) -> Figure:
    """Milliseconds without a target."""
    return Figure(name, f"median {milliseconds(median(times))}", "", percentile(times, 0.95), unit="ms")


def percentile(times: Sequence[float], share: float) -> float:
    """The least of the times that so large a share of them does not exceed."""
    return sorted(times)[max(0, math.ceil(share * len(times)) - 1)]


def quietly(times: Sequence[float]) -> float:
    """The quarter point. For work of a millisecond, a median on a busy computer tells how busy it is."""
    return percentile(times, 0.25)


def milliseconds(time: float) -> str:
    """A time as it is shown."""
    return _told(time, "ms")


def _told(value: float, unit: str) -> str:
    return f"{value:.3g} {unit}" if value < 100 else f"{value:.0f} {unit}"


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
    taken: list[list[float]] = [[] for _ in works]
    for number in range(rounds):
        turn = list(zip(works, taken, strict=True))
        for work, figures in turn if number % 2 else reversed(turn):
            figures.append(work())
    return taken
