"""Questions that a dialog was closed over before they could be kept: they are tried again until they are."""

from __future__ import annotations

from PySide6.QtCore import QObject

from unhurried.ui.autosave import Autosave
from unhurried.ui.dialogs.supervision_question_dialog import SupervisionQuestionDialog
from unhurried.ui.question_in_hand import QuestionInHand


class QuestionsLeft(QObject):
    """Knows the dialog that is open, and holds the words of one that is not any more."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.dialog: SupervisionQuestionDialog | None = None
        self._waiting: list[tuple[QuestionInHand, str]] = []
        self._autosave = Autosave(self._keep, self)

    def watch(self, dialog: SupervisionQuestionDialog) -> None:
        """A dialog is open now."""
        self.dialog = dialog

    def take(self, dialog: SupervisionQuestionDialog) -> None:
        """It has closed; what it could not keep waits here."""
        if dialog is self.dialog:
            self.dialog = None
        if dialog.is_pending and not dialog.put_down():
            self._waiting.append((dialog.question, dialog.editor.sheet.text()))
            dialog.editor.autosave.forget()
            self._autosave.note_edit()

    def _keep(self) -> bool:
        self._waiting = [(question, words) for question, words in self._waiting if not question.keep(words)]
        return not self._waiting

    @property
    def is_pending(self) -> bool:
        """Whether something was typed and is not kept yet."""
        return bool(self._waiting) or (self.dialog is not None and self.dialog.is_pending)

    def put_down(self) -> bool:
        """Keep what is not yet kept; False when that failed."""
        return all([self._autosave.flush(), self.dialog is None or self.dialog.put_down()])

    def leave(self) -> None:
        """The journal is about to be closed: nothing more is asked of it."""
        self._autosave.forget()
        self._waiting = []
