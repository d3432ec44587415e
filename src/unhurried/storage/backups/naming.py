"""Backups in a folder: their names, which are there, and which of them may go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from unhurried.domain.backups import Backup, Listing
from unhurried.domain.errors import BackupError
from unhurried.domain.thinning import superfluous
from unhurried.storage import files
from unhurried.storage.backups import container
from unhurried.storage.backups.watching import Watch

FOLDER = "backups"
UNFINISHED = ".tmp"
SUFFIX = ".backup"

_NAME = re.compile(r"unhurried-(\d{6,})-\d{4}-\d\d-\d\d\.backup")
_BESIDE = r"unhurried-letter\.txt|unhurried-read-journal\.py"
_HALF_MADE = re.compile(rf"({_NAME.pattern}|{_BESIDE})(\.db)?\.tmp(-journal|-wal|-shm)?")


def name_of(sequence: int, day: date) -> str:
    """The name of a backup: its number and its day, and nothing of the journal's own name."""
    return f"unhurried-{sequence:06d}-{day.isoformat()}{SUFFIX}"


def listing(place: Path) -> Listing:
    """The backups in a folder, whatever they have been called since, newest first."""
    backups: list[Backup] = []
    unreadable: list[Path] = []
    for path in _paths(place):
        if path.name.endswith(SUFFIX):
            try:
                backups.append(container.read(path).told(path))
            except (BackupError, OSError):
                unreadable.append(path)
    newest_first = sorted(backups, key=lambda backup: (backup.sequence, backup.made_at), reverse=True)
    return Listing(tuple(newest_first), tuple(sorted(unreadable)))


def highest(place: Path) -> int:
    """The highest number that a backup in the folder bears, readable or not; 0 without any."""
    numbers = (int(named[1]) for path in _paths(place) if (named := _NAME.fullmatch(path.name)))
    return max(numbers, default=0)


def thin(place: Path, journal_id: str, may_go: Callable[[], bool], sparing: str = "") -> tuple[Path, ...]:
    """Remove the backups of this journal that are no longer needed. Nothing under another name is touched.

    The one of the name to be spared stays, whatever the numbers of the others. `may_go` is asked before each:
    to find out which are no longer needed takes a while.
    """
    gone: list[Path] = []
    with files.in_our_words():
        ours = [backup for backup in listing(place).of(journal_id).backups if _bears_its_name(backup)]
        for backup in superfluous(ours, is_sound):
            if backup.path.name != sparing and may_go():
                backup.path.unlink(missing_ok=True)
                gone.append(backup.path)
    return tuple(gone)


def is_sound(backup: Backup, watch: Watch | None = None) -> bool:
    """Whether all of a backup can be read and agrees with its sums."""
    try:
        container.check(backup.path, watch or Watch())
    except (BackupError, OSError):
        return False
    return True


def half_made(place: Path) -> list[Path]:
    """What a crash has left."""
    return [path for path in _paths(place) if _HALF_MADE.fullmatch(path.name)]


def sweep(place: Path) -> None:
    """Remove what was left half made. Call it only while nobody is making anything."""
    with files.in_our_words():
        for path in half_made(place):
            path.unlink(missing_ok=True)


def _bears_its_name(backup: Backup) -> bool:
    path = backup.path
    return path.name == name_of(backup.sequence, backup.day) and path.is_file() and not path.is_symlink()


def _paths(place: Path) -> Iterable[Path]:
    """What is in a folder; nothing when it is not there or cannot be looked into."""
    try:
        return sorted(place.iterdir())
    except (OSError, ValueError):  # a name can also be one that no folder can have
        return ()
