"""A journal from a backup: when the computer, or the folder, is gone and a copy of a backup is left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from unhurried.domain.backups import Progress, Restored
from unhurried.ui import sentences
from unhurried.ui.pages.steps import SecretStep
from unhurried.ui.pages.way_back import WayBack

if TYPE_CHECKING:
    from unhurried.domain.keys import MasterKey
    from unhurried.domain.ports import JournalFolders
    from unhurried.domain.ports_at_the_door import WaysIn
    from unhurried.services.safekeeping import BackupDesk
    from unhurried.ui.background import Background
    from unhurried.ui.theme import Theme


class FoundingPage(WayBack):
    """One backup file, a secret of its time, and a new folder."""

    def __init__(
        self,
        theme: Theme,
        desk: BackupDesk,
        folders: JournalFolders,
        ways_in: WaysIn,
        background: Background,
        folder: Path,
        backup: Path,
    ) -> None:
        super().__init__(theme, desk, background, folder)
        self.setProperty("founds", True)
        self._folders = folders
        self._ways_in = ways_in
        self._backup = backup
        words = self.tr(
            "From the backup {name} a journal is made in {folder}. It opens with the passphrase or the recovery "
            "code of the time when the backup was made."
        )
        words = words.format(name=backup.name, folder=folder)
        self.secret = SecretStep(theme, self.tr("A journal from a backup"), words)
        self.secret.given.connect(self._make)
        self.secret.back_asked.connect(self.back_asked)
        self.show_step(self.secret)

    @Slot(str)
    def _make(self, secret: str) -> None:
        desk, folders, ways_in = self._desk, self._folders, self._ways_in
        folder, backup = self.folder, self._backup

        def work(progress: Progress) -> tuple[Restored, MasterKey, bool]:
            restored = desk.make_journal(folder, backup, secret, progress)
            return restored, folders.unlock(folder, secret), ways_in.is_recovery_code(folder, secret)

        words = self.tr("The backup is unpacked and every reflection read. The backup itself stays as it is.")
        self._work(self.tr("Making the journal"), words, work, self._tell)

    def _tell(self, made: tuple[Restored, MasterKey, bool]) -> None:
        restored, self._key, self._was_code = made
        line = self.tr("The journal holds {reflections}.")
        lines = [line.format(reflections=sentences.reflections(restored.reflections))]
        self._end(self.tr("The journal is there"), lines, self.tr("Open the journal"))
