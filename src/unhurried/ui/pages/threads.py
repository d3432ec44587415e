"""Threads: what is carried across reflections, and where one keeps returning, a page for each."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from unhurried.ui.accessibility import heading
from unhurried.ui.pages.returning_list import ReturningList
from unhurried.ui.pages.thread_shelf import ThreadShelf
from unhurried.ui.pages.wellbeing import WellbeingPage
from unhurried.ui.pages.words_to_keep import WordsPage
from unhurried.ui.theme import Theme
from unhurried.ui.weak_call import weak_call
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.segments import Segments
from unhurried.ui.workspace import Workspace


class Segment(NamedTuple):
    """One page of this room: its key, what its button says, and what it shows."""

    key: str
    title: str
    page: QWidget


class ThreadsPage(QWidget):
    """A row of buttons, and the page of the chosen one.

    Signals:
        reflection_asked(str): the reader wants to see the reflection with this id.
        thread_asked(str): the reader wants to see the reflections of the thread with this id.
        prompt_asked(str): the reader wants to see the reflections with an answer to the prompt with this id.
        begin_asked(): the writer wants to begin a thread.
    """

    reflection_asked = Signal(str)
    thread_asked = Signal(str)
    prompt_asked = Signal(str)
    begin_asked = Signal()

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_alone = False
        self.shelf = ThreadShelf(workspace, theme)
        self.words = WordsPage(workspace, theme)
        self.wellbeing = WellbeingPage(workspace, theme)
        self.returning = ReturningList(workspace, theme)
        self.segments: list[Segment] = [
            Segment("threads", self.tr("Threads"), self.shelf),
            Segment("words", self.words.accessibleName(), self.words),
            Segment("wellbeing", self.wellbeing.accessibleName(), self.wellbeing),
            Segment("returning", self.tr("Where I keep returning"), self.returning),
        ]
        self._build()
        self._arrange()
        self._connect()
        self.show_segment(self.segments[0].key)

    def _build(self) -> None:
        self.title = text_label(self.tr("Threads"), "title")
        heading(self.title)
        self.row = Segments(self._theme)
        self.stack = QStackedWidget()
        self._buttons: dict[str, QPushButton] = {}
        for segment in self.segments:
            button = self.row.add_segment(segment.title)
            # The rail has a button of the same name.
            button.setAccessibleName(self.tr("Page: {title}").format(title=segment.title))
            button.clicked.connect(weak_call(self._press, segment.key))
            self._buttons[segment.key] = button
            self.stack.addWidget(segment.page)

    def _arrange(self) -> None:
        px = self._theme.px
        self.head = QWidget()
        head = QVBoxLayout(self.head)
        head.setContentsMargins(px(32), px(18), px(32), px(4))
        head.setSpacing(px(10))
        head.addWidget(self.title)
        head.addWidget(self.row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.shelf.reflection_asked.connect(self.reflection_asked)
        self.shelf.currentChanged.connect(self._show_head)
        self.shelf.reflections_asked.connect(self.thread_asked)
        self.shelf.begin_asked.connect(self.begin_asked)
        self.words.open_asked.connect(self.reflection_asked)
        self.returning.prompt_asked.connect(self.prompt_asked)
        self.returning.thread_asked.connect(self.open_thread)

    @property
    def segment(self) -> str:
        """Key of the page that is shown."""
        return self.segments[self.stack.currentIndex()].key

    def show_segment(self, key: str) -> None:
        """Show the page with this key; the first for one that there is not."""
        found = next((segment for segment in self.segments if segment.key == key), self.segments[0])
        self.row.choose(self._buttons[found.key])
        self.stack.setCurrentWidget(found.page)
        self.setFocusProxy(found.page)
        self._show_head()

    def _press(self, key: str) -> None:
        """The page that is shown, pressed again, goes back to its list."""
        if key == self.segment == "threads":
            self.shelf.back()
        self.show_segment(key)

    @Slot(str)
    def open_thread(self, thread_id: str) -> None:
        """Show one thread."""
        self.show_segment("threads")
        self.shelf.open_thread(thread_id)

    def place(self) -> dict[str, str]:
        """Which page and which thread are shown, to come back to."""
        return {"segment": self.segment, "thread": self.shelf.thread_id}

    def return_to(self, place: dict[str, str]) -> None:
        """Walk back to a place; to the threads when it is empty."""
        self.show_segment(place.get("segment", ""))
        if place.get("thread"):
            self.shelf.open_thread(place["thread"])

    def set_alone(self, alone: bool) -> None:
        """Only what was written, and nothing that says whom it is about; or everything again."""
        self._is_alone = alone
        self._show_head()
        self.shelf.set_alone(alone)
        self.returning.set_alone(alone)

    @Slot()
    def _show_head(self) -> None:
        """A thread that is read in a low window has the whole of it; its own button leads back."""
        is_reading = self.segment == "threads" and bool(self.shelf.thread_id)
        self.head.setVisible(not self._is_alone and not (is_reading and self.shelf.view.is_low))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_head()

    @property
    def is_pending(self) -> bool:
        """Whether something was typed here and is not kept yet."""
        return self.shelf.view.is_pending or self.words.is_pending or self.wellbeing.is_pending

    def put_down(self) -> bool:
        """Keep what is on the screen; False when that failed."""
        return all([self.shelf.put_down(), self.words.put_down(), self.wellbeing.put_down()])

    def leave(self) -> None:
        """The journal is about to be closed: nothing more is asked of it."""
        for page in (self.shelf, self.words, self.wellbeing):
            page.leave()
