"""Scenes of supervision: its four pages over a few questions, sessions and copies, and the dialogs of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from unhurried.domain.disclosures import CopyFormat, Disclosure, LineKind, Recognisable, Taken
from unhurried.domain.supervision import QuestionKind, SessionKind, Standing
from unhurried.scenes import Scene, Scenes
from unhurried.ui.pages.supervision import SupervisionPage
from unhurried.ui.workspace import Workspace

_BROUGHT = "I run over at the end of the hour. What am I holding on to?"


class SupervisionScenes(Scenes):
    """The sample journal is open."""

    def all(self) -> Iterator[Scene]:
        yield Scene("120-supervision-empty", self._empty)
        yield Scene("121-supervision-hours-empty", lambda: self._page.show_segment("hours"))
        yield Scene("122-supervision-ledger-empty", lambda: self._page.show_segment("ledger"))
        yield Scene("123-supervision", self._full)
        yield Scene("124-supervision-loop", self._loop)
        yield Scene("125-supervision-unsaid", self._unsaid)
        yield Scene("126-supervision-before", lambda: self._page.show_segment("before"))
        yield Scene("127-supervision-hours", lambda: self._page.show_segment("hours"))
        yield Scene("128-supervision-ledger", lambda: self._page.show_segment("ledger"))
        yield Scene("129-supervision-question", self._question)
        yield Scene("130-supervision-session", self._session)
        yield Scene("131-supervision-half", self._half)
        yield Scene("132-journal-asked", self._journal)

    @property
    def _page(self) -> SupervisionPage:
        return self.rooms.supervision

    @property
    def _workspace(self) -> Workspace:
        return self._page.questions._workspace  # noqa: SLF001

    def _empty(self) -> None:
        for question in self._workspace.supervision.questions():  # of the walk before, in another size
            self._workspace.remove_question(question.question_id)
        self.rooms.go("supervision")
        self._page.show_segment("questions")

    def _full(self) -> None:
        ask = self._workspace.ask_question
        ask("What do I not see when it goes quiet and I explain?", QuestionKind.RELATIONSHIP, client_code="Heron")
        ask("How do I tell whether waiting is for them or for me?", QuestionKind.ME)
        brought = ask(_BROUGHT, QuestionKind.WORK, client_code="Heron", unsaid="That I like being needed.")
        parked = ask("Is the second chair too close to the door?", QuestionKind.SETTING)
        if brought and parked:
            brought_id = brought.question_id
            day = self._today - timedelta(days=14)
            self._workspace.set_question_standing(brought_id, Standing.BROUGHT, day)
            self._workspace.note_back(brought_id, heard="That the last minutes may be where something can begin.")
            self._workspace.set_question_standing(parked.question_id, Standing.PARKED)
        if not self._workspace.supervision.sessions():
            self._fill_hours()
            self._fill_ledger()
        self._page.show_segment("questions")

    def _fill_hours(self) -> None:
        for number in range(1, 8):
            day = self._today - timedelta(days=14 * number)
            kind = SessionKind.GROUP if number % 3 == 0 else SessionKind.INDIVIDUAL
            size = 4 if kind is SessionKind.GROUP else None
            self._workspace.add_supervision_session(day, 90 if size else 60, kind, "my supervisor", size)

    def _fill_ledger(self) -> None:
        taken = (
            Taken("r1/answer/silence.first", "r1"),
            Taken("r1/moment/m1", "r1"),
            Taken("picture/explained-early"),
        )
        for number, form in enumerate((CopyFormat.SEALED_PDF, CopyFormat.DOCX)):
            self._workspace.record_disclosure(
                Disclosure(
                    self._today - timedelta(days=30 * (2 - number)),
                    "my supervisor",
                    taken,
                    form,
                    "0f3a9c71" * 8,
                    Recognisable.NO,
                    "by telephone" if form is CopyFormat.SEALED_PDF else "",
                    self._today + timedelta(days=60),
                )
            )
        self._workspace.mark_disclosure(1, LineKind.DESTROYED)

    def _loop(self) -> None:
        self._page.questions.open_question(self._workspace.supervision.open_loops()[0].question_id, "")

    def _unsaid(self) -> None:
        card = self._page.questions.open_card
        if card and card.back:
            card.back.unsaid_button.click()

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
        self._page.show_segment("questions")
        card = self._page.questions.open_card
        if card:
            card.fold()
        self._workspace.keep_question("What would I ask if I were sure of b", QuestionKind.ME)

    def _journal(self) -> None:
        half = self._workspace.supervision.unfinished()
        if half:
            self._workspace.remove_question(half.question_id)
        self.rooms.go("journal")
