"""The ways from Pacing into the journal: to the one reflection behind a dot, to the several behind a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from unhurried.domain.finding import Filter

if TYPE_CHECKING:
    from unhurried.ui.rooms import Rooms


class PacingWays(QObject):
    """Belongs to the rooms, and walks through them."""

    def __init__(self, rooms: Rooms) -> None:
        super().__init__(rooms)
        self._rooms = rooms
        rooms.pacing.open_asked.connect(self._read)
        rooms.pacing.narrow_asked.connect(self._narrow)
        rooms.pacing.told.connect(rooms.messages.say)

    @Slot(str)
    def _read(self, reflection_id: str) -> None:
        self._rooms.go("journal")
        self._rooms.journal.show_new(reflection_id)

    @Slot(object)
    def _narrow(self, narrowed: Filter) -> None:
        self._rooms.go("journal")
        self._rooms.journal.filters.narrow(narrowed)
