"""Choosing context tags: known ones switched on and off, and new ones typed."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from unhurried.domain.text import clean
from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.chips import ChipRow
from unhurried.ui.widgets.labels import text_label

SHOWN = 30


class TagsDialog(Panel):
    """Which tags a reflection has.

    Signals:
        tags_chosen(tuple[str, ...]): the tags, in the order they were chosen.
    """

    tags_chosen = Signal(object)

    def __init__(self, theme: Theme, known: list[str], current: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(theme, self.tr("In what setting?"), parent)
        offered = [
            self.tr("in person"),
            self.tr("video"),
            self.tr("telephone"),
            self.tr("group"),
            self.tr("first session"),
            self.tr("after a break"),
            self.tr("ending"),
        ]
        self._known = list(dict.fromkeys([*current, *known[:SHOWN], *offered]))
        self._chosen = list(current)
        self.chips = ChipRow(theme)
        self.chips.setAccessibleName(self.tr("Tags"))
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("A tag of your own"))
        self.field.setPlaceholderText(self.tr("A tag of your own"))
        self.field.setMaxLength(40)
        self.content.addWidget(text_label(self.tr("Tags help you find a session again."), "hint", wrap=True))
        self.content.addWidget(self.chips)
        self.content.addWidget(self.field)
        self.buttons.addStretch(1)
        self.done_button = self.add_button(self.tr("Done"), "filled")
        self.chips.pressed.connect(self._switch)
        self.done_button.clicked.connect(self._finish)
        self._refresh()
        self.chips.setFocus()

    def _refresh(self) -> None:
        self.chips.set_chips([(t, t, "on" if t in self._chosen else "plain") for t in self._known])

    @Slot(str)
    def _switch(self, tag: str) -> None:
        if tag in self._chosen:
            self._chosen.remove(tag)
        else:
            self._chosen.append(tag)
        self._refresh()

    @Slot()
    def _finish(self) -> None:
        typed = [" ".join(clean(part).split()) for part in self.field.text().split(",")]
        tags = dict.fromkeys([*self._chosen, *(tag for tag in typed if tag)])
        self.tags_chosen.emit(tuple(tags))
        self.accept()
