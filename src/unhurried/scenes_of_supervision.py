"""Scenes of supervision: its four pages, the dialogs of it, and where a reflection says what was asked of it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from unhurried.domain.supervision import QuestionKind
from unhurried.scenes import Scene, Scenes
from unhurried.ui.pages.supervision import SupervisionPage
from unhurried.ui.workspace import Workspace


class SupervisionScenes(Scenes):
    """The sample journal is open; it has been to supervision."""

    def all(self) -> Iterator[Scene]:
        yield Scene("120-supervision", self._questions)
        yield Scene("121-supervision-loop", self._loop)
        yield Scene("122-supervision-unsaid", self._unsaid)
        yield Scene("123-supervision-closed", self._closed)
        yield Scene("124-supervision-before", lambda: self._page.show_segment("before"))
        yield Scene("125-supervision-hours", lambda: self._page.show_segment("hours"))
        yield Scene("126-supervision-ledger", self._ledger)
        yield Scene("127-supervision-question", self._question)
        yield Scene("128-supervision-session", self._session)
        yield Scene("129-supervision-half", self._half)
        yield Scene("119-journal-asked", self._journal)

    @property
    def _page(self) -> SupervisionPage:
        return self.rooms.supervision

    @property
    def _workspace(self) -> Workspace:
        return self._page.questions._workspace  # noqa: SLF001

    def _questions(self) -> None:
        self.rooms.go("supervision")
        self._page.show_segment("questions")
        card = self._page.questions.open_card
        if card:
            card.fold()

    def _loop(self) -> None:
        loops = self._workspace.supervision.open_loops()
        self._page.questions.open_question(loops[0].question_id, "")

    def _unsaid(self) -> None:
        card = self._page.questions.open_card
        if card and card.back:
            card.back.unsaid_button.click()

    def _closed(self) -> None:
        page = self._page.questions
        page.closed_button.click()
        page.fit()
        page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())

    def _ledger(self) -> None:
        self._page.show_segment("ledger")
        for card in self._page.ledger.cards:
            card.whole_button.setChecked(True)

    def _question(self) -> QWidget | None:
        self._page.show_segment("questions")
        self.rooms.actions_.note_question.trigger()
        dialog = self._page.left.dialog
        if dialog:
            dialog.extras.unsaid_button.click()
        return self.dialog()

    def _session(self) -> QWidget | None:
        self._page.show_segment("hours")
        self._page.hours.add_button.click()
        return self.dialog()

    def _half(self) -> None:
        self._questions()
        self._workspace.keep_question("What would I ask if I were sure of b", QuestionKind.ME)
        self._page.questions.verticalScrollBar().setValue(0)

    def _journal(self) -> None:
        half = self._workspace.supervision.unfinished()
        if half:
            self._workspace.remove_question(half.question_id)
        asked = self._workspace.supervision.questions()
        origins = [question.origin.reflection_id for question in asked if question.origin]
        self.rooms.go("journal")
        if origins:
            self.rooms.journal.show_new(origins[0])
