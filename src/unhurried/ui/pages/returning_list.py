"""Where I keep returning: the threads and prompts most written to, in the writer's own words, and nothing more."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.returning import Place, Returned
from unhurried.services.changes import Changed
from unhurried.ui import sentences
from unhurried.ui.pages.thread_row import ThreadRow, column_page, empty
from unhurried.ui.theme import Theme
from unhurried.ui.weak_call import weak_call
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage
from unhurried.ui.workspace import Workspace

NOTICED = Changed.THREADS | Changed.REFLECTIONS | Changed.QUESTIONS


class ReturningList(ScrollPage):
    """A plain list, the last written to first. Nothing is counted aloud, and nothing is concluded.

    Signals:
        thread_asked(str): open the thread with this id.
        prompt_asked(str): show the reflections with an answer to the prompt with this id.
    """

    thread_asked = Signal(str)
    prompt_asked = Signal(str)

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._theme = theme
        self._is_stale = True
        self._is_alone = False
        self.rows: list[ThreadRow] = []
        self.hint = text_label(
            self.tr("The threads and questions you have written to most, with your latest words there."),
            "hint",
            wrap=True,
        )
        self.nothing = text_label(
            self.tr("What you write to more than once stands here, in your own words."), "hint", wrap=True
        )
        self.setAccessibleName(self.tr("Where I keep returning"))
        ground, column = column_page(theme)
        column.addWidget(self.hint)
        column.addWidget(self.nothing)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(10))
        column.addLayout(self._list)
        column.addStretch(1)
        self.setWidget(ground)
        workspace.changed.connect(self._on_change)

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        if changed & NOTICED:
            self._is_stale = True
            if self.isVisible():
                self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def refresh(self) -> None:
        """Look again."""
        try:
            found = self._workspace.returning.keep_returning()
        except UnhurriedError as error:
            self._workspace.failed.emit(error)
            return
        self._is_stale = False
        empty(self._list)
        self.rows = [] if self._is_alone else [self._row(returned) for returned in found]
        for row in self.rows:
            self._list.addWidget(row)
        self.hint.setVisible(bool(found) and not self._is_alone)
        self.nothing.setVisible(not found and not self._is_alone)
        if self.rows:
            self.setFocusProxy(self.rows[0].button)

    def set_alone(self, alone: bool) -> None:
        """A list of everything is not for other eyes; or everything again."""
        self._is_alone = alone
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def _row(self, returned: Returned) -> ThreadRow:
        is_thread = returned.place is Place.THREAD
        kind = self.tr("A thread") if is_thread else self.tr("A question")
        row = ThreadRow(self._theme, returned.key, returned.name)
        row.show_words(kind, returned.words, sentences.full_day(returned.day))
        row.button.clicked.connect(weak_call(self._ask, is_thread, returned.key))
        return row

    def _ask(self, is_thread: bool, key: str) -> None:
        (self.thread_asked if is_thread else self.prompt_asked).emit(key)
