"""A card with a heading."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from unhurried.ui.accessibility import heading
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label


class Card(QFrame):
    """A quiet frame with a heading; `column` takes what is in it."""

    def __init__(self, theme: Theme, title: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.title = text_label(title, "card_title", wrap=True)
        heading(self.title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(20))
        self.column.setSpacing(theme.px(10))
        self.column.addWidget(self.title)

    def set_title(self, title: str) -> None:
        """For a card that can only say its title once it is made, because it translates it."""
        self.title.setText(title)
