"""Rotation: what the journal opens with once its key has been changed, and what stays under the old one."""

from __future__ import annotations

from dataclasses import dataclass, field

from unhurried.domain.backups import Backup, DamagedFiles
from unhurried.domain.keys import MasterKey, WayIn


@dataclass(frozen=True, slots=True)
class Rotated:
    """A journal under a new key. `ended` are the ways in that could not be taken along.

    `old_backups`, newest first, stay under an earlier key: they open with the passphrase and the codes of
    their time, and with nothing else. Whoever knows those can still read them, and the `damaged` files too.
    """

    key: MasterKey
    ended: frozenset[WayIn] = frozenset()
    old_backups: tuple[Backup, ...] = ()
    damaged: DamagedFiles = field(default_factory=DamagedFiles)
