"""Watching long calls: how far they have come, and stopping them when they are told to."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

from unhurried.domain.backups import Progress, carry_on
from unhurried.domain.errors import Cancelled
from unhurried.storage.connecting import Database

# How many steps of the engine lie between two looks at whether to go on: some milliseconds of work.
_EVERY: Final = 20_000


class Watch:
    """The progress of one stretch of a long call."""

    def __init__(self, progress: Progress = carry_on, start: float = 0.0, end: float = 1.0) -> None:
        self._progress = progress
        self._start = start
        self._end = end

    def at(self, fraction: float) -> None:
        """Say how much of this stretch is done. Raises Cancelled when told to stop."""
        if not self.goes_on(fraction):
            raise Cancelled

    def goes_on(self, fraction: float) -> bool:
        """The same without raising."""
        done = self._start + (self._end - self._start) * min(max(fraction, 0.0), 1.0)
        return self._progress(done)

    def part(self, start: float, end: float) -> Watch:
        """A stretch of this stretch."""
        length = self._end - self._start
        return Watch(self._progress, self._start + length * start, self._start + length * end)

    @contextmanager
    def over(self, db: Database, steps: int = 0) -> Generator[None]:
        """Watch statements of this connection, which are expected to take the engine so many steps."""
        taken = 0
        stopped = False

        def look() -> bool:
            nonlocal taken, stopped
            taken += _EVERY
            stopped = not self.goes_on(taken / max(steps, taken))
            return stopped

        self.at(0)
        db.conn.set_progress_handler(look, _EVERY)
        try:
            yield
        except Exception:
            if stopped:
                raise Cancelled from None
            raise
        finally:
            db.conn.set_progress_handler(None, 0)
        self.at(1)
