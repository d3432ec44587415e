"""Unlock: one field for the passphrase or the recovery code, and the other ways from here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot

from unhurried.domain.errors import (
    JournalDamaged,
    KeyFileDamaged,
    KeyFileMissing,
    UnhurriedError,
)
from unhurried.ui import sentences
from unhurried.ui.accessibility import announce
from unhurried.ui.background import Background
from unhurried.ui.pages.gate import Gate
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.passphrase_field import PassphraseField

# The first page of all: what only its annotations name is not imported.
if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from PySide6.QtWidgets import QPushButton

    from unhurried.domain.keys import MasterKey, WayIn
    from unhurried.domain.ports import JournalFolders
    from unhurried.services.safekeeping import BackupDesk
    from unhurried.ui.pages.door_line import DoorLine
    from unhurried.ui.surroundings import Surroundings

# A frame later, when what is new on the page has been painted: a timer of 0 comes before that.
_PAINTED_MS = 16


class UnlockPage(Gate):
    """The door of one journal.

    Signals:
        unlocked(MasterKey, bool): the secret fits; true when it was the recovery code.
        other_asked(), new_asked(), sample_asked(): another journal, a new one, or a look around.
        restore_asked(): to the backups, or to repairing.
    """

    unlocked = Signal(object, bool)
    other_asked = Signal()
    new_asked = Signal()
    sample_asked = Signal()
    restore_asked = Signal()

    def __init__(self, theme: Theme, folders: JournalFolders, background: Background, folder: Path) -> None:
        super().__init__(theme, folder.stem)
        self._folders = folders
        self._background = background
        self.folder = folder
        self._is_only_way = False
        self._is_damaged = False
        self._restore_button: QPushButton | None = None
        self._is_passed = False
        self._is_line_told = False
        self._build()
        self._connect()

    def _build(self) -> None:
        label = text_label(self.tr("Passphrase"), "strong")
        self.field = PassphraseField(self._theme, forgets=True)
        self.field.setAccessibleName(self.tr("Passphrase or recovery code"))
        label.setBuddy(self.field)
        self.message = text_label("", "error", wrap=True)
        self.message.hide()
        hint = self.tr("If it has slipped your mind, type the recovery code from your paper here.")
        self.content.addWidget(label)
        self.content.addWidget(self.field)
        self.content.addWidget(self.message)
        self.content.addWidget(text_label(hint, "caption", wrap=True))
        self.unlock_button = self.button(self.tr("Unlock"), "filled")
        # What is damaged needs this more than another try.
        self.repair_button = self.button(self.tr("Restore or repair…"), "outline")
        self.buttons.addWidget(self.repair_button)
        self.repair_button.hide()
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.unlock_button)
        self.other_button = self.button(self.tr("Open another journal…"), "quiet")
        self.new_button = self.button(self.tr("Begin a new journal"), "quiet")
        self.sample_button = self.button(self.tr("Look around in a sample"), "quiet")
        for button in (self.other_button, self.new_button, self.sample_button):
            self.below.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def offer_more(self, outside: Surroundings, desk: Callable[[], BackupDesk]) -> None:
        """What else there is at a door: a line to leave, and the way back from a backup."""
        self._outside = outside
        self._desk = desk
        QTimer.singleShot(_PAINTED_MS, self, self._put_more)

    @Slot()
    def _put_more(self) -> None:
        from unhurried.ui.pages.door_backup import DoorBackup
        from unhurried.ui.pages.door_line import DoorLine

        outside = self._outside
        # Between two clients there may be time for a line and none for a passphrase.
        self.line = DoorLine(self._theme, outside.letterbox, self.folder, outside.now, outside.today)
        self.backup = DoorBackup(self._theme, self._desk().last_good())
        self.backup.restore_asked.connect(self.restore_asked)
        self._restore_button = self.backup.restore_button
        self._show_ways_back()
        self.below.insertWidget(0, self.line)
        self.below.insertWidget(1, self.backup)
        if self.folder.is_dir():
            ways_in, folder = outside.ways_in, self.folder
            self._background.run(lambda: ways_in().ways(folder), self._offer_keyring, self._do_without_keyring)

    def _offer_keyring(self, ways: Collection[WayIn]) -> None:
        from unhurried.domain.keys import WayIn

        if WayIn.KEYRING in ways:
            self.keyring_button = self.button(self.tr("Unlock with the keyring"), "quiet")
            self.keyring_button.clicked.connect(self.unlock_with_keyring)
            self.below.insertWidget(0, self.keyring_button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _show_asking(self, asking: bool) -> None:
        if hasattr(self, "keyring_button"):
            self.keyring_button.setEnabled(not asking)
            asked = self.tr("Asking the keyring…")
            self.keyring_button.setText(asked if asking else self.tr("Unlock with the keyring"))

    def _do_without_keyring(self, error: Exception) -> None:
        """A missing or damaged key file is told when the journal is unlocked."""
        if not isinstance(error, UnhurriedError):
            raise error

    def _connect(self) -> None:
        self.field.submitted.connect(self.unlock)
        self.unlock_button.clicked.connect(self.unlock)
        self.repair_button.clicked.connect(self.restore_asked)
        self.other_button.clicked.connect(self.other_asked)
        self.new_button.clicked.connect(self.new_asked)
        self.sample_button.clicked.connect(self.sample_asked)

    @Slot()
    def unlock(self) -> None:
        """Try what was typed. Deriving the key takes a moment, away from the screen."""
        secret = self.field.text()
        if not secret or not self.unlock_button.isEnabled():
            return
        self._show_working(True)
        folder, folders, ways_in = self.folder, self._folders, self._outside.ways_in

        def work() -> tuple[MasterKey, bool]:
            key = folders.unlock(folder, secret)
            return key, ways_in().is_recovery_code(folder, secret)

        self._background.run(work, self._open, self._refuse)
        QTimer.singleShot(_PAINTED_MS, self, self._import_rooms)

    @Slot()
    def _import_rooms(self) -> None:
        """What comes behind the door is imported while another processor is busy with the key."""
        import unhurried.ui.open_journal  # noqa: F401  # pyright: ignore[reportUnusedImport]

    def _show_working(self, working: bool) -> None:
        self.field.hold(working)
        self.unlock_button.setEnabled(not working)
        self.unlock_button.setText(self.tr("Unlocking…") if working else self.tr("Unlock"))
        if working:
            self.message.hide()

    def _open(self, opened: tuple[MasterKey, bool]) -> None:
        self._show_working(False)
        self._pass(*opened)

    def _pass(self, key: MasterKey, was_code: bool) -> None:
        """Unlocked, by whichever answer came first; what still stands in the line is left before."""
        if self._is_passed or not self._is_line_left():
            return
        self._is_passed = True
        self.field.clear()
        self.unlocked.emit(key, was_code)

    def _is_line_left(self) -> bool:
        """Once there was no room for it, that is said, and the next try goes on all the same."""
        line: DoorLine | None = getattr(self, "line", None)
        if line is None or line.leave_all() or self._is_line_told:
            return True
        self._is_line_told = True
        words = self.tr("The line below could not be kept. Copy it if you need it; unlocking again leaves it behind.")
        self.say(words)
        self.focus_field()
        return False

    @Slot()
    def unlock_with_keyring(self) -> None:
        """Ask the system's keyring, which may ask its own question first, and meanwhile keeps nobody out."""
        self._show_asking(True)
        self.message.hide()
        ways_in, folder = self._outside.ways_in, self.folder
        self._background.ask(
            lambda: ways_in().unlock_with_keyring(folder), self._open_by_keyring, self._refuse_keyring
        )

    def _open_by_keyring(self, key: MasterKey) -> None:
        self._show_asking(False)
        self._pass(key, False)

    def _refuse_keyring(self, error: Exception) -> None:
        self._show_asking(False)
        if not self._is_passed:
            self._complain(sentences.keyring_refused(error), error)

    def _refuse(self, error: Exception) -> None:
        self._show_working(False)
        self.explain(error)

    def explain(self, error: Exception) -> None:
        """Say why the journal did not open, and put the caret back."""
        self._complain(sentences.refused(error), error)

    def _complain(self, sentence: str, error: Exception) -> None:
        self._is_passed = False
        self.message.setText(sentence)
        self.message.show()
        self._is_damaged = isinstance(error, JournalDamaged | KeyFileDamaged | KeyFileMissing)
        self._show_ways_back()
        announce(self.message, sentence)
        self.focus_field()
        if not isinstance(error, UnhurriedError):
            raise error

    def _show_ways_back(self) -> None:
        """One button for it and not two: beside Unlock where something is damaged, below it otherwise."""
        self.repair_button.setVisible(self._is_damaged)
        if self._restore_button is not None:
            self._restore_button.setHidden(self._is_damaged or self._is_only_way)

    def say(self, sentence: str) -> None:
        """Say something at the door."""
        self.message.setText(sentence)
        self.message.show()
        announce(self.message, sentence)

    def show_as_only_way(self) -> None:
        """Behind this door words wait that could not be kept; whatever else there is at a door would lose them."""
        self._is_only_way = True
        for button in (self.other_button, self.new_button, self.sample_button):
            button.hide()
        words = self.tr("Your last words could not be written to the journal. They wait behind this door: unlock it.")
        self.say(words)

    def focus_field(self) -> None:
        self.field.setFocus()
        self.field.select_all()
