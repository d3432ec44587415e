"""From one computer to another: make an archive, or bring one in."""

from __future__ import annotations

from PySide6.QtCore import Signal

from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label


class ArchiveCard(Card):
    """Tells what an archive is; what it asks for is done by whoever holds the key.

    Signals:
        make_asked(), bring_asked().
    """

    make_asked = Signal()
    bring_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.set_title(self.tr("From one computer to another"))
        words = self.tr(
            "An archive is one sealed file, with all of this journal or a part of it, for Unhurried on another "
            "computer. It has a passphrase of its own. Brought in there, what is new is added and both sides keep "
            "their edits; nothing is deleted."
        )
        closes = self.tr(
            "To bring one in, the journal is closed for a moment. You see what would change before anything does, "
            "and a backup is made first."
        )
        self.make_button = push_button(self.tr("Make an archive…"), "outline")
        self.bring_button = push_button(self.tr("Bring an archive in…"), "outline")
        self.column.addWidget(text_label(words, "hint", wrap=True))
        self.column.addWidget(text_label(closes, "hint", wrap=True))
        row = Flow(theme.px(8))
        row.add(self.make_button)
        row.add(self.bring_button)
        self.column.addWidget(row)
        self.make_button.clicked.connect(self.make_asked)
        self.bring_button.clicked.connect(self.bring_asked)
