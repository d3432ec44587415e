"""A card with a heading."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from unhurried.ui.accessibility import heading
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label


def new_card(theme: Theme, title: str) -> tuple[QFrame, QVBoxLayout]:
    """A card with a heading, and the column for what is in it."""
    card = QFrame()
    card.setProperty("kind", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(20))
    column.setSpacing(theme.px(10))
    label = text_label(title, "card_title")
    heading(label)
    column.addWidget(label)
    return card, column
