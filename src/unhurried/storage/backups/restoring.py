"""Restoring a journal that is closed: always into a new file, and the present state is kept before."""

from __future__ import annotations

from collections.abc import Collection, Generator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from unhurried.domain.backups import Backup, Restored
from unhurried.domain.errors import JournalDamaged, UnhurriedError
from unhurried.domain.keys import MasterKey
from unhurried.storage import files, generations, key_file, locking, tally, unlocking
from unhurried.storage.backups import checking, container, disclosed, lasting, making, naming, scratch, unpacking
from unhurried.storage.backups.bringing_in import BringingIn
from unhurried.storage.backups.manifest import Particulars
from unhurried.storage.backups.unpacking import Expected, Unpacked
from unhurried.storage.backups.watching import Watch
from unhurried.storage.connecting import Database, connect, connect_existing
from unhurried.storage.engine import Engine, in_our_words
from unhurried.storage.key_file import KeyFile
from unhurried.storage.migrations import Step
from unhurried.storage.opening import open_copy
from unhurried.storage.slots import database_key, inbox_secret

_UNPACKED = "unpacked.db"
_NEW = "new.db"
_PAGES = 500


@dataclass(frozen=True, slots=True)
class Restoring:
    """A journal and its key, the backup to restore from and the key of that, and the moment it is done."""

    folder: Path
    key: MasterKey
    path: Path
    backup_key: MasterKey
    at: datetime
    steps: Sequence[Step]

    def everything(self, watch: Watch) -> Restored:
        """Put the journal back to the state of the backup. Raises JournalIsOpen when it is open."""
        with self._begun(watch) as (file, room):
            unpacked = self._unpacked(room, file, watch.part(0, 0.2))
            before = self._kept_before(watch.part(0.2, 0.6))
            unpacked.opened(self.steps).close()  # an older one is brought up to date by it
            new = self._under_present_key(unpacked, room / _NEW, file, watch.part(0.6, 0.8))
            is_hold_known = self._carry_over(file, new, before)
            found = checking.examine(new, self._raw_key(file), watch.part(0.8, 1))
            if _number(found) != _number(unpacked.particulars):
                raise JournalDamaged
            return replace(self._adopted(file, new, before, _number(found)), held_in_case=not is_hold_known)

    def only(self, chosen: Collection[str], watch: Watch) -> Restored:
        """Add reflections, drafts and threads that the journal no longer has. What it has is never written over."""
        with self._begun(watch) as (file, room):
            unpacked = self._unpacked(room, file, watch.part(0, 0.2))
            before = making.make(self.folder, self.key, self.at, watch.part(0.2, 0.6))
            # What was just made and verified is the state to add to: nobody else has the journal open.
            new = room / _NEW
            container.unpack(before.path, new, watch.part(0.6, 0.8))
            with closing(unpacked.opened(self.steps)) as then, closing(self._engine(new, file)) as now:
                brought = BringingIn(then, now).bring_in(chosen)
            if not any(brought):
                return Restored(self._count(new, file), 0, before)
            self._carry_over(file, new, before)
            checking.examine(new, self._raw_key(file), watch.part(0.8, 1))
            adopted = self._adopted(file, new, before, brought.reflections)
            return replace(adopted, drafts_brought_in=brought.drafts, threads_brought_in=brought.threads)

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

    def _unpacked(self, room: Path, file: KeyFile, watch: Watch) -> Unpacked:
        expected = Expected(self.backup_key, file.head.journal_id)
        return unpacking.unpack(self.path, room / _UNPACKED, expected, watch)

    def _kept_before(self, watch: Watch) -> Backup | None:
        """A backup of what is there now; None when that is too damaged, and so put aside as it is."""
        try:
            return making.make(self.folder, self.key, self.at, watch)
        except JournalDamaged:
            return None

    def _under_present_key(self, unpacked: Unpacked, new: Path, file: KeyFile, watch: Watch) -> Path:
        """The unpacked database itself, or a copy of it, page by page, if its key was another."""
        if self.backup_key == self.key:
            return unpacked.database
        files.make_file(new)
        old = connect_existing(unpacked.database, unpacked.raw_key)
        with closing(old) as source, closing(connect(new, self._raw_key(file))) as target:
            source.conn.backup(
                target.conn,
                pages=_PAGES,
                progress=lambda _, left, pages: watch.at(1 - left / max(pages, 1)),
            )
        return new

    def _carry_over(self, file: KeyFile, new: Path, before: Backup | None) -> bool:
        """What has to outlast a restoring. Answers whether it could be read if the legal hold is on."""
        with closing(connect_existing(new, self._raw_key(file))) as db:
            is_hold_known = self._carry_over_holds(file, db, new.parent)
            self._carry_over_ledger(file, db)
            highest = max(naming.highest(self.folder / naming.FOLDER), naming.highest(self.path.parent))
            changes, left = 0, dict[str, int]()
            lasting.forget_rehearsal(db)  # it may be of another code; what is known now comes next
            if self.backup_key != self.key:
                lasting.keep_inbox_keys(db, [inbox_secret(self.backup_key, file.head.journal_id).hex()])
            with suppress(JournalDamaged), in_our_words(self.folder):
                present_path = self.folder / file.database
                with closing(connect_existing(present_path, self._raw_key(file))) as present:
                    changes = tally.changes(present)
                    highest = max(highest, tally.sequence(present))
                    lasting.carry_over(present, db)
                    left = tally.left_behind(present)
            if before:
                left[file.database] = before.sequence
            for name, sequence in left.items():
                tally.leave_behind(db, name, sequence)
            tally.take_over(db, highest, changes)
        return is_hold_known

    def _carry_over_holds(self, file: KeyFile, db: Database, room: Path) -> bool:
        """The log of the legal hold; where it cannot be read, what the newest backup has of it, and the hold set."""
        log = lasting.holds_in(self.folder / file.database, self._raw_key(file))
        if log is not None:
            lasting.follow_holds(db, log)
            return True
        newest = self._newest(file, room)
        if newest:
            lasting.add_holds(db, lasting.holds_in(newest.database, newest.raw_key) or [])
        lasting.hold_in_case(db, self.at.date())
        return False

    def _carry_over_ledger(self, file: KeyFile, db: Database) -> None:
        """The ledger; where it cannot be read, what the newest backup has of it."""
        with suppress(UnhurriedError):
            disclosed.follow_in(db, self.folder / file.database, self._raw_key(file))
            return
        with scratch.room(self.folder) as room:
            newest = self._newest(file, room)
            if newest:
                disclosed.follow_in(db, newest.database, newest.raw_key)

    def _newest(self, file: KeyFile, room: Path) -> Unpacked | None:
        expected = Expected(self.key, file.head.journal_id)
        return unpacking.newest_sound(self.folder / naming.FOLDER, expected, room, Watch())

    def _adopted(self, file: KeyFile, new: Path, before: Backup | None, brought_in: int) -> Restored:
        reflections = self._count(new, file)
        generations.adopt(new, self.folder, file)
        aside = "" if before else generations.set_aside(self.folder, file.database)
        return Restored(reflections, brought_in, before, aside)

    def _count(self, new: Path, file: KeyFile) -> int:
        with closing(connect_existing(new, self._raw_key(file))) as db:
            return db.execute("SELECT count(*) FROM reflection WHERE trashed_at IS NULL").fetchone()[0]

    def _engine(self, new: Path, file: KeyFile) -> Engine:
        return open_copy(new, self._raw_key(file), file.head.journal_id, self.steps)

    def _raw_key(self, file: KeyFile) -> str:
        return database_key(self.key, file.head.journal_id)


def _number(held: Particulars) -> int:
    return held.reflections + held.in_trash
