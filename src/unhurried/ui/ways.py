"""Ways: what opens the journal, changed in dialogs over the rooms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from unhurried.ui.background import Background
from unhurried.ui.dialogs.passphrase_dialog import PassphraseDialog
from unhurried.ui.rooms import Rooms
from unhurried.ui.surroundings import Surroundings
from unhurried.ui.theme import Theme

if TYPE_CHECKING:
    from unhurried.domain.keys import MasterKey


class Ways(QObject):
    """Listens to the card of the ways in, and holds the key for its dialogs while the rooms are there."""

    def __init__(
        self,
        outside: Surroundings,
        theme: Theme,
        background: Background,
        folder: Path,
        key: MasterKey,
        rooms: Rooms,
    ) -> None:
        super().__init__(rooms)
        self._outside = outside
        self._theme = theme
        self._background = background
        self._folder = folder
        self._key = key
        self._rooms = rooms
        rooms.settings.ways.passphrase_asked.connect(self.ask_for_passphrase)

    @Slot()
    def ask_for_passphrase(self) -> None:
        """Another passphrase."""
        dialog = PassphraseDialog(
            self._theme, self._outside.folders, self._background, self._folder, self._key, self._rooms.window()
        )
        dialog.changed.connect(self._tell_passphrase_changed)
        dialog.open()

    @Slot()
    def _tell_passphrase_changed(self) -> None:
        self._rooms.messages.say(self.tr("The passphrase is changed. The old one no longer opens this journal."))

    def offer_new_passphrase(self) -> None:
        """Whoever came in with the recovery code may have lost the passphrase."""
        sentence = self.tr("You came in with the recovery code. Is the passphrase lost? Choose a new one.")
        self._rooms.messages.offer(sentence, self.tr("New passphrase…"), self.ask_for_passphrase)
