"""Changing the words of a note in a thread; each change is kept as it is typed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from unhurried.domain.threads import ThreadNote
from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.notes_in_hand import ThreadNoteInHand
from unhurried.ui.pages.note_editor import NoteEditor
from unhurried.ui.theme import Theme
from unhurried.ui.workspace import Workspace


class ThreadNoteDialog(Panel):
    """One finished note: its words, as they were, or gone. `code` is the client code of its thread."""

    def __init__(
        self, theme: Theme, workspace: Workspace, note: ThreadNote, code: str | None, parent: QWidget
    ) -> None:
        title = self.tr("Change this note")
        super().__init__(theme, title, parent, width=560)
        self.editor = NoteEditor(theme, workspace, ThreadNoteInHand(workspace, note), title, "")
        self.editor.watched.code = code
        self.content.addWidget(self.editor)
        self.editor.closed.connect(self.accept)
        self.finished.connect(self.put_down)
        self.editor.sheet.setFocus()

    @Slot()
    def put_down(self) -> bool:
        """Keep what is on the sheet; False when that failed."""
        return self.editor.put_down()
