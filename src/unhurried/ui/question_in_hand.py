"""A question for supervision in hand: how it is kept while it is written, and what it takes along."""

from __future__ import annotations

from typing import final

from unhurried.domain.supervision import QuestionKind, SupervisionQuestion
from unhurried.domain.threads import Origin
from unhurried.ui.notes_in_hand import NoteInHand
from unhurried.ui.workspace import Workspace


@final
class QuestionInHand(NoteInHand):
    """A new question, or one that is edited. What is chosen besides its words may change while it is written."""

    def __init__(
        self,
        workspace: Workspace,
        question: SupervisionQuestion | None = None,
        *,
        client_code: str | None = None,
        origin: Origin | None = None,
    ) -> None:
        is_edit = question is not None and not question.is_unfinished
        words = question.words if question else ""
        super().__init__(workspace, question.question_id if question else "", words, is_edit=is_edit)
        self.kind = question.kind if question else QuestionKind.WORK
        self.client_code = question.client_code if question else client_code
        self.origin = question.origin if question else origin
        self.unsaid = question.unsaid if question else ""
        self.finished: SupervisionQuestion | None = None
        self._first = self.kind, self.client_code, self.unsaid

    def keep(self, words: str) -> bool:
        """Write down what is on the screen; False when that failed. What is not to be said alone is enough."""
        if self.is_edit:
            return not words.strip() or self._rewrite(words)
        kept = self._ask(words)
        if kept is None and (words.strip() or self.unsaid.strip()):
            return False
        self.note_id = kept.question_id if kept else ""
        return True

    def put_back(self) -> bool:
        self.kind, self.client_code, self.unsaid = self._first
        return self._rewrite(self.first_words)

    def remove(self) -> bool:
        return not self.note_id or self._workspace.remove_question(self.note_id)

    def has_gone(self) -> bool:
        return bool(self.note_id) and self._workspace.supervision.has_gone(self.note_id)

    def _grow(self, words: str) -> None:
        """It grows with all that is chosen besides its words; see `keep`."""

    def _ask(self, words: str) -> SupervisionQuestion | None:
        return self._workspace.keep_question(
            words,
            self.kind,
            question_id=self.note_id or None,
            client_code=self.client_code,
            origin=self.origin,
            unsaid=self.unsaid,
        )

    def _finish(self) -> bool:
        self.finished = self._workspace.finish_question(self.note_id)
        return self.finished is not None

    def _rewrite(self, words: str) -> bool:
        edit = self._workspace.edit_question
        question = edit(
            self.note_id, words=words, kind=self.kind, client_code=self.client_code or "", unsaid=self.unsaid
        )
        return question is not None
