"""Sealed archives on disk: made, looked into and merged, behind the port `Archives`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import final

from unhurried.domain.archives import Archive, Merged, MergePreview
from unhurried.domain.backups import Progress, carry_on
from unhurried.domain.finding import Filter
from unhurried.domain.keys import MasterKey
from unhurried.storage.archives import unsealing
from unhurried.storage.archives.making import Making
from unhurried.storage.archives.merging import Merging
from unhurried.storage.backups.watching import Watch
from unhurried.storage.migrations import STEPS, Step
from unhurried.storage.slots import Strength


@final
class SqlcipherArchives:
    """Archives of encrypted journals, behind the port `Archives`."""

    def __init__(self, strength: Strength | None = None, steps: Sequence[Step] = STEPS) -> None:
        self._strength = strength or Strength()
        self._steps = steps

    def make(
        self,
        folder: Path,
        key: MasterKey,
        narrowed: Filter,
        passphrase: str,
        target: Path,
        at: datetime,
        progress: Progress = carry_on,
    ) -> Archive:
        making = Making(folder, key, narrowed, target, at, self._strength, self._steps)
        return making.make(passphrase, Watch(progress))

    def unlock(self, archive: Path, passphrase: str) -> MasterKey:
        return unsealing.unlock(archive, passphrase)

    def look_into(
        self, folder: Path, key: MasterKey, archive: Path, archive_key: MasterKey, progress: Progress = carry_on
    ) -> MergePreview:
        return Merging(folder, key, archive, archive_key, self._steps).look_into(Watch(progress))

    def merge(
        self,
        folder: Path,
        key: MasterKey,
        archive: Path,
        archive_key: MasterKey,
        left_out: Collection[str],
        at: datetime,
        progress: Progress = carry_on,
    ) -> Merged:
        return Merging(folder, key, archive, archive_key, self._steps).merge(left_out, at, Watch(progress))
