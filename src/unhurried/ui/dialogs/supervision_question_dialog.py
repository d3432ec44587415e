"""Noting a question for supervision, from anywhere; what is typed is kept while it grows, and Esc leaves it half."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.pages.note_editor import NoteEditor
from unhurried.ui.pages.question_extras import QuestionExtras
from unhurried.ui.question_in_hand import QuestionInHand
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage
from unhurried.ui.workspace import Workspace

# Of the area that scrolls, and of what is around it.
LOWEST, AROUND = 200, 180


class SupervisionQuestionDialog(Panel):
    """One question in hand; `came_from` says in words where it comes from, "" for nowhere."""

    def __init__(
        self, theme: Theme, workspace: Workspace, question: QuestionInHand, came_from: str, parent: QWidget
    ) -> None:
        super().__init__(theme, "", parent, width=540)
        self.rename(self.tr("Change this question") if question.is_edit else self.tr("A question for supervision"))
        self.question = question
        self.extras = QuestionExtras(theme, workspace, question)
        name, finish = self.tr("The question, in your own words"), self.tr("Note it")
        self.editor = NoteEditor(theme, workspace, question, name, finish, below=self.extras)
        self.editor.watched.code = question.client_code
        self.editor.sheet.setPlaceholderText(self.tr("What am I not seeing when…?"))
        self.came_from = text_label(came_from, "caption", wrap=True)
        self._arrange()
        self.came_from.setVisible(bool(came_from))
        self.extras.chosen.connect(self._on_choice)
        self.area.needs_changed.connect(self.fit)
        self.editor.closed.connect(self.accept)
        self.finished.connect(self.put_down)
        self.editor.sheet.setFocus()

    def _arrange(self) -> None:
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, self._theme.px(8), 0)
        column.setSpacing(self._theme.px(8))
        column.addWidget(self.came_from)
        column.addWidget(self.editor)
        column.addStretch(1)
        self.area = ScrollPage()
        self.area.setWidget(ground)
        self.content.addWidget(self.area, 1)

    @Slot()
    def fit(self) -> None:
        """High enough for all of it where the screen is; it scrolls where it is not."""
        page = self.area.widget()
        layout = page.layout() if page else None
        if layout:
            room = self.screen().availableGeometry().height() - self._theme.px(AROUND)
            needed = layout.totalHeightForWidth(self.area.maximumViewportSize().width())
            self.area.setMinimumHeight(max(self._theme.px(LOWEST), min(needed, room)))
        super().fit()

    @Slot()
    def _on_choice(self) -> None:
        self.editor.watched.code = self.question.client_code
        self.editor.choose()

    @property
    def is_pending(self) -> bool:
        """Whether something was typed here and is not kept yet."""
        return self.editor.autosave.is_pending

    @Slot()
    def put_down(self) -> bool:
        """Keep what is on the sheets; False when that failed."""
        return self.editor.put_down()
