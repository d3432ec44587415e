"""Ways: what opens the journal, changed in dialogs over the rooms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from unhurried.domain.backups import Progress, Rehearsal
from unhurried.domain.errors import UnhurriedError
from unhurried.domain.executor import ExecutorSheet
from unhurried.domain.keys import WayIn
from unhurried.domain.preferences import EXECUTOR_SHEET
from unhurried.services import rehearsing
from unhurried.services.safekeeping import BackupDesk
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
from unhurried.ui.workspace import Workspace

if TYPE_CHECKING:
    from unhurried.domain.keys import MasterKey
    from unhurried.ui.dialogs.rehearse_dialog import Rehearse


class Ways(QObject):
    """Listens to the card of the ways in, and holds the key for its dialogs while the rooms are there.

    Signals:
        new_key_asked(): the whole journal is to be put under a new key, which needs it closed.
    """

    new_key_asked = Signal()

    def __init__(
        self,
        outside: Surroundings,
        theme: Theme,
        background: Background,
        folder: Path,
        key: MasterKey,
        workspace: Workspace,
        rooms: Rooms,
    ) -> None:
        super().__init__(rooms)
        self._outside = outside
        self._theme = theme
        self._background = background
        self._holder = Keyholder(folder, key, outside.folders, outside.ways_in(), background)
        self._rooms = rooms
        self._card = rooms.settings.ways
        self._workspace = workspace
        self._has_system_keyring: bool | None = None
        rehearse = _rehearsing(self._holder, outside)
        self.rehearsals = Rehearsals(theme, background, rehearse, self._workspace, rooms)
        self._connect()

    def _connect(self) -> None:
        card = self._card
        card.shown.connect(self._look)
        card.passphrase_asked.connect(self.ask_for_passphrase)
        card.new_key_asked.connect(self.new_key_asked)
        card.rehearsal_asked.connect(self.rehearsals.open)
        card.new_code_asked.connect(self.ask_for_new_code)
        card.sheet_asked.connect(self.show_sheet)
        card.executor_removal_asked.connect(self.ask_to_take_back)
        card.keyring_asked.connect(self.ask_for_keyring)
        card.keyring_removal_asked.connect(self.stop_keyring)
        self.rehearsals.rehearsed.connect(self.refresh)

    # The card

    @Slot()
    def _look(self) -> None:
        self.refresh()
        if self._has_system_keyring is None:
            self._background.ask(self._holder.ways.keyring_available, self._note_keyring, self._do_without_keyring)

    @Slot()
    def refresh(self) -> None:
        """Show how things are."""
        try:
            self._card.show_ways(self._holder.ways.ways(self._holder.folder))
        except UnhurriedError as error:
            self._card.complain(sentences.refused(error))
        self._card.show_keyring(is_there=self._has_system_keyring)
        self._card.show_rehearsed(self.rehearsals.last())

    def _has(self, way: WayIn) -> bool:
        try:
            return way in self._holder.ways.ways(self._holder.folder)
        except UnhurriedError:  # told on the card
            return False

    def _note_keyring(self, is_there: bool) -> None:
        self._has_system_keyring = is_there
        self._card.show_keyring(is_there=is_there)

    def _do_without_keyring(self, error: Exception) -> None:
        self._note_keyring(is_there=False)
        raise error

    def _say(self, sentence: str) -> None:
        self.refresh()
        self._rooms.messages.say(sentence)

    def _refuse(self, error: Exception) -> None:
        self._card.complain(sentences.refused(error))
        if not isinstance(error, UnhurriedError):
            raise error

    # The passphrase and the recovery code

    @Slot()
    def ask_for_passphrase(self) -> None:
        """Another passphrase."""
        self._open_passphrase_dialog(is_proven=False)

    def offer_new_passphrase(self) -> None:
        """Whoever came in with the recovery code may have lost the passphrase."""
        self._open_passphrase_dialog(is_proven=True)

    def _open_passphrase_dialog(self, *, is_proven: bool) -> None:
        dialog = PassphraseDialog(self._theme, self._holder, self._rooms.window(), is_proven=is_proven)
        dialog.changed.connect(self._tell_passphrase_changed)
        dialog.open()

    @Slot()
    def _tell_passphrase_changed(self) -> None:
        self._say(self.tr("The passphrase is changed. The old one no longer opens this journal."))

    @Slot()
    def ask_for_new_code(self) -> None:
        """A new recovery code in place of the old one."""
        dialog = NewCodeDialog(self._theme, self._holder, self._rooms.window())
        dialog.changed.connect(self._tell_code_changed)
        dialog.open()

    @Slot()
    def _tell_code_changed(self) -> None:
        self.rehearsals.forget()
        self._say(self.tr("The new recovery code holds. The old one no longer opens this journal."))

    # The executor's sheet

    @Slot()
    def show_sheet(self) -> None:
        """The page for whoever looks after the writer's affairs."""
        dialog = ExecutorDialog(
            self._theme,
            self._holder,
            ExecutorSheet.from_text(self._workspace.preference(EXECUTOR_SHEET), str(self._holder.folder)),
            self._outside.today(),
            self._rooms.window(),
            has_code=self._has(WayIn.EXECUTOR),
        )
        dialog.kept.connect(self._keep_sheet)
        dialog.code_made.connect(self.refresh)
        dialog.code_unseen.connect(self._tell_code_unseen)
        dialog.open()

    @Slot()
    def _tell_code_unseen(self) -> None:
        self._say(
            self.tr(
                "An executor's code was made, and the sheet was closed before it could be shown. The code of an "
                "earlier sheet no longer opens the journal. Make another one, or take this one back."
            )
        )

    @Slot(object)
    def _keep_sheet(self, sheet: ExecutorSheet) -> None:
        self._workspace.prefer(EXECUTOR_SHEET, sheet.as_text())

    @Slot()
    def ask_to_take_back(self) -> None:
        """The executor's code is to open the journal no longer."""
        dialog = ConfirmDialog(
            self._theme,
            self.tr("Take the executor's code back?"),
            self.tr(
                "The code on the printed sheet no longer opens the journal then. Backups made until now still open "
                "with it."
            ),
            self.tr("Take it back"),
            self._rooms.window(),
        )
        dialog.accepted.connect(self._take_back)
        dialog.open()

    @Slot()
    def _take_back(self) -> None:
        holder = self._holder
        self._background.run(
            lambda: holder.ways.remove_executor_code(holder.folder, holder.key), self._tell_taken_back, self._refuse
        )

    def _tell_taken_back(self, _: None) -> None:
        self._say(self.tr("The executor's code no longer opens this journal."))

    # The system's keyring

    @Slot()
    def ask_for_keyring(self) -> None:
        """Let the system's keyring open the journal."""
        dialog = KeyringDialog(self._theme, self._holder, self._rooms.window())
        dialog.changed.connect(self._tell_keyring_opens)
        dialog.open()

    @Slot()
    def _tell_keyring_opens(self) -> None:
        self._say(self.tr("The keyring opens this journal from now on, and the passphrase as before."))

    @Slot()
    def stop_keyring(self) -> None:
        """The keyring is to open the journal no longer."""
        holder = self._holder
        self._background.ask(
            lambda: holder.ways.remove_keyring_slot(holder.folder, holder.key), self._tell_keyring_gone, self._refuse
        )

    def _tell_keyring_gone(self, _: None) -> None:
        self._say(self.tr("The keyring no longer opens this journal."))


def _rehearsing(holder: Keyholder, outside: Surroundings) -> Rehearse:
    """The rehearsal of this journal, for the helper thread; it knows no widget."""
    safekeeping, now = outside.safekeeping, outside.now

    def rehearse(typed: str, anew: bool, progress: Progress) -> Rehearsal:
        desk = BackupDesk(safekeeping(), holder.folder, now)
        return rehearsing.rehearse(desk, holder.folders, holder.folder, holder.key, typed, progress, anew=anew)

    return rehearse
