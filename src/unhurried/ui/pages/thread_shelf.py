"""The threads and the one that is opened: a list, or one thread in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from unhurried import faults
from unhurried.domain.errors import ThreadMissing, UnhurriedError
from unhurried.services.changes import Changed
from unhurried.ui.pages.thread_list import ThreadList
from unhurried.ui.pages.thread_view import ThreadView
from unhurried.ui.theme import Theme
from unhurried.ui.workspace import Workspace


class ThreadShelf(QStackedWidget):
    """Reads the threads anew when they have changed and are looked at.

    Signals:
        reflection_asked(str): the reader wants to see the reflection with this id.
        reflections_asked(str): the reader wants to see the reflections of the thread with this id.
        begin_asked(): the writer wants to begin a thread.
    """

    reflection_asked = Signal(str)
    reflections_asked = Signal(str)
    begin_asked = Signal()

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._is_stale = True
        self._has_left = False
        self._is_alone = False
        self.list = ThreadList(theme)
        self.view = ThreadView(workspace, theme)
        self.addWidget(self.list)
        self.addWidget(self.view)
        self.list.opened.connect(self.open_thread)
        self.list.begin_asked.connect(self.begin_asked)
        self.view.back_asked.connect(self.back)
        self.view.reflection_asked.connect(self.reflection_asked)
        self.view.reflections_asked.connect(self.reflections_asked)
        workspace.changed.connect(self._on_change)
        self._aim()

    @property
    def thread_id(self) -> str:
        """The thread that is opened, or ""."""
        return self.view.thread_id if self.currentWidget() is self.view else ""

    @Slot(str)
    def open_thread(self, thread_id: str) -> None:
        """Show one thread in place of the list; the list where it is not there any more."""
        if not self.put_down():
            return
        try:
            self.view.show_thread(thread_id)
        except ThreadMissing:
            self.back()
        except UnhurriedError as error:
            self._workspace.failed.emit(error)
        else:
            self.setCurrentWidget(self.view)
            self._aim()
            if self.isVisible():
                self.setFocus()

    @Slot()
    def back(self) -> None:
        """Back to the list, with the focus on the thread that was open."""
        before = self.view.thread_id
        if not self.put_down():
            return
        had_focus = self.isVisible()
        self.setCurrentWidget(self.list)
        self._aim()
        self.refresh()
        self.view.show_nothing()
        if had_focus:
            self.setFocus()
            self.list.focus_row(before)

    def _aim(self) -> None:
        """Where the focus goes in this room: to the sheet of a thread, ready to type, or to what scrolls."""
        is_view = self.currentWidget() is self.view
        control = self.view.sheet.sheet if is_view else self.list.begin_button
        page = self.view if is_view else self.list
        self.setFocusProxy(page if self._is_alone else control)

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        if changed & (Changed.THREADS | Changed.REFLECTIONS):
            self._is_stale = True
            if self.isVisible():
                self.refresh()
            elif changed & Changed.THREADS and self.thread_id:
                self._refresh_view()  # what was erased is not to be written anew when it is come back to

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale and not self._has_left:
            self.refresh()

    def refresh(self) -> None:
        """Look again, and stay with the thread that is read while it is there."""
        try:
            threads = self._workspace.threads
            if not self.thread_id:  # back() looks again
                self.list.show_threads(threads.threads(), threads.half_written())
        except UnhurriedError as error:
            self._workspace.failed.emit(error)
            return
        self._is_stale = False
        if self.thread_id:
            self._refresh_view()

    def _refresh_view(self) -> None:
        try:
            self.view.refresh()
        except ThreadMissing:
            self.view.forget()
            self.back()
        except UnhurriedError as error:
            self._workspace.failed.emit(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves a thread, but not the page that is shown alone: that comes first."""
        if event.key() == Qt.Key.Key_Escape and self.thread_id and not self._is_alone:
            self.back()
        else:
            super().keyPressEvent(event)

    def set_alone(self, alone: bool) -> None:
        """Only what was written; or everything again."""
        self._is_alone = alone
        self.list.set_alone(alone)
        self.view.set_alone(alone)
        self._aim()

    def put_down(self) -> bool:
        """Keep what is half written; False when that failed."""
        return self._has_left or self.view.put_down()

    def leave(self) -> None:
        """The journal is about to be closed: nothing more is asked of it."""
        self.view.forget()
        self._has_left = True

    def hideEvent(self, event: QHideEvent) -> None:
        try:
            self.put_down()
        except Exception as error:  # noqa: BLE001  from within Qt, where it would take the program down
            faults.note(error)
        super().hideEvent(event)
