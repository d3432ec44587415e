"""Merging an archive into a journal that is closed: into another file, and the present state is kept before."""

from __future__ import annotations

from collections.abc import Collection, Generator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from unhurried.domain.archives import Merged, MergePreview
from unhurried.domain.keys import MasterKey
from unhurried.storage import opening, unlocking
from unhurried.storage.archives import unsealing
from unhurried.storage.archives.carrying_out import CarryingOut
from unhurried.storage.archives.planning import Planning
from unhurried.storage.backups import naming, scratch
from unhurried.storage.backups.renewing import Renewal
from unhurried.storage.backups.unpacking import Unpacked
from unhurried.storage.backups.watching import Watch
from unhurried.storage.connecting import connect_existing
from unhurried.storage.engine import Engine, in_our_words
from unhurried.storage.migrations import Step
from unhurried.storage.slots import database_key

_UNPACKED: Final = "archive.db"


@dataclass(frozen=True, slots=True)
class Merging:
    """A journal and its key, and the archive with the key of that."""

    folder: Path
    key: MasterKey
    path: Path
    archive_key: MasterKey
    steps: Sequence[Step]

    def look_into(self, watch: Watch) -> MergePreview:
        """Unpack, read and compare; nothing of the journal is changed, and what was unpacked is gone again."""
        file = unlocking.belonging(self.folder, self.key).file
        journal_id = file.head.journal_id
        with scratch.alone(self.folder, watch), scratch.room(self.folder) as room:
            unpacked = self._unpacked(room, watch.part(0, 0.4))
            with (
                self._opened(unpacked) as there,
                in_our_words(self.folder),
                closing(connect_existing(self.folder / file.database, database_key(self.key, journal_id))) as db,
            ):
                opening.must_be_up_to_date(db, journal_id, self.steps)
                here = Engine(db, self.folder)
                with here.one_moment(), unsealing.nothing_odd():
                    planning = Planning(here, there, (), watch.part(0.4, 1))
                    return planning.preview(unsealing.of(unpacked))

    def merge(self, left_out: Collection[str], at: datetime, watch: Watch) -> Merged:
        """Bring it in, but for the new things with these ids. Raises JournalIsOpen when it is open."""
        renewal = Renewal(self.folder, self.key, at, self.steps)
        with renewal.begun(watch) as (file, room):
            unpacked = self._unpacked(room, watch.part(0, 0.2))
            before, new = renewal.copy_of_now(room, watch.part(0.2, 0.5))
            with (
                self._opened(unpacked) as there,
                closing(renewal.engine(file, new)) as here,
                unsealing.nothing_odd(),
            ):
                planning = Planning(here, there, left_out, watch.part(0.5, 0.6))
                did = planning.preview(unsealing.of(unpacked))
                if not planning.plan.is_empty:
                    CarryingOut(here, there, planning.plan).write(watch.part(0.6, 0.85))
            if planning.plan.is_empty:
                return Merged(renewal.count(file, new), did, len(left_out), None)
            renewal.carry_over(file, new, before, self.folder / naming.FOLDER)
            renewal.examine(file, new, watch.part(0.85, 1))
            reflections = renewal.count(file, new)
            renewal.adopt(file, new, before)
            return Merged(reflections, did, len(left_out), before)

    def _unpacked(self, room: Path, watch: Watch) -> Unpacked:
        return unsealing.unpack(self.path, room / _UNPACKED, self.archive_key, watch)

    @contextmanager
    def _opened(self, unpacked: Unpacked) -> Generator[Engine]:
        """Its database, brought up to date."""
        with unsealing.in_words_of_archives():
            engine = unpacked.opened(self.steps)
        with closing(engine):
            yield engine
