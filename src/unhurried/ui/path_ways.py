"""The ways between Write and the pages of the guided path, which are in Prompts."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from unhurried.ui.rooms import Rooms


@final
class PathWays(QObject):
    """From a question to its theme, from a theme to its questions, and to the first words from anywhere."""

    def __init__(self, rooms: Rooms) -> None:
        super().__init__(rooms)
        self._rooms = rooms
        rooms.write.guided.theme_asked.connect(self._read)
        rooms.write.guided.words_asked.connect(self.show_words)
        rooms.journal.nothing.words_asked.connect(self.show_words)
        rooms.journal.nothing.write_asked.connect(self._go_to_write)
        rooms.prompts.path.writing_asked.connect(self._write)
        rooms.prompts.path.moved.connect(rooms.write.guided.catch_up)

    @Slot()
    def show_words(self) -> None:
        """What to write, and what not."""
        self._rooms.actions_.only_page.setChecked(False)
        self._rooms.go("prompts")
        self._rooms.prompts.show_first_words()

    @Slot()
    def _go_to_write(self) -> None:
        self._rooms.go("write")

    @Slot(str)
    def _read(self, theme_id: str) -> None:
        self._rooms.go("prompts")
        self._rooms.prompts.show_theme(theme_id)

    @Slot()
    def _write(self) -> None:
        self._rooms.go("write")
        self._rooms.write.guided.go_on()
