"""Asking once before something that cannot be undone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label


class ConfirmDialog(Panel):
    """A question, what follows from yes, and a button that says what it does."""

    def __init__(self, theme: Theme, question: str, consequence: str, yes: str, parent: QWidget) -> None:
        super().__init__(theme, question, parent)
        self.content.addWidget(text_label(consequence, "hint", wrap=True))
        self.buttons.addStretch(1)
        self.no_button = self.add_button(self.tr("Cancel"), "ghost")
        self.yes_button = self.add_button(yes, "danger")
        self.no_button.clicked.connect(self.reject)
        self.yes_button.clicked.connect(self.accept)
        self.no_button.setFocus()


def before_losing_words(theme: Theme, window: QWidget) -> ConfirmDialog:
    """The one time that closing the window asks: what was typed last is nowhere but on the screen."""
    return ConfirmDialog(
        theme,
        _tr("Close without keeping the last words?"),
        _tr("They cannot be written to the journal just now. Leave the window open, and they stay here."),
        _tr("Close and lose them"),
        window,
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("ConfirmDialog", text)
