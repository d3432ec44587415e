"""Backups: what can be told of one from outside, what is in it, and what came of using it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

Progress = Callable[[float], bool]
"""Told how far a long call has come, from 0 to 1. Answering False stops it, and nothing half done is left."""


def carry_on(_: float) -> bool:
    """The progress of a call that nobody watches."""
    return True


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup as it can be told without a key.

    `sequence` only ever grows within a journal, whatever the clock says; `day` is the local day of making.
    """

    path: Path
    journal_id: str
    key_id: str
    sequence: int
    made_at: datetime
    day: date
    size: int


@dataclass(frozen=True, slots=True)
class Listing:
    """The backups found in one place, newest first, and the files there that no longer can be read."""

    backups: tuple[Backup, ...] = ()
    unreadable: tuple[Path, ...] = ()

    @property
    def newest(self) -> Backup | None:
        return self.backups[0] if self.backups else None

    def of(self, journal_id: str) -> Listing:
        """Only the backups of this journal."""
        ours = tuple(backup for backup in self.backups if backup.journal_id == journal_id)
        return Listing(ours, self.unreadable)


@dataclass(frozen=True, slots=True)
class DamagedFiles:
    """Damaged files of the journal that were put aside. Whatever is erased since, they keep what is in them."""

    count: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A reflection, a draft or a thread in a list: enough to recognise it by, and whether it was in the trash."""

    reflection_id: str
    day: date
    client_code: str | None = field(repr=False)
    is_trashed: bool
    is_draft: bool = False
    is_thread: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """What a backup holds and what the journal holds now, side by side; oldest first.

    A reflection leaves the journal only by being erased on purpose, or by the restoring of an earlier
    state: `gone` may hold what somebody meant to be rid of, so nothing of it comes back unasked.
    """

    gone: tuple[Mention, ...] = ()
    """In the backup and not here now; `is_trashed` says that it was in the trash even then."""
    trashed_since: tuple[Mention, ...] = ()
    """In both; in the trash now, and not in the trash of the backup."""
    edited_since: tuple[Mention, ...] = ()
    """In both, with different words or in another state; what is here now is the later."""
    since: tuple[Mention, ...] = ()
    """Here now and not in the backup."""
    drafts_gone: tuple[Mention, ...] = ()
    """Drafts of the backup that are neither drafts here now nor have become reflections."""
    drafts_since: int = 0
    """Drafts here now that are not in the backup, or there with other words."""
    versions_gone: int = 0
    """Earlier versions in the backup, of reflections that are here now without them."""
    versions_since: int = 0
    questions_gone: int = 0
    """Questions of the writer's own, each with all its wordings."""
    questions_since: int = 0
    threads_gone: tuple[Mention, ...] = ()
    """Threads of the backup that are not here now."""
    threads_since: int = 0
    """Threads here now that are not in the backup, or there under another title or in another state."""
    notes_gone: int = 0
    """Notes in the backup, in threads and beside reflections that are here now without them; and words to keep."""
    notes_since: int = 0
    """Such notes, and words to keep, that are here now and not in the backup, or there with other words."""
    supervision_gone: int = 0
    """Questions for supervision, and sessions of it, in the backup; not those that came from what is gone itself."""
    supervision_since: int = 0
    """Such questions and sessions that are here now and not in the backup, or there otherwise."""
    is_same: bool = True
    """Whether all else that was written is the same, preferences aside."""

    @property
    def missing(self) -> tuple[Mention, ...]:
        """What can be brought back by itself."""
        return (*self.gone, *self.drafts_gone, *self.threads_gone)

    @property
    def is_none(self) -> bool:
        return self == Difference()


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds. `difference` is None when what is in the journal now cannot be read."""

    backup: Backup
    reflections: int
    in_trash: int
    first_day: date | None
    last_day: date | None
    difference: Difference | None
    drafts: int = 0
    questions: int = 0


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restoring did: how many reflections there are now, and how many of them were brought in.

    What was there before is in the backup `before`; or, where it was too damaged for one, in the file
    `set_aside` in the journal's folder; or in neither, where there was nothing.
    """

    reflections: int
    brought_in: int
    before: Backup | None = None
    set_aside: str = ""
    held_in_case: bool = False
    """Nobody could tell whether the legal hold was on, and so it is."""
    is_damaged: bool = False
    """The file is damaged, and only repairing it can tell how many reflections there are."""
    drafts_brought_in: int = 0
    threads_brought_in: int = 0


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A restoring that was tried out: of so many reflections, so many were read and so many could not be.

    `passed_over` newer backups could not be used for it at all.
    """

    backup: Backup
    read: int
    of: int
    damaged: int
    passed_over: int = 0

    @property
    def is_whole(self) -> bool:
        return self.read == self.of and not self.damaged and not self.passed_over


@dataclass(frozen=True, slots=True)
class Checked:
    """A journal of which every page, row and reference was read and found whole, and what it holds."""

    reflections: int
    in_trash: int
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Survey:
    """What can still be read of a damaged journal, trash included.

    `reflections` are whole; of those `in_part` an answer, a marking or a tag is lost; `lost` are known to
    have been there. `others` counts what is readable besides: drafts, earlier states, own questions, threads and
    notes; `others_lost` what of it is not.
    """

    reflections: int
    in_part: int
    lost: int
    others: int = 0
    others_lost: int = 0

    @property
    def nothing_is_lost(self) -> bool:
        return not (self.in_part or self.lost or self.others_lost)


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was carried over into a new file, and the name under which the damaged one is kept beside it.

    Of the reflections that are lost in the damaged file or there only in part, so many were taken whole
    from the newest backup. What was in neither is gone.
    """

    survey: Survey
    set_aside: str
    lost_and_back: int = 0
    whole_again: int = 0
    held_in_case: bool = False
    """Nobody could tell whether the legal hold was on, and so it is."""
    notes_back: int = 0
    """Lost threads and notes that were taken from the newest backup."""

    @property
    def reflections(self) -> int:
        """How many are whole now."""
        return self.survey.reflections + self.lost_and_back + self.whole_again

    @property
    def missing(self) -> int:
        """How many are lost, or are there only in part."""
        return self.survey.lost + self.survey.in_part - self.lost_and_back - self.whole_again
