"""One thread: its first and latest words side by side, what is added to it now, and all in between."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from unhurried.domain.threads import Thread
from unhurried.ui.accessibility import heading
from unhurried.ui.pages.thread_row import column_page
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage
from unhurried.ui.workspace import Workspace


class ThreadView(ScrollPage):
    """A thread that is opened.

    Signals:
        back_asked(): back to the list.
        reflection_asked(str): show the reflection with this id.
        reflections_asked(str): show the reflections of the thread with this id.
    """

    back_asked = Signal()
    reflection_asked = Signal(str)
    reflections_asked = Signal(str)

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._thread: Thread | None = None
        self.back_button = push_button(self.tr("All threads"), "quiet")
        theme.put_icon(self.back_button, "back")
        self.title = text_label("", "prompt", wrap=True)
        heading(self.title)
        ground, column = column_page(theme, 980)
        column.addWidget(self.back_button)
        column.addWidget(self.title)
        self._notes = QVBoxLayout()
        column.addLayout(self._notes)
        column.addStretch(1)
        self.setWidget(ground)
        self.back_button.clicked.connect(self._go_back)

    @property
    def thread_id(self) -> str:
        """The thread that is shown, or ""."""
        return self._thread.thread_id if self._thread else ""

    @Slot()
    def _go_back(self) -> None:
        self.back_asked.emit()

    def show_thread(self, thread_id: str) -> None:
        """Show one thread from its top. Raises ThreadMissing."""
        self._thread = self._workspace.threads.one(thread_id)
        self.title.setText(self._thread.title)

    def refresh(self) -> None:
        """Look again. Raises ThreadMissing."""
        if self._thread:
            self.show_thread(self._thread.thread_id)

    def show_nothing(self) -> None:
        """No thread is open."""
        self._thread = None

    def forget(self) -> None:
        """What is on the screen is not to be kept."""

    def put_down(self) -> bool:
        """Keep what is half written; False when that failed."""
        return True

    def set_alone(self, alone: bool) -> None:
        """Only what was written."""
