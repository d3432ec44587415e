"""Keyholder: the open journal's folder and key, for dialogs that change what opens it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import TypeVar

from unhurried.domain.errors import Cancelled
from unhurried.domain.keys import MasterKey
from unhurried.domain.ports import JournalFolders
from unhurried.domain.ports_at_the_door import WaysIn
from unhurried.ui.background import Background

T = TypeVar("T")


@dataclass(frozen=True)
class Keyholder:
    """Handed to the dialogs of the ways in; it knows no widget, so that its verbs may run on any thread."""

    folder: Path
    key: MasterKey = field(repr=False)
    folders: JournalFolders
    ways: WaysIn
    background: Background

    def with_secret(self, secret: str, change: Callable[[], T]) -> Callable[[], T]:
        """Work for the background: the change, once the secret has turned out to open the journal."""

        def work() -> T:
            self.folders.unlock(self.folder, secret)
            return change()

        return work


def unless(given_up: Event, change: Callable[[], T]) -> Callable[[], T]:
    """Work for the background: the change, if nobody has thought better of it while it waited."""

    def work() -> T:
        if given_up.is_set():
            raise Cancelled
        return change()

    return work
