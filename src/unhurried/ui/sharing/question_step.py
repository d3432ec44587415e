"""The first step: the question that the copy begins with, taken from those to bring or written here, and for whom."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.supervision import Standing, SupervisionQuestion
from unhurried.services.changes import Changed
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.pages.thread_row import RowTitle, empty
from unhurried.ui.sharing import copy_words
from unhurried.ui.sharing.copy_in_hand import CopyInHand
from unhurried.ui.sharing.copy_step import CopyStep
from unhurried.ui.sharing.own_words import OwnWords
from unhurried.ui.theme import Theme
from unhurried.ui.weak_call import weak_call
from unhurried.ui.widgets.growing_sheet import growing_sheet
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage

MOST_QUESTIONS = 30


class QuestionStep(CopyStep):
    """Questions to bring, a sheet with the words that will stand first, and a role."""

    def __init__(self, theme: Theme, copy: CopyInHand) -> None:
        super().__init__(theme, copy, "", "")
        self.title.setText(self.tr("What do you want to bring?"))
        self.hint.setText(self.tr("It comes first in the copy, so that your reader knows what to read for."))
        self._asked: SupervisionQuestion | None = None
        self.questions: list[SupervisionQuestion] = []
        self.buttons: list[RowTitle] = []
        self._build()
        self._arrange()
        self.sheet.edited.connect(self._type_question)
        self.role.typed.connect(self._type_role)
        self.role.taken.connect(self._take_role)
        copy.changed.connect(self._show_draft)
        copy.workspace.changed.connect(self._on_change)

    def _build(self) -> None:
        self.to_bring = text_label(self.tr("Your questions to bring"), "strong", wrap=True)
        self.sheet = growing_sheet(self._theme, self.tr("The question, as your reader will read it"), "body")
        self.sheet.setPlaceholderText(self.tr("Write it here, or take one of your questions"))
        for_whom, a_role = self.tr("Who is it for?"), self.tr("A role, not a name")
        self.role = OwnWords(self._theme, for_whom, a_role, copy_words.roles())

    def _arrange(self) -> None:
        px = self._theme.px
        area, page = ScrollPage(), QWidget()
        self.narrow_column(page)
        area.setAccessibleName(self.title.text())
        area.setWidget(page)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(2))
        self.body.addWidget(self.to_bring)
        self.body.addLayout(self._rows)
        label = text_label(self.tr("The question"), "strong", wrap=True)
        label.setBuddy(self.sheet)
        why = self.tr("The ledger keeps the role. It is not in the copy.")
        for widget in (label, self.sheet, self.role, text_label(why, "caption", wrap=True)):
            self.body.addWidget(widget)

    # Showing

    def enter(self) -> None:
        try:
            kept = self.copy.workspace.supervision.questions(Standing.TO_BRING)
        except UnhurriedError as error:
            self.copy.workspace.failed.emit(error)
            return
        self._show_questions([question for question in kept if question.words.strip()][:MOST_QUESTIONS])
        self._show_draft()

    def _show_questions(self, questions: list[SupervisionQuestion]) -> None:
        if questions != self.questions:
            self.questions = questions
            empty(self._rows)
            self.buttons = []
            for question in questions:
                button = RowTitle(" ".join(question.words.split()))
                button.setCheckable(True)
                button.clicked.connect(weak_call(self._ask_to_take, question))
                self.buttons.append(button)
                self._rows.addWidget(button)
        self.to_bring.setVisible(bool(questions))

    @Slot()
    def _show_draft(self) -> None:
        draft = self.copy.draft
        if self.sheet.text() != draft.question:
            self.sheet.set_text(draft.question, len(draft.question))
        self.role.show_words(draft.for_role)
        for question, button in zip(self.questions, self.buttons, strict=True):
            button.setChecked(question.question_id == draft.question_id)

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.SUPERVISION and self.isVisible():
            self.enter()

    # Choosing

    def _ask_to_take(self, question: SupervisionQuestion) -> None:
        """Words that were written here are asked about once: nothing else has them."""
        self._asked = question
        here = self.copy.draft.question.strip()
        self._show_draft()
        if not here or any(here == kept.words.strip() for kept in self.questions):
            self._take()
            return
        dialog = ConfirmDialog(
            self._theme,
            self.tr("Put this question in place of what is written?"),
            self.tr("What is written on the sheet now is nowhere else, and goes."),
            self.tr("Take the question"),
            self,
        )
        dialog.accepted.connect(self._take)
        dialog.open()

    @Slot()
    def _take(self) -> None:
        if self._asked:
            self.copy.choose(question=self._asked.words.strip(), question_id=self._asked.question_id)
            self.sheet.setFocus()

    @Slot()
    def _type_question(self) -> None:
        words = self.sheet.text()
        self.copy.type(question=words, question_id=self.copy.draft.question_id if words.strip() else None)

    @Slot(str)
    def _type_role(self, role: str) -> None:
        self.copy.type(for_role=role)

    @Slot(str)
    def _take_role(self, role: str) -> None:
        self.copy.choose(for_role=role)

    def focus_first(self) -> None:
        if self.buttons and not self.copy.draft.question.strip():
            self.buttons[0].setFocus()
        else:
            self.sheet.setFocus()
