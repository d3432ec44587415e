"""Scenes of threads: the list, one opened, beginning one, and where they are seen from Write and Journal."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from unhurried.domain.finding import Filter
from unhurried.domain.threads import ThreadKind, ThreadState
from unhurried.scenes import Scene, Scenes
from unhurried.ui.pages.threads import ThreadsPage


class ThreadScenes(Scenes):
    """The sample journal is open."""

    def all(self) -> Iterator[Scene]:
        yield Scene("100-threads", self._list)
        yield Scene("101-threads-open-only", self._open_only)
        yield Scene("102-thread", self._thread)
        yield Scene("103-thread-strain", self._strain)
        yield Scene("104-thread-reworded", self._reworded)
        yield Scene("105-thread-end", self._end)
        yield Scene("106-returning", self._returning)
        yield Scene("107-begin-thread", self._begin)
        yield Scene("108-write-threads", self._write)
        yield Scene("109-answer-to-thread", self._answer)
        yield Scene("110-journal-thread", self._journal)
        yield Scene("111-journal-found-thread", self._found)

    @property
    def _page(self) -> ThreadsPage:
        return self.rooms.threads

    def _list(self) -> None:
        self.rooms.go("threads")
        self._page.show_segment("threads")
        self._page.shelf.back()

    def _open_only(self) -> None:
        for state in (ThreadState.RESTING, ThreadState.LET_GO):
            self._page.shelf.list.states.pressed.emit(str(state))

    def _open(self, kind: ThreadKind) -> None:
        for state in {*ThreadState} - self._page.shelf.list.shown:
            self._page.shelf.list.states.pressed.emit(str(state))
        workspace = self._page.shelf._workspace  # noqa: SLF001
        found = [ends.thread for ends in workspace.threads.threads() if ends.thread.kind is kind]
        self._page.open_thread(found[0].thread_id)

    def _thread(self) -> None:
        self._open(ThreadKind.QUESTION)

    def _strain(self) -> None:
        self._open(ThreadKind.STRAIN)

    def _reworded(self) -> None:
        self._page.shelf.view.head.reword_button.click()

    def _end(self) -> None:
        view = self._page.shelf.view
        view.head.line.left.emit()
        view.fit()
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())

    def _returning(self) -> None:
        self._page.show_segment("returning")

    def _begin(self) -> QWidget | None:
        self._list()
        self._page.begin_asked.emit()
        return self.dialog()

    def _write(self) -> None:
        self.rooms.go("write")
        self.rooms.write.begin()
        self.rooms.write.table.set_way("line")

    def _answer(self) -> QWidget | None:
        table = self.rooms.write.table
        table.set_way("standard")
        if table.step:
            table.step.sheet.set_text("I said it before the pause was over, and I do not know what for.")
            table.step.thread_button.click()
        return self.dialog()

    def _journal(self) -> None:
        self.rooms.go("journal")
        self.rooms.journal.filters.narrow(Filter(thread=self._page.shelf.view.thread_id or self._first()))

    def _first(self) -> str:
        return self._page.shelf._workspace.threads.threads()[0].thread.thread_id  # noqa: SLF001

    def _found(self) -> None:
        self.rooms.journal.filters.narrow(Filter(words="quiet"))
