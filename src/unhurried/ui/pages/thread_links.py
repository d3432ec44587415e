"""Threads named beside something else: those a reflection is in, those found by a word; each opens."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.threads import Thread
from unhurried.services.changes import Changed
from unhurried.ui import thread_words
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.chips import ChipRow
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.workspace import Workspace

MOST_FOUND = 5


class ThreadLinks(QWidget):
    """A quiet line of threads; not there while it names none.

    Signals:
        opened(str): the reader wants to see the thread with this id.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._is_alone = False
        self.label = text_label(title, "caption", wrap=True)
        self.chips = ChipRow(theme)
        self.chips.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.label)
        column.addWidget(self.chips)
        self.chips.pressed.connect(self.opened)
        self.hide()

    def show_threads(self, threads: list[Thread]) -> None:
        """Name these, each once."""
        named = {thread.thread_id: thread_words.in_short(thread) for thread in threads}
        self.chips.set_chips([(key, words, "plain") for key, words in named.items()])
        for chip in self.chips.chips():  # a thread may be named in two places of a page
            chip.setAccessibleName(f"{self.label.text()}: {chip.words()}")
        self.setVisible(bool(named) and not self._is_alone)

    def set_alone(self, alone: bool) -> None:
        """Not there while only the page is shown."""
        self._is_alone = alone
        self.setVisible(bool(self.chips.chips()) and not alone)


class InThreads(ThreadLinks):
    """The threads that a reflection has led to."""

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__(theme, "")
        self.label.setText(self.tr("Carried on in"))
        self.chips.setAccessibleName(self.tr("Threads that this is carried on in"))
        self._workspace = workspace
        self._reflection_id = ""
        workspace.changed.connect(self._on_change)

    def show_reflection(self, reflection_id: str) -> None:
        """Name those of this reflection."""
        self._reflection_id = reflection_id
        try:
            found = self._workspace.threads.of_reflection(reflection_id)
        except UnhurriedError as error:
            self._workspace.failed.emit(error)
            found = []
        self.show_threads([thread for thread, _ in found])

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.THREADS and self._reflection_id:
            self.show_reflection(self._reflection_id)


class FoundThreads(ThreadLinks):
    """The threads in which something was found."""

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__(theme, "")
        self.label.setText(self.tr("Found in threads"))
        self.chips.setAccessibleName(self.tr("Threads in which it was found"))
        self._workspace = workspace

    def show_found(self, words: str) -> None:
        """Look for these words; nothing is asked for without any."""
        try:
            found = self._workspace.threads.find(words) if words.strip() else []
        except UnhurriedError as error:
            self._workspace.failed.emit(error)
            found = []
        self.show_threads([hit.thread for hit in found[:MOST_FOUND]])
