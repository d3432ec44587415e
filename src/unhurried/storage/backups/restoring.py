"""Restoring a journal that is closed: always into a new file, and the present state is kept before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from unhurried.domain.backups import Backup, Restored
from unhurried.domain.errors import JournalDamaged
from unhurried.domain.keys import MasterKey
from unhurried.storage import files
from unhurried.storage.backups import unpacking
from unhurried.storage.backups.bringing_in import BringingIn
from unhurried.storage.backups.manifest import Particulars
from unhurried.storage.backups.renewing import NEW, Renewal
from unhurried.storage.backups.unpacking import Expected, Unpacked
from unhurried.storage.backups.watching import Watch
from unhurried.storage.connecting import connect, connect_existing
from unhurried.storage.key_file import KeyFile
from unhurried.storage.migrations import Step

_UNPACKED = "unpacked.db"
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

    @property
    def _renewal(self) -> Renewal:
        return Renewal(self.folder, self.key, self.at, self.steps)

    def everything(self, watch: Watch) -> Restored:
        """Put the journal back to the state of the backup. Raises JournalIsOpen when it is open."""
        renewal = self._renewal
        with renewal.begun(watch) as (file, room):
            unpacked = self._unpacked(room, file, watch.part(0, 0.2))
            before = renewal.kept_before(watch.part(0.2, 0.6))
            unpacked.opened(self.steps).close()  # an older one is brought up to date by it
            new = self._under_present_key(unpacked, room / NEW, file, watch.part(0.6, 0.8))
            is_hold_known = self._carry_over(file, new, before)
            found = renewal.examine(file, new, watch.part(0.8, 1))
            if _number(found) != _number(unpacked.particulars):
                raise JournalDamaged
            return replace(self._adopted(file, new, before, _number(found)), held_in_case=not is_hold_known)

    def only(self, chosen: Collection[str], watch: Watch) -> Restored:
        """Add reflections, drafts and threads that the journal no longer has. What it has is never written over."""
        renewal = self._renewal
        with renewal.begun(watch) as (file, room):
            unpacked = self._unpacked(room, file, watch.part(0, 0.2))
            before, new = renewal.copy_of_now(room, watch.part(0.2, 0.8))
            with closing(unpacked.opened(self.steps)) as then, closing(renewal.engine(file, new)) as now:
                brought = BringingIn(then, now).bring_in(chosen)
            if not any(brought):
                return Restored(renewal.count(file, new), 0, before)
            self._carry_over(file, new, before)
            renewal.examine(file, new, watch.part(0.8, 1))
            adopted = self._adopted(file, new, before, brought.reflections)
            return replace(adopted, drafts_brought_in=brought.drafts, threads_brought_in=brought.threads)

    def _unpacked(self, room: Path, file: KeyFile, watch: Watch) -> Unpacked:
        expected = Expected(self.backup_key, file.head.journal_id)
        return unpacking.unpack(self.path, room / _UNPACKED, expected, watch)

    def _under_present_key(self, unpacked: Unpacked, new: Path, file: KeyFile, watch: Watch) -> Path:
        """The unpacked database itself, or a copy of it, page by page, if its key was another."""
        if self.backup_key == self.key:
            return unpacked.database
        files.make_file(new)
        old = connect_existing(unpacked.database, unpacked.raw_key)
        with closing(old) as source, closing(connect(new, self._renewal.raw_key(file))) as target:
            source.conn.backup(
                target.conn,
                pages=_PAGES,
                progress=lambda _, left, pages: watch.at(1 - left / max(pages, 1)),
            )
        return new

    def _carry_over(self, file: KeyFile, new: Path, before: Backup | None) -> bool:
        former = self.backup_key if self.backup_key != self.key else None
        return self._renewal.carry_over(file, new, before, self.path.parent, former)

    def _adopted(self, file: KeyFile, new: Path, before: Backup | None, brought_in: int) -> Restored:
        reflections = self._renewal.count(file, new)
        aside = self._renewal.adopt(file, new, before)
        return Restored(reflections, brought_in, before, aside)


def _number(held: Particulars) -> int:
    return held.reflections + held.in_trash
