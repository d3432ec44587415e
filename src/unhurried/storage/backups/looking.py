"""Looking into a backup: what it holds, and how that differs from what the journal holds now."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from unhurried.domain.backups import Contents, Difference, Mention
from unhurried.domain.errors import JournalError
from unhurried.domain.keys import MasterKey
from unhurried.storage import unlocking
from unhurried.storage.backups import scratch, unpacking
from unhurried.storage.backups.unpacking import Expected
from unhurried.storage.backups.watching import Watch
from unhurried.storage.connecting import Database, connect_existing
from unhurried.storage.engine import in_our_words
from unhurried.storage.migrations import Step
from unhurried.storage.slots import database_key

_COPY = "looked-into.db"
_MENTIONED = (
    "SELECT uid, day, client_code, trashed_at IS NOT NULL, coalesce(edited_at, kept_at)"
    " FROM reflection ORDER BY place"
)


@dataclass(frozen=True, slots=True)
class _State:
    """A reflection as it is mentioned, and which state of it that is."""

    mention: Mention
    written_at: str

    @property
    def words(self) -> tuple[date, str | None, str]:
        return (self.mention.day, self.mention.client_code, self.written_at)


def look_into(
    folder: Path, key: MasterKey, path: Path, backup_key: MasterKey, steps: Sequence[Step], watch: Watch
) -> Contents:
    """Unpack, read and compare; nothing of the journal is changed, and what was unpacked is gone again."""
    file = unlocking.belonging(folder, key).file
    expected = Expected(backup_key, file.head.journal_id)
    with scratch.alone(folder, watch), scratch.room(folder) as room:
        unpacked = unpacking.unpack(path, room / _COPY, expected, watch.part(0, 0.8))
        with unpacking.in_words_of_backups(), closing(unpacked.opened(steps)):
            then = _states(unpacked.database, unpacked.raw_key)
        watch.at(0.9)
        try:
            now = _states(folder / file.database, database_key(key, file.head.journal_id))
        except JournalError:  # it may be just what somebody wants to be rid of
            now = None
        watch.at(1)
    held = unpacked.particulars
    return Contents(
        backup=unpacked.backup,
        reflections=held.reflections,
        in_trash=held.in_trash,
        first_day=(held.first_day and date.fromisoformat(held.first_day)) or None,
        last_day=(held.last_day and date.fromisoformat(held.last_day)) or None,
        difference=None if now is None else _difference(then, now),
    )


def _difference(then: dict[str, _State], now: dict[str, _State]) -> Difference:
    both = [(then[uid], now[uid]) for uid in then if uid in now]
    return Difference(
        gone=tuple(state.mention for uid, state in then.items() if uid not in now),
        trashed_since=tuple(later.mention for early, later in both if _was_trashed(early, later)),
        edited_since=tuple(later.mention for early, later in both if _is_another(early, later)),
        since=tuple(state.mention for uid, state in now.items() if uid not in then),
    )


def _was_trashed(early: _State, later: _State) -> bool:
    return later.mention.is_trashed and not early.mention.is_trashed


def _is_another(early: _State, later: _State) -> bool:
    return _was_trashed(later, early) or early.words != later.words


def _states(path: Path, raw_key: str) -> dict[str, _State]:
    with in_our_words(path.parent), closing(connect_existing(path, raw_key)) as db:
        return {state.mention.reflection_id: state for state in _read(db)}


def _read(db: Database) -> list[_State]:
    return [
        _State(Mention(uid, date.fromisoformat(day), code, bool(is_trashed)), written_at)
        for uid, day, code, is_trashed, written_at in db.execute(_MENTIONED).fetchall()
    ]
