"""Beside what is read: notes in its margin and words to keep from it, below it where there is no room beside."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from unhurried.ui.accessibility import heading
from unhurried.ui.pages.note_list import NoteList
from unhurried.ui.pages.note_places import KeptFrom, MarginOf
from unhurried.ui.pages.written import WrittenView
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.workspace import Workspace

TEXT = 628
MARGIN = 232
_GAP = 32
# With less room than this the text would get too narrow to read.
_BESIDE_FROM = 672


class Beside(QWidget):
    """The text that is read, and what a later self adds. The text itself stays as it is."""

    def __init__(self, workspace: Workspace, theme: Theme, written: WrittenView, written_when: QLabel) -> None:
        super().__init__()
        self._theme = theme
        self._written = written
        self._margin_of = MarginOf(workspace)
        self._kept_from = KeptFrom(workspace)
        self._is_alone = False
        self.margin = NoteList(theme, self._margin_of)
        self.kept = NoteList(theme, self._kept_from)
        self.margin_title = text_label(self.tr("In the margin"), "strong", wrap=True)
        self.kept_title = text_label(self.tr("Words to keep from this"), "strong", wrap=True)
        self._arrange(written, written_when)
        self.kept.add_button.clicked.disconnect()
        self.kept.add_button.clicked.connect(self.keep_words)

    def _arrange(self, written: WrittenView, written_when: QLabel) -> None:
        px = self._theme.px
        self._text = QWidget()
        column = QVBoxLayout(self._text)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(written)
        column.addSpacing(px(18))
        column.addWidget(written_when)
        column.addStretch(1)
        self.side = QWidget()
        notes = QVBoxLayout(self.side)
        notes.setContentsMargins(0, 0, 0, 0)
        notes.setSpacing(px(8))
        for title, shown in ((self.margin_title, self.margin), (self.kept_title, self.kept)):
            heading(title)
            title.hide()
            shown.filled.connect(title.setVisible)
            notes.addWidget(title)
            notes.addWidget(shown)
            notes.addSpacing(px(14))
        notes.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(_GAP))
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self.side)

    # Showing

    def show_for(self, reflection_id: str, *, in_trash: bool) -> None:
        """Show what stands beside this reflection."""
        self._margin_of.reflection_id = self._kept_from.reflection_id = reflection_id
        for shown in (self.margin, self.kept):
            shown.set_open(open_=not in_trash)
            shown.look_again()

    def show_nothing(self) -> None:
        """Nothing is read."""
        self.show_for("", in_trash=True)

    def set_alone(self, alone: bool) -> None:
        """For others to see: what was written, and not what was thought about it later."""
        self._is_alone = alone
        self.side.setVisible(not alone)

    @property
    def most_width(self) -> int:
        """More room than this would be left empty."""
        return self._theme.px(TEXT if self._is_alone else TEXT + _GAP + MARGIN)

    @property
    def is_beside(self) -> bool:
        """Whether the notes stand beside the text and not below it."""
        return self._row.direction() == QBoxLayout.Direction.LeftToRight

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._theme.px
        beside = self.width() >= px(_BESIDE_FROM)
        self._text.setMaximumWidth(px(TEXT))
        self.side.setMaximumWidth(px(MARGIN if beside else TEXT))
        self.side.setMinimumWidth(px(MARGIN) if beside else 0)
        if beside != self.is_beside:
            ways = QBoxLayout.Direction
            self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    # Writing

    @Slot()
    def write_in_margin(self) -> None:
        """A new note, or the one that is half written."""
        if not self._is_alone:
            self.margin.write()

    @Slot()
    def keep_words(self) -> None:
        """Words to keep, beginning with those that are selected."""
        self.kept.write_with(self._written.selected_words())

    @property
    def is_pending(self) -> bool:
        """Whether something was typed here and is not kept yet."""
        return self.margin.is_pending or self.kept.is_pending

    def put_down(self) -> bool:
        """Keep what is half written; False when that failed."""
        return all([self.margin.put_down(), self.kept.put_down()])

    def leave(self) -> None:
        """The journal is about to be closed."""
        self.margin.leave()
        self.kept.leave()
