"""The lock of a journal folder: one window at a time, for as long as its process lives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from unhurried.domain.errors import JournalIsOpen
from unhurried.storage import files

NAME = "journal.lock"


def take(folder: Path) -> Callable[[], None]:
    """Take the lock and answer how to let go of it. It goes with the process, however that ends."""
    from filelock import FileLock, Timeout

    lock = FileLock(folder / NAME, mode=files.FILE_MODE, thread_local=False, blocking=False)
    with files.in_our_words():
        try:
            lock.acquire()
        except Timeout:  # an OSError itself, so it is told apart before the others
            raise JournalIsOpen from None
    return lock.release
