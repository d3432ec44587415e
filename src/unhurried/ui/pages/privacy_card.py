"""Who else sees the screen: only this page, and hiding the window from shared screens where a system can."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox

from unhurried.settings import SettingsFile
from unhurried.ui import capture
from unhurried.ui.accessibility import announce
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.wrapping import WrappingWords


@final
class Switch(WrappingWords, QCheckBox):
    """A box to tick whose words break where the window is narrow."""


@final
class PrivacyCard(Card):
    """The key for turning the screen to somebody, and the switch for captures; or why there is none."""

    def __init__(self, theme: Theme, settings: SettingsFile) -> None:
        super().__init__(theme)
        self.set_title(self.tr("Who else sees the screen"))
        self._settings = settings
        self._calls = capture.calls()
        self.hidden = Switch()
        self.hidden.set_words(self.tr("Hide this window from screen sharing and screenshots"))
        self.note = text_label(self._said(), "hint", wrap=True)
        self.refused = text_label(
            self.tr("The system refused. The window can be seen in screenshots and when the screen is shared."),
            "notice",
            wrap=True,
        )
        words = self.tr(
            "F9 leaves only the page that is open: no client code, no day, no list, so that you can turn the "
            "screen to somebody. What you wrote stays as you wrote it. F9 again, or Esc, brings everything back."
        )
        self.column.addWidget(text_label(words, "hint", wrap=True))
        for widget in (self.hidden, self.note, self.refused):
            self.column.addWidget(widget)
        self.hidden.setVisible(self._calls is not None)
        self.refused.hide()
        self.hidden.clicked.connect(self._switch)
        self.refresh()

    def _said(self) -> str:
        if self._calls is None:
            return self.tr(
                "This system gives programs no way to hide a window from screen sharing and screenshots. Before "
                "you share your screen, close or lock the journal."
            )
        return self.tr(
            "With it on, the window is black or missing for whoever helps you from afar, on some screens that are "
            "connected by USB, and in your own screenshots. Menus that drop down can be seen all the same, and some "
            "programs that record the screen do not keep to it."
        )

    def refresh(self) -> None:
        """Show the setting as it is."""
        self.hidden.setChecked(self._settings.current.block_capture)

    @Slot()
    def _switch(self) -> None:
        hidden = self.hidden.isChecked()
        self._settings.change(block_capture=hidden)
        if self._calls:
            is_done = capture.hide_all(self._calls, QGuiApplication.topLevelWindows(), hidden=hidden)
            self.refused.setVisible(hidden and not is_done)
            announce(self.refused, "" if is_done else self.refused.text())
