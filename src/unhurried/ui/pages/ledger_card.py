"""A copy that left: for whom, what it took along, as what, and what has become of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from unhurried.domain.disclosures import Entry, LineKind
from unhurried.ui import ledger_words
from unhurried.ui.accessibility import heading
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label


class LedgerCard(QFrame):
    """One entry of the ledger, with nothing of what the copy says.

    Signals:
        mark_asked(int, str): this is to be noted about the copy of the line with this number.
    """

    mark_asked = Signal(int, str)

    def __init__(self, theme: Theme, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self.setProperty("kind", "card")
        name = ledger_words.title(entry)
        self.title = text_label(name, "card_title", wrap=True)
        heading(self.title)
        self.told = text_label("\n".join(ledger_words.lines(entry)), "ui", wrap=True)
        self.marks = text_label("\n".join(ledger_words.marks(entry)), "strong", wrap=True)
        self.fingerprint = text_label(ledger_words.first_letters(entry), "path", wrap=True)
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.whole_button = push_button(self.tr("The whole fingerprint"), "quiet")
        self.whole_button.setCheckable(True)
        self.destroyed_button = push_button(self.tr("It was destroyed"), "quiet")
        self.returned_button = push_button(self.tr("It was returned"), "quiet")
        number = entry.line.number
        for button in self.tools():
            words = self.tr("{words}: line {number}").format(words=button.text(), number=number)
            button.setAccessibleName(words)
        self._arrange(theme)
        self.destroyed_button.setVisible(entry.destroyed_on is None)
        self.returned_button.setVisible(entry.is_out)
        self.marks.setVisible(bool(entry.marks))
        self.whole_button.toggled.connect(self._show_fingerprint)
        self.destroyed_button.clicked.connect(self._destroyed)
        self.returned_button.clicked.connect(self._returned)

    def tools(self) -> tuple[QPushButton, ...]:
        """What can be pressed."""
        return self.destroyed_button, self.returned_button, self.whole_button

    def _arrange(self, theme: Theme) -> None:
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(14), px(16), px(10))
        column.setSpacing(px(6))
        tools = Flow(px(4))
        for button in self.tools():
            tools.add(button)
        line = text_label(self.tr("Fingerprint of the file"), "caption", wrap=True)
        for widget in (self.title, self.told, self.marks, line, self.fingerprint, tools):
            column.addWidget(widget)

    @Slot(bool)
    def _show_fingerprint(self, shown: bool) -> None:
        entry = self.entry
        self.fingerprint.setText(ledger_words.grouped(entry) if shown else ledger_words.first_letters(entry))

    @Slot()
    def _destroyed(self) -> None:
        self.mark_asked.emit(self.entry.line.number, str(LineKind.DESTROYED))

    @Slot()
    def _returned(self) -> None:
        self.mark_asked.emit(self.entry.line.number, str(LineKind.RETURNED))
