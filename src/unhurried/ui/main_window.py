"""The window: a gate or the rooms of a journal; opening, locking and leaving it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QWidget

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
    from unhurried.ui.open_journal import OpenJournal
    from unhurried.ui.rooms import Rooms
    from unhurried.ui.workspace import Workspace

SIZE = (1180, 800)


class MainWindow(QMainWindow):
    """One window, one journal at a time."""

    def __init__(self, surroundings: Surroundings, theme: Theme) -> None:
        super().__init__()
        self._outside = surroundings
        self._theme = theme
        self._scale = theme.text_scale
        self._background = Background(self)
        self._opened: OpenJournal | None = None
        # Locked with words that could not be kept: the rooms wait behind the door, in this process.
        self._is_covered = False
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
        self.gates.left_alone.connect(self._start_over)

    @property
    def opened(self) -> OpenJournal | None:
        """The open journal, behind the door or not; None at the gate."""
        return self._opened

    @property
    def workspace(self) -> Workspace | None:
        """The open journal's verbs; None at the gate."""
        return self._opened.workspace if self._opened else None

    @property
    def rooms(self) -> Rooms | None:
        """The rooms, when a journal is open and not locked."""
        return self._opened.rooms if self._opened and not self._is_covered else None

    def show_gate(self, folder: Path | None = None) -> None:
        """The door of this journal, or of the last one; first start when there is none."""
        self.gates.show(folder)

    # Opening

    @Slot(object, object, bool)
    def _pass(self, folder: Path, key: MasterKey, was_code: bool) -> None:
        opened = self._opened
        if opened and self._is_covered:
            if folder == opened.folder:
                self._uncover()
            else:
                self.gates.show_covered(opened.folder)
            return
        self.open_journal(folder, key)
        if was_code and self._opened and self._opened.ways:
            self._opened.ways.offer_new_passphrase()

    def open_journal(self, folder: Path, key: MasterKey) -> None:
        """Open the journal that this key fits, in place of any that is open; its door says why when that fails."""
        if not self._leave():
            return
        try:
            journal = self._outside.folders.open(folder, key)
        except UnhurriedError as error:
            self.gates.explain(folder, error, key)
            return
        self._outside.settings.change(journal=str(folder))
        self._enter(folder, key, journal)

    @Slot()
    def open_sample(self) -> None:
        """Open the sample journal, made afresh in a temporary folder, where there is something to read."""
        if not self._leave():
            return
        folder, journal = self._outside.open_sample()
        self._enter(folder, None, journal)
        if self.rooms:
            self.rooms.go("journal")

    def _enter(self, folder: Path, key: MasterKey | None, journal: Journal) -> None:
        from unhurried.ui.open_journal import OpenJournal

        opened = OpenJournal(self._outside, self._theme, self._background, folder, key, journal, self)
        opened.rooms_made.connect(self._show)
        opened.other_asked.connect(self._close_journal)
        opened.lock_asked.connect(self.lock)
        opened.new_key_asked.connect(self.change_key)
        opened.merge_asked.connect(self.bring_archive_in)
        self._opened = opened
        try:
            opened.enter()
        except UnhurriedError as error:  # damaged beyond what opening it looks at
            self._let_go()
            self.gates.explain(folder, error, key)

    @Slot(object)
    def _show(self, widget: QWidget) -> None:
        old = self.takeCentralWidget()
        waits = self._is_covered and self._opened and old is self._opened.rooms
        if old is not None:
            old.hide()  # in so many words: Qt may have put off showing it, and would do so without a window around it
            if not waits:
                old.deleteLater()
        self.setCentralWidget(widget)

    @Slot()
    def _on_theme_change(self) -> None:
        """Every size is made for one text scale, so another scale needs the page made again."""
        if self._theme.text_scale == self._scale:
            return
        self._scale = self._theme.text_scale
        if self.rooms and self.rooms.put_down():
            QTimer.singleShot(0, self, self._make_rooms_again)

    @Slot()
    def _make_rooms_again(self) -> None:
        if self._opened and self.rooms:
            self._opened.make_rooms(self.rooms.place())

    def say_sorry(self, error: BaseException) -> None:
        """A fault of ours: say so, and keep the text safe."""
        if self.rooms:
            self.rooms.messages.say(sentences.explained(error), "danger")
        else:
            self.gates.say_sorry(error)

    def focusNextPrevChild(self, forward: bool) -> bool:
        from unhurried.ui import tab_order

        return tab_order.step(self, forward)

    # Locking

    @Slot()
    def lock(self) -> None:
        """Keep everything, close everything, and start afresh at the door. It never asks and never fails.

        What cannot be kept, on a full disk say, stays in this process behind the door until it can be.
        """
        from unhurried.ui.away import clear_away

        opened, rooms = self._opened, self.rooms
        if opened is None or rooms is None:
            return
        if opened.is_sample:
            rooms.messages.say(self.tr("A sample has no passphrase to lock it with. Your own journal locks here."))
            return
        clear_away(self)
        if not opened.is_put_down():
            self._is_covered = True
            opened.kept_at_last.connect(self._lock_at_last)
            self.gates.show_covered(opened.folder)
            return
        opened.keep_place()
        last_thing = opened.last_thing()
        self._let_go()
        self.gates.show_door(opened.folder)
        self.repaint()  # nobody is to read on while the backup is made
        if last_thing:
            last_thing.keep_briefly()
        self._start_afresh(opened.folder)

    @Slot()
    def _lock_at_last(self) -> None:
        """What could not be kept is kept now, and nothing holds the rooms back behind their door."""
        if self._is_covered:
            self._is_covered = False
            self.lock()

    def _start_afresh(self, folder: Path | None) -> None:
        frame = self.geometry()
        place = f"{frame.x()},{frame.y()},{frame.width()},{frame.height()}"
        try:
            if self._outside.start_afresh:
                self._outside.start_afresh(folder, place)
        except OSError as error:
            faults.note(error)  # the journal is closed and its door is shown; only the memory is not fresh

    @Slot(object)
    def _start_over(self, folder: Path | None) -> None:
        """A way back was left, and its key is in memory."""
        if folder is None:
            self.gates.show_first_start()
        else:
            self.gates.show_door(folder)
        self._start_afresh(folder)

    def _uncover(self) -> None:
        self._is_covered = False
        if self.rooms:
            self._show(self.rooms)
            self.rooms.show()
            self.rooms.go(self.rooms.room)

    @Slot()
    def change_key(self) -> None:
        """Close the journal, and put it under a new key; from there it opens again where it was."""
        self._close_for(self.gates.show_rotation)

    @Slot()
    def bring_archive_in(self) -> None:
        """Close the journal, and merge an archive into it; from there it opens again where it was."""
        self._close_for(self.gates.show_merge)

    def _close_for(self, show: Callable[[Path, MasterKey | None], None]) -> None:
        opened = self._opened
        if opened and self.rooms and opened.put_down():
            opened.keep_place()
            last_thing = opened.last_thing()
            self._let_go()
            show(opened.folder, opened.key)
            if last_thing:
                last_thing.keep_briefly()

    # Leaving

    @Slot()
    def _close_journal(self) -> None:
        """Back to the door, where other journals are opened; a sample has none."""
        if self._opened and not self._opened.is_sample:
            self.lock()
        elif self._leave():
            self.gates.show()

    def _leave(self) -> bool:
        """Keep what is on the screen and close the journal; False when keeping failed."""
        if self._opened and not self._opened.put_down():
            return False
        self._let_go()
        return True

    def _let_go(self) -> None:
        opened, self._opened = self._opened, None
        self._is_covered = False
        if opened:
            self._show(QWidget())
            opened.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        last_thing = self._opened.last_thing() if self._opened else None
        if self._leave():
            self.hide()  # the window need not wait for what is still to be done
            self._background.stop()
            if last_thing:
                last_thing.keep()
            super().closeEvent(event)
            return
        event.ignore()
        self._ask_before_losing()

    def _ask_before_losing(self) -> None:
        from unhurried.ui.dialogs.confirm_dialog import before_losing_words

        dialog = before_losing_words(self._theme, self)
        dialog.accepted.connect(self._close_anyway)
        dialog.open()

    @Slot()
    def _close_anyway(self) -> None:
        if self._opened and self._opened.rooms:
            self._opened.rooms.write.autosave.forget()
        self._let_go()
        self.close()
