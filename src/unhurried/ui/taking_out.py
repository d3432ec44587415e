"""Taking out: from the card in Settings or the filter of the Journal to the dialog, over a journal that is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from unhurried.domain.finding import Filter
from unhurried.ui.leaving.outlet import Outlet
from unhurried.ui.leaving.take_out_dialog import TakeOutDialog

if TYPE_CHECKING:
    from unhurried.domain.ports import Journal
    from unhurried.ui.background import Background
    from unhurried.ui.rooms import Rooms
    from unhurried.ui.surroundings import Surroundings
    from unhurried.ui.theme import Theme
    from unhurried.ui.workspace import Workspace


class TakingOut(QObject):
    """Opens the dialog; the sample journal may leave like any other."""

    def __init__(
        self,
        outside: Surroundings,
        theme: Theme,
        background: Background,
        folder: Path,
        open_beside: Callable[[], Journal],
        workspace: Workspace,
        rooms: Rooms,
    ) -> None:
        super().__init__(rooms)
        self._outside = outside
        self._theme = theme
        self._background = background
        self._folder = folder
        self._open_beside = open_beside
        self._workspace = workspace
        self._rooms = rooms
        rooms.settings.taking_out.asked.connect(self._ask)
        rooms.journal.filters.offer_taking_out()
        rooms.journal.filters.taking_out_asked.connect(self.ask_for)

    @Slot()
    def _ask(self) -> None:
        self.ask_for(Filter())

    @Slot(object)
    def ask_for(self, narrowed: Filter) -> None:
        """Open the dialog with this filter set."""
        shelves = self._workspace.questions.shelves()
        outlet = Outlet(self._folder, self._open_beside, shelves, self._outside.now)
        window = self._rooms.window()
        TakeOutDialog(self._theme, self._workspace, self._background, outlet, narrowed, window).open()
