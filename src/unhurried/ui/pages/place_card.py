"""Where the journal is, and how to open another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal

from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.labels import text_label


class PlaceCard(Card):
    """The folder, to be read and copied; None for a sample.

    Signals:
        other_asked(): another journal is to be opened.
    """

    other_asked = Signal()

    def __init__(self, theme: Theme, folder: Path | None) -> None:
        super().__init__(theme)
        self.set_title(self.tr("Where the journal is"))
        sample = self.tr("A sample, in a temporary folder that goes when it is closed.")
        self.place = text_label(str(folder) if folder else sample, "path" if folder else "hint", wrap=True)
        copying = self.tr("To copy the journal, close it first and copy the whole folder.")
        self.other_button = push_button(self.tr("Close this journal, open another…"), "outline")
        self.column.addWidget(self.place)
        self.column.addWidget(text_label(copying, "hint", wrap=True))
        self.column.addWidget(self.other_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.other_button.clicked.connect(self.other_asked)
