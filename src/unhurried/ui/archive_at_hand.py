"""An archive that the desktop was asked to open: nothing is done with it, and its way in is told."""

from __future__ import annotations

from pathlib import Path
from typing import final

from PySide6.QtCore import QObject, Slot

from unhurried.ui.main_window import MainWindow


@final
class ArchiveAtHand(QObject):
    """Waits until a journal is open, and says where an archive is brought into it."""

    def __init__(self, archive: Path, window: MainWindow) -> None:
        super().__init__(window)
        self._name = archive.name
        self._window = window
        window.gates.passed.connect(self._say)

    @Slot()
    def _say(self) -> None:
        if self._window.rooms:
            words = self.tr("“{name}” is an archive. To bring it in: Settings, “From one computer to another”.")
            self._window.rooms.messages.say(words.format(name=self._name))
