"""The licences of everything that Unhurried is built on."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label


@final
class LicencesDialog(Panel):
    """One long text, to be scrolled and searched with the eyes."""

    def __init__(self, theme: Theme, text: str, parent: QWidget) -> None:
        super().__init__(theme, self.tr("Licences"), parent, width=620)
        words = self.tr("Unhurried is built on the work of many. Each is named here with the words of its licence.")
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        keys = Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        self.text.setTextInteractionFlags(keys)
        self.text.setAccessibleName(self.tr("Licences"))
        self.text.setMinimumHeight(min(theme.px(360), 480))
        self.content.addWidget(text_label(words, "hint", wrap=True))
        self.content.addWidget(self.text, 1)
        self.buttons.addStretch(1)
        self.close_button = self.add_button(self.tr("Close"), "filled")
        self.close_button.clicked.connect(self.accept)
        self.text.setFocus()
