"""Archives: one sealed file from one computer to another, and what came of bringing one in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from unhurried.domain.backups import Backup, Mention, Progress
from unhurried.domain.finding import Filter
from unhurried.domain.keys import MasterKey


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that was read back. `day` is the local day of making; the counts include what is in the trash."""

    path: Path
    made_at: datetime
    day: date
    size: int
    reflections: int
    in_trash: int = 0
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of one kind of thing are new, go on as the archive has them, or are kept in both wordings."""

    new: int = 0
    later: int = 0
    """In both; what the archive has is the later, and takes the place of what it came from."""
    both: int = 0
    """In both with other words, each kept."""

    @property
    def is_none(self) -> bool:
        return self == Tally()


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What bringing an archive in would do; oldest first. Nothing that is here goes by it.

    What was erased here on purpose and is in the archive is among what is new: nobody can tell the two apart, so that
    each of it can be left out.
    """

    archive: Archive
    new: tuple[Mention, ...] = ()
    """Reflections, drafts and threads that are not here."""
    later: tuple[Mention, ...] = ()
    """Edited there since: what is shown here becomes an earlier version."""
    both: tuple[Mention, ...] = ()
    """Edited on both sides: the later edit is shown, the other is an earlier version."""
    out_of_trash: tuple[Mention, ...] = ()
    """In the trash here and not there: they come out of it."""
    same: int = 0
    """Reflections that are as they are, also those that were edited only here."""
    only_here: int = 0
    versions: int = 0
    """Earlier versions that are not here, of reflections that are."""
    threads: Tally = Tally()
    notes: Tally = Tally()
    """In threads and margins, words to keep, and notes on the time axis."""
    supervision: Tally = Tally()
    """Questions for supervision, and sessions of it."""
    questions: Tally = Tally()
    """Wordings of the writer's own prompts and markers."""
    drafts: Tally = Tally()
    """Drafts that are here too; those that are not are among what is new."""

    @property
    def is_nothing(self) -> bool:
        """Whether the journal has all of it already."""
        tallies = (self.threads, self.notes, self.supervision, self.questions, self.drafts)
        lists = (self.new, self.later, self.both, self.out_of_trash)
        return not any(lists) and not self.versions and all(tally.is_none for tally in tallies)


@dataclass(frozen=True, slots=True)
class Merged:
    """What was brought in. `before` is None when there was nothing to bring, and then nothing was written."""

    reflections: int
    """How many there are now, without those in the trash."""
    did: MergePreview
    left_out: int = 0
    before: Backup | None = field(default=None)


class Archives(Protocol):
    """Archives on disk. All calls are slow and may run on any thread.

    `folder` is a journal's and `key` its key; `archive_key` is that of the archive. Each call raises Cancelled when
    `progress` says so, and BackupUnderWay when work on the backups does not end. Whatever is raised, the journal is
    as it was, and nothing half made is left.
    """

    def make(
        self,
        folder: Path,
        key: MasterKey,
        narrowed: Filter,
        passphrase: str,
        target: Path,
        at: datetime,
        progress: Progress = ...,
    ) -> Archive:
        """Make a verified archive while the journal is open or not: of everything, where nothing is narrowed.

        Raises TargetExists, TargetMissing, TargetIsReadOnly or DiskIsFull.
        """
        ...

    def unlock(self, archive: Path, passphrase: str) -> MasterKey:
        """The key of an archive. Raises WrongSecret, or what is wrong with the archive."""
        ...

    def look_into(
        self, folder: Path, key: MasterKey, archive: Path, archive_key: MasterKey, progress: Progress = ...
    ) -> MergePreview:
        """What bringing all of it in would do; nothing is changed.

        Raises ArchiveMissing, ArchiveDamaged, ArchiveUnreadable or ArchiveIsNewer.
        """
        ...

    def merge(
        self,
        folder: Path,
        key: MasterKey,
        archive: Path,
        archive_key: MasterKey,
        left_out: Collection[str],
        at: datetime,
        progress: Progress = ...,
    ) -> Merged:
        """Bring it into a closed journal, but for the new things with these ids.

        What was there is backed up first, and what is new is written into another file, so that a journal is there
        whole at every moment. Raises JournalIsOpen, and what `look_into` raises.
        """
        ...
