"""Looking into a backup: what it holds, and how that differs from what the journal holds now."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from unhurried.domain.backups import Contents
from unhurried.domain.errors import JournalError
from unhurried.domain.keys import MasterKey
from unhurried.storage import unlocking
from unhurried.storage.backups import comparing, scratch, unpacking
from unhurried.storage.backups.unpacking import Expected
from unhurried.storage.backups.watching import Watch
from unhurried.storage.migrations import Step
from unhurried.storage.slots import database_key

_COPY = "looked-into.db"


def look_into(
    folder: Path, key: MasterKey, path: Path, backup_key: MasterKey, steps: Sequence[Step], watch: Watch
) -> Contents:
    """Unpack, read and compare; nothing of the journal is changed, and what was unpacked is gone again."""
    file = unlocking.belonging(folder, key).file
    expected = Expected(backup_key, file.head.journal_id)
    with scratch.alone(folder, watch), scratch.room(folder) as room:
        unpacked = unpacking.unpack(path, room / _COPY, expected, watch.part(0, 0.6))
        with unpacking.in_words_of_backups(), closing(unpacked.opened(steps)):
            then = comparing.held(unpacked.database, unpacked.raw_key, watch.part(0.6, 0.8))
        try:
            raw_key = database_key(key, file.head.journal_id)
            now = comparing.held(folder / file.database, raw_key, watch.part(0.8, 1))
        except JournalError:  # it may be just what somebody wants to be rid of
            now = None
        watch.at(1)
    told = unpacked.particulars
    return Contents(
        backup=unpacked.backup,
        reflections=told.reflections,
        in_trash=told.in_trash,
        first_day=(told.first_day and date.fromisoformat(told.first_day)) or None,
        last_day=(told.last_day and date.fromisoformat(told.last_day)) or None,
        difference=None if now is None else comparing.difference(then, now),
        drafts=len(then.drafts),
        questions=len(then.questions),
    )
