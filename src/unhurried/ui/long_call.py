"""A long call: work in the background that tells how far it is, and can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from unhurried.domain.backups import Progress
from unhurried.ui.background import Background

T = TypeVar("T")
# A bar of a few hundred pixels shows no smaller steps; storage tells many more.
_SMALLEST_STEP = 0.004


class LongCall(QObject):
    """One call at a time. What it is told to do raises Cancelled when it is stopped.

    Signals:
        advanced(float): how far it has come, from 0 to 1.
    """

    advanced = Signal(float)

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._stopped = Event()

    def run(
        self, work: Callable[[Progress], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do `work`, which hands the progress on; one of the two, a bound method, hears what came of it."""
        self._stopped = Event()
        progress = _progress(self._stopped, self.advanced.emit, self._background.goes_on)
        self._background.run_long(lambda: work(progress), done, failed)

    def stop(self) -> None:
        """Ask the call to stop; it answers with Cancelled, or with what it had just done."""
        self._stopped.set()


def _progress(stopped: Event, tell: Callable[[float], object], goes_on: Progress) -> Progress:
    last = -1.0

    def progress(done: float) -> bool:
        nonlocal last
        if stopped.is_set() or not goes_on(done):
            return False
        if done - last >= _SMALLEST_STEP or done < last:
            last = done
            try:
                tell(done)
            except RuntimeError:  # the page that shows it is gone, and with it everybody who waits
                return False
        return True

    return progress
