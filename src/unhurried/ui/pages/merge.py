"""Bringing an archive in: from the door, with the journal closed, looked at first, and the present state kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from unhurried.domain.archives import Merged, MergePreview
from unhurried.domain.errors import UnhurriedError
from unhurried.ui import archive_words
from unhurried.ui.pages.merge_steps import ArchiveStep, PreviewStep
from unhurried.ui.pages.steps import SecretStep, Step
from unhurried.ui.pages.way_back import WayBack

if TYPE_CHECKING:
    from unhurried.domain.keys import MasterKey
    from unhurried.services.archives import ArchiveDesk
    from unhurried.services.safekeeping import BackupDesk
    from unhurried.ui.background import Background
    from unhurried.ui.theme import Theme


class MergePage(WayBack):
    """A file, its passphrase, what it would do, and then the merge; or back into the journal as it was."""

    def __init__(
        self,
        theme: Theme,
        desk: BackupDesk,
        archives: ArchiveDesk,
        background: Background,
        folder: Path,
        key: MasterKey,
    ) -> None:
        super().__init__(theme, desk, background, folder)
        self._archives = archives
        self._key: MasterKey | None = key
        self._held = key
        self._archive = Path()
        self._passphrase = ""
        self.choose = ArchiveStep(theme)
        self.choose.chosen.connect(self.ask_for_secret)
        self.choose.back_asked.connect(self._open)
        self.show_step(self.choose)

    @Slot(object)
    def ask_for_secret(self, archive: Path) -> None:
        """The passphrase of this archive."""
        self._archive = archive
        words = self.tr("It opens with the passphrase that was chosen for it when it was made.")
        self.secret = SecretStep(self._theme, archive.name, words, self.tr("Passphrase of the archive"))
        self.secret.given.connect(self._look)
        self.secret.back_asked.connect(self._back_to_choice)
        self.show_step(self.secret)

    @Slot(str)
    def _look(self, passphrase: str) -> None:
        self._passphrase = passphrase
        archives, key, archive = self._archives, self._held, self._archive
        self._work(
            self.tr("Looking into it"),
            self.tr("The archive is unpacked, read and compared with the journal. Nothing is changed by looking."),
            lambda progress: archives.look_into(key, archive, passphrase, progress),
            self._show_preview,
        )

    def _explain(self, step: Step, error: Exception) -> None:
        if isinstance(step, SecretStep) and isinstance(error, UnhurriedError):
            step.show_working(False)
            step.complain(archive_words.refused(error))
            step.focus_first()
        else:
            super()._explain(step, error)

    def _show_preview(self, preview: MergePreview) -> None:
        self.secret.field.clear()
        self.secret.show_working(False)
        self.preview = PreviewStep(self._theme, preview)
        self.preview.merge_asked.connect(self._merge)
        self.preview.back_asked.connect(self._back_to_choice)
        self.show_step(self.preview)

    @Slot(object)
    def _merge(self, left_out: list[str]) -> None:
        archives, key, archive, passphrase = self._archives, self._held, self._archive, self._passphrase
        self._work(
            self.tr("Merging"),
            self.tr("First the present state is kept. Stopping leaves everything as it was."),
            lambda progress: archives.merge(key, archive, passphrase, left_out, progress),
            self._tell,
        )

    def _tell(self, merged: Merged) -> None:
        self._passphrase = ""
        self._end(self.tr("Merged"), archive_words.merged(merged), self.tr("Open the journal"))

    @Slot()
    def _back_to_choice(self) -> None:
        self._passphrase = ""
        self.show_step(self.choose)
