"""Unsealing: an archive opened with its passphrase, unpacked, and read through; what is wrong is wrong with it."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from unhurried.domain.archives import Archive
from unhurried.domain.errors import (
    ArchiveDamaged,
    ArchiveIsNewer,
    ArchiveMissing,
    ArchiveUnreadable,
    BackupDamaged,
    BackupHasOlderKey,
    BackupIsForeign,
    BackupIsNewer,
    BackupMissing,
    BackupUnreadable,
    WrongSecret,
)
from unhurried.domain.keys import MasterKey, normalised
from unhurried.storage import unlocking
from unhurried.storage.backups import checking, container, unpacking
from unhurried.storage.backups.manifest import ARCHIVE, Manifest, Particulars
from unhurried.storage.backups.unpacking import Expected, Unpacked
from unhurried.storage.backups.watching import Watch
from unhurried.storage.slots import PASSPHRASE

# What reading rows can raise that nobody of ours has written.
_ODD = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)


def unlock(path: Path, passphrase: str) -> MasterKey:
    """The key, from the passphrase of the archive."""
    with in_words_of_archives():
        _, keys = container.keys_of(path, ARCHIVE)
        key = unlocking.opened(unpacking.parsed_keys(keys), PASSPHRASE, normalised(passphrase))
    if key is None:
        raise WrongSecret
    return key


def unpack(path: Path, into: Path, key: MasterKey, watch: Watch) -> Unpacked:
    """Write its database into a new file, and read all of that."""
    with in_words_of_archives(), unpacking.in_words_of_backups():
        unpacked = unpacking.unpack(path, into, Expected(key), watch.part(0, 0.5), ARCHIVE)
        if checking.examine(into, unpacked.raw_key, watch.part(0.5, 1)) != unpacked.particulars:
            raise BackupDamaged
        return unpacked


def of(unpacked: Unpacked) -> Archive:
    """An archive that was unpacked, as the domain knows it."""
    backup, held = unpacked.backup, unpacked.particulars
    return _archive(backup.path, backup.made_at, backup.day, backup.size, held)


def told(manifest: Manifest, held: Particulars, path: Path) -> Archive:
    """One that was just made."""
    made = manifest.told(path)
    return _archive(path, made.made_at, made.day, made.size, held)


def _archive(path: Path, made_at: datetime, day: date, size: int, held: Particulars) -> Archive:
    return Archive(
        path=path,
        made_at=made_at,
        day=day,
        size=size,
        reflections=held.reflections,
        in_trash=held.in_trash,
        first_day=date.fromisoformat(held.first_day) if held.first_day else None,
        last_day=date.fromisoformat(held.last_day) if held.last_day else None,
    )


@contextmanager
def in_words_of_archives() -> Generator[None]:
    """It is a container like that of a backup, and no backup."""
    try:
        yield
    except BackupMissing:
        raise ArchiveMissing from None
    except BackupUnreadable:
        raise ArchiveUnreadable from None
    except BackupIsNewer:
        raise ArchiveIsNewer from None
    except (BackupDamaged, BackupIsForeign, BackupHasOlderKey):
        raise ArchiveDamaged from None


@contextmanager
def nothing_odd() -> Generator[None]:
    """While values are read that came from elsewhere: one that cannot be is damage, and says nothing of itself."""
    try:
        yield
    except _ODD:
        raise ArchiveDamaged from None
