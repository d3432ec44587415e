"""Rehearsals of the recovery code: offered once and then each quarter, and remembered."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from unhurried.domain.backups import Rehearsal
from unhurried.domain.errors import UnhurriedError
from unhurried.domain.preferences import REHEARSAL_OFFERED, REHEARSED
from unhurried.services.safekeeping import is_rehearsal_due
from unhurried.ui.background import Background
from unhurried.ui.dialogs.rehearse_dialog import Rehearse, RehearseDialog
from unhurried.ui.rooms import Rooms
from unhurried.ui.theme import Theme
from unhurried.ui.workspace import Workspace


class Rehearsals(QObject):
    """Says so in the quiet line above the page when it is time, and never there where something else is said.

    Signals:
        rehearsed(): the day of the last rehearsal is another one.
    """

    rehearsed = Signal()

    def __init__(
        self,
        theme: Theme,
        background: Background,
        rehearse: Rehearse,
        workspace: Workspace,
        rooms: Rooms,
    ) -> None:
        super().__init__(rooms)
        self._theme = theme
        self._background = background
        self._rehearse = rehearse
        self._workspace = workspace
        self._rooms = rooms
        self._is_offered = False
        rooms.banner.closed.connect(self._note_put_away)
        rooms.stack.currentChanged.connect(self._offer_soon)
        self._offer_soon()

    def last(self) -> date | None:
        """The day of the last rehearsal that was whole."""
        return self._day(REHEARSED)

    @Slot()
    def open(self) -> None:
        """Ask for the code, and try it."""
        dialog = RehearseDialog(self._theme, self._background, self._rehearse, self._rooms.window())
        dialog.rehearsed.connect(self._note)
        dialog.open()

    def forget(self) -> None:
        """There is a new code, which nobody has rehearsed."""
        self._remember(REHEARSED, "")
        self.rehearsed.emit()

    @Slot(object)
    def _note(self, rehearsal: Rehearsal) -> None:
        if rehearsal.is_whole:
            self._remember(REHEARSED, self._workspace.today().isoformat())
            self.rehearsed.emit()

    @Slot()
    def _offer_soon(self) -> None:
        """A turn later: whatever else is to be said is said by then, and comes first."""
        if not self._is_offered:
            QTimer.singleShot(0, self, self._offer)

    @Slot()
    def _offer(self) -> None:
        if self._is_offered or not self._rooms.banner.isHidden() or not self._is_time():
            return
        self._is_offered = True
        self._rooms.messages.offer(self._sentence(), self.tr("Rehearse it…"), self._take_up)

    def _sentence(self) -> str:
        if self.last() is None:
            return self.tr("The recovery code on your paper can be rehearsed: does it really bring everything back?")
        return self.tr("A quarter of a year has passed since the recovery code was rehearsed.")

    @Slot()
    def _take_up(self) -> None:
        self._note_answered()
        self.open()

    @Slot()
    def _note_put_away(self) -> None:
        if self._is_offered and self._rooms.banner.message.text() == self._sentence():
            self._note_answered()

    def _note_answered(self) -> None:
        """Said once is enough until the next quarter."""
        self._remember(REHEARSAL_OFFERED, self._workspace.today().isoformat())

    def _is_time(self) -> bool:
        """Whether there is something to rehearse, and neither a rehearsal nor an answer this quarter."""
        days = [day for day in (self.last(), self._day(REHEARSAL_OFFERED)) if day]
        try:
            has_something = self._workspace.reading.count() > 0
        except UnhurriedError:  # damaged: there are other things to be said
            return False
        return has_something and is_rehearsal_due(max(days, default=None), self._workspace.today())

    def _remember(self, name: str, day: str) -> None:
        with suppress(UnhurriedError):  # the journal may have been locked a moment before
            self._workspace.prefer(name, day)

    def _day(self, name: str) -> date | None:
        try:
            return date.fromisoformat(self._workspace.preference(name))
        except (ValueError, UnhurriedError):
            return None
