"""Bringing in and taking back: both run beside the window, which shows what came of them."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from unhurried.domain.arrivals import DryRun, Import, TakenBack
from unhurried.domain.errors import UnhurriedError
from unhurried.domain.forgetting import Footprint, OneReflection
from unhurried.services.arriving.doorway import Doorway
from unhurried.services.changes import HANGING, Changed
from unhurried.ui import arrival_words

if TYPE_CHECKING:
    from unhurried.domain.backups import Progress
    from unhurried.domain.keys import MasterKey
    from unhurried.domain.ports import JournalFolders
    from unhurried.ui.background import Background
    from unhurried.ui.rooms import Rooms
    from unhurried.ui.surroundings import Surroundings
    from unhurried.ui.theme import Theme
    from unhurried.ui.workspace import Workspace

# Comparing takes about so much of the time that a look takes.
_COMPARING = 0.2


@dataclass(frozen=True)
class DoorwayBeside:
    """The doorway on a thread of its own, with the journal opened once more beside the window. It knows no widget."""

    folder: Path
    key: MasterKey = field(repr=False)
    folders: JournalFolders
    now: Callable[[], datetime]
    new_id: Callable[[], str]

    def look(self, path: Path, secret: str | None, progress: Progress) -> DryRun:
        """Read a file or folder, and compare it with the journal."""
        from unhurried.services.arriving.reading import read

        found = read(path, None, secret, lambda done: progress(done * (1 - _COMPARING)))
        with self._opened() as doorway:
            return doorway.dry_run(found)

    def bring(self, dry_run: DryRun, progress: Progress) -> Import | None:
        """Keep what is new, as one import."""
        with self._opened() as doorway:
            return doorway.bring_in(dry_run, progress)

    def take_back(self, import_id: str, touched: bool) -> TakenBack:
        """Erase what an import brought."""
        with self._opened() as doorway:
            return doorway.take_back(import_id, touched=touched)

    @contextmanager
    def _opened(self) -> Generator[Doorway]:
        journal = self.folders.open_beside(self.folder, self.key)
        try:
            yield Doorway(journal, self.now, self.new_id)
        finally:
            journal.close()


class BringingIn(QObject):
    """Listens to the card in Settings."""

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
        self._theme = theme
        self._background = background
        self._beside = DoorwayBeside(folder, key, outside.folders, outside.now, outside.new_id)
        self._workspace = workspace
        self._rooms = rooms
        self._card = rooms.settings.bringing_in
        self._card.asked.connect(self.open)
        self._card.taking_back_asked.connect(self.ask_to_take_back)
        self._card.shown.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show what has come in."""
        try:
            self._card.show_imports(self._workspace.doorway.imports())
        except UnhurriedError as error:
            self._workspace.failed.emit(error)

    @Slot()
    def open(self) -> None:
        """Ask what is to come in."""
        from unhurried.ui.dialogs.arriving_dialog import ArrivingDialog

        # While it goes on nothing can be typed, and nothing is left that would have to wait for it.
        if self._rooms.put_down():
            dialog = ArrivingDialog(self._theme, self._background, self._beside, self._rooms.window())
            dialog.brought.connect(self._show_brought)
            dialog.open()

    @Slot(object)
    def _show_brought(self, _: Import) -> None:
        self._workspace.changed.emit(Changed.REFLECTIONS)
        self.refresh()

    @Slot(str)
    def ask_to_take_back(self, import_id: str) -> None:
        """Say what would go, and ask."""
        from unhurried.ui.dialogs.take_back_dialog import TakeBackDialog

        self.refresh()
        made = next((each for each in self._workspace.doorway.imports() if each.import_id == import_id), None)
        if made is not None and self._rooms.put_down():
            dialog = TakeBackDialog(self._theme, made, self._rooms.window())
            dialog.confirmed.connect(self._take_back)
            dialog.open()

    @Slot(str, bool)
    def _take_back(self, import_id: str, touched: bool) -> None:
        beside = self._beside
        self._background.run_long(lambda: beside.take_back(import_id, touched), self._tell, self._refuse)

    def _tell(self, taken: TakenBack) -> None:
        for reflection_id in taken.with_drafts:
            self._workspace.erased.emit(OneReflection(reflection_id), Footprint(reflections=1, drafts=1))
        self._workspace.changed.emit(Changed.REFLECTIONS | Changed.DRAFTS | HANGING)
        self.refresh()
        self._rooms.messages.say(arrival_words.taken_back(taken))

    def _refuse(self, error: Exception) -> None:
        self.refresh()
        self._rooms.messages.say(arrival_words.refused(error), "warm")
        if not isinstance(error, UnhurriedError):
            raise error
