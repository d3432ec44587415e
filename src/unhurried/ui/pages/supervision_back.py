"""An opened question: all of its words, what came back, and what is for the writer alone; kept as it is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unhurried.domain.supervision import Standing, SupervisionQuestion
from unhurried.ui import supervision_words
from unhurried.ui.pages.kept_field import KeptField
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.reading_view import ReadingView
from unhurried.ui.workspace import Workspace

HEARD, DID, HAPPENED, UNSAID = "heard", "did", "happened", "unsaid"


class SupervisionBack(QWidget):
    """What hangs on one question. Its words are shown where more of them than `shown` letters are to be read.

    Signals:
        reflection_asked(str): show the reflection with this id.
    """

    reflection_asked = Signal(str)

    def __init__(self, theme: Theme, workspace: Workspace, question: SupervisionQuestion, shown: int) -> None:
        super().__init__()
        self._shown = shown
        self._theme = theme
        self._workspace = workspace
        self.question = question
        self._build()
        self._arrange()
        self.show_question(question)
        self._unfold(False)
        self.unsaid_button.toggled.connect(self._unfold)
        self.open_button.clicked.connect(self._ask_for_reflection)

    def _build(self) -> None:
        question = self.question
        self.words = ReadingView(self._theme)
        self.words.setAccessibleName(self.tr("The whole question"))
        self.heard = self._field(self.tr("What I heard"), question.heard, self._keep_heard)
        self.did = self._field(self.tr("What I did"), question.did, self._keep_did)
        self.happened = self._field(self.tr("What happened then"), question.happened, self._keep_happened)
        self.open_button = push_button(self.tr("Where it comes from"), "quiet")
        self.unsaid_button = push_button(self.tr("What I do not want to say there"), "quiet")
        self.unsaid_button.setCheckable(True)
        self.unsaid_words = text_label(
            self.tr("For you alone. No share copy and no agenda reaches what stands here."), "hint", wrap=True
        )
        self.unsaid = self._field(self.tr("For me alone"), question.unsaid, self._keep_unsaid)
        self.held = text_label(
            self.tr("A legal hold is on: what is written here can be read, and stays as it is."), "caption", wrap=True
        )

    def _field(self, label: str, words: str, keep: Callable[[str], bool]) -> KeptField:
        field = KeptField(self._theme, self._workspace, label, words, keep)
        field.watched.code = self.question.client_code
        return field

    def _arrange(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        tools = Flow(px(4))
        for button in (self.open_button, self.unsaid_button):
            tools.add(button)
        for widget in (self.words, *self.fields(), self.held, tools, self.unsaid_words, self.unsaid):
            column.addWidget(widget)

    def fields(self) -> tuple[KeptField, ...]:
        """What came back, in the order in which it comes about."""
        return self.heard, self.did, self.happened

    def _named(self) -> dict[str, KeptField]:
        return {HEARD: self.heard, DID: self.did, HAPPENED: self.happened, UNSAID: self.unsaid}

    def show_question(self, question: SupervisionQuestion) -> None:
        """What is in the journal now; what is being typed stays."""
        self.question = question
        self.words.set_markdown(question.words)
        is_whole = supervision_words.in_short(question.words, self._shown) == question.words.strip()
        self.words.setVisible(bool(question.words.strip()) and not is_whole)
        came_back = any(text.strip() for text in (question.heard, question.did, question.happened))
        is_held = self._workspace.forgetting.is_held
        for name, field in self._named().items():
            field.show_words(getattr(question, name))
            field.watched.code = question.client_code
            field.sheet.setReadOnly(is_held)
        for field in self.fields():
            field.setVisible(came_back or question.standing is Standing.BROUGHT)
        self.held.setVisible(is_held)
        self.open_button.setVisible(question.origin is not None)

    # Keeping

    @Slot(str)
    def _keep_heard(self, words: str) -> bool:
        return self._workspace.note_back(self.question.question_id, heard=words) is not None

    @Slot(str)
    def _keep_did(self, words: str) -> bool:
        return self._workspace.note_back(self.question.question_id, did=words) is not None

    @Slot(str)
    def _keep_happened(self, words: str) -> bool:
        return self._workspace.note_back(self.question.question_id, happened=words) is not None

    @Slot(str)
    def _keep_unsaid(self, words: str) -> bool:
        return self._workspace.edit_question(self.question.question_id, unsaid=words) is not None

    @property
    def is_pending(self) -> bool:
        """Whether something was typed here and is not kept yet."""
        return any(field.autosave.is_pending for field in self._named().values())

    def put_down(self) -> bool:
        """Keep what is not yet kept; False when that failed."""
        kept = [field.put_down() for field in self._named().values()]
        return all(kept)

    def forget(self) -> None:
        """What is on the sheets is not to be written any more."""
        for field in self._named().values():
            field.autosave.forget()

    # Where one is

    def focus_field(self, name: str = "") -> bool:
        """Put the caret on the sheet with this name, or on the first empty one; False where there is none."""
        named = self._named().get(name)
        if named is self.unsaid:
            self.unsaid_button.setChecked(True)
        empty = [field for field in self.fields() if not field.sheet.text().strip()]
        target = named or (empty or [self.happened])[0]
        if target.isHidden():
            return False
        target.sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def field_in_hand(self) -> str:
        """The sheet that has the focus, or ""."""
        return next((name for name, field in self._named().items() if field.sheet.hasFocus()), "")

    @Slot(bool)
    def _unfold(self, shown: bool) -> None:
        for widget in (self.unsaid_words, self.unsaid):
            widget.setVisible(shown)
        if shown:
            self.unsaid.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _ask_for_reflection(self) -> None:
        if self.question.origin:
            self.reflection_asked.emit(self.question.origin.reflection_id)
