"""The backups of the named journal: the desk for them, the one that is meant, and how one is told."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from unhurried.command import opening, telling
from unhurried.domain.errors import BackupHasOlderKey, BackupMissing

if TYPE_CHECKING:
    from unhurried.command.outside import Outside
    from unhurried.domain.backups import Backup
    from unhurried.domain.keys import MasterKey
    from unhurried.services.safekeeping import BackupDesk

T = TypeVar("T")

_OF_THEN = "Passphrase or recovery code of the time of the backup"


def add_backup(parser: ArgumentParser) -> None:
    """Which backup, and a secret of its time."""
    parser.add_argument(
        "backup", nargs="?", type=Path, metavar="BACKUP", help="the file of a backup, instead of the newest one"
    )
    parser.add_argument(
        "--passphrase-of-then-fd",
        type=int,
        metavar="N",
        help="for a backup made before the key was changed: read the passphrase or code of that time from here",
    )


def desk(outside: Outside, key: MasterKey | None = None) -> BackupDesk:
    """The verbs of safekeeping; with a key, the second place too, as it is chosen in the journal."""
    from unhurried.domain.preferences import SECOND_PLACE
    from unhurried.services.safekeeping import BackupDesk

    place = ""
    if key:
        with opening.read(outside, key) as journal:
            place = journal.preference(SECOND_PLACE)
    return BackupDesk(outside.safekeeping(), outside.journal, outside.now, Path(place) if place else None)


def meant(desk: BackupDesk, named: Path | None) -> Path:
    """The backup that was named, or the newest. Raises BackupMissing."""
    newest = desk.last_good()
    if named:
        return named.absolute()
    if newest is None:
        raise BackupMissing
    return newest.path


def with_secret_of_then(arguments: Namespace, outside: Outside, use: Callable[[str], T]) -> T:
    """Use the backup; where it has an older key, ask for the secret of its time and try once more."""
    descriptor = arguments.passphrase_of_then_fd
    if descriptor is not None:
        return use(opening.secret(outside, descriptor))
    try:
        return use("")
    except BackupHasOlderKey:
        if not outside.terminal.is_watched:
            raise
        return use(outside.terminal.secret(_OF_THEN))


def told(backup: Backup) -> dict[str, Any]:
    """For a machine."""
    return {
        "path": str(backup.path),
        "number": backup.sequence,
        "made_at": backup.made_at.isoformat(),
        "size": backup.size,
    }


def said(backup: Backup) -> str:
    """Backup 12 of 20 November 2026, 16:52."""
    return f"Backup {backup.sequence:,} of {telling.moment(backup.made_at)}"
