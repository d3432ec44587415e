"""Scenes of meeting oneself: notes in the margin, words to keep, wellbeing, and what was written a year ago."""

from __future__ import annotations

from collections.abc import Iterator

from unhurried.domain.finding import Filter
from unhurried.scenes import Scene, Scenes
from unhurried.ui.pages.beside import Beside

_NOTED = '"asking about the parking"'


class ReturningScenes(Scenes):
    """The sample journal is open."""

    def all(self) -> Iterator[Scene]:
        yield Scene("24-journal-year-ago", self._year_ago)
        yield Scene("25-journal-margin", self._margin)
        yield Scene("26-journal-margin-written", self._write_in_margin)
        yield Scene("27-journal-margin-changed", self._change)
        yield Scene("28-journal-words-kept", self._keep_words)
        yield Scene("29-journal-margin-held", self._held)
        for name, page in (("94-words-to-keep", "words"), ("95-wellbeing", "wellbeing")):
            yield Scene(name, lambda page=page: self._page(page))
            yield Scene(f"{name}-written", self._write_on_page)
        yield Scene("96-journal-again", self._take_away)

    @property
    def _beside(self) -> Beside:
        return self.rooms.journal.pane.beside

    def _year_ago(self) -> None:
        self.rooms.go("journal")
        self.rooms.journal.filters.narrow(Filter())
        self.rooms.write._workspace.offer_year_ago(offered=True)  # noqa: SLF001

    def _margin(self) -> None:
        self.rooms.write._workspace.offer_year_ago(offered=False)  # noqa: SLF001
        model = self.rooms.journal.model
        self.rooms.journal.filters.narrow(Filter(words=_NOTED))
        glimpses = [model.glimpse(row) for row in range(model.rowCount())]
        noted = next(glimpse for glimpse in reversed(glimpses) if glimpse)
        self.rooms.journal.select(noted.reflection_id)
        self.rooms.journal.show_reading()

    def _scroll_down(self) -> None:
        bar = self.rooms.journal.pane.area.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _write_in_margin(self) -> None:
        self._beside.write_in_margin()
        editor = self._beside.margin.editor
        assert editor is not None  # noqa: S101  it has just been opened
        editor.sheet.set_text("I would wait for the second bus now, and " + "x" * 60)
        self._scroll_down()

    def _change(self) -> None:
        editor = self._beside.margin.editor
        if editor:
            editor.sheet.set_text("")
            editor.finish()
        self._beside.margin.rows[0].edit_button.click()
        self._scroll_down()

    def _keep_words(self) -> None:
        editor = self._beside.margin.editor
        if editor:
            editor.finish()
        self._beside.kept.write_with("Ask more slowly.")
        self._scroll_down()

    def _held(self) -> None:
        editor = self._beside.kept.editor
        if editor:
            editor.finish()
        self.rooms.write._workspace.hold()  # noqa: SLF001
        self._scroll_down()

    def _page(self, key: str) -> None:
        self.rooms.write._workspace.lift_hold()  # noqa: SLF001
        self.rooms.go("threads")
        self.rooms.threads.show_segment(key)
        self.rooms.threads.setFocus()

    def _write_on_page(self) -> None:
        threads = self.rooms.threads
        lines = threads.words.words if threads.segment == "words" else threads.wellbeing.support
        lines.write()

    def _take_away(self) -> None:
        self.rooms.go("journal")
        self.rooms.journal.filters.narrow(Filter())
