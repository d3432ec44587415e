"""The port of safekeeping: what the services need from the outside to keep, restore and repair a journal."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Protocol

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
)
from unhurried.domain.keys import MasterKey


class Safekeeping(Protocol):
    """Backups of journals on disk. All but `home` and `listing` are slow and may run on any thread.

    `folder` is a journal's, `place` any folder in which backups lie, `backup` the path of one. `key` is the
    journal's present key; `backup_key` that of the backup, given only where it is another (see `unlock`).
    Each call raises Cancelled when `progress` says so, and BackupUnderWay when another one does not end.
    Whatever is raised, the journal is as it was and nothing half made is left.
    """

    def home(self, folder: Path) -> Path:
        """The place in which a journal keeps its own backups."""
        ...

    def listing(self, place: Path, folder: Path | None = None) -> Listing:
        """The backups in a place, of this journal only if one is named. Never raises: see `Listing`."""
        ...

    def is_needed(self, folder: Path, key: MasterKey, progress: Progress = ...) -> bool:
        """Whether anything, the key file included, has changed since the last backup.

        Or whether that one is no longer there, or no longer whole: then all of it is read.
        """
        ...

    def make(self, folder: Path, key: MasterKey, at: datetime, progress: Progress = ..., beyond: int = 0) -> Backup:
        """Make a verified backup in the journal's own place, while the journal is open or not.

        Its number is beyond all that the journal has given, and beyond the one named. Raises JournalDamaged
        when what is there cannot be read whole, and DiskIsFull.
        """
        ...

    def is_there(self, backup: Path, place: Path) -> bool:
        """Whether a place has this very backup, and not only one that bears its number. Never raises."""
        ...

    def copy(self, backup: Path, place: Path, progress: Progress = ...) -> Backup:
        """Put the same backup in a second place, and read it back there. Raises BackupPlaceMissing."""
        ...

    def thin(self, place: Path, folder: Path, key: MasterKey, sparing: Backup | None = None) -> tuple[Path, ...]:
        """Remove this journal's backups that are no longer needed there, and answer which.

        None goes while the legal hold is on, or cannot be read.

        One is spared wherever it lies, though backups of another history may bear higher numbers.
        """
        ...

    def damaged_files(self, folder: Path) -> DamagedFiles:
        """The damaged files that were put aside in a journal's folder. Never raises."""
        ...

    def remove_damaged(self, folder: Path, key: MasterKey) -> DamagedFiles:
        """Remove them, and answer what they were. Raises HeldByLaw."""
        ...

    def unlock(self, backup: Path, secret: str) -> MasterKey:
        """The key of a backup, from a passphrase or a code of its time."""
        ...

    def look_into(
        self,
        folder: Path,
        key: MasterKey,
        backup: Path,
        backup_key: MasterKey | None = None,
        progress: Progress = ...,
    ) -> Contents:
        """What a backup holds, and how that differs from now.

        Raises BackupMissing, BackupDamaged, BackupIsNewer, BackupIsForeign or BackupHasOlderKey.
        """
        ...

    def restore(
        self,
        folder: Path,
        key: MasterKey,
        backup: Path,
        at: datetime,
        backup_key: MasterKey | None = None,
        progress: Progress = ...,
    ) -> Restored:
        """Put a closed journal back to the state of a backup; what was there is backed up first.

        Raises JournalIsOpen, and what `look_into` and `make` raise; but a journal that is too damaged to be
        backed up is put aside as it is.
        """
        ...

    def restore_only(
        self,
        folder: Path,
        key: MasterKey,
        backup: Path,
        chosen: Collection[str],
        at: datetime,
        backup_key: MasterKey | None = None,
        progress: Progress = ...,
    ) -> Restored:
        """Bring chosen reflections and drafts back into a closed journal. What it still has stays as it is."""
        ...

    def make_journal(self, folder: Path, backup: Path, backup_key: MasterKey, progress: Progress = ...) -> Restored:
        """A new journal out of a backup; it opens with the secrets of the backup. Raises JournalExists."""
        ...

    def bring_back_keys(
        self,
        folder: Path,
        backup: Path,
        backup_key: MasterKey,
        at: datetime,
        progress: Progress = ...,
        *,
        adopts: bool = False,
    ) -> Restored:
        """Put back a key file that is lost or damaged, both copies of it. Raises JournalExists otherwise.

        Nothing written since the backup is lost by it. Where the key does not open the newest database that is
        there, this raises KeysDoNotFit; or, if it `adopts` it, an earlier state is put in its place, and what
        cannot be opened is put aside.
        """
        ...

    def check(self, folder: Path, key: MasterKey, progress: Progress = ...) -> Checked:
        """Read every page, row and reference of a closed journal, and its index; answer what it holds.

        Changes nothing. Raises JournalDamaged when it is not whole, and JournalIsOpen.
        """
        ...

    def rehearse(
        self, folder: Path, typed_code: str, place: Path | None = None, progress: Progress = ...
    ) -> Rehearsal:
        """Restore the newest backup for trial, with nothing but the code on paper, and read all of it.

        Raises RecoveryCodeMistyped, WrongSecret, BackupMissing, or BackupDamaged when none can be used.
        """
        ...

    def survey(self, folder: Path, key: MasterKey, at: datetime, progress: Progress = ...) -> Survey:
        """Count what can still be read of a closed journal."""
        ...

    def salvage(self, folder: Path, key: MasterKey, at: datetime, progress: Progress = ...) -> Salvaged:
        """Carry what can still be read over into a new file, and keep the damaged one beside it.

        Raises JournalDamaged when nothing can be read.
        """
        ...
