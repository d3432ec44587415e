"""Writing a note: a small sheet that keeps what is on it, and is finished by a button or by Ctrl+Return."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from unhurried.ui import sentences
from unhurried.ui.autosave import Autosave
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.notes_in_hand import NoteInHand
from unhurried.ui.pages.guard_line import GuardLine
from unhurried.ui.pages.watched import OnASheet
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.growing_sheet import growing_sheet
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.workspace import Workspace


class NoteEditor(QWidget):
    """One note in hand. `extra` is what can be chosen besides its words, `below` the same after them.

    `watched` is what the guard goes by.

    Signals:
        closed(): nothing of it is in hand any more.
    """

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        note: NoteInHand,
        name: str,
        finish_words: str,
        extra: QWidget | None = None,
        role: str = "excerpt",
        below: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._now = workspace.now
        self.note = note
        self.sheet = growing_sheet(theme, name, role)
        self.sheet.set_text(note.first_words, len(note.first_words))
        self.watched = OnASheet(self.sheet)
        self.guard = GuardLine(workspace, theme, self.watched)
        self.guard.begin()
        self.autosave = Autosave(self._keep, self)
        self._build(name, finish_words)
        self._arrange(extra, below)
        self._connect()

    def _build(self, name: str, finish_words: str) -> None:
        is_edit = self.note.is_edit
        self.finish_button = push_button(self.tr("Done") if is_edit else finish_words, "outline")
        self.finish_button.setToolTip("Ctrl+Return")
        self.back_button = self._quiet(self.tr("As it was"), name)
        if not is_edit:
            self.back_button.hide()
        self.remove_button = self._quiet(self.tr("Remove…") if is_edit else self.tr("Throw away…"), name)
        self.kept = text_label("", "caption", wrap=True)
        self.kept.hide()

    @staticmethod
    def _quiet(words: str, name: str) -> QPushButton:
        button = push_button(words, "ghost")
        button.setAccessibleName(f"{words}: {name}")
        return button

    def _arrange(self, extra: QWidget | None, below: QWidget | None) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(8))
        row = Flow(self._theme.px(4))
        for button in (self.finish_button, self.back_button, self.remove_button):
            row.add(button)
        for widget in (extra, self.sheet, below, row, self.kept, self.guard):
            if widget:
                column.addWidget(widget)

    def _connect(self) -> None:
        self.sheet.edited.connect(self.autosave.note_edit)
        self.finish_button.clicked.connect(self.finish)
        self.back_button.clicked.connect(self._put_back)
        self.remove_button.clicked.connect(self._ask_to_remove)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.finish)

    def put_down(self) -> bool:
        """Keep what is not yet kept; False when that failed."""
        return self.autosave.flush()

    @Slot()
    def choose(self) -> None:
        """Something was chosen besides the words; it counts like a word."""
        self.autosave.note_edit()

    def _keep(self) -> bool:
        if not self.note.keep(self.sheet.text()):
            return False
        self.kept.setText(self.tr("Kept at {time}").format(time=sentences.clock(self._now())))
        self.kept.show()
        return True

    @Slot()
    def finish(self) -> None:
        """It is a note now; nothing is left of one without words."""
        if self.note.finish(self.sheet.text()):
            self._close()
        else:
            self.autosave.note_edit()

    @Slot()
    def _put_back(self) -> None:
        if self.note.put_back():
            self._close()

    @Slot()
    def _ask_to_remove(self) -> None:
        if not self.note.is_edit and not self.sheet.text().strip():
            self._remove()
            return
        dialog = ConfirmDialog(
            self._theme,
            self.tr("Remove this for good?"),
            self.tr("It leaves the journal and cannot be brought back. A backup that has it keeps it for a while."),
            self.tr("Remove for good"),
            self,
        )
        dialog.accepted.connect(self._remove)
        dialog.open()

    @Slot()
    def _remove(self) -> None:
        if self.note.remove():
            self._close()

    def _close(self) -> None:
        self.autosave.forget()
        self.closed.emit()
