"""One note as it is read: its words, its day, and the ways to change it and to where it comes from."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unhurried.ui.pages.note_places import Note
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import tool_button
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.reading_view import ReadingView


class NoteRow(QWidget):
    """A note. In the margin its day stands above it; among larger words below.

    Signals:
        edit_asked(MarginNote | WordsToKeep), open_asked(str).
    """

    edit_asked = Signal(object)
    open_asked = Signal(str)

    def __init__(self, theme: Theme, note: Note, caption: str, role: str, source: str) -> None:
        super().__init__()
        self.note = note
        self._source = source
        self.words = ReadingView(theme, role=role)
        self.words.set_markdown(note.words)
        self.caption = text_label(caption, "caption", wrap=True)
        self.open_button = tool_button(theme, "journal", "", small=True)
        self.open_button.hide()
        self.edit_button = tool_button(theme, "edit", "", small=True)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(4))
        foot.addWidget(self.caption, 1)
        foot.addWidget(self.open_button)
        foot.addWidget(self.edit_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(self.words)
        column.insertLayout(0 if role == "excerpt" else 1, foot)
        self.open_button.clicked.connect(self._open)
        self.edit_button.clicked.connect(self._edit)

    def set_changeable(self, pattern: str, name: str, number: int, *, may: bool) -> None:
        """Whether it can be changed, and what that is called for the note with this number."""
        self._call(self.edit_button, pattern.format(name=name, number=number))
        self._call(self.open_button, self.tr("The reflection it comes from, {number}").format(number=number))
        self.words.setAccessibleName(f"{name}, {number}")
        self.edit_button.setVisible(may)
        self.open_button.setVisible(bool(self._source))

    @staticmethod
    def _call(button: QWidget, name: str) -> None:
        button.setAccessibleName(name)
        button.setToolTip(name)

    @Slot()
    def _edit(self) -> None:
        self.edit_asked.emit(self.note)

    @Slot()
    def _open(self) -> None:
        self.open_asked.emit(self._source)
