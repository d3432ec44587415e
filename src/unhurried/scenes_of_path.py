"""Scenes of the guided path: its pages in Prompts, its sheets in Write, and the quiet moment before."""

from __future__ import annotations

from collections.abc import Iterator

from unhurried.scenes import Scene, Scenes
from unhurried.ui.pages.guided_steps import GuidedStep


class PathScenes(Scenes):
    """Over the sample journal, whose rooms are open."""

    def all(self) -> Iterator[Scene]:
        yield Scene("32-theme", self._theme)
        yield Scene("33-theme-chosen", self._theme_chosen)
        yield Scene("34-terms", self._terms)
        yield Scene("35-first-words", self._first_words)
        yield Scene("60-guided", self._guided)
        yield Scene("61-guided-example", self._example)
        yield Scene("62-guided-marker", self._marker)
        yield Scene("63-guided-end", self._end)
        yield Scene("64-quiet-moment", self._quiet_moment)
        yield Scene("65-guided-left", self._leave)

    def _theme(self) -> None:
        self.rooms.go("prompts")
        self.rooms.prompts.show_theme(self.rooms.prompts.path.themes[7].theme_id)

    def _theme_chosen(self) -> None:
        self.rooms.prompts.path.begin(self.rooms.prompts.path.themes[1])
        self.rooms.go("prompts")
        self.rooms.prompts.show_theme("")

    def _terms(self) -> None:
        self.rooms.prompts.show_term("rupture")

    def _first_words(self) -> None:
        self.rooms.prompts.show_first_words()

    def _guided(self) -> None:
        self.rooms.go("write")
        self.rooms.write.begin()
        self.rooms.write.guided.go_on()
        self.rooms.write.path_line.show_words(shown=True)  # as in a journal with nothing in it

    def _example(self) -> None:
        table = self.rooms.write.table
        table.step_on()
        if isinstance(table.step, GuidedStep):
            table.step.sheet.set_text("I counted the slats of the blind.")
            for button in (table.step.hint_button, table.step.example_button, table.step.why_button):
                button.setChecked(True)

    def _marker(self) -> None:
        table = self.rooms.write.table
        while table.step:
            table.step_on()
        if table.marking:
            table.marking.panel.options.chips()[1].click()
            table.focus_sheet()

    def _end(self) -> None:
        self.rooms.write.table.step_on()

    def _quiet_moment(self) -> None:
        self.rooms.actions_.quiet_moment.trigger()

    def _leave(self) -> None:
        self.rooms.stillness.end()
        self.rooms.write.table.set_way("standard")
