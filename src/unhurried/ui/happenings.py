"""Happenings: what has just become of a draft or a reflection, said in a few words, with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from unhurried.domain.forgetting import AboutClient, Footprint, Scope
from unhurried.ui import footprints, sentences
from unhurried.ui.messages import Messages
from unhurried.ui.workspace import Workspace

if TYPE_CHECKING:
    from unhurried.ui.rooms import Rooms


class Happenings(QObject):
    """Listens to Write and Journal, walks to where the thing is now, and offers to undo it."""

    def __init__(self, rooms: Rooms, workspace: Workspace, messages: Messages) -> None:
        super().__init__(rooms)
        self._rooms = rooms
        self._workspace = workspace
        self._messages = messages
        self._trashed = ""
        rooms.write.finished.connect(self._show_finished)
        rooms.write.left_alone.connect(self._show_put_away)
        rooms.journal.trashed.connect(self._show_trashed)
        rooms.journal.put_back.connect(self._show_put_back)
        rooms.journal.trash_emptied.connect(self._show_erased)
        workspace.erased.connect(self._show_gone)

    @Slot(str)
    def _show_finished(self, reflection_id: str) -> None:
        self._rooms.actions_.focus_mode.setChecked(False)
        self._rooms.go("journal")
        self._rooms.journal.show_new(reflection_id)
        self._messages.say(self.tr("Kept in your journal."))

    @Slot(str)
    def _show_put_away(self, reflection_id: str) -> None:
        sentence = self.tr("In the trash.")
        if reflection_id:
            self._rooms.go("journal")
            self._rooms.journal.read(reflection_id)
            sentence = self.tr("As it was. Your edit is among the earlier versions.")
        self._messages.offer(sentence, self.tr("Undo"), self._take_up)

    @Slot()
    def _take_up(self) -> None:
        self._rooms.go("write")
        self._rooms.write.take_up()

    @Slot(str)
    def _show_trashed(self, reflection_id: str) -> None:
        self._trashed = reflection_id
        self._messages.offer(self.tr("In the trash."), self.tr("Undo"), self._take_from_trash)

    @Slot()
    def _take_from_trash(self) -> None:
        self._workspace.take_from_trash(self._trashed)
        self._rooms.journal.select(self._trashed)

    @Slot(str)
    def _show_put_back(self, _reflection_id: str) -> None:
        self._messages.say(self.tr("Back in the journal."))

    @Slot(int)
    def _show_erased(self, count: int) -> None:
        sentence = self.tr("{reflections} erased for good.")
        self._messages.say(sentence.format(reflections=sentences.reflections(count)))

    @Slot(object, object)
    def _show_gone(self, scope: Scope, gone: Footprint) -> None:
        filters = self._rooms.journal.filters
        if isinstance(scope, AboutClient) and filters.current.client_code == scope.client_code:
            filters.remove("client_code")
        self._messages.say(footprints.gone(gone, leaves_traces=self._workspace.forgetting.leaves_traces))
