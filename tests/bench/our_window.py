"""Unhurried in a process of its own, started as the command `unhurried` starts it, with a witness in its window.

`start` prints when the page that unlocks was painted; `unlock` how many milliseconds there are between the passphrase
and the first page; `memory` unlocks, fills the timeline, scrolls, reads, and prints how much memory that takes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import TYPE_CHECKING, Any

from tests.bench.reporting import memory_and_end, tell_and_end, time_and_end

from unhurried import __main__ as command
from unhurried import faults

if TYPE_CHECKING:
    from unhurried.ui.main_window import MainWindow

_SCROLLS = 60


def main(what: str, folder: str, passphrase: str = "") -> None:
    """Start as usual. Where faults are watched is where the window is first seen outside, not yet shown."""
    watch = faults.watch

    def watch_and_witness(tell: Callable[[BaseException], None]) -> None:
        from tests.bench.witness import Witness

        watch(tell)
        window: Any = tell.__self__  # type: ignore[attr-defined]
        steps = {"unlock": _enter, "memory": _round}
        Witness(window, time_and_end if what == "start" else lambda: walk(steps[what](window, passphrase)))

    faults.watch = watch_and_witness
    sys.argv = ["unhurried", "--journal", folder]
    command.main()


def walk(steps: Iterator[int]) -> None:
    """Take the steps, with so many milliseconds for the event loop before the next as each one says."""
    from PySide6.QtCore import QTimer

    QTimer.singleShot(next(steps), lambda: walk(steps))


def _enter(window: MainWindow, passphrase: str) -> Iterator[int]:
    """Unlock and see the first page. What the app imports while somebody types comes first, as it does then."""
    from unhurried.ui.pages.unlock import UnlockPage

    yield 1500
    page = window.centralWidget()
    assert isinstance(page, UnlockPage)
    page.field.set_text(passphrase)
    start = perf_counter()
    page.unlock()
    while window.rooms is None:
        yield 1
    window.repaint()
    tell_and_end(str((perf_counter() - start) * 1000))


def _round(window: MainWindow, passphrase: str) -> Iterator[int]:
    """Unlock, look at everything, jump about, read; then tell."""
    from unhurried.ui.pages.unlock import UnlockPage

    page = window.centralWidget()
    assert isinstance(page, UnlockPage)
    page.field.set_text(passphrase)
    page.unlock()
    while window.rooms is None:
        yield 20
    rooms = window.rooms
    yield 300
    rooms.go("journal")
    yield 50
    while not rooms.journal.model.is_complete:
        yield 20
    yield 700
    import random

    chance = random.Random(3)  # noqa: S311
    bar = rooms.journal.list.verticalScrollBar()
    for number in range(_SCROLLS):
        bar.setValue(chance.randrange(bar.maximum()))
        yield 15
        if number % 10 == 0:
            rooms.journal.list.setCurrentIndex(rooms.journal.model.index(number * 1000))
            yield 30
    rooms.go("write")
    yield 500
    memory_and_end()
