"""Words to keep: when-then notes and small acts worth repeating, large and calm, to read before a session."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unhurried.ui.accessibility import heading
from unhurried.ui.pages.note_list import NoteList
from unhurried.ui.pages.note_places import KeptWords
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage
from unhurried.ui.workspace import Workspace

COLUMN = 700


class WordsPage(ScrollPage):
    """One under another, in the order in which they were kept.

    Signals:
        open_asked(str): show the reflection with this id.
    """

    open_asked = Signal(str)

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Words to keep"))
        self.words = NoteList(theme, KeptWords(workspace), role="kept")
        self.words.open_asked.connect(self.open_asked)
        about = self.tr("To read before a session, and to leave at the door of it.")
        column = column_on(self, theme, self.accessibleName(), about)
        column.addWidget(self.words)
        column.addStretch(1)
        self.setFocusProxy(self.words.add_button)

    @property
    def is_pending(self) -> bool:
        """Whether something was typed here and is not kept yet."""
        return self.words.is_pending

    def put_down(self) -> bool:
        """Keep what is half written; False when that failed."""
        return self.words.put_down()

    def leave(self) -> None:
        """The journal is about to be closed."""
        self.words.leave()


def column_on(page: ScrollPage, theme: Theme, title: str, about: str) -> QVBoxLayout:
    """Give a page one column with a heading and a sentence about it; what is returned takes the rest."""
    px = theme.px
    inner = QWidget()
    inner.setMaximumWidth(px(COLUMN))
    column = QVBoxLayout(inner)
    column.setContentsMargins(px(32), px(18), px(32), px(48))
    column.setSpacing(px(8))
    head = text_label(title, "prompt", wrap=True)
    heading(head)
    column.addWidget(head)
    column.addWidget(text_label(about, "hint", wrap=True))
    column.addSpacing(px(20))
    ground = QWidget()
    row = QHBoxLayout(ground)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(inner, 1000)
    row.addStretch(1)
    page.setWidget(ground)
    return column
