"""A short answer in one's own words, with some to take: chips above a line to write in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from unhurried.domain.text import clean
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.chips import ChipRow
from unhurried.ui.widgets.labels import text_label

LONGEST = 120


class OwnWords(QWidget):
    """A chip puts its words on the line; pressed again, it takes them off.

    Signals:
        typed(str): what is on the line, as it is typed.
        taken(str): a chip was pressed, and this is on the line now.
    """

    typed = Signal(str)
    taken = Signal(str)

    def __init__(self, theme: Theme, label: str, placeholder: str, offered: Sequence[str]) -> None:
        super().__init__()
        self._offered = tuple(offered)
        self.label = text_label(label, "strong", wrap=True)
        self.field = QLineEdit()
        self.field.setAccessibleName(label)
        self.field.setPlaceholderText(placeholder)
        self.field.setMaxLength(LONGEST)
        self.field.setMaximumWidth(theme.px(360))
        self.label.setBuddy(self.field)
        self.chips = ChipRow(theme)
        self.chips.setAccessibleName(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for widget in (self.label, self.chips, self.field):
            column.addWidget(widget)
        self.field.textEdited.connect(self._type)
        self.chips.pressed.connect(self._take)
        self.show_words("")

    def words(self) -> str:
        return " ".join(clean(self.field.text()).split())

    def show_words(self, words: str) -> None:
        """These are on the line; nothing is emitted."""
        if self.words() != words:
            self.field.setText(words)
        self.chips.set_chips([(offer, offer, "on" if offer == words else "plain") for offer in self._offered])

    @Slot()
    def _type(self) -> None:
        self.show_words(self.words())
        self.typed.emit(self.words())

    @Slot(str)
    def _take(self, words: str) -> None:
        self.show_words("" if words == self.words() else words)
        self.taken.emit(self.words())
