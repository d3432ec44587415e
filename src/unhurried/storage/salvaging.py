"""Salvaging: what can still be read of a damaged journal, counted, or carried over into a new file.

The damaged file is never written to. Its index is not carried over either: it is made afresh.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from unhurried.domain.backups import Salvaged, Survey
from unhurried.domain.errors import BackupError, JournalDamaged, JournalIsNewer
from unhurried.domain.keys import MasterKey
from unhurried.storage import (
    files,
    generations,
    indexing,
    key_file,
    locking,
    migrations,
    note_index,
    tally,
    unlocking,
)
from unhurried.storage.backups import checking, disclosed, lasting, naming, scratch, unpacking
from unhurried.storage.backups.unpacking import Expected, Unpacked
from unhurried.storage.backups.watching import Watch
from unhurried.storage.connecting import Database, connect_existing
from unhurried.storage.engine import Engine, in_our_words
from unhurried.storage.filling import Filling
from unhurried.storage.gathering import Gathering
from unhurried.storage.key_file import KeyFile
from unhurried.storage.migrations import Step
from unhurried.storage.opening import make_database
from unhurried.storage.ruins import Cells, Ruin, Table
from unhurried.storage.slots import database_key

_NEW = "new.db"


@dataclass(frozen=True, slots=True)
class Salvaging:
    """A damaged journal, its key, and the moment of repair. Raises JournalIsOpen while it is open."""

    folder: Path
    key: MasterKey
    at: datetime
    steps: Sequence[Step]

    def survey(self, watch: Watch) -> Survey:
        """Count what can be read, and change nothing."""
        with self._begun(watch) as (file, room):
            try:
                ruin = self._ruin(file, room)
            except JournalDamaged:
                return Survey(0, 0, 0)
            with closing(ruin):
                return Gathering(ruin, lambda _, __: None, watch).gather()

    def salvage(self, watch: Watch) -> Salvaged:
        """Carry over what can be read. Raises JournalDamaged when that is nothing at all."""
        with self._begun(watch) as (file, room):
            new = room / _NEW
            with closing(self._ruin(file, room)) as ruin:
                salvaged = self._carried_over(ruin, file, new, watch.part(0, 0.7))
            survey = salvaged.survey
            if not (survey.reflections or survey.in_part or survey.others):
                raise JournalDamaged
            checking.examine(new, self._raw_key(file), watch.part(0.7, 1))
            generations.adopt(new, self.folder, file)
            return replace(salvaged, set_aside=generations.set_aside(self.folder, file.database))

    @contextmanager
    def _begun(self, watch: Watch) -> Generator[tuple[KeyFile, Path]]:
        key_file.read(self.folder)  # what is no journal is told before a lock file is put there
        let_go = locking.take(self.folder)
        try:
            with scratch.alone(self.folder, watch):
                file = unlocking.belonging(self.folder, self.key).file
                with scratch.room(self.folder) as room, files.in_our_words(), in_our_words(self.folder):
                    yield file, room
        finally:
            let_go()

    def _ruin(self, file: KeyFile, room: Path) -> Ruin:
        return Ruin(self.folder / file.database, self._raw_key(file), room)

    def _carried_over(self, ruin: Ruin, file: KeyFile, new: Path, watch: Watch) -> Salvaged:
        taken = int(ruin.value("PRAGMA user_version") or len(self.steps))
        if taken > len(self.steps):
            raise JournalIsNewer
        created = ruin.value("SELECT created_at FROM journal")
        made_at = datetime.fromisoformat(created) if created else self.at
        raw_key = self._raw_key(file)
        # The new file begins at the step at which the damaged one was, and takes the others after it.
        make_database(new, raw_key, file.head.journal_id, made_at, self.steps[:taken])
        db = connect_existing(new, raw_key)
        with closing(Engine(db, self.folder)) as engine:
            with engine.transaction():
                gathering = Gathering(ruin, _Keeping(db).keep, watch.part(0, 0.5))
                survey = gathering.gather()
                filled = self._filled(db, gathering, file, taken, watch.part(0.5, 0.8))
                with watch.part(0.8, 1).over(db):
                    indexing.make_afresh(engine)
                    note_index.make_afresh(engine)
            migrations.apply(db, self.steps)
            if not gathering.is_head_known:
                disclosed.put_head(db)
            if not gathering.is_hold_known:
                lasting.hold_in_case(db, self.at.date())
            tally.take_over(db, naming.highest(self.folder / naming.FOLDER), tally.changes(db))
        back, whole, notes = filled
        return Salvaged(survey, "", back, whole, held_in_case=not gathering.is_hold_known, notes_back=notes)

    def _filled(
        self, db: Database, gathering: Gathering, file: KeyFile, taken: int, watch: Watch
    ) -> tuple[int, int, int]:
        """What the newest backup has of that which is missing: lost ones, whole ones and notes."""
        if gathering.is_hold_known and not gathering.misses_anything:
            return 0, 0, 0
        with scratch.room(self.folder) as room:
            expected = Expected(self.key, file.head.journal_id)
            unpacked = unpacking.newest_sound(self.folder / naming.FOLDER, expected, room, watch)
            if unpacked is None or not self._is_usable(unpacked, taken):
                return 0, 0, 0
            with closing(connect_existing(unpacked.database, unpacked.raw_key)) as then:
                if not gathering.is_hold_known:
                    lasting.add_holds(db, lasting.holds_of(then))
                if not (gathering.is_ledger_known and gathering.is_head_known):
                    disclosed.fill(db, then)
                filling = Filling(then, db)
                filled = filling.fill(gathering.lost_uids, gathering.in_part)
                if not gathering.are_imports_known:
                    filling.fill_imports()
                return *filled, filling.fill_notes(gathering.lost_notes, gathering.stand_ins)

    def _is_usable(self, unpacked: Unpacked, taken: int) -> bool:
        """Bring a backup to the schema of the damaged file; False where its own is a later one."""
        try:
            unpacked.opened(self.steps[:taken]).close()
        except BackupError:
            return False
        return True

    def _raw_key(self, file: KeyFile) -> str:
        return database_key(self.key, file.head.journal_id)


@dataclass(frozen=True, slots=True)
class _Keeping:
    """Puts rows into a new database as they are."""

    db: Database

    def keep(self, table: Table, cells: Cells) -> None:
        columns = ", ".join(f'"{column}"' for column in table.columns)
        marks = ", ".join("?" * len(cells))
        # What a new database has of itself gives way.
        sql = f'INSERT OR REPLACE INTO "{table.name}" ({columns}) VALUES ({marks})'  # noqa: S608 - our own
        self.db.conn.execute(sql, list(cells))
