"""Watching long work: how far it is, on a terminal only, and stopping it when somebody asks."""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator
from contextlib import contextmanager
from types import FrameType
from typing import final

from unhurried.command.terminal import Terminal

_WHOLE = 100


@final
class Watching:
    """While long work runs, Ctrl+C and SIGTERM ask it to stop, and it leaves nothing half done.

    At any other time they end the program at once.
    """

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._is_long = False
        self._is_asked = False

    def heed_signals(self) -> None:
        """From now on, and for the whole process."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._heed)

    @contextmanager
    def over(self, what: str) -> Generator[Callable[[float], bool]]:
        """Long work: answers the progress to give to it."""
        shown = -1

        def goes_on(done: float) -> bool:
            nonlocal shown
            percent = min(int(done * _WHOLE), _WHOLE)
            if self._terminal.is_watched and percent != shown:
                shown = percent
                self._terminal.show_passing(f"{what}: {percent} %")
            return not self._is_asked

        self._is_long = True
        try:
            yield goes_on
        finally:
            self._is_long = False
            if shown >= 0:
                self._terminal.show_passing("")

    def _heed(self, _number: int, _frame: FrameType | None) -> None:
        self._is_asked = True
        if not self._is_long:
            raise KeyboardInterrupt
