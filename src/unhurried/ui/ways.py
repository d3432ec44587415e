"""Ways: what opens the journal, changed in dialogs over the rooms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.executor import ExecutorSheet
from unhurried.domain.keys import WayIn
from unhurried.ui import sentences
from unhurried.ui.background import Background
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.dialogs.executor_dialog import ExecutorDialog
from unhurried.ui.dialogs.keyring_dialog import KeyringDialog
from unhurried.ui.dialogs.new_code_dialog import NewCodeDialog
from unhurried.ui.dialogs.passphrase_dialog import PassphraseDialog
from unhurried.ui.keyholder import Keyholder
from unhurried.ui.rehearsals import Rehearsals
from unhurried.ui.rooms import Rooms
from unhurried.ui.surroundings import Surroundings
from unhurried.ui.theme import Theme
from unhurried.ui.trial import trial

if TYPE_CHECKING:
    from unhurried.domain.keys import MasterKey
    from unhurried.ui.dialogs.rehearse_dialog import Rehearse

SHEET = "executor-sheet"


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
        self._card = rooms.settings.ways
        self._has_keyring: bool | None = None
        self.rehearsals = Rehearsals(theme, background, self._trial, rooms.workspace, rooms)
        self._connect()

    def _connect(self) -> None:
        card = self._card
        card.shown.connect(self.refresh)
        card.passphrase_asked.connect(self.ask_for_passphrase)
        card.rehearsal_asked.connect(self.rehearsals.open)
        card.new_code_asked.connect(self.ask_for_new_code)
        card.sheet_asked.connect(self.show_sheet)
        card.executor_removal_asked.connect(self._ask_to_take_back)
        card.keyring_asked.connect(self.ask_for_keyring)
        card.keyring_removal_asked.connect(self._stop_keyring)
        self.rehearsals.rehearsed.connect(self.refresh)
