"""The writer's own list of words that never leave: added, shown as chips, and taken off."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.sharing.parts import Decision
from unhurried.domain.text import clean
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.chips import ChipRow
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.workspace import Workspace

LONGEST = 120


class NeverList(QWidget):
    """A copy in which one of these words is found is not made.

    Signals:
        edited(): the list is another.
    """

    edited = Signal()

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.chips = ChipRow(theme, removable=True)
        self.chips.setAccessibleName(self.tr("Words that never leave"))
        self.nothing = text_label(self.tr("No word is on the list."), "caption", wrap=True)
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST)
        self.field.setMaximumWidth(theme.px(280))
        self.field.setAccessibleName(self.tr("A word that never leaves"))
        self.field.setPlaceholderText(self.tr("A name, a place, a street"))
        self.add_button = push_button(self.tr("Put it on the list"), "outline")
        self.add_button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.field, 1)
        row.addWidget(self.add_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.chips)
        column.addWidget(self.nothing)
        column.addLayout(row)
        self.field.returnPressed.connect(self._add)
        self.add_button.clicked.connect(self._add)
        self.chips.removed.connect(self._remove)

    def refresh(self) -> None:
        """Show what is on the list."""
        try:
            decisions = self._workspace.copy_desk.decisions()
        except UnhurriedError as error:
            self._workspace.failed.emit(error)
            return
        words = [decision.word for decision in decisions if decision.never_leaves]
        self.chips.set_chips([(word, word, "plain") for word in words])
        self.chips.setVisible(bool(words))
        self.nothing.setVisible(not words)

    @Slot()
    def _add(self) -> None:
        word = " ".join(clean(self.field.text()).split())
        if word and self._workspace.decide(Decision(word, never_leaves=True)):
            self.field.clear()
            self.refresh()
            self.edited.emit()
        self.field.setFocus()

    @Slot(str)
    def _remove(self, word: str) -> None:
        if self._workspace.forget_decision(word):
            self.refresh()
            self.edited.emit()
            if self.chips.isHidden():
                self.field.setFocus()
