"""The verbs of supervision, the ledger and the copy desk, as screens use them; like those of notes."""

from __future__ import annotations

from datetime import date

from unhurried.domain.disclosures import Disclosure, LedgerLine, LineKind
from unhurried.domain.sharing.parts import CopyDraft, Decision
from unhurried.domain.supervision import (
    QuestionKind,
    SessionKind,
    Standing,
    SupervisionQuestion,
    SupervisionSession,
)
from unhurried.domain.threads import Origin
from unhurried.services.changes import Changed
from unhurried.services.copy_desk import CopyDesk
from unhurried.services.ledger import LedgerRoom
from unhurried.services.supervision import SupervisionRoom
from unhurried.ui.verbs import Verbs


class SupervisionVerbs(Verbs):
    """Every verb that writes; None or False when it failed. What only reads is asked of the rooms and the desk."""

    supervision: SupervisionRoom
    ledger: LedgerRoom
    copy_desk: CopyDesk

    # Questions

    def ask_question(
        self,
        words: str,
        kind: QuestionKind = QuestionKind.WORK,
        *,
        client_code: str | None = None,
        origin: Origin | None = None,
        unsaid: str = "",
    ) -> SupervisionQuestion | None:
        ask = self.supervision.ask
        return self._do(Changed.SUPERVISION, ask, words, kind, client_code=client_code, origin=origin, unsaid=unsaid)

    def keep_question(
        self,
        words: str,
        kind: QuestionKind = QuestionKind.WORK,
        *,
        question_id: str | None = None,
        client_code: str | None = None,
        origin: Origin | None = None,
        unsaid: str = "",
    ) -> SupervisionQuestion | None:
        """What is on the screen and not finished. None also where nothing is left of it."""
        return self._do(
            Changed.DRAFTS,
            self.supervision.keep_growing,
            words,
            kind,
            question_id=question_id,
            client_code=client_code,
            origin=origin,
            unsaid=unsaid,
        )

    def finish_question(self, question_id: str) -> SupervisionQuestion | None:
        """None also where there was nothing in it."""
        return self._do(Changed.SUPERVISION, self.supervision.finish, question_id)

    def edit_question(
        self,
        question_id: str,
        *,
        words: str | None = None,
        kind: QuestionKind | None = None,
        client_code: str | None = None,
        unsaid: str | None = None,
    ) -> SupervisionQuestion | None:
        """What is None stays, and an empty client code takes it off."""
        return self._do(
            Changed.SUPERVISION,
            self.supervision.edit,
            question_id,
            words=words,
            kind=kind,
            client_code=client_code,
            unsaid=unsaid,
        )

    def set_question_standing(
        self, question_id: str, standing: Standing, day: date | None = None
    ) -> SupervisionQuestion | None:
        return self._do(Changed.SUPERVISION, self.supervision.set_standing, question_id, standing, day)

    def note_back(
        self,
        question_id: str,
        *,
        heard: str | None = None,
        did: str | None = None,
        happened: str | None = None,
    ) -> SupervisionQuestion | None:
        note = self.supervision.note_back
        return self._do(Changed.SUPERVISION, note, question_id, heard=heard, did=did, happened=happened)

    def close_question(self, question_id: str) -> SupervisionQuestion | None:
        return self._do(Changed.SUPERVISION, self.supervision.close, question_id)

    def reopen_question(self, question_id: str) -> SupervisionQuestion | None:
        return self._do(Changed.SUPERVISION, self.supervision.reopen, question_id)

    def remove_question(self, question_id: str) -> bool:
        return self._did(Changed.SUPERVISION, self.supervision.remove, question_id)

    # Sessions

    def add_supervision_session(
        self,
        day: date,
        minutes: int,
        kind: SessionKind = SessionKind.INDIVIDUAL,
        with_role: str = "",
        group_size: int | None = None,
    ) -> SupervisionSession | None:
        return self._do(Changed.SUPERVISION, self.supervision.add_session, day, minutes, kind, with_role, group_size)

    def edit_supervision_session(self, session: SupervisionSession) -> SupervisionSession | None:
        return self._do(Changed.SUPERVISION, self.supervision.edit_session, session)

    def remove_supervision_session(self, session_id: str) -> bool:
        return self._did(Changed.SUPERVISION, self.supervision.remove_session, session_id)

    # The ledger

    def record_disclosure(self, disclosure: Disclosure) -> LedgerLine | None:
        return self._do(Changed.LEDGER, self.ledger.record, disclosure)

    def mark_disclosure(self, number: int, kind: LineKind) -> LedgerLine | None:
        """The copy of this line was destroyed, or returned."""
        return self._do(Changed.LEDGER, self.ledger.mark, number, kind)

    # The copy desk

    def keep_copy(self, draft: CopyDraft) -> CopyDraft | None:
        return self._do(Changed.COPY, self.copy_desk.keep, draft)

    def drop_copy(self) -> bool:
        return self._did(Changed.COPY, self.copy_desk.drop)

    def decide(self, decision: Decision) -> Decision | None:
        return self._do(Changed.COPY, self.copy_desk.decide, decision)

    def forget_decision(self, word: str) -> bool:
        return self._did(Changed.COPY, self.copy_desk.forget, word)
