"""Rehearsing the way back: the code on paper, tried on the newest backup and on the journal of today."""

from __future__ import annotations

from pathlib import Path

from unhurried.domain.backups import Progress, Rehearsal, carry_on
from unhurried.domain.errors import WrongSecret
from unhurried.domain.keys import MasterKey, read_recovery_code
from unhurried.domain.ports import JournalFolders
from unhurried.services.safekeeping import BackupDesk

# How much of the time goes into making a backup, where one is made.
_MAKING = 0.5


def rehearse(
    desk: BackupDesk,
    folders: JournalFolders,
    folder: Path,
    key: MasterKey,
    typed_code: str,
    progress: Progress = carry_on,
    *,
    anew: bool = False,
) -> Rehearsal:
    """Restore the newest backup for trial, with the code as it was typed from the paper.

    A backup is made first when there is none, when `anew` asks for one, and when those there are were made
    before the codes of the journal were changed. Raises WrongSecret when the code is not one of today's:
    it may open an old backup, and is no way into the journal.
    """
    code = read_recovery_code(typed_code)
    folders.unlock(folder, code)
    if not anew and desk.here().newest:
        try:
            return desk.rehearse(code, progress=progress)
        except WrongSecret:
            pass  # the code is younger than the backups
    desk.before(key, lambda done: progress(done * _MAKING))
    return desk.rehearse(code, progress=lambda done: progress(_MAKING + done * (1 - _MAKING)))
