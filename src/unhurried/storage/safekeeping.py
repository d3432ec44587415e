"""Safekeeping of encrypted journals: backups, restoring, rehearsal and repair, behind the port."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from contextlib import closing, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import final

from unhurried.domain.backups import (
    Backup,
    Checked,
    Contents,
    DamagedFiles,
    Listing,
    Progress,
    Rehearsal,
    Restored,
    Salvaged,
    Survey,
    carry_on,
)
from unhurried.domain.errors import HeldByLaw, UnhurriedError
from unhurried.domain.keys import MasterKey
from unhurried.storage import generations, key_file, tally, unlocking
from unhurried.storage.backups import (
    checking,
    container,
    elsewhere,
    founding,
    lasting,
    looking,
    making,
    naming,
    rehearsing,
    scratch,
    unpacking,
)
from unhurried.storage.backups.founding import LostKeys
from unhurried.storage.backups.restoring import Restoring
from unhurried.storage.backups.watching import Watch
from unhurried.storage.connecting import connect_existing
from unhurried.storage.engine import in_our_words
from unhurried.storage.migrations import STEPS, Step
from unhurried.storage.salvaging import Salvaging
from unhurried.storage.slots import database_key


@final
class SqlcipherSafekeeping:
    """Backups of encrypted journals, behind the port `Safekeeping`."""

    def __init__(self, steps: Sequence[Step] = STEPS) -> None:
        self._steps = steps

    def home(self, folder: Path) -> Path:
        return folder / naming.FOLDER

    def listing(self, place: Path, folder: Path | None = None) -> Listing:
        found = naming.listing(place)
        if folder is None:
            return found
        try:
            return found.of(_journal_id(folder))
        except UnhurriedError:  # without its key file, nobody can say which are this journal's
            return found

    def is_needed(self, folder: Path, key: MasterKey, progress: Progress = carry_on) -> bool:
        file = unlocking.belonging(folder, key).file
        newest = self.listing(self.home(folder), folder).newest
        if newest is None or not _holds_keys(newest, key_file.as_bytes(file)):
            return True
        raw_key = database_key(key, file.head.journal_id)
        with in_our_words(folder), closing(connect_existing(folder / file.database, raw_key)) as db:
            if not tally.is_kept(db) or tally.kept_in(db) != newest.sequence:
                return True
        return not naming.is_sound(newest, Watch(progress))

    def make(
        self, folder: Path, key: MasterKey, at: datetime, progress: Progress = carry_on, beyond: int = 0
    ) -> Backup:
        return making.make_alone(folder, key, at, Watch(progress), beyond)

    def is_there(self, backup: Path, place: Path) -> bool:
        return elsewhere.is_there(backup, place)

    def copy(self, backup: Path, place: Path, progress: Progress = carry_on) -> Backup:
        return elsewhere.copy(backup, place, Watch(progress))

    def thin(self, place: Path, folder: Path, key: MasterKey, sparing: Backup | None = None) -> tuple[Path, ...]:
        journal_id = unlocking.belonging(folder, key).file.head.journal_id
        with scratch.alone(folder, Watch()):
            may_go = partial(_is_unheld, folder, key)
            return naming.thin(place, journal_id, may_go, sparing.path.name if sparing else "")

    def damaged_files(self, folder: Path) -> DamagedFiles:
        with suppress(OSError):
            return generations.damaged_files(folder)
        return DamagedFiles()

    def remove_damaged(self, folder: Path, key: MasterKey) -> DamagedFiles:
        with scratch.alone(folder, Watch()):
            if not _is_unheld(folder, key):
                raise HeldByLaw
            return generations.remove_damaged(folder)

    def unlock(self, backup: Path, secret: str) -> MasterKey:
        _, keys = container.keys_of(backup)
        return unlocking.unlock(unpacking.parsed_keys(keys), secret)

    def look_into(
        self,
        folder: Path,
        key: MasterKey,
        backup: Path,
        backup_key: MasterKey | None = None,
        progress: Progress = carry_on,
    ) -> Contents:
        return looking.look_into(folder, key, backup, backup_key or key, self._steps, Watch(progress))

    def restore(
        self,
        folder: Path,
        key: MasterKey,
        backup: Path,
        at: datetime,
        backup_key: MasterKey | None = None,
        progress: Progress = carry_on,
    ) -> Restored:
        restoring = Restoring(folder, key, backup, backup_key or key, at, self._steps)
        return restoring.everything(Watch(progress))

    def restore_only(
        self,
        folder: Path,
        key: MasterKey,
        backup: Path,
        chosen: Collection[str],
        at: datetime,
        backup_key: MasterKey | None = None,
        progress: Progress = carry_on,
    ) -> Restored:
        restoring = Restoring(folder, key, backup, backup_key or key, at, self._steps)
        return restoring.only(chosen, Watch(progress))

    def make_journal(
        self, folder: Path, backup: Path, backup_key: MasterKey, progress: Progress = carry_on
    ) -> Restored:
        return founding.make_journal(folder, backup, backup_key, self._steps, Watch(progress))

    def bring_back_keys(
        self,
        folder: Path,
        backup: Path,
        backup_key: MasterKey,
        at: datetime,
        progress: Progress = carry_on,
        *,
        adopts: bool = False,
    ) -> Restored:
        lost = LostKeys(folder, backup, backup_key, at, self._steps)
        return lost.bring_back(Watch(progress), adopts=adopts)

    def check(self, folder: Path, key: MasterKey, progress: Progress = carry_on) -> Checked:
        return checking.check_closed(folder, key, Watch(progress))

    def rehearse(
        self, folder: Path, typed_code: str, place: Path | None = None, progress: Progress = carry_on
    ) -> Rehearsal:
        where = place or self.home(folder)
        return rehearsing.rehearse(folder, where, typed_code, self._steps, Watch(progress))

    def survey(self, folder: Path, key: MasterKey, at: datetime, progress: Progress = carry_on) -> Survey:
        return Salvaging(folder, key, at, self._steps).survey(Watch(progress))

    def salvage(self, folder: Path, key: MasterKey, at: datetime, progress: Progress = carry_on) -> Salvaged:
        return Salvaging(folder, key, at, self._steps).salvage(Watch(progress))


def _journal_id(folder: Path) -> str:
    return key_file.read(folder).file.head.journal_id


def _is_unheld(folder: Path, key: MasterKey) -> bool:
    """Whether the legal hold is off for certain: asked of the file itself, while the journal is open or not."""
    file = unlocking.belonging(folder, key).file
    log = lasting.holds_in(folder / file.database, database_key(key, file.head.journal_id))
    return lasting.ends_unheld(log)


def _holds_keys(backup: Backup, keys: bytes) -> bool:
    try:
        return container.read(backup.path).keys_sum == hashlib.sha256(keys).hexdigest()
    except UnhurriedError:
        return False
