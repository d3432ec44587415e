"""One's own questions: the dialog they are written in, and keeping what was begun and what was finished."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from unhurried.domain.prompts import Marker, Prompt
from unhurried.ui.dialogs.question_dialog import QuestionDialog
from unhurried.ui.theme import Theme
from unhurried.ui.workspace import Workspace

BEGUN = "question-begun"


@final
class OwnQuestions(QObject):
    """Asks for a question of one's own, or for other words of one.

    Signals:
        kept(str): a question of this lens was kept.
    """

    kept = Signal(str)

    def __init__(self, page: QWidget, workspace: Workspace, theme: Theme) -> None:
        super().__init__(page)
        self._page = page
        self._workspace = workspace
        self._theme = theme

    @Slot()
    def add(self) -> None:
        """A new one; what was begun the last time is still there."""
        dialog = self._dialog(None)
        dialog.take_up(self._workspace.preference(BEGUN))
        dialog.left.connect(self._remember_begun)
        dialog.open()

    @Slot(object)
    def reword(self, question: Prompt | Marker) -> None:
        """Other words for this one."""
        self._dialog(question).open()

    def _dialog(self, question: Prompt | Marker | None) -> QuestionDialog:
        lenses = self._workspace.questions.shelves().lenses
        dialog = QuestionDialog(self._theme, lenses, self._page, question)
        dialog.prompt_kept.connect(self._keep_prompt)
        dialog.marker_kept.connect(self._keep_marker)
        return dialog

    @Slot(str)
    def _remember_begun(self, begun: str) -> None:
        """A question that was begun and neither kept nor cancelled: locking and Esc ask nothing and lose nothing."""
        self._workspace.prefer(BEGUN, begun)

    @Slot(object)
    def _keep_prompt(self, prompt: Prompt) -> None:
        kept = self._workspace.keep_prompt(prompt)
        if kept and not prompt.prompt_id:
            self._workspace.offer(kept.prompt_id, offered=True)
        self.kept.emit(prompt.lens)

    @Slot(object)
    def _keep_marker(self, marker: Marker) -> None:
        kept = self._workspace.keep_marker(marker)
        if kept and not marker.marker_id:
            self._workspace.offer(kept.marker_id, offered=True)
        self.kept.emit(marker.lens)
