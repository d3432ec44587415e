"""Neighbours: how much of the computer others used while something was measured, which makes a figure poor."""

from __future__ import annotations

import os
from pathlib import Path
from typing import final

_TOLD = Path("/proc/stat")
# The columns of the line for all processors in which nothing is done: idle, and waiting for the disk.
_AT_REST = (3, 4)
# Ticks are coarse: in less time of all processors nothing can be said.
_TOO_SHORT = 0.5


@final
class Neighbours:
    """Counts from its making on, or from when it was asked last. Elsewhere than on Linux it knows nothing."""

    def __init__(self) -> None:
        self._before = _taken()
        self.shares: list[float] = []

    def share(self) -> float | None:
        """The part of all processors, from 0 to 1, that others have used since."""
        before, self._before = self._before, _taken()
        if before is None or self._before is None:
            return None
        busy, everything, own = (after - first for after, first in zip(self._before, before, strict=True))
        if everything < _TOO_SHORT:
            return None
        self.shares.append(min(1.0, max(0.0, (busy - own) / everything)))
        return self.shares[-1]

    def summary(self) -> str:
        """A sentence about the whole run."""
        processors = os.cpu_count() or 1
        load = ", ".join(f"{value:.1f}" for value in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"
        if not self.shares:
            return f"{processors} processors; load at the end {load}."
        told = sorted(self.shares)
        return (
            f"{processors} processors, of which others used {told[len(told) // 2]:.0%} while a figure was taken, at "
            f"most {told[-1]:.0%}; load at the end {load}, of which this run itself is about 1."
        )


def _taken() -> tuple[float, float, float] | None:
    """Seconds that all processors were busy, that there were, and that this program and its children took."""
    if not _TOLD.exists():
        return None
    ticks = [int(part) for part in _TOLD.read_text("ascii").splitlines()[0].split()[1:9]]
    second = os.sysconf("SC_CLK_TCK")
    times = os.times()
    own = times.user + times.system + times.children_user + times.children_system
    idle = sum(ticks[column] for column in _AT_REST)
    return (sum(ticks) - idle) / second, sum(ticks) / second, own
