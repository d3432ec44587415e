"""Safekeeping: when a journal is backed up and where to, and the ways back from a backup."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
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
from unhurried.domain.errors import (
    BackupError,
    Cancelled,
    KeysDoNotFit,
    RecoveryCodeMistyped,
    UnhurriedError,
    WrongSecret,
)
from unhurried.domain.keys import MasterKey
from unhurried.domain.safekeeping import Safekeeping

_QUARTER = timedelta(days=91)
# How much of the time of keeping goes into the first place.
_FIRST_PLACE = 0.8


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a backup: the two places are told apart, and neither hides the other.

    `made` is None without `failure` when nothing had changed. `copied` is None without `failure_elsewhere`
    when no second place is chosen, or there is nothing to copy.
    """

    made: Backup | None = None
    failure: UnhurriedError | None = None
    copied: Backup | None = None
    failure_elsewhere: UnhurriedError | None = None
    thinned: tuple[Path, ...] = ()


@final
class BackupDesk:
    """The verbs of safekeeping, for one journal. `now` gives aware datetimes; the day is the local one.

    The slow ones may run on any thread, and while the journal is open, unless they say otherwise.
    """

    def __init__(
        self,
        safekeeping: Safekeeping,
        folder: Path,
        now: Callable[[], datetime],
        second_place: Path | None = None,
    ) -> None:
        self._safekeeping = safekeeping
        self._folder = folder
        self._now = now
        self._second_place = second_place

    def here(self) -> Listing:
        """The backups in the journal's own folder. Needs no key, and so can be told on the lock screen."""
        return self._listed(self._safekeeping.home(self._folder))

    def elsewhere(self) -> Listing | None:
        """The backups in the second place; None when none is chosen, or it is not there now."""
        place = self._second_place
        return self._listed(place) if place and _is_there(place) else None

    def last_good(self) -> Backup | None:
        """The newest backup of this journal. It was read back when it was made.

        What lies in the second place counts only where there is none here. Once the folder was put back as it
        was earlier, the highest number there belongs to a history that was lost.
        """
        newest = self.here().newest
        elsewhere = None if newest else self.elsewhere()
        return elsewhere.newest if elsewhere else newest

    def days(self) -> list[date]:
        """The days of the backups there are, in both places."""
        listings = [listing for listing in (self.here(), self.elsewhere()) if listing]
        return sorted({backup.day for listing in listings for backup in listing.backups})

    def damaged_files(self) -> DamagedFiles:
        """The damaged files that were put aside when the journal was repaired or restored."""
        return self._safekeeping.damaged_files(self._folder)

    def remove_damaged(self, key: MasterKey) -> DamagedFiles:
        """Remove them, and answer what they were. Raises HeldByLaw."""
        return self._safekeeping.remove_damaged(self._folder, key)

    def is_needed(self, key: MasterKey) -> bool:
        """Whether there is anything that no backup holds."""
        return self._safekeeping.is_needed(self._folder, key)

    def after_session(self, key: MasterKey, progress: Progress = carry_on, *, elsewhere: bool = True) -> Kept:
        """Back up if there is anything new, bring the second place up to date, and thin both.

        Raises nothing but Cancelled. While a legal hold is on nothing is thinned. Without `elsewhere` nothing but
        the journal's own place is touched, and nothing is thinned: what is slow there cannot be stopped.
        """
        kept = self._kept_here(key, progress, self._highest_elsewhere() if elsewhere else 0)
        if not elsewhere:
            return kept
        newest = kept.made or self.here().newest
        if self._second_place and newest:
            kept = self._kept_elsewhere(kept, newest, self._second_place, progress)
        return replace(kept, thinned=self._thinned(key, kept.made)) if kept.made else kept

    def before(self, key: MasterKey, progress: Progress = carry_on) -> Backup:
        """Back up before something risky, such as a rotation or an import; restoring does so by itself.

        Raises what is in the way, and then the risky thing is not to be begun.
        """
        return self._made(key, progress, self._highest_elsewhere())

    def check(self, key: MasterKey, progress: Progress = carry_on) -> Checked:
        """Read all of the closed journal itself. Raises JournalDamaged when it is not whole."""
        return self._safekeeping.check(self._folder, key, progress)

    def look_into(
        self,
        key: MasterKey,
        backup: Path,
        secret_of_its_time: str = "",
        progress: Progress = carry_on,
    ) -> Contents:
        """What a backup holds, and how that differs from now. Raises BackupHasOlderKey to ask for a secret."""
        return self._safekeeping.look_into(
            self._folder, key, backup, self._key_of(backup, secret_of_its_time), progress
        )

    def restore(
        self,
        key: MasterKey,
        backup: Path,
        secret_of_its_time: str = "",
        progress: Progress = carry_on,
    ) -> Restored:
        """Put the closed journal back to the state of a backup."""
        its_key = self._key_of(backup, secret_of_its_time)
        return self._safekeeping.restore(self._folder, key, backup, self._at(), its_key, progress)

    def restore_only(
        self,
        key: MasterKey,
        backup: Path,
        chosen: Collection[str],
        secret_of_its_time: str = "",
        progress: Progress = carry_on,
    ) -> Restored:
        """Bring chosen reflections and drafts back into the closed journal, by their ids."""
        its_key = self._key_of(backup, secret_of_its_time)
        return self._safekeeping.restore_only(self._folder, key, backup, chosen, self._at(), its_key, progress)

    def make_journal(self, folder: Path, backup: Path, secret: str, progress: Progress = carry_on) -> Restored:
        """A journal of its own, in a new folder, out of any backup and a secret of its time."""
        its_key = self._safekeeping.unlock(backup, secret)
        return self._safekeeping.make_journal(folder, backup, its_key, progress)

    def bring_back_keys(
        self, backup: Path, secret: str, progress: Progress = carry_on, *, adopts: bool = False
    ) -> Restored:
        """Put back the key file of the closed journal, when both copies of it are lost or damaged.

        Where the keys in this backup do not fit, those of the others are tried with the same secret. Raises
        KeysDoNotFit where none do, unless the call `adopts` an earlier state in place of what cannot be opened.
        """

        def bring_back(path: Path, *, adopts: bool = False) -> Restored:
            its_key = self._safekeeping.unlock(path, secret)
            return self._safekeeping.bring_back_keys(self._folder, path, its_key, self._at(), progress, adopts=adopts)

        with suppress(KeysDoNotFit):
            return bring_back(backup)
        for other in self._one_of_each_key():
            with suppress(BackupError, WrongSecret, RecoveryCodeMistyped):
                return bring_back(other)
        return bring_back(backup, adopts=adopts)

    def rehearse(self, typed_code: str, place: Path | None = None, progress: Progress = carry_on) -> Rehearsal:
        """Try the way back: the code as typed from paper, the newest backup, every reflection read."""
        return self._safekeeping.rehearse(self._folder, typed_code, place, progress)

    def survey(self, key: MasterKey, progress: Progress = carry_on) -> Survey:
        """Count what can still be read of the closed, damaged journal."""
        return self._safekeeping.survey(self._folder, key, self._at(), progress)

    def salvage(self, key: MasterKey, progress: Progress = carry_on) -> Salvaged:
        """Carry over what can still be read; the damaged file is kept."""
        return self._safekeeping.salvage(self._folder, key, self._at(), progress)

    def _one_of_each_key(self) -> list[Path]:
        """The newest backup under each key, wherever it lies."""
        listings = [listing for listing in (self.elsewhere(), self.here()) if listing]
        oldest_first = (backup for listing in listings for backup in reversed(listing.backups))
        return [*{backup.key_id: backup.path for backup in oldest_first}.values()]

    def _listed(self, place: Path) -> Listing:
        return self._safekeeping.listing(place, self._folder)

    def _highest_elsewhere(self) -> int:
        """A number beyond this one is not taken in the second place, whatever history is kept there."""
        listing = self.elsewhere()
        return listing.newest.sequence if listing and listing.newest else 0

    def _made(self, key: MasterKey, progress: Progress, beyond: int) -> Backup:
        return self._safekeeping.make(self._folder, key, self._at(), progress, beyond)

    def _kept_here(self, key: MasterKey, progress: Progress, beyond: int) -> Kept:
        def stops(_: float) -> bool:
            return progress(0)

        def onwards(done: float) -> bool:
            return progress(done * _FIRST_PLACE)

        try:
            if not self._safekeeping.is_needed(self._folder, key, stops):
                return Kept()
            return Kept(self._made(key, onwards, beyond))
        except Cancelled:
            raise
        except UnhurriedError as failure:
            return Kept(failure=failure)

    def _kept_elsewhere(self, kept: Kept, newest: Backup, place: Path, progress: Progress) -> Kept:
        def onwards(done: float) -> bool:
            return progress(_FIRST_PLACE + done * (1 - _FIRST_PLACE))

        try:
            if not kept.made and self._safekeeping.is_there(newest.path, place):
                return kept
            return replace(kept, copied=self._safekeeping.copy(newest.path, place, onwards))
        except Cancelled:
            raise
        except UnhurriedError as failure:
            return replace(kept, failure_elsewhere=failure)

    def _thinned(self, key: MasterKey, made: Backup) -> tuple[Path, ...]:
        """What was removed. A backup too many is no reason to say that backing up has failed."""
        gone: tuple[Path, ...] = ()
        for place in (self._safekeeping.home(self._folder), self._second_place):
            with suppress(UnhurriedError):
                gone += self._safekeeping.thin(place, self._folder, key, made) if place else ()
        return gone

    def _key_of(self, backup: Path, secret: str) -> MasterKey | None:
        return self._safekeeping.unlock(backup, secret) if secret else None

    def _at(self) -> datetime:
        return self._now().astimezone()


def _is_there(place: Path) -> bool:
    """Whether the second place can be looked into now; a share that has gone away raises where others say no."""
    try:
        return place.is_dir()
    except OSError:
        return False


def is_rehearsal_due(last: date | None, today: date) -> bool:
    """Whether to offer a rehearsal: once, and then every quarter of a year."""
    return last is None or today - last >= _QUARTER
