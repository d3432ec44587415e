"""Founding: a journal from a backup alone, and the key file of a journal from a backup of it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from unhurried.domain.backups import Restored
from unhurried.domain.errors import (
    JournalDamaged,
    JournalExists,
    JournalIsNewer,
    JournalMissing,
    KeyFileDamaged,
    KeyFileMissing,
)
from unhurried.domain.keys import MasterKey
from unhurried.storage import files, generations, key_file, locking, tally
from unhurried.storage.backups import container, naming, scratch, unpacking
from unhurried.storage.backups.unpacking import Expected, Unpacked
from unhurried.storage.backups.watching import Watch
from unhurried.storage.connecting import Database, connect_existing
from unhurried.storage.engine import in_our_words
from unhurried.storage.key_file import KeyFile
from unhurried.storage.migrations import Step
from unhurried.storage.new_folder import made_whole
from unhurried.storage.opening import pending_steps
from unhurried.storage.slots import database_key

_FIRST = "journal-000001.db"


def make_journal(folder: Path, path: Path, key: MasterKey, steps: Sequence[Step], watch: Watch) -> Restored:
    """Make a journal folder, where there is none, out of a backup: it opens with the secrets of the backup."""
    with files.in_our_words(), made_whole(folder) as unfinished:
        files.make_folder(unfinished / naming.FOLDER)
        unpacked = unpacking.unpack(path, unfinished / _FIRST, Expected(key), watch)
        reflections = _readied(unpacked, steps)
        key_file.write(unfinished, replace(unpacked.key_file, database=_FIRST))
    return Restored(reflections, reflections)


def bring_back_keys(folder: Path, path: Path, key: MasterKey, steps: Sequence[Step], watch: Watch) -> Restored:
    """Put back the key file of a journal that has lost both copies of it.

    The newest database that the key opens is the journal then, and nothing written since the backup is
    missing; only where there is none, the one in the backup takes its place.
    """
    if not folder.is_dir():
        raise JournalMissing
    let_go = locking.take(folder)
    try:
        with scratch.alone(folder, watch):
            _must_be_without_keys(folder)
            manifest, keys = container.keys_of(path)
            Expected(key).check(manifest)
            file = unpacking.parsed_keys(keys)
            for name in generations.all_of(folder):
                with suppress(JournalDamaged, JournalIsNewer):
                    reflections = _count_in(folder / name, file, key, steps)
                    key_file.write(folder, replace(file, database=name))
                    return Restored(reflections, 0)
            return _from_backup(folder, path, key, steps, watch)
    finally:
        let_go()


def _from_backup(folder: Path, path: Path, key: MasterKey, steps: Sequence[Step], watch: Watch) -> Restored:
    with scratch.room(folder) as room, files.in_our_words():
        unpacked = unpacking.unpack(path, room / _FIRST, Expected(key), watch)
        reflections = _readied(unpacked, steps)
        generations.adopt(unpacked.database, folder, unpacked.key_file)
    return Restored(reflections, reflections)


def _must_be_without_keys(folder: Path) -> None:
    try:
        key_file.read(folder)
    except (JournalMissing, KeyFileMissing, KeyFileDamaged):
        return
    raise JournalExists


def _count_in(path: Path, file: KeyFile, key: MasterKey, steps: Sequence[Step]) -> int:
    """How many reflections a database has. Raises JournalDamaged or JournalIsNewer where it is not usable."""
    journal_id = file.head.journal_id
    with in_our_words(path.parent), closing(connect_existing(path, database_key(key, journal_id))) as db:
        pending_steps(db, journal_id, steps)
        return _count(db)


def _readied(unpacked: Unpacked, steps: Sequence[Step]) -> int:
    """Bring the database up to date, and let it go on numbering after the last backup beside this one."""
    unpacked.opened(steps).close()
    path = unpacked.database
    with in_our_words(path.parent), closing(connect_existing(path, unpacked.raw_key)) as db:
        tally.take_over(db, naming.highest(unpacked.backup.path.parent), 0)
        return _count(db)


def _count(db: Database) -> int:
    return db.execute("SELECT count(*) FROM reflection WHERE trashed_at IS NULL").fetchone()[0]
