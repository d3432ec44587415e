"""Archives: a journal, or a part of it, as one sealed file for another computer; and what comes from there."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path
from typing import Final, final

from unhurried.domain.archives import Archive, Archives, Merged, MergePreview
from unhurried.domain.backups import Progress, carry_on
from unhurried.domain.finding import Filter
from unhurried.domain.keys import MasterKey

SUFFIX: Final = ".unhurried"


@final
class ArchiveDesk:
    """The verbs of archives, for one journal. `now` gives aware datetimes. All but the name are slow."""

    def __init__(self, archives: Archives, folder: Path, now: Callable[[], datetime]) -> None:
        self._archives = archives
        self._folder = folder
        self._now = now

    def proposed_name(self) -> str:
        """A name that says when it was made, and nothing of what is in it."""
        return f"unhurried-{self._now().astimezone().date().isoformat()}{SUFFIX}"

    def make(
        self, key: MasterKey, narrowed: Filter, passphrase: str, target: Path, progress: Progress = carry_on
    ) -> Archive:
        """Make one while the journal is open or not; of everything, where nothing is narrowed."""
        at = self._now().astimezone()
        return self._archives.make(self._folder, key, narrowed, passphrase, target, at, progress)

    def look_into(
        self, key: MasterKey, archive: Path, passphrase: str, progress: Progress = carry_on
    ) -> MergePreview:
        """What bringing it in would do. Nothing is changed by looking."""
        archive_key = self._archives.unlock(archive, passphrase)
        return self._archives.look_into(self._folder, key, archive, archive_key, progress)

    def merge(
        self,
        key: MasterKey,
        archive: Path,
        passphrase: str,
        left_out: Collection[str] = (),
        progress: Progress = carry_on,
    ) -> Merged:
        """Bring it into the closed journal, but for the new things with these ids; a backup is made before."""
        archive_key = self._archives.unlock(archive, passphrase)
        at = self._now().astimezone()
        return self._archives.merge(self._folder, key, archive, archive_key, left_out, at, progress)
