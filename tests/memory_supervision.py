"""Supervision, the ledger and the copy desk in memory, each in the plainest way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from unhurried.domain import chain
from unhurried.domain.disclosures import LedgerHead, LedgerLine
from unhurried.domain.errors import HeldByLaw, QuestionMissing
from unhurried.domain.sharing.parts import CopyDraft, Decision, folded
from unhurried.domain.supervision import SupervisionQuestion, SupervisionSession

if TYPE_CHECKING:
    from tests.memory import MemoryReflections


class MemorySupervision:
    """Questions and sessions by id."""

    def __init__(self, reflections: MemoryReflections, write: Callable[[], None]) -> None:
        self._reflections = reflections
        self._write = write
        self.asked: dict[str, SupervisionQuestion] = {}
        self.held: dict[str, SupervisionSession] = {}

    def put(self, question: SupervisionQuestion) -> None:
        self._write()
        before = self.asked.get(question.question_id)
        if before and not before.is_unfinished and (question.is_unfinished or not _goes_on(before, question)):
            self._refuse_if_held()
        self.asked[question.question_id] = replace(question, client_code=question.client_code or None)

    def one(self, question_id: str) -> SupervisionQuestion:
        if question_id not in self.asked:
            raise QuestionMissing
        return self.asked[question_id]

    def questions(self) -> list[SupervisionQuestion]:
        return sorted(self.asked.values(), key=lambda asked: asked.noted_at)

    def remove(self, question_id: str) -> None:
        self._write()
        if question_id in self.asked and not self.asked[question_id].is_unfinished:
            self._refuse_if_held()
        self.asked.pop(question_id, None)

    def of_reflection(self, reflection_id: str) -> list[SupervisionQuestion]:
        return [asked for asked in self.questions() if asked.origin and asked.origin.reflection_id == reflection_id]

    def put_session(self, session: SupervisionSession) -> None:
        self._write()
        before = self.held.get(session.session_id)
        if before and not session.with_role.startswith(before.with_role):
            self._refuse_if_held()
        self.held[session.session_id] = session

    def session(self, session_id: str) -> SupervisionSession:
        if session_id not in self.held:
            raise QuestionMissing
        return self.held[session_id]

    def sessions(self) -> list[SupervisionSession]:
        return sorted(self.held.values(), key=lambda session: session.day)[::-1]

    def remove_session(self, session_id: str) -> None:
        self._write()
        if session_id in self.held:
            self._refuse_if_held()
        self.held.pop(session_id, None)

    def forget(self, questions: Iterable[SupervisionQuestion]) -> None:
        """Because what they hang on goes; a copy that begins with one of them no longer does."""
        for asked in questions:
            self.asked.pop(asked.question_id, None)
            draft = self._reflections.copies.draft()
            if draft and draft.question_id == asked.question_id:
                self._reflections.copies.drafts[1] = replace(draft, question="", question_id=None)

    def _refuse_if_held(self) -> None:
        if self._reflections.is_held():
            raise HeldByLaw


class MemoryLedger:
    """Lines by number, and their head."""

    def __init__(self, write: Callable[[], None]) -> None:
        self._write = write
        self.written: dict[int, LedgerLine] = {}
        self.heads: dict[int, LedgerHead] = {}

    def lines(self) -> list[LedgerLine]:
        return [self.written[number] for number in sorted(self.written)]

    def head(self) -> LedgerHead:
        return self.heads.get(1, chain.EMPTY)

    def add(self, line: LedgerLine) -> None:
        self._write()
        self.written[line.number] = line
        self.heads[1] = LedgerHead(line.number, line.hash)


class MemoryCopies:
    """The draft, under one key, and decisions by word."""

    def __init__(self, write: Callable[[], None]) -> None:
        self._write = write
        self.drafts: dict[int, CopyDraft] = {}
        self.decided: dict[str, Decision] = {}

    def draft(self) -> CopyDraft | None:
        return self.drafts.get(1)

    def keep_draft(self, draft: CopyDraft) -> None:
        self._write()
        self.drafts[1] = draft

    def drop_draft(self) -> None:
        self._write()
        self.drafts.clear()

    def decisions(self) -> list[Decision]:
        return [self.decided[word] for word in sorted(self.decided)]

    def decide(self, decision: Decision) -> None:
        self._write()
        self.decided[folded(decision.word)] = decision

    def forget(self, word: str) -> None:
        self._write()
        self.decided.pop(folded(word), None)


def _goes_on(before: SupervisionQuestion, after: SupervisionQuestion) -> bool:
    """Whether all words are still there, at the beginning."""
    return all(now.startswith(then) for now, then in zip(_texts(after), _texts(before), strict=True))


def _texts(asked: SupervisionQuestion) -> tuple[str, ...]:
    return asked.words, asked.heard, asked.did, asked.happened, asked.unsaid
