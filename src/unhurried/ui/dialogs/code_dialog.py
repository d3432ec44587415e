"""Choosing a client code: those in use, offered neutral nouns, or one's own label."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from unhurried.domain import client_codes
from unhurried.domain.text import clean
from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.chips import ChipRow
from unhurried.ui.widgets.labels import text_label

SHOWN = 24
OFFERED = 4


class CodeDialog(Panel):
    """Which client code a reflection has.

    Signals:
        code_chosen(str): the code, or "" for none.
    """

    code_chosen = Signal(str)

    def __init__(self, theme: Theme, in_use: list[str], current: str | None, parent: QWidget) -> None:
        super().__init__(theme, self.tr("Which client was this with?"), parent)
        self._in_use = in_use
        self._build(current or "")
        self._arrange()
        self._connect()

    def _build(self, current: str) -> None:
        offered = islice(client_codes.unused(self._in_use), OFFERED)
        self.used = ChipRow(self._theme)
        self.used.setAccessibleName(self.tr("Client codes in use"))
        self.used.set_chips([(c, c, "on" if c == current else "plain") for c in self._in_use[:SHOWN]])
        self.fresh = ChipRow(self._theme)
        self.fresh.setAccessibleName(self.tr("Unused neutral nouns"))
        self.fresh.set_chips([(noun, noun, "plain") for noun in offered])
        self.field = QLineEdit(current)
        self.field.setAccessibleName(self.tr("Your own label"))
        self.field.setPlaceholderText(self.tr("Your own label"))
        self.field.setMaxLength(60)
        self.field.selectAll()
        self.warning = text_label("", "notice", wrap=True)
        self.warning.setVisible(False)

    def _arrange(self) -> None:
        note = self.tr("A code is a label you make up, so that no name stands in your journal.")
        self.content.addWidget(text_label(note, "hint", wrap=True))
        if self._in_use:
            self.content.addWidget(text_label(self.tr("In use"), "strong"))
            self.content.addWidget(self.used)
        self.content.addWidget(text_label(self.tr("A new one"), "strong"))
        self.content.addWidget(self.fresh)
        self.content.addWidget(self.field)
        self.content.addWidget(self.warning)
        self.none_button = self.add_button(self.tr("No client code"), "ghost")
        self.buttons.addStretch(1)
        self.use_button = self.add_button(self.tr("Use this code"), "filled")
        self.field.setFocus()

    def _connect(self) -> None:
        self.used.pressed.connect(self._choose)
        self.fresh.pressed.connect(self._choose)
        self.field.textChanged.connect(self._consider)
        self.none_button.clicked.connect(self._choose_none)
        self.use_button.clicked.connect(self._choose_typed)

    @Slot(str)
    def _consider(self, text: str) -> None:
        doubt = None if text.strip() in self._in_use else client_codes.doubt(text)
        sentences = {
            "initials": self.tr("This looks like initials. With a date and a story, initials point to a person."),
            "title": self.tr("This looks like a form of address. A neutral noun is safer."),
            "name": self.tr("This looks like a name. A neutral noun is safer."),
            "date": self.tr("This holds something like a date. A neutral noun is safer."),
        }
        self.warning.setText(sentences.get(doubt or "", ""))
        self.warning.setVisible(doubt is not None and bool(text.strip()))
        self.fit()

    @Slot(str)
    def _choose(self, code: str) -> None:
        self.code_chosen.emit(code)
        self.accept()

    @Slot()
    def _choose_none(self) -> None:
        self._choose("")

    @Slot()
    def _choose_typed(self) -> None:
        typed = " ".join(clean(self.field.text()).split())
        known = {code.casefold(): code for code in self._in_use}
        self._choose(known.get(typed.casefold(), typed))
