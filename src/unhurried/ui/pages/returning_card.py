"""Returning in Settings: what was written about a year ago is shown only if that is asked for here."""

from __future__ import annotations

from PySide6.QtCore import Slot

from unhurried.services.changes import Changed
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.switch import Switch
from unhurried.ui.workspace import Workspace


class ReturningCard(Card):
    """One switch, off until somebody wants it on."""

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__(theme)
        self.set_title(self.tr("A year ago"))
        self._workspace = workspace
        self.switch = Switch()
        self.switch.set_words(self.tr("Show in Journal what I wrote about a year ago"))
        words = self.tr(
            "Its day and its first words, above the timeline, where something was written around the same day. "
            "“Not today” puts it away until tomorrow."
        )
        self.column.addWidget(self.switch)
        self.column.addWidget(text_label(words, "hint", wrap=True))
        self.switch.clicked.connect(self._set)
        workspace.changed.connect(self._on_change)
        self._refresh()

    @Slot(bool)
    def _set(self, offered: bool) -> None:
        self._workspace.offer_year_ago(offered=offered)
        self._refresh()

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.PREFERENCES:
            self._refresh()

    def _refresh(self) -> None:
        self.switch.setChecked(self._workspace.returning.offers_year_ago)
