"""A page that looks again when something it shows has changed: at once if it is seen, or else when it comes up."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent

from unhurried.services.changes import Changed
from unhurried.ui.widgets.scroll_page import ScrollPage
from unhurried.ui.workspace import Workspace


class FreshPage(ScrollPage):
    """Whoever inherits from it sets `is_stale` to False once `refresh` has read everything."""

    def __init__(self, workspace: Workspace, concerns: Changed) -> None:
        super().__init__()
        self._concerns = concerns
        self.is_stale = True
        workspace.changed.connect(self._on_change)

    def refresh(self) -> None:
        """Look again."""
        raise NotImplementedError

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        if changed & self._concerns:
            self.is_stale = True
            if self.isVisible():
                self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.is_stale:
            self.refresh()
