"""The window: a gate or the rooms of a journal; opening, locking and leaving it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from unhurried import faults
from unhurried.domain.errors import UnhurriedError
from unhurried.ui import capture, sentences
from unhurried.ui.background import Background
from unhurried.ui.gates import Gates
from unhurried.ui.surroundings import Surroundings
from unhurried.ui.theme import Theme

# The window is painted before the rooms and the dialogs are imported: each is, in the function that shows it.
if TYPE_CHECKING:
    from unhurried.domain.keys import MasterKey
    from unhurried.domain.ports import Journal
    from unhurried.ui.backing_up import BackingUp
    from unhurried.ui.rooms import Rooms
    from unhurried.ui.ways import Ways
    from unhurried.ui.workspace import Workspace

SIZE = (1180, 800)
PLACE = "place-when-locked"


class MainWindow(QMainWindow):
    """One window, one journal at a time."""

    def __init__(self, surroundings: Surroundings, theme: Theme) -> None:
        super().__init__()
        self._outside = surroundings
        self._theme = theme
        self._scale = theme.text_scale
        self._background = Background(self)
        self._workspace: Workspace | None = None
        self._rooms: Rooms | None = None
        self._ways: Ways | None = None
        self._backing_up: BackingUp | None = None
        self._covered: Rooms | None = None
        self._folder = Path()
        self._key: MasterKey | None = None
        self._is_sample = False
        self.gates = Gates(surroundings, theme, self._background, self)
        self.setWindowTitle(self.tr("Unhurried"))
        self.resize(*SIZE)
        self._shield = capture.Shield(surroundings.settings, self, capture.calls())
        self._connect()

    def _connect(self) -> None:
        quit_action = QAction(self.tr("Close Unhurried"), self)
        quit_action.setShortcut(QKeySequence("Ctrl+Q"))
        quit_action.triggered.connect(self.close)
        self.addAction(quit_action)
        self._theme.changed.connect(self._on_theme_change)
        self.gates.page_made.connect(self._show)
        self.gates.passed.connect(self._pass)
        self.gates.sample_asked.connect(self.open_sample)

    @property
    def workspace(self) -> Workspace | None:
        """The open journal's verbs; None at the gate."""
        return self._workspace

    @property
    def rooms(self) -> Rooms | None:
        """The rooms, when a journal is open and not locked."""
        return self._rooms

    def show_gate(self, folder: Path | None = None) -> None:
        """The door of this journal, or of the last one; first start when there is none."""
        self.gates.show(folder)

    # Opening

    @Slot(object, object, bool)
    def _pass(self, folder: Path, key: MasterKey, was_code: bool) -> None:
        if self._covered:
            self._uncover()
            return
        self.open_journal(folder, key)
        if was_code and self._ways:
            self._ways.offer_new_passphrase()

    def open_journal(self, folder: Path, key: MasterKey) -> None:
        """Open the journal that this key fits, in place of any that is open; its door says why when that fails."""
        self._leave()
        try:
            journal = self._outside.folders.open(folder, key)
        except UnhurriedError as error:
            self.gates.explain(folder, error, key)
            return
        self._folder, self._key = folder, key
        self._outside.settings.change(journal=str(folder))
        self._enter(journal, is_sample=False)

    @Slot()
    def open_sample(self) -> None:
        """Open the sample journal, made afresh in a temporary folder, where there is something to read."""
        self._leave()
        self._folder, journal = self._outside.open_sample()
        self._enter(journal, is_sample=True)
        if self._rooms:
            self._rooms.go("journal")

    def _enter(self, journal: Journal, *, is_sample: bool) -> None:
        from unhurried.ui.workspace import Workspace

        outside = self._outside
        self._is_sample = is_sample
        self._workspace = Workspace(
            journal,
            outside.load_shelves(),
            outside.now,
            outside.today,
            outside.new_id,
            self,
            backup_days=self._days_of_backups,
        )
        taken = 0
        try:
            taken = self._workspace.take_in()
            place = self._workspace.preference(PLACE)
            self._workspace.prefer(PLACE, "")
            self._show_rooms(place)
        except UnhurriedError as error:  # damaged beyond what opening it looks at
            key = self._key
            self._close_workspace()
            self.gates.explain(self._folder, error, key)
        if self._rooms:
            if taken:
                self._rooms.messages.say(self.tr("What you left at the door is under Drafts."))
            for notice in self._workspace.notices():
                self._rooms.messages.say(sentences.noticed(notice), "warm")

    def _show_rooms(self, place: str) -> None:
        from unhurried.ui.backing_up import BackingUp
        from unhurried.ui.rooms import Rooms
        from unhurried.ui.ways import Ways

        if self._workspace is None:
            return
        rooms = Rooms(self._workspace, self._theme, self._outside.settings, self._folder, is_sample=self._is_sample)
        rooms.other_asked.connect(self._close_journal)
        rooms.lock_asked.connect(self.lock)
        self._show(rooms)
        self._rooms = rooms
        if self._key:
            self._ways = Ways(self._outside, self._theme, self._background, self._folder, self._key, rooms)
            self._backing_up = BackingUp(
                self._outside, self._background, self._folder, self._key, self._workspace, rooms
            )
        rooms.return_to(place)
        rooms.watch(self.windowHandle(), self._outside.now)

    def _days_of_backups(self) -> list[date]:
        return self._backing_up.desk.days() if self._backing_up else []

    @Slot(object)
    def _show(self, widget: QWidget) -> None:
        self._rooms = None
        old = self.takeCentralWidget()
        if old is not None and old is not self._covered:
            old.hide()
            old.deleteLater()
        self.setCentralWidget(widget)

    @Slot()
    def _on_theme_change(self) -> None:
        """Every size is made for one text scale, so another scale needs the page made again."""
        if self._theme.text_scale == self._scale:
            return
        self._scale = self._theme.text_scale
        if self._rooms and self._rooms.put_down():
            QTimer.singleShot(0, self, self._make_rooms_again)

    @Slot()
    def _make_rooms_again(self) -> None:
        if self._rooms:
            self._show_rooms(self._rooms.place())

    def say_sorry(self, error: BaseException) -> None:
        """A fault of ours: say so, and keep the text safe."""
        if self._rooms:
            self._rooms.messages.say(sentences.explained(error), "danger")

    def focusNextPrevChild(self, forward: bool) -> bool:
        from unhurried.ui import tab_order

        return tab_order.step(self, forward)

    # Locking

    @Slot()
    def lock(self) -> None:
        """Keep everything, close everything, and start afresh at the door. It never asks and never fails.

        What cannot be kept, on a full disk say, stays in this process behind the door until it can be.
        """
        from unhurried.ui.away import clear_copies
        from unhurried.ui.backing_up import LOCKING_TAKES_S

        rooms = self._rooms
        if rooms is None:
            return
        if self._is_sample:
            rooms.messages.say(self.tr("A sample has no passphrase to lock it with. Your own journal locks here."))
            return
        for dialog in self.findChildren(QDialog):
            dialog.reject()
        clear_copies()
        if not rooms.put_down():
            self._cover(rooms)
            return
        if self._workspace:
            self._workspace.prefer(PLACE, rooms.place())
        folder, backing_up = self._folder, self._backing_up
        last_thing = backing_up.last_thing() if backing_up else None
        self._leave()
        self.gates.show_door(folder)
        self.repaint()
        if last_thing:
            last_thing.keep(within_s=LOCKING_TAKES_S)
        if self._outside.start_afresh:
            self._start_afresh(folder)

    def _start_afresh(self, folder: Path) -> None:
        frame = self.geometry()
        place = f"{frame.x()},{frame.y()},{frame.width()},{frame.height()}"
        try:
            if self._outside.start_afresh:
                self._outside.start_afresh(folder, place)
        except OSError as error:
            faults.note(error)  # the journal is closed and its door is shown; only the memory is not fresh

    def _cover(self, rooms: Rooms) -> None:
        self._covered = rooms
        self.gates.show_door(self._folder)

    def _uncover(self) -> None:
        rooms, self._covered = self._covered, None
        if rooms:
            self._show(rooms)
            rooms.show()
            self._rooms = rooms
            rooms.go(rooms.room)

    @Slot()
    def change_key(self) -> None:
        """Close the journal, and put it under a new key; from there it opens again where it was."""
        rooms, folder = self._rooms, self._folder
        if rooms and self._workspace and rooms.put_down():
            self._workspace.prefer(PLACE, rooms.place())
            self._leave()
            self.gates.show_rotation(folder)

    # Leaving

    @Slot()
    def _close_journal(self) -> None:
        was_sample, folder = self._is_sample, self._folder
        if self._leave():
            self.gates.show(None if was_sample else folder)

    def _leave(self) -> bool:
        """Keep what is on the screen and close the journal; False when keeping failed."""
        rooms = self._rooms or self._covered
        if rooms and not rooms.put_down():
            return False
        self._close_workspace()
        return True

    def _close_workspace(self) -> None:
        rooms = self._rooms or self._covered
        if rooms:
            rooms.leave()
        self._covered = self._key = self._ways = self._backing_up = None
        if self._workspace:
            workspace, self._workspace = self._workspace, None
            workspace.blockSignals(True)
            self._show(QWidget())
            workspace.close()
            workspace.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        last_thing = self._backing_up.last_thing() if self._backing_up else None
        if self._leave():
            self._background.stop()
            if last_thing:
                self.hide()  # the window need not wait for it
                last_thing.keep()
            super().closeEvent(event)
            return
        event.ignore()
        self._ask_before_losing()

    def _ask_before_losing(self) -> None:
        from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog

        dialog = ConfirmDialog(
            self._theme,
            self.tr("Close without keeping the last words?"),
            self.tr("They cannot be written to the journal just now. Leave the window open, and they stay here."),
            self.tr("Close and lose them"),
            self,
        )
        dialog.accepted.connect(self._close_anyway)
        dialog.open()

    @Slot()
    def _close_anyway(self) -> None:
        rooms = self._rooms or self._covered
        if rooms:
            rooms.write.autosave.forget()
        self._close_workspace()
        self.close()
