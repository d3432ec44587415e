"""Scratch rooms: private folders inside the journal's, in which backups are unpacked, and gone afterwards.

What is in them stays encrypted. Inside the journal's folder they are on the disk that was chosen for it, a
finished file can take its place by changing its name, and what a crash leaves is found and removed.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from unhurried.domain.errors import BackupUnderWay, Cancelled
from unhurried.storage import files, generations
from unhurried.storage.backups import naming
from unhurried.storage.backups.watching import Watch

_LOCK = "backups.lock"
_ROOMS = ".scratch-"
# Seconds to wait for another backup to come to its end.
_PATIENCE = 60.0


@contextmanager
def alone(folder: Path, watch: Watch | None = None) -> Generator[None]:
    """One at a time per journal, whichever process or thread; what an earlier one left is removed first."""
    let_go = _taken(folder, watch)
    try:
        _sweep(folder)
        yield
    finally:
        let_go()


@contextmanager
def room(folder: Path) -> Generator[Path]:
    """A private folder that is gone afterwards. Call it only while alone."""
    made = folder / f"{_ROOMS}{secrets.token_hex(4)}"
    with files.in_our_words():
        files.make_folder(made)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Remove what a crash has left, unless something is being done here just now."""
    if _leftovers(folder):
        try:
            with alone(folder):
                pass
        except BackupUnderWay:
            return


def _sweep(folder: Path) -> None:
    naming.sweep(folder / naming.FOLDER)
    for left in folder.glob(f"{_ROOMS}*"):
        generations.forget_unadopted(left)
        shutil.rmtree(left, ignore_errors=True)


def _leftovers(folder: Path) -> bool:
    return any(folder.glob(f"{_ROOMS}*")) or bool(naming.half_made(folder / naming.FOLDER))


def _taken(folder: Path, watch: Watch | None) -> Callable[[], None]:
    from filelock import FileLock, Timeout

    lock = FileLock(folder / _LOCK, mode=files.FILE_MODE, thread_local=False)
    with files.in_our_words():
        try:
            if watch is None:
                lock.acquire(blocking=False)
            else:
                lock.acquire(timeout=_PATIENCE, cancel_check=lambda: not watch.goes_on(0))
        except Timeout:  # an OSError itself, so it is told apart before the others
            if watch and not watch.goes_on(0):
                raise Cancelled from None
            raise BackupUnderWay from None
    return lock.release
