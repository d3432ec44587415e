"""Wellbeing and support: how I am, in my own words, and whom I could call; private, and nothing made of it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from unhurried.domain.margins import KeptKind
from unhurried.ui.accessibility import heading
from unhurried.ui.pages.note_list import NoteList
from unhurried.ui.pages.note_places import Wellbeing
from unhurried.ui.pages.words_to_keep import column_on
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage
from unhurried.ui.workspace import Workspace


class WellbeingPage(ScrollPage):
    """Two lists of the writer's own lines."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Wellbeing and support"))
        self.state = NoteList(theme, Wellbeing(workspace, KeptKind.STATE), role="body")
        self.support = NoteList(theme, Wellbeing(workspace, KeptKind.SUPPORT), role="body")
        about = self.tr(
            "This page is for you. It is not a diagnosis, and nothing on it is scored, counted or compared. A copy "
            "made for somebody else takes none of it along unless you choose each line by itself."
        )
        column = column_on(self, theme, self.accessibleName(), about)
        self._put(
            column,
            theme,
            self.tr("How I am, in my own words"),
            self.tr("As of the day it is written. There is no scale."),
            self.state,
        )
        column.addSpacing(theme.px(24))
        self._put(
            column,
            theme,
            self.tr("Whom I could call"),
            self.tr("A colleague, a supervisor, a friend, a line that is answered at night."),
            self.support,
        )
        column.addStretch(1)
        self.setFocusProxy(self.state.add_button)

    @staticmethod
    def _put(column: QVBoxLayout, theme: Theme, title: str, about: str, lines: NoteList) -> None:
        label = text_label(title, "card_title", wrap=True)
        heading(label)
        column.addWidget(label)
        column.addWidget(text_label(about, "hint", wrap=True))
        column.addSpacing(theme.px(8))
        column.addWidget(lines)

    @property
    def is_pending(self) -> bool:
        """Whether something was typed here and is not kept yet."""
        return self.state.is_pending or self.support.is_pending

    def put_down(self) -> bool:
        """Keep what is half written; False when that failed."""
        return all([self.state.put_down(), self.support.put_down()])

    def leave(self) -> None:
        """The journal is about to be closed."""
        self.state.leave()
        self.support.leave()
