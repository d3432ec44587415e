"""The guided way of writing: which theme is asked about, and where the writer is with it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, cast, final

from PySide6.QtCore import QObject, Signal, Slot

from unhurried.domain.drafts import Bookmark, Way
from unhurried.domain.errors import UnhurriedError
from unhurried.domain.guided import Step
from unhurried.domain.reflections import Reflection, Writing
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
        self._is_first = False
        page.table.moved.connect(self._show_place)
        page.table.edited.connect(self._on_edit)
        line.read_asked.connect(self._read)
        line.others_asked.connect(self._choose)
        line.go_on_asked.connect(self.go_on)
        line.words_asked.connect(self.words_asked)
        workspace.changed.connect(self._on_change)
        self._look_for_reflections()

    # Beginning

    def fresh_bookmark(self) -> Bookmark:
        """Where a fresh sheet begins: in the way of writing used last, or at the very first along the path."""
        way = cast(Way, self._workspace.preference("way") or ("guided" if self._is_first else "standard"))
        if way == "guided":
            return self.bookmark()
        offered = tuple(prompt.prompt_id for prompt in self._workspace.questions.offered_prompts())
        return Bookmark(way=way, offered=offered)

    def bookmark(self) -> Bookmark:
        """Where a sheet of the path begins: with the moment that the writer brings."""
        path = self._workspace.guided.suggested
        return Bookmark("guided", offered=self._workspace.guided.prompt_ids(path), theme=path.theme_id)

    @Slot()
    def go_on(self) -> None:
        """With the theme the writer is with, from where the last stop was: in the same reflection, or a new one."""
        step, stopped = self._workspace.guided.step, self._stopped()
        if step and stopped:
            self._take_up(stopped, step)
        else:
            self._page.table.follow(self._workspace.guided.suggested, step.step_id if step else "")

    def _stopped(self) -> Reflection | None:
        """The reflection that the last stop was in; None where something else is on the sheets by now."""
        with suppress(UnhurriedError):
            return self._workspace.guided.to_go_on_with() if is_untouched(self._page.draft()) else None
        return None

    def _take_up(self, stopped: Reflection, step: Step) -> None:
        path = self._workspace.guided.suggested
        given = {answer.prompt_id: len(answer.text) for answer in stopped.writing.answers}
        asked = self._workspace.guided.prompt_ids(path)
        place = Bookmark("guided", step.step_id, given.get(step.step_id, 0), asked, path.theme_id)
        if self._page.edit(stopped.reflection_id, place):
            self._page.table.focus_sheet()

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
            self._page.open_draft(replace(draft, bookmark=self.fresh_bookmark()))
        else:
            self._page.open_draft(replace(draft, bookmark=self.bookmark()))

    # Stopping

    def note_stop(self, reflection: Reflection, *, is_new: bool) -> None:
        """The sheet became this: remember the step to come back to, and the theme it began with."""
        table, guided = self._page.table, self._workspace.guided
        path = table.path if table.way == "guided" else None
        if path and is_new and guided.chosen is None:
            self._workspace.begin_theme(path)
        if path and guided.chosen == path:
            step = _next_open(guided.steps(path), table.bookmark().sheet, reflection.writing)
            self._workspace.stop_at(step, reflection.reflection_id)
        elif is_new and guided.stopped_in:
            self._workspace.stop_at(guided.step)

    # Showing

    @Slot()
    def _show_place(self) -> None:
        table = self._page.table
        path = table.path if table.way == "guided" else None
        stop = self._workspace.guided.step if path and path == self._workspace.guided.chosen else None
        here = table.bookmark().sheet
        has_stopped = stop is not None and table.currentIndex() == 0 and stop.step_id != here
        is_new = has_stopped and not self._page.is_edit and self._stopped() is None
        self._line.show_path(path, has_stopped=has_stopped, is_new=is_new)

    @Slot()
    def _on_edit(self) -> None:
        """With the first word another one is begun."""
        if self._line.offers_to_go_on:
            self._show_place()

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.REFLECTIONS:
            self._look_for_reflections()
            self._forget_what_has_gone()
        if changed & Changed.QUESTIONS:
            self._page.table.offer_markers()

    def _look_for_reflections(self) -> None:
        reading = self._workspace.reading
        with suppress(UnhurriedError):  # what cannot be read now is explained elsewhere
            has_none = reading.count() == 0
            self._is_first = has_none and reading.count(in_trash=True) == 0
            self._line.show_words(shown=has_none)

    def _forget_what_has_gone(self) -> None:
        guided = self._workspace.guided
        with suppress(UnhurriedError):
            if guided.stopped_in and self._workspace.forgetting.has_gone(guided.stopped_in):
                self._workspace.stop_at(guided.step)

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
