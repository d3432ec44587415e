"""Ways in: the passphrase, and everything else that opens the journal."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.labels import text_label


class WaysCard(Card):
    """Says what there is, and asks for what the window opens.

    Signals:
        passphrase_asked(): the writer wants another passphrase.
    """

    passphrase_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.set_title(self.tr("Ways in"))
        words = self.tr("The journal itself is not rewritten, and the recovery code stays as it is.")
        self.passphrase_button = push_button(self.tr("Change the passphrase…"), "outline")
        self.column.addWidget(text_label(self.tr("Passphrase"), "strong"))
        self.column.addWidget(text_label(words, "hint", wrap=True))
        self.column.addWidget(self.passphrase_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.passphrase_button.clicked.connect(self.passphrase_asked)
