"""Rehearsing: the newest backup is opened with the code on paper, and every reflection in it is read."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from unhurried.domain.backups import Backup, Rehearsal
from unhurried.domain.errors import BackupDamaged, BackupIsNewer, BackupMissing, BackupUnreadable, UnhurriedError
from unhurried.storage import key_file, unlocking
from unhurried.storage.backups import container, naming, scratch, unpacking
from unhurried.storage.backups.unpacking import Expected, Unpacked
from unhurried.storage.backups.watching import Watch
from unhurried.storage.engine import Engine
from unhurried.storage.migrations import Step
from unhurried.storage.reflections import SqlReflections

_COPY = "rehearsed.db"


def rehearse(folder: Path, place: Path, typed_code: str, steps: Sequence[Step], watch: Watch) -> Rehearsal:
    """Restore the newest usable backup of this journal into a scratch room, from nothing but it and the code.

    Raises RecoveryCodeMistyped, WrongSecret, or BackupMissing when there is no backup at all.
    """
    journal_id = key_file.read(folder).file.head.journal_id
    listing = naming.listing(place).of(journal_id)
    damaged = BackupDamaged() if listing.unreadable else BackupMissing()
    with scratch.alone(folder, watch):
        for passed_over, backup in enumerate(listing.backups):
            try:
                return _rehearsed(folder, backup, typed_code, steps, watch, passed_over)
            except (BackupDamaged, BackupIsNewer, BackupUnreadable) as error:
                damaged = error
    raise damaged


def _rehearsed(
    folder: Path, backup: Backup, typed_code: str, steps: Sequence[Step], watch: Watch, passed_over: int
) -> Rehearsal:
    _, keys = container.keys_of(backup.path)
    key = unlocking.unlock_with_code(unpacking.parsed_keys(keys), typed_code)
    expected = Expected(key, backup.journal_id)
    with scratch.room(folder) as room:
        unpacked = unpacking.unpack(backup.path, room / _COPY, expected, watch.part(0, 0.4))
        with closing(unpacked.opened(steps)) as engine:
            read, damaged = _read_all(engine, watch.part(0.4, 1))
    return Rehearsal(backup, read, _number(unpacked), damaged, passed_over)


def _read_all(engine: Engine, watch: Watch) -> tuple[int, int]:
    """Read every reflection with its earlier states, as the screen would; count what can and cannot be."""
    reflections = SqlReflections(engine)
    ids = [row["uid"] for row in engine.rows("SELECT uid FROM reflection ORDER BY place")]
    damaged = 0
    for number, reflection_id in enumerate(ids):
        watch.at(number / len(ids))
        try:
            reflections.one(reflection_id)
            reflections.revisions(reflection_id)
        except UnhurriedError:
            damaged += 1
    watch.at(1)
    return len(ids) - damaged, damaged


def _number(unpacked: Unpacked) -> int:
    return unpacked.particulars.reflections + unpacked.particulars.in_trash
