"""Making a backup: a copy of one moment of the journal, verified before it gets its name."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from unhurried.domain.backups import Backup
from unhurried.domain.errors import BackupDamaged, JournalDamaged, NotKept, UnhurriedError
from unhurried.domain.keys import MasterKey
from unhurried.storage import files, generations, key_file, tally, unlocking
from unhurried.storage.backups import beside, checking, container, manifest, naming, scratch
from unhurried.storage.backups.container import Sums
from unhurried.storage.backups.manifest import Manifest, Particulars
from unhurried.storage.backups.naming import UNFINISHED
from unhurried.storage.backups.watching import Watch
from unhurried.storage.connecting import Database, connect_existing
from unhurried.storage.engine import in_our_words
from unhurried.storage.key_file import KeyFile
from unhurried.storage.slots import database_key

# Steps the engine takes to copy a page, as measured; only how progress is told depends on it.
_STEPS_A_PAGE: Final = 90
# How often to begin again when something was written in the very moment in which the copy began.
_TRIES: Final = 20


@dataclass(frozen=True, slots=True)
class _Moment:
    """A state of the journal: how many changes had been made, and what it held."""

    changes: int
    particulars: Particulars


def make_alone(folder: Path, key: MasterKey, at: datetime, watch: Watch, beyond: int = 0) -> Backup:
    """Wait for other work on the backups to end, then make one."""
    unlocking.belonging(folder, key)  # what is no journal is told before a lock file is put there
    with scratch.alone(folder, watch):
        return make(folder, key, at, watch, beyond)


def make(folder: Path, key: MasterKey, at: datetime, watch: Watch, beyond: int = 0) -> Backup:
    """Make a backup while the journal is open or not. Call it only while alone with the backups.

    Its number is beyond those in the journal's own place, and beyond the one given.
    """
    file = unlocking.belonging(folder, key).file
    raw_key = database_key(key, file.head.journal_id)
    home = folder / naming.FOLDER
    with files.in_our_words(), in_our_words(folder):
        if not home.is_dir():
            files.make_folder(home)
        with _connected(folder / file.database, raw_key) as db:
            sequence = tally.claim(db, max(naming.highest(home), beyond))
        path = home / naming.name_of(sequence, at.date())
        copy = path.with_name(f"{path.name}.db{UNFINISHED}")
        packed = path.with_name(path.name + UNFINISHED)
        try:
            moment = _copy_moment(folder / file.database, copy, raw_key, watch.part(0, 0.75))
            described = _Label(file, sequence, at, moment.particulars, key).describe
            made = container.pack(packed, key_file.as_bytes(file), copy, described, watch.part(0.75, 0.9))
            if container.check(packed, watch.part(0.9, 1)) != made:
                raise BackupDamaged
            os.replace(packed, path)
            files.folder_to_disk(home)
        finally:
            generations.remove(copy)
            packed.unlink(missing_ok=True)
    _note_kept(folder, folder / file.database, raw_key, moment.changes, sequence)
    beside.put(home)
    return made.told(path)


def _note_kept(folder: Path, database: Path, raw_key: str, changes: int, sequence: int) -> None:
    """Remember how far the backup goes. It is there in any case; at worst another one is made too soon."""
    with suppress(UnhurriedError), in_our_words(folder), _connected(database, raw_key) as db:
        tally.note_kept(db, changes, sequence)


def _copy_moment(database: Path, copy: Path, raw_key: str, watch: Watch) -> _Moment:
    """Copy one moment of a database that may be written to meanwhile, and prove that the copy is the same."""
    with _connected(database, raw_key) as source, _connected(database, raw_key) as witness:
        for _ in range(_TRIES):
            # The witness holds on to this moment. Both begin within microseconds of each other, and the
            # number of changes, which is part of what is copied, tells whether something came between.
            witness.conn.execute("BEGIN")
            changes = tally.changes(witness)
            _vacuum_into(source, copy, watch.part(0, 0.3))
            if _changes_in(copy, raw_key) == changes:
                found = checking.examine(copy, raw_key, watch.part(0.3, 0.8))
                if found != checking.particulars(witness, watch.part(0.8, 1)):
                    raise JournalDamaged
                return _Moment(changes, found)
            witness.conn.execute("ROLLBACK")
            generations.remove(copy)
    raise NotKept("too much is being written at once")


@dataclass(frozen=True, slots=True)
class _Label:
    """What a backup says of itself, once its sums are known."""

    file: KeyFile
    sequence: int
    at: datetime
    particulars: Particulars
    key: MasterKey

    def describe(self, sums: Sums) -> Manifest:
        bare = Manifest(
            journal_id=self.file.head.journal_id,
            key_id=self.file.head.key_id,
            sequence=self.sequence,
            made_at=manifest.stamp(self.at),
            day=self.at.date().isoformat(),
            keys_sum=sums.keys,
            database_sum=sums.database,
            database_size=sums.size,
        )
        return manifest.seal(bare, self.particulars, self.key)


def _vacuum_into(db: Database, copy: Path, watch: Watch) -> None:
    files.make_file(copy)  # private from its first byte; VACUUM INTO takes an empty file
    pages = int(db.execute("PRAGMA page_count").fetchone()[0])
    with watch.over(db, pages * _STEPS_A_PAGE):
        db.execute("VACUUM INTO ?", [str(copy)])
    files.file_to_disk(copy)


def _changes_in(copy: Path, raw_key: str) -> int:
    with _connected(copy, raw_key) as db:
        return tally.changes(db)


@contextmanager
def _connected(path: Path, raw_key: str) -> Generator[Database]:
    db = connect_existing(path, raw_key)
    try:
        yield db
    finally:
        db.close()
