"""Unpacking a backup into a scratch room: whose it is, whether the key fits, and whether it is whole."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from unhurried.domain.backups import Backup
from unhurried.domain.errors import (
    BackupDamaged,
    BackupError,
    BackupHasOlderKey,
    BackupIsForeign,
    BackupIsNewer,
    JournalDamaged,
    JournalIsNewer,
    KeyFileDamaged,
)
from unhurried.domain.keys import MasterKey
from unhurried.storage import key_file, opening
from unhurried.storage.backups import container, manifest, naming
from unhurried.storage.backups.manifest import BACKUP, Manifest, Particulars
from unhurried.storage.backups.watching import Watch
from unhurried.storage.engine import Engine
from unhurried.storage.key_file import KeyFile
from unhurried.storage.migrations import Step
from unhurried.storage.slots import database_key, key_id


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A backup whose database lies in a file of its own, and what it says of itself."""

    backup: Backup
    particulars: Particulars
    database: Path
    key_file: KeyFile
    key: MasterKey

    @property
    def journal_id(self) -> str:
        return self.backup.journal_id

    @property
    def raw_key(self) -> str:
        return database_key(self.key, self.journal_id)

    def opened(self, steps: Sequence[Step]) -> Engine:
        """Its database, brought up to date."""
        with in_words_of_backups():
            return opening.open_copy(self.database, self.raw_key, self.journal_id, steps)


@dataclass(frozen=True, slots=True)
class Expected:
    """What a backup has to be: of this journal, if it is known which, and under this key."""

    key: MasterKey = field(repr=False)
    journal_id: str = ""

    def check(self, found: Manifest) -> None:
        """Raises BackupIsForeign or BackupHasOlderKey."""
        if self.journal_id not in ("", found.journal_id):
            raise BackupIsForeign
        if found.key_id != key_id(self.key, found.journal_id):
            raise BackupHasOlderKey


def unpack(path: Path, into: Path, expected: Expected, watch: Watch, kind: str = BACKUP) -> Unpacked:
    """Write the database of a backup into a new file; nothing is written for a backup that does not fit."""
    expected.check(container.read(path, kind))
    found, keys = container.unpack(path, into, watch, kind)
    expected.check(found)
    particulars = manifest.unseal(found, expected.key)
    return Unpacked(found.told(path), particulars, into, parsed_keys(keys), expected.key)


def newest_sound(home: Path, expected: Expected, room: Path, watch: Watch) -> Unpacked | None:
    """The newest backup that is whole and under the same key, unpacked; None when there is none."""
    for backup in naming.listing(home).of(expected.journal_id).backups:
        into = room / f"{backup.sequence}.db"
        try:
            return unpack(backup.path, into, expected, watch)
        except BackupError:
            into.unlink(missing_ok=True)
    return None


def parsed_keys(keys: bytes) -> KeyFile:
    """The key file of a backup. Raises BackupIsNewer or BackupDamaged."""
    with in_words_of_backups():
        return key_file.parse(keys)


@contextmanager
def in_words_of_backups() -> Generator[None]:
    """What is wrong inside a backup is wrong with the backup, not with the journal."""
    try:
        yield
    except JournalIsNewer:
        raise BackupIsNewer from None
    except (JournalDamaged, KeyFileDamaged):
        raise BackupDamaged from None
