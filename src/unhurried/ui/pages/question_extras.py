"""What belongs to a question besides its words: its kind, whom it is about, and what is not to be said there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unhurried.domain.supervision import QuestionKind
from unhurried.ui import supervision_words
from unhurried.ui.dialogs.code_dialog import CodeDialog
from unhurried.ui.pages.guard_line import GuardLine
from unhurried.ui.pages.watched import OnASheet
from unhurried.ui.question_in_hand import QuestionInHand
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.chips import ChipGroup, choice
from unhurried.ui.widgets.growing_sheet import growing_sheet
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.workspace import Workspace

SHOWN_CODES = 6


class QuestionExtras(QWidget):
    """Stands under the words of a question in hand.

    Signals:
        chosen(): the question in hand is different now.
    """

    chosen = Signal()

    def __init__(self, theme: Theme, workspace: Workspace, question: QuestionInHand) -> None:
        super().__init__()
        self._theme = theme
        self._workspace = workspace
        self._question = question
        self._in_use = workspace.reading.client_codes()
        self._codes = self._in_use[:SHOWN_CODES]
        self._build()
        self._arrange()
        self._show_code(question.client_code or "")
        self._show_unsaid(shown=False)
        self._connect()

    def _build(self) -> None:
        kinds = list(supervision_words.kinds().items())
        self.kinds = choice(self._theme, self.tr("What the question is about"), kinds)
        self.kinds.choose(self._question.kind)
        self.about = ChipGroup(self._theme)
        self.about.setAccessibleName(self.tr("Which client, if any"))
        self.other_button = push_button(self.tr("Another client…"), "quiet")
        self.unsaid_button = push_button(self.tr("What I do not want to say there"), "quiet")
        self.unsaid_button.setCheckable(True)
        self.unsaid_words = text_label(
            self.tr("For you alone. No share copy and no agenda reaches what stands here."), "hint", wrap=True
        )
        self.unsaid = growing_sheet(self._theme, self.tr("For me alone"))
        self.unsaid.set_text(self._question.unsaid, len(self._question.unsaid))
        self.watched = OnASheet(self.unsaid)
        self.watched.code = self._question.client_code
        self.guard = GuardLine(self._workspace, self._theme, self.watched)
        self.guard.begin()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(8))
        column.addWidget(text_label(self.kinds.accessibleName(), "strong", wrap=True))
        column.addWidget(self.kinds)
        column.addWidget(text_label(self.about.accessibleName(), "strong", wrap=True))
        column.addWidget(self.about)
        for button in (self.other_button, self.unsaid_button):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        for widget in (self.unsaid_words, self.unsaid, self.guard):
            column.addWidget(widget)

    def _connect(self) -> None:
        self.kinds.chosen.connect(self._choose_kind)
        self.about.chosen.connect(self._choose_code)
        self.other_button.clicked.connect(self._ask_for_code)
        self.unsaid_button.toggled.connect(self._unfold)
        self.unsaid.edited.connect(self._note_unsaid)

    def _show_code(self, code: str) -> None:
        """Offer the codes in use, the chosen one among them."""
        if code and code not in self._codes:
            self._codes = [code, *self._codes]
        self.about.set_options([(each, each) for each in self._codes])
        self.about.setVisible(bool(self._codes))
        self.about.choose(code)

    def _show_unsaid(self, *, shown: bool) -> None:
        for widget in (self.unsaid_words, self.unsaid):
            widget.setVisible(shown)
        self.guard.set_quiet(not shown)

    @Slot(bool)
    def _unfold(self, shown: bool) -> None:
        self._show_unsaid(shown=shown)
        if shown:
            self.unsaid.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _choose_kind(self, kind: str) -> None:
        self._question.kind = QuestionKind(kind)
        self.chosen.emit()

    @Slot(str)
    def _choose_code(self, code: str) -> None:
        self._question.client_code = self.watched.code = code or None
        self.chosen.emit()

    @Slot()
    def _ask_for_code(self) -> None:
        dialog = CodeDialog(self._theme, self._in_use, self._question.client_code, self)
        dialog.rename(self.tr("Which client is it about?"))
        dialog.code_chosen.connect(self._take_code)
        dialog.open()

    @Slot(str)
    def _take_code(self, code: str) -> None:
        self._show_code(code)
        self._choose_code(code)

    @Slot()
    def _note_unsaid(self) -> None:
        self._question.unsaid = self.unsaid.text()
        self.chosen.emit()
