"""The guided way of writing: which theme is asked about, and where the writer is with it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, final

from PySide6.QtCore import QObject, Signal, Slot

from unhurried.domain.drafts import Bookmark
from unhurried.domain.errors import UnhurriedError
from unhurried.domain.guided import Step
from unhurried.domain.reflections import Writing
from unhurried.services.changes import Changed
from unhurried.services.writing import is_untouched

if TYPE_CHECKING:
    from unhurried.ui.pages.path_line import PathLine
    from unhurried.ui.pages.write import WritePage
    from unhurried.ui.workspace import Workspace


@final
class GuidedWay(QObject):
    """What the table in Write asks along the path, and the line that names the theme.

    Signals:
        theme_asked(str): read about this theme; "" to choose one.
        words_asked(): what to write, and what not.
    """

    theme_asked = Signal(str)
    words_asked = Signal()

    def __init__(self, page: WritePage, workspace: Workspace, line: PathLine) -> None:
        super().__init__(page)
        self._page = page
        self._workspace = workspace
        self._line = line
        page.table.moved.connect(self._show_place)
        line.read_asked.connect(self._read)
        line.others_asked.connect(self._choose)
        line.go_on_asked.connect(self.go_on)
        line.words_asked.connect(self.words_asked)
        workspace.changed.connect(self._on_change)
        self._look_for_reflections()

    # Beginning

    def bookmark(self) -> Bookmark:
        """Where a fresh sheet begins: with the moment that the writer brings."""
        path = self._workspace.guided.suggested
        return Bookmark("guided", offered=self._workspace.guided.prompt_ids(path), theme=path.theme_id)

    @Slot()
    def go_on(self) -> None:
        """With the theme the writer is with, from where the last stop was."""
        step = self._workspace.guided.step
        self._page.table.follow(self._workspace.guided.suggested, step.step_id if step else "")

    def return_to(self, theme_id: str, step_id: str) -> None:
        """A blank sheet of this theme again, "" for none: what is blank is not kept among the drafts."""
        path = self._workspace.guided.theme(theme_id) if theme_id else None
        if path:
            self._page.table.follow(path, step_id)

    @Slot()
    def catch_up(self) -> None:
        """The writer is with another theme, or with none: a sheet with nothing on it yet goes along."""
        draft = self._page.draft()
        if self._page.table.way != "guided" or not is_untouched(draft):
            return
        if self._workspace.guided.chosen is None:
            self._workspace.prefer("way", "standard")
            self._page.open_draft(replace(draft, bookmark=self._page.fresh_bookmark()))
        else:
            self._page.open_draft(replace(draft, bookmark=self.bookmark()))

    # Stopping

    def note_stop(self, writing: Writing) -> None:
        """The sheet became this: remember the step to come back to, and the theme it began with."""
        path, guided = self._page.table.path, self._workspace.guided
        if self._page.table.way != "guided" or path is None:
            return
        if guided.chosen is None:
            self._workspace.begin_theme(path)
        if guided.chosen == path:
            self._workspace.stop_at(_next_open(guided.steps(path), self._page.table.bookmark().sheet, writing))

    # Showing

    @Slot()
    def _show_place(self) -> None:
        table = self._page.table
        path = table.path if table.way == "guided" else None
        stop = self._workspace.guided.step if path and path == self._workspace.guided.chosen else None
        here = table.bookmark().sheet
        self._line.show_path(
            path, has_stopped=stop is not None and table.currentIndex() == 0 and stop.step_id != here
        )

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.REFLECTIONS:
            self._look_for_reflections()
        if changed & Changed.QUESTIONS:
            self._page.table.offer_markers()

    def _look_for_reflections(self) -> None:
        with suppress(UnhurriedError):  # what cannot be read now is explained elsewhere
            self._line.show_words(shown=self._workspace.reading.count() == 0)

    @Slot()
    def _read(self) -> None:
        path = self._page.table.path
        self.theme_asked.emit(path.theme_id if path else "")

    @Slot()
    def _choose(self) -> None:
        self.theme_asked.emit("")


def _next_open(steps: tuple[Step, ...], here: str, writing: Writing) -> Step | None:
    """The step that was shown, or the one after it when it is answered; None at the end of the theme."""
    given = {answer.prompt_id for answer in writing.answers if answer.text.strip()}
    given |= {marking.marker_id for marking in writing.markings}
    ids = [step.step_id for step in steps]
    if here not in ids:
        return None
    place = ids.index(here) + (here in given)
    return steps[place] if place < len(steps) else None
