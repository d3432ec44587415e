"""An open journal: its key, its verbs, its rooms, and what keeps it safe, from unlocking to leaving."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMainWindow

from unhurried.domain.backups import DamagedFiles
from unhurried.domain.errors import UnhurriedError
from unhurried.domain.preferences import PLACE
from unhurried.ui import sentences
from unhurried.ui.backing_up import BackingUp, LastThing
from unhurried.ui.rooms import Rooms
from unhurried.ui.taking_out import TakingOut
from unhurried.ui.ways import Ways
from unhurried.ui.workspace import Workspace

if TYPE_CHECKING:
    from unhurried.domain.keys import MasterKey
    from unhurried.domain.ports import Journal
    from unhurried.ui.background import Background
    from unhurried.ui.surroundings import Surroundings
    from unhurried.ui.theme import Theme


class OpenJournal(QObject):
    """One journal while it is open. A sample has no key here, and nothing that keeps it safe.

    Signals:
        rooms_made(Rooms): show these.
        other_asked(), lock_asked(), new_key_asked(): what the rooms ask of the window.
        kept_at_last(): what could not be kept for a while has been.
    """

    rooms_made = Signal(object)
    other_asked = Signal()
    lock_asked = Signal()
    new_key_asked = Signal()
    kept_at_last = Signal()

    def __init__(
        self,
        outside: Surroundings,
        theme: Theme,
        background: Background,
        folder: Path,
        key: MasterKey | None,
        journal: Journal,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._outside = outside
        self._theme = theme
        self._background = background
        self._window = window
        self.folder = folder
        self.key = key
        self.rooms: Rooms | None = None
        self.ways: Ways | None = None
        self.backing_up: BackingUp | None = None
        self.workspace = Workspace(
            journal,
            outside.load_shelves(),
            outside.now,
            outside.today,
            outside.new_id,
            self,
            backup_days=self._days_of_backups,
            damaged_files=self._damaged_files,
        )
        self.workspace.changed.connect(self._tell_kept, Qt.ConnectionType.QueuedConnection)

    @property
    def is_sample(self) -> bool:
        return self.key is None

    def enter(self) -> None:
        """Make the rooms, and come back to where one was when the journal was locked. Raises what reading raises."""
        taken = self.workspace.take_in()
        place = self.workspace.preference(PLACE)
        self.workspace.prefer(PLACE, "")
        rooms = self.make_rooms(place)
        if taken:
            rooms.messages.say(self.tr("What you left at the door is under Drafts."))
        for notice in self.workspace.notices():
            rooms.messages.say(sentences.noticed(notice), "warm")

    def make_rooms(self, place: str) -> Rooms:
        """Rooms at a place; any that were there before give way to them."""
        outside = self._outside
        rooms = Rooms(self.workspace, self._theme, outside.settings, self.folder, is_sample=self.is_sample)
        rooms.other_asked.connect(self.other_asked)
        rooms.lock_asked.connect(self.lock_asked)
        self.rooms = rooms
        self.rooms_made.emit(rooms)
        if self.key:
            self.ways = Ways(outside, self._theme, self._background, self.folder, self.key, self.workspace, rooms)
            self.ways.new_key_asked.connect(self.new_key_asked)
            self.backing_up = BackingUp(outside, self._background, self.folder, self.key, self.workspace, rooms)
        TakingOut(outside, self._theme, self._background, self.folder, self._open_beside, self.workspace, rooms)
        rooms.return_to(place)
        rooms.watch(self._window.windowHandle(), outside.now)
        return rooms

    def _open_beside(self) -> Journal:
        """The journal once more, on the thread that asks."""
        outside, folder = self._outside, self.folder
        return outside.folders.open_beside(folder, self.key) if self.key else outside.open_sample_beside(folder)

    @Slot()
    def _tell_kept(self) -> None:
        if not self.rooms:
            return
        rooms = self.rooms
        beside = rooms.journal.pane.beside
        pages = (rooms.write.autosave, beside, rooms.threads, rooms.supervision)
        if not any(page.is_pending for page in pages):
            self.kept_at_last.emit()

    def put_down(self) -> bool:
        """Keep whatever is on the screen; False when that failed."""
        return self.rooms is None or self.rooms.put_down()

    def keep_place(self) -> None:
        """Remember where one is, to come back to after unlocking."""
        with suppress(UnhurriedError):  # where one was is no reason not to lock
            if self.rooms:
                self.workspace.prefer(PLACE, self.rooms.place())

    def last_thing(self) -> LastThing | None:
        """The backup at the end of the session, to be made once the journal is closed."""
        with suppress(UnhurriedError):  # what cannot be read now is no reason not to lock
            return self.backing_up.last_thing() if self.backing_up else None
        return None

    def close(self) -> None:
        """Let go of the journal. The rooms hear of nothing any more; whoever shows them removes them."""
        if self.rooms:
            self.rooms.leave()
        self.workspace.blockSignals(True)
        self.workspace.close()
        self.deleteLater()

    def _damaged_files(self) -> DamagedFiles:
        return self.backing_up.desk.damaged_files() if self.backing_up else DamagedFiles()

    def _days_of_backups(self) -> list[date]:
        return self.backing_up.desk.days() if self.backing_up else []
