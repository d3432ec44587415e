"""The frame of the pages before a journal is open: a quiet card in the middle of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from unhurried.ui.accessibility import heading
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage

WIDTH = 520


class Gate(ScrollPage):
    """The brand, a title, some content and a row of buttons; scrolls where the window is small."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        self.card = QFrame()
        self.card.setProperty("kind", "card")
        self.card.setMaximumWidth(px(WIDTH))
        self.brand = text_label(self.tr("Unhurried"), "brand")
        self.title = text_label(title, "title", wrap=True)
        heading(self.title)
        self.content = QVBoxLayout()
        self.content.setSpacing(px(12))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(px(8))
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(px(36), px(30), px(36), px(30))
        inside.setSpacing(px(16))
        inside.addWidget(self.title)
        inside.addLayout(self.content)
        inside.addLayout(self.buttons)
        self.below = QVBoxLayout()
        self.below.setSpacing(px(2))
        self.setWidget(self._centred())

    def _centred(self) -> QWidget:
        px = self._theme.px
        ground = QWidget()
        column = QVBoxLayout()
        column.setSpacing(px(18))
        column.addStretch(2)
        column.addWidget(self.brand, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.card)
        column.addLayout(self.below)
        column.addStretch(3)
        row = QHBoxLayout(ground)
        row.setContentsMargins(px(24), px(24), px(24), px(24))
        row.addStretch(1)
        row.addLayout(column, 1000)
        row.addStretch(1)
        return ground

    def focus_first(self) -> None:
        """Put the caret where one goes on."""
        self.setFocus()

    def button(self, text: str, kind: str) -> QPushButton:
        """A button for the row, or for below the card."""
        return push_button(text, kind)
