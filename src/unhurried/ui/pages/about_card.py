"""About: which version this is, from when, and under which licences."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import Qt, Slot

from unhurried import __version__
from unhurried.services import licences
from unhurried.ui import sentences
from unhurried.ui.dialogs.licences_dialog import LicencesDialog
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.labels import text_label


@final
class AboutCard(Card):
    """The version, and a way to the licences."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self.set_title(self.tr("About"))
        self.version = text_label(self._said(), "strong", wrap=True)
        free = self.tr("Free software under the MIT licence. It never looks for a newer version by itself.")
        self.licences_button = push_button(self.tr("Licences…"), "outline")
        self.column.addWidget(self.version)
        self.column.addWidget(text_label(free, "hint", wrap=True))
        self.column.addWidget(self.licences_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.licences_button.clicked.connect(self._show_licences)

    def _said(self) -> str:
        day = licences.built_on()
        if day is None:
            return self.tr("Unhurried {version}, started from its source").format(version=__version__)
        words = self.tr("Unhurried {version}, as it was on {day}")
        return words.format(version=__version__, day=sentences.long_day(day))

    @Slot()
    def _show_licences(self) -> None:
        LicencesDialog(self._theme, licences.licences(), self.window()).open()
