"""Pacing in Settings: pictures of one's own marks can be switched off for good."""

from __future__ import annotations

from PySide6.QtCore import Slot

from unhurried.services.changes import Changed
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.switch import Switch
from unhurried.ui.workspace import Workspace


class PacingCard(Card):
    """Two switches. What was marked or recorded stays where it is, either way."""

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__(theme)
        self.set_title(self.tr("Pacing"))
        self._workspace = workspace
        self.pictures = Switch()
        self.pictures.set_words(self.tr("Show pictures of what I marked"))
        words = self.tr("Without them, marks stay in your reflections, where they can be read and found.")
        self.column.addWidget(self.pictures)
        self.column.addWidget(text_label(words, "hint", wrap=True))
        self.order = Switch()
        self.order.set_words(self.tr("Record which session of its day each was"))
        words = self.tr("Then Write has one more button, and habits can be laid out by day of the week and by order.")
        self.column.addWidget(self.order)
        self.column.addWidget(text_label(words, "hint", wrap=True))
        self.pictures.clicked.connect(self._set)
        self.order.clicked.connect(self._record_order)
        workspace.changed.connect(self._on_change)
        self._refresh()

    @Slot(bool)
    def _set(self, shown: bool) -> None:
        self._workspace.show_pictures(shown=shown)

    @Slot(bool)
    def _record_order(self, recorded: bool) -> None:
        self._workspace.record_order(recorded=recorded)

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.PACING:
            self._refresh()

    def _refresh(self) -> None:
        self.pictures.setChecked(self._workspace.pacing.shows_pictures)
        self.order.setChecked(self._workspace.pacing.records_order)
