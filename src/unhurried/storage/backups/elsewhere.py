"""The second place: the same backup on another disk, read back before it gets its name."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from unhurried.domain.backups import Backup
from unhurried.domain.errors import BackupDamaged, BackupError, BackupPlaceMissing, NotKept
from unhurried.storage import files
from unhurried.storage.backups import beside, container, naming
from unhurried.storage.backups.naming import UNFINISHED
from unhurried.storage.backups.watching import Watch

_CHUNK = 1 << 20


def copy(backup: Path, place: Path, watch: Watch) -> Backup:
    """Copy a backup into a folder that is there. One that has it already is only read through."""
    with files.in_our_words():
        made = container.read(backup)
        _must_be_another_place(place, backup.parent)
        target = place / backup.name
        if not target.exists():
            _copy_whole(backup, target, watch)
        elif container.check(target, watch) != made:
            # Of another history under the same name: neither is worth less than the other.
            raise NotKept("FileExistsError")
    beside.put(place)
    return made.told(target)


def is_there(backup: Path, place: Path) -> bool:
    """Whether a folder has this very backup, by its name and its sums; a number says nothing of its history."""
    try:
        return container.read(place / backup.name) == container.read(backup)
    except (BackupError, OSError):
        return False


def _copy_whole(backup: Path, target: Path, watch: Watch) -> None:
    naming.sweep(target.parent)
    unfinished = target.with_name(target.name + UNFINISHED)
    try:
        _copy(backup, unfinished, watch.part(0, 0.6))
        if container.check(unfinished, watch.part(0.6, 1)) != container.read(backup):
            raise BackupDamaged
        os.replace(unfinished, target)
        with suppress(OSError):  # some file systems cannot be asked for this
            files.folder_to_disk(target.parent)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _copy(backup: Path, target: Path, watch: Watch) -> None:
    files.make_file(target)
    size = max(backup.stat().st_size, 1)
    with backup.open("rb") as source, target.open("wb") as copied:
        while chunk := source.read(_CHUNK):
            copied.write(chunk)
            watch.at(copied.tell() / size)
    files.file_to_disk(target)


def _must_be_another_place(place: Path, home: Path) -> None:
    """A folder that is missing may be a disk that is not plugged in: it is not made."""
    try:
        is_there = place.is_dir()
    except OSError:  # a share that has gone away, say
        is_there = False
    if not is_there:
        raise BackupPlaceMissing
    journal = home.resolve().parent if home.name == naming.FOLDER else home.resolve()
    if place.resolve().is_relative_to(journal):
        raise BackupPlaceMissing
