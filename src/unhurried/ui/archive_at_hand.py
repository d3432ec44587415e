"""An archive that the desktop was asked to open: nothing is done with it until the writer says so."""

from __future__ import annotations

from pathlib import Path
from typing import final

from PySide6.QtCore import QObject, Slot

from unhurried.ui.main_window import MainWindow


@final
class ArchiveAtHand(QObject):
    """Waits until a journal of the writer's own is open, says what the file is, and offers to look into it."""

    def __init__(self, archive: Path, window: MainWindow) -> None:
        super().__init__(window)
        self._archive = archive
        self._window = window
        window.gates.passed.connect(self._say)

    @Slot()
    def _say(self) -> None:
        rooms = self._window.rooms
        if rooms:
            words = self.tr("“{name}” is an archive. Nothing is changed by looking into it.")
            rooms.messages.offer(words.format(name=self._archive.name), self.tr("Look into it…"), self._look)

    @Slot()
    def _look(self) -> None:
        """Its passphrase is asked for where archives are brought in; the journal is closed for that."""
        from unhurried.ui.pages.merge import MergePage

        self._window.bring_archive_in()
        page = self._window.centralWidget()
        if isinstance(page, MergePage):
            page.ask_for_secret(self._archive)
