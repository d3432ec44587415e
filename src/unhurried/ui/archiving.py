"""Archiving: listens to the card of archives, and holds the key for what it asks while the rooms are there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from unhurried.services.archives import ArchiveDesk

if TYPE_CHECKING:
    from unhurried.domain.archives import Archive
    from unhurried.domain.backups import Progress
    from unhurried.domain.finding import Filter
    from unhurried.domain.keys import MasterKey
    from unhurried.ui.background import Background
    from unhurried.ui.rooms import Rooms
    from unhurried.ui.surroundings import Surroundings
    from unhurried.ui.theme import Theme
    from unhurried.ui.workspace import Workspace


class Archiving(QObject):
    """Opens the dialog that makes an archive, and asks for the journal to be closed to bring one in.

    Signals:
        merge_asked(): an archive is to be brought in, which needs the journal closed.
    """

    merge_asked = Signal()

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
        self._folder = folder
        self._key = key
        self._workspace = workspace
        self._rooms = rooms
        rooms.settings.archive.make_asked.connect(self.ask_what)
        rooms.settings.archive.bring_asked.connect(self.merge_asked)

    @Slot()
    def ask_what(self) -> None:
        """How much goes into an archive, and under which passphrase."""
        from unhurried.ui.dialogs.archive_dialog import ArchiveDialog

        archives, folder, now, key = self._outside.archives, self._folder, self._outside.now, self._key

        def make(narrowed: Filter, passphrase: str, target: Path, progress: Progress) -> Archive:
            return ArchiveDesk(archives(), folder, now).make(key, narrowed, passphrase, target, progress)

        proposed = ArchiveDesk(archives(), folder, now).proposed_name()
        dialog = ArchiveDialog(self._theme, self._background, self._workspace, make, proposed, self._rooms.window())
        dialog.open()
