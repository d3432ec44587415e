"""Taking out: the card in Settings, which leads to the dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.labels import text_label


class TakeOutCard(Card):
    """Says what can leave, and as what.

    Signals:
        asked(): the writer wants to take something out.
    """

    asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.set_title(self.tr("Taking out"))
        words = self.tr(
            "All of the journal, or a part of it, as files that other programs read: Markdown, JSON, web pages, "
            "PDF, or a table of markings. They are not encrypted. What is in them is counted and compared with the "
            "journal."
        )
        self.button = push_button(self.tr("Take out…"), "outline")
        self.column.addWidget(text_label(words, "hint", wrap=True))
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        self.button.clicked.connect(self.asked)
