"""The window: first start, the door of a journal, or its rooms; no logic beyond which of them is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from unhurried import paths
from unhurried.domain.errors import UnhurriedError
from unhurried.ui import sentences
from unhurried.ui.background import Background
from unhurried.ui.pages.unlock import UnlockPage
from unhurried.ui.theme import Theme

# The window is painted before the rooms and the dialogs are imported: each is, in the function that shows it.
if TYPE_CHECKING:
    from unhurried.domain.keys import MasterKey
    from unhurried.domain.ports import Journal, JournalFolders
    from unhurried.domain.prompts import Shelves
    from unhurried.settings import SettingsFile
    from unhurried.ui.rooms import Rooms
    from unhurried.ui.workspace import Workspace

SIZE = (1180, 800)


@dataclass(frozen=True)
class Surroundings:
    """What the window needs from outside: storage behind its port, settings, time and ids."""

    folders: JournalFolders
    settings: SettingsFile
    load_shelves: Callable[[], Shelves]
    open_sample: Callable[[], tuple[Path, Journal]]
    now: Callable[[], datetime]
    today: Callable[[], date]
    new_id: Callable[[], str]


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
        self._folder = Path()
        self._key: MasterKey | None = None
        self._is_sample = False
        self.setWindowTitle(self.tr("Unhurried"))
        self.resize(*SIZE)
        theme.changed.connect(self._on_theme_change)

    @property
    def workspace(self) -> Workspace | None:
        """The open journal's verbs; None at the gate."""
        return self._workspace

    # The gate

    def show_gate(self, folder: Path | None = None) -> None:
        """The door of this journal, or first start when there is none."""
        chosen = folder or Path(self._outside.settings.current.journal or paths.default_journal())
        if folder or self._outside.settings.current.journal or self._outside.folders.is_journal(chosen):
            self._show_unlock(chosen)
        else:
            self.show_first_start()

    def _show_unlock(self, folder: Path) -> None:
        self._folder = folder
        page = UnlockPage(self._theme, self._outside.folders, self._background, folder)
        page.unlocked.connect(self._open_with)
        page.other_asked.connect(self._ask_for_journal)
        page.new_asked.connect(self.show_first_start)
        page.sample_asked.connect(self.open_sample)
        self._show(page)
        page.focus_field()

    @Slot()
    def show_first_start(self) -> None:
        """The three steps to a new journal."""
        from unhurried.ui.pages.first_start import FirstStartPage

        offered = _unused(paths.default_journal())
        outside = self._outside
        page = FirstStartPage(self._theme, outside.folders, self._background, offered, outside.now)
        page.created.connect(self._enter_new)
        page.other_asked.connect(self._ask_for_journal)
        page.sample_asked.connect(self.open_sample)
        self._show(page)
        page.place.focus_first()

    @Slot()
    def _ask_for_journal(self) -> None:
        from unhurried.ui.dialogs.folder_dialog import ask_for_folder

        ask_for_folder(
            self, self.tr("Which journal folder?"), paths.default_journal().parent, self._show_unlock
        )

    @Slot(object, object)
    def _enter_new(self, folder: Path, key: MasterKey) -> None:
        self._folder = folder
        self._open_with(key)

    @Slot(object)
    def _open_with(self, key: MasterKey) -> None:
        try:
            journal = self._outside.folders.open(self._folder, key)
        except UnhurriedError as error:
            self._explain_at_gate(error)
            return
        self._key = key
        self._outside.settings.change(journal=str(self._folder))
        self._enter(journal, is_sample=False)

    def _explain_at_gate(self, error: UnhurriedError) -> None:
        if not isinstance(self.centralWidget(), UnlockPage):
            self._show_unlock(self._folder)
        page = self.centralWidget()
        if isinstance(page, UnlockPage):
            page.explain(error)

    @Slot()
    def open_sample(self) -> None:
        """Open the sample journal, made afresh in a temporary folder."""
        self._leave()
        self._folder, journal = self._outside.open_sample()
        self._enter(journal, is_sample=True)

    # The rooms

    def _enter(self, journal: Journal, *, is_sample: bool) -> None:
        from unhurried.ui.workspace import Workspace

        outside = self._outside
        self._is_sample = is_sample
        self._workspace = Workspace(
            journal, outside.load_shelves(), outside.now, outside.today, outside.new_id, self
        )
        self._show_rooms("write")
        rooms = self.rooms
        if rooms:
            for notice in self._workspace.notices():
                rooms.tell(sentences.noticed(notice), "warm")

    @property
    def rooms(self) -> Rooms | None:
        """The rooms, when a journal is open."""
        return self._rooms

    def _show_rooms(self, room: str) -> None:
        from unhurried.ui.rooms import Rooms

        if self._workspace is None:
            return
        rooms = Rooms(
            self._workspace, self._theme, self._outside.settings, self._folder, is_sample=self._is_sample
        )
        rooms.passphrase_asked.connect(self._ask_for_passphrase)
        rooms.other_asked.connect(self._close_journal)
        rooms.quit_asked.connect(self.close)
        self._show(rooms)
        self._rooms = rooms
        rooms.go(room)

    def _show(self, widget: QWidget) -> None:
        self._rooms = None
        old = self.takeCentralWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self.setCentralWidget(widget)

    @Slot()
    def _on_theme_change(self) -> None:
        """Every size is made for one text scale, so another scale needs the page made again."""
        if self._theme.text_scale == self._scale:
            return
        self._scale = self._theme.text_scale
        rooms = self.rooms
        if rooms and rooms.put_down():
            QTimer.singleShot(0, self, self._make_rooms_again)

    @Slot()
    def _make_rooms_again(self) -> None:
        rooms = self.rooms
        if rooms:
            self._show_rooms(rooms.room)

    @Slot()
    def _ask_for_passphrase(self) -> None:
        from unhurried.ui.dialogs.passphrase_dialog import PassphraseDialog

        if self._key is not None:
            dialog = PassphraseDialog(
                self._theme, self._outside.folders, self._background, self._folder, self._key, self
            )
            dialog.changed.connect(self._tell_passphrase_changed)
            dialog.open()

    @Slot()
    def _tell_passphrase_changed(self) -> None:
        if self.rooms:
            self.rooms.tell(self.tr("The passphrase is changed. The old one no longer opens this journal."))

    def say_sorry(self, error: BaseException) -> None:
        """A fault of ours: say so, and keep the text safe."""
        if self.rooms:
            self.rooms.tell(sentences.explained(error), "danger")

    def focusNextPrevChild(self, forward: bool) -> bool:
        from unhurried.ui import tab_order

        return tab_order.step(self, forward)

    # Leaving

    @Slot()
    def _close_journal(self) -> None:
        was_sample, folder = self._is_sample, self._folder
        if self._leave():
            self.show_gate(None if was_sample else folder)

    def _leave(self) -> bool:
        """Keep what is on the screen and close the journal; False when keeping failed."""
        rooms = self.rooms
        if rooms and not rooms.put_down():
            return False
        if self._workspace:
            workspace, self._workspace = self._workspace, None
            self._show(QWidget())
            workspace.close()
            workspace.deleteLater()
        self._key = None
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._leave():
            self._background.stop()
            super().closeEvent(event)
            return
        event.ignore()
        self._ask_before_losing()

    def _ask_before_losing(self) -> None:
        from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog

        dialog = ConfirmDialog(
            self._theme,
            self.tr("Close without keeping the last words?"),
            self.tr(
                "They cannot be written to the journal just now. Leave the window open, and they stay here."
            ),
            self.tr("Close and lose them"),
            self,
        )
        dialog.accepted.connect(self._close_anyway)
        dialog.open()

    @Slot()
    def _close_anyway(self) -> None:
        if self.rooms:
            self.rooms.write.autosave.forget()
        if self._workspace:
            workspace, self._workspace = self._workspace, None
            workspace.blockSignals(True)
            self._show(QWidget())
            workspace.close()
        self.close()


def _unused(folder: Path) -> Path:
    """The folder, or the first numbered one beside it that is not there yet."""
    candidates = [folder, *(folder.with_stem(f"{folder.stem} {number}") for number in range(2, 100))]
    return next((candidate for candidate in candidates if not candidate.exists()), folder)
