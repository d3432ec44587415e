"""Renewing: a closed journal goes on in another database file, and what was there before is kept."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from unhurried.domain.backups import Backup
from unhurried.domain.errors import JournalDamaged, UnhurriedError
from unhurried.domain.keys import MasterKey
from unhurried.storage import files, generations, key_file, locking, tally, unlocking
from unhurried.storage.backups import checking, container, disclosed, lasting, making, naming, scratch, unpacking
from unhurried.storage.backups.manifest import Particulars
from unhurried.storage.backups.unpacking import Expected, Unpacked
from unhurried.storage.backups.watching import Watch
from unhurried.storage.connecting import Database, connect_existing
from unhurried.storage.engine import Engine, in_our_words
from unhurried.storage.key_file import KeyFile
from unhurried.storage.migrations import Step
from unhurried.storage.opening import open_copy
from unhurried.storage.slots import database_key, inbox_secret

NEW: Final = "new.db"


@dataclass(frozen=True, slots=True)
class Renewal:
    """A journal and its key, and the moment it is done."""

    folder: Path
    key: MasterKey
    at: datetime
    steps: Sequence[Step]

    @contextmanager
    def begun(self, watch: Watch) -> Generator[tuple[KeyFile, Path]]:
        """Nobody else has the journal; a room for unfinished files. Raises JournalIsOpen."""
        key_file.read(self.folder)  # what is no journal is told before a lock file is put there
        let_go = locking.take(self.folder)
        try:
            with scratch.alone(self.folder, watch):
                file = unlocking.belonging(self.folder, self.key).file
                with scratch.room(self.folder) as room, files.in_our_words(), in_our_words(self.folder):
                    yield file, room
        finally:
            let_go()

    def kept_before(self, watch: Watch) -> Backup | None:
        """A backup of what is there now; None when that is too damaged, and so put aside as it is."""
        try:
            return making.make(self.folder, self.key, self.at, watch)
        except JournalDamaged:
            return None

    def copy_of_now(self, room: Path, watch: Watch) -> tuple[Backup, Path]:
        """A backup of what is there now, and that state in a file to add to: nobody else has the journal open."""
        before = making.make(self.folder, self.key, self.at, watch.part(0, 0.7))
        new = room / NEW
        container.unpack(before.path, new, watch.part(0.7, 1))
        return before, new

    def carry_over(
        self, file: KeyFile, new: Path, before: Backup | None, beside: Path, former: MasterKey | None = None
    ) -> bool:
        """What has to outlast a restoring. Answers whether it could be read if the legal hold is on.

        `beside` is a folder whose backups have numbers that are taken too; `former` another key of this journal.
        """
        with closing(connect_existing(new, self.raw_key(file))) as db:
            is_hold_known = self._carry_over_holds(file, db, new.parent)
            self._carry_over_ledger(file, db)
            highest = max(naming.highest(self.folder / naming.FOLDER), naming.highest(beside))
            changes, left = 0, dict[str, int]()
            lasting.forget_rehearsal(db)  # it may be of another code; what is known now comes next
            if former:
                lasting.keep_inbox_keys(db, [inbox_secret(former, file.head.journal_id).hex()])
            with suppress(JournalDamaged), in_our_words(self.folder):
                present_path = self.folder / file.database
                with closing(connect_existing(present_path, self.raw_key(file))) as present:
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
        log = lasting.holds_in(self.folder / file.database, self.raw_key(file))
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
            disclosed.follow_in(db, self.folder / file.database, self.raw_key(file))
            return
        with scratch.room(self.folder) as room:
            newest = self._newest(file, room)
            if newest:
                disclosed.follow_in(db, newest.database, newest.raw_key)

    def _newest(self, file: KeyFile, room: Path) -> Unpacked | None:
        expected = Expected(self.key, file.head.journal_id)
        return unpacking.newest_sound(self.folder / naming.FOLDER, expected, room, Watch())

    def adopt(self, file: KeyFile, new: Path, before: Backup | None) -> str:
        """Make it the one in use. Answers the name under which what was there is put aside, if there is no backup."""
        generations.adopt(new, self.folder, file)
        return "" if before else generations.set_aside(self.folder, file.database)

    def examine(self, file: KeyFile, new: Path, watch: Watch) -> Particulars:
        """Read all of it. Raises JournalDamaged."""
        return checking.examine(new, self.raw_key(file), watch)

    def count(self, file: KeyFile, new: Path) -> int:
        """How many reflections are in it and not in the trash."""
        with closing(connect_existing(new, self.raw_key(file))) as db:
            return db.execute("SELECT count(*) FROM reflection WHERE trashed_at IS NULL").fetchone()[0]

    def engine(self, file: KeyFile, new: Path) -> Engine:
        """It, brought up to date."""
        return open_copy(new, self.raw_key(file), file.head.journal_id, self.steps)

    def raw_key(self, file: KeyFile) -> str:
        """The key of its database."""
        return database_key(self.key, file.head.journal_id)
