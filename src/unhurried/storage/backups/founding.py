"""Founding: a journal from a backup alone, and the key file of a journal from a backup of it."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from unhurried.domain.backups import Restored
from unhurried.domain.errors import (
    JournalDamaged,
    JournalExists,
    JournalMissing,
    KeyFileDamaged,
    KeyFileMissing,
    KeysDoNotFit,
)
from unhurried.domain.keys import MasterKey
from unhurried.storage import files, generations, key_file, locking, tally
from unhurried.storage.backups import container, lasting, naming, scratch, unpacking
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


@dataclass(frozen=True, slots=True)
class LostKeys:
    """A journal that has lost both copies of its key file, a backup, and the key of that."""

    folder: Path
    path: Path
    key: MasterKey
    at: datetime
    steps: Sequence[Step]

    def bring_back(self, watch: Watch, *, adopts: bool) -> Restored:
        """Put back the key file out of the backup.

        The newest database is the journal then, and nothing written since the backup is missing. Where there is
        none at all, the one in the backup takes its place. Where the key does not open the newest, an earlier
        one that it opens, or else the one in the backup, is put in its place only if the call `adopts` it.
        """
        if not self.folder.is_dir():
            raise JournalMissing
        let_go = locking.take(self.folder)
        try:
            with scratch.alone(self.folder, watch):
                _must_be_without_keys(self.folder)
                return self._brought_back(watch, adopts=adopts)
        finally:
            let_go()

    def _brought_back(self, watch: Watch, *, adopts: bool) -> Restored:
        manifest, keys = container.keys_of(self.path)
        Expected(self.key).check(manifest)
        file = unpacking.parsed_keys(keys)
        there = generations.all_of(self.folder)
        if not there:
            return self._from_backup(watch, is_instead=False)
        newest, *earlier = there
        if self._opens(newest, file):
            key_file.write(self.folder, replace(file, database=newest))
            return self._counted(newest, file)
        if not adopts:
            raise KeysDoNotFit
        return self._instead(next((name for name in earlier if self._opens(name, file)), ""), there, file, watch)

    def _instead(self, name: str, there: list[str], file: KeyFile, watch: Watch) -> Restored:
        """In place of the newest, which cannot be opened: an earlier one, or that of the backup."""
        if name:
            with self._connected(name, file) as db:
                _note_instead(db, self.at)
            key_file.write(self.folder, replace(file, database=name))
            restored = replace(self._counted(name, file), held_in_case=True)
        else:
            restored = self._from_backup(watch, is_instead=True)
        unopened = there[: there.index(name)] if name else there
        return replace(restored, set_aside=", ".join(generations.set_aside(self.folder, each) for each in unopened))

    def _from_backup(self, watch: Watch, *, is_instead: bool) -> Restored:
        with scratch.room(self.folder) as room, files.in_our_words():
            unpacked = unpacking.unpack(self.path, room / _FIRST, Expected(self.key), watch)
            reflections = _readied(unpacked, self.steps, self.at if is_instead else None)
            generations.adopt(unpacked.database, self.folder, unpacked.key_file)
        return Restored(reflections, reflections, held_in_case=is_instead)

    def _opens(self, name: str, file: KeyFile) -> bool:
        """Whether the key opens a database, whole or not. Raises JournalIsNewer."""
        try:
            with self._connected(name, file) as db:
                pending_steps(db, file.head.journal_id, self.steps)
        except JournalDamaged:
            return False
        return True

    def _counted(self, name: str, file: KeyFile) -> Restored:
        with suppress(JournalDamaged), self._connected(name, file) as db:
            return Restored(_count(db), 0)
        return Restored(0, 0, is_damaged=True)

    @contextmanager
    def _connected(self, name: str, file: KeyFile) -> Generator[Database]:
        raw_key = database_key(self.key, file.head.journal_id)
        with in_our_words(self.folder), closing(connect_existing(self.folder / name, raw_key)) as db:
            yield db


def _must_be_without_keys(folder: Path) -> None:
    try:
        key_file.read(folder)
    except (JournalMissing, KeyFileMissing, KeyFileDamaged):
        return
    raise JournalExists


def _readied(unpacked: Unpacked, steps: Sequence[Step], at: datetime | None = None) -> int:
    """Bring the database up to date, and let it go on numbering after the last backup beside this one.

    With `at`, the legal hold is set: nobody can tell whether it was on in what this takes the place of.
    """
    unpacked.opened(steps).close()
    path = unpacked.database
    with in_our_words(path.parent), closing(connect_existing(path, unpacked.raw_key)) as db:
        if at:
            _note_instead(db, at)
        tally.take_over(db, naming.highest(unpacked.backup.path.parent), 0)
        return _count(db)


def _note_instead(db: Database, at: datetime) -> None:
    """Nobody can tell what was in the file that this one takes the place of."""
    lasting.forget_rehearsal(db)
    lasting.hold_in_case(db, at.date())


def _count(db: Database) -> int:
    return db.execute("SELECT count(*) FROM reflection WHERE trashed_at IS NULL").fetchone()[0]
