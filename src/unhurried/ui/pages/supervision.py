"""Supervision: questions to bring and what came back, a look back before it, its hours, and the copies that left."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from unhurried.domain.supervision import SupervisionQuestion
from unhurried.ui.accessibility import heading
from unhurried.ui.pages.before_supervision import BeforePage
from unhurried.ui.pages.ledger_page import LedgerPage
from unhurried.ui.pages.supervision_hours import HoursPage
from unhurried.ui.pages.supervision_questions import QuestionsPage
from unhurried.ui.pages.thread_row import column_page
from unhurried.ui.questions_left import QuestionsLeft
from unhurried.ui.sharing.copy_place import CopyPlace
from unhurried.ui.theme import Theme
from unhurried.ui.weak_call import weak_call
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.reading_view import ReadingView
from unhurried.ui.widgets.scroll_page import ScrollPage
from unhurried.ui.widgets.segments import Segments
from unhurried.ui.workspace import Workspace


class Segment(NamedTuple):
    """One page of this room: its key, what its button says, and what it shows."""

    key: str
    title: str
    page: ScrollPage


class SupervisionPage(QWidget):
    """A row of buttons, and the page of the chosen one; `head_tools` is what can be begun from any of them.

    Signals:
        question_asked(): the writer wants to note a question.
        half_asked(): the writer wants to go on with the half-written one.
        verb_asked(SupervisionQuestion, str): do this with the question.
        reflection_asked(str), thread_asked(str): show what has this id.
        reflections_asked(date, date): show the reflections between these days.
        refused(): the printer did not take a page.
    """

    question_asked = Signal()
    half_asked = Signal()
    verb_asked = Signal(object, str)
    reflection_asked = Signal(str)
    thread_asked = Signal(str)
    reflections_asked = Signal(object, object)
    refused = Signal()

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_alone = False
        self.questions = QuestionsPage(workspace, theme)
        self.before = BeforePage(workspace, theme)
        self.hours = HoursPage(workspace, theme)
        self.ledger = LedgerPage(workspace, theme)
        self.left = QuestionsLeft(self)
        self.copy = CopyPlace(workspace, theme)
        self.segments: list[Segment] = [
            Segment("questions", self.tr("Questions"), self.questions),
            Segment("before", self.before.accessibleName(), self.before),
            Segment("hours", self.tr("Hours"), self.hours),
            Segment("ledger", self.ledger.accessibleName(), self.ledger),
        ]
        self._build()
        self._arrange()
        self._connect()
        self.show_segment(self.segments[0].key)

    def _build(self) -> None:
        self.title = text_label(self.tr("Supervision"), "title")
        heading(self.title)
        self.row = Segments(self._theme)
        self.ask_button = push_button(self.tr("Note a question…"), "outline")
        self.ask_button.setToolTip(self.tr("Note a question for supervision (Ctrl+Shift+Q)"))
        self._theme.put_icon(self.ask_button, "plus", size=18)
        self.stack = QStackedWidget()
        self._buttons: dict[str, QPushButton] = {}
        for segment in self.segments:
            button = self.row.add_segment(segment.title)
            button.setAccessibleName(self.tr("Page: {title}").format(title=segment.title))
            button.clicked.connect(weak_call(self.show_segment, segment.key))
            self._buttons[segment.key] = button
            self.stack.addWidget(segment.page)
        self.alone = ScrollPage()
        self.alone_words = ReadingView(self._theme)
        self.alone_words.setAccessibleName(self.tr("The open question"))
        self.alone_nothing = text_label(self.tr("No question is open."), "hint", wrap=True)

    def _arrange(self) -> None:
        px = self._theme.px
        ground, words = column_page(self._theme)
        words.addWidget(self.alone_words)
        words.addWidget(self.alone_nothing)
        words.addStretch(1)
        self.alone.setWidget(ground)
        self.stack.addWidget(self.alone)
        self.head = QWidget()
        head = QVBoxLayout(self.head)
        head.setContentsMargins(px(32), px(18), px(32), px(4))
        head.setSpacing(px(10))
        self.head_tools = Flow(px(8))
        self.head_tools.add(self.ask_button)
        self.head_tools.add(self.copy.button)
        top = QHBoxLayout()
        top.setSpacing(px(24))
        top.addWidget(self.title)
        top.addWidget(self.head_tools, 1)
        head.addLayout(top)
        head.addWidget(self.row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        column.addWidget(self.copy, 1)

    def _connect(self) -> None:
        self.ask_button.clicked.connect(self.question_asked)
        self.copy.turned.connect(self._turn_to_copy)
        self.questions.asked.connect(self.verb_asked)
        self.questions.half_asked.connect(self.half_asked)
        for page in (self.questions, self.before):
            page.reflection_asked.connect(self.reflection_asked)
        self.before.thread_asked.connect(self.thread_asked)
        self.before.question_asked.connect(self.open_question)
        self.before.reflections_asked.connect(self.reflections_asked)
        for page in (self.before, self.hours, self.ledger):
            page.refused.connect(self.refused)

    @Slot(bool)
    def _turn_to_copy(self, is_open: bool) -> None:
        """The copy that is being made has the place of everything else."""
        self.head.setVisible(not is_open and not self._is_alone)
        self.stack.setVisible(not is_open)
        if is_open:
            self.setFocusProxy(self.copy)
        else:
            self.show_segment(self.segment)
            self.copy.button.setFocus()

    # Walking

    @property
    def segment(self) -> str:
        """Key of the page that is shown, or that will be when everything is."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def show_segment(self, key: str) -> None:
        """Show the page with this key; the first for one that there is not."""
        found = next((segment for segment in self.segments if segment.key == key), self.segments[0])
        self.row.choose(self._buttons[found.key])
        self.stack.setCurrentWidget(self.alone if self._is_alone else found.page)
        is_first = found.page is self.questions
        begin = self.alone_words if self._is_alone else self.ask_button if is_first else found.page
        self.setFocusProxy(self.copy if self.copy.is_open else begin)

    @Slot(str)
    def open_question(self, question_id: str) -> None:
        """Show one question among the others, opened."""
        self.show_segment("questions")
        self.questions.open_question(question_id)

    def place(self) -> dict[str, str]:
        """Which page, which question with which of its sheets, and since when, to come back to."""
        card = self.questions.open_card
        since = self.before.chosen
        return {
            "segment": self.segment,
            "question": card.question.question_id if card else "",
            "field": card.back.field_in_hand() if card and card.back else "",
            "since": since.isoformat() if since else "",
            "copy": "open" if self.copy.is_open else "",
        }

    def return_to(self, place: dict[str, str]) -> None:
        """Walk back to a place; to the questions when it is empty."""
        since = place.get("since", "")
        self.before.look_since(date.fromisoformat(since) if since else None)
        self.show_segment(place.get("segment", ""))
        if place.get("question"):
            self.questions.open_question(place["question"])
        if place.get("field"):
            self._returns_to = place["question"], place["field"]
        if place.get("copy"):
            self.copy.open()

    _returns_to: tuple[str, str] = ("", "")

    def focus_place(self) -> None:
        """The caret on the sheet that one had come from, once; or where one begins here."""
        (question_id, field), self._returns_to = self._returns_to, ("", "")
        if self.copy.builder:
            self.copy.builder.step.focus_first()
        elif question_id and self.segment == "questions" and not self._is_alone:
            self.questions.open_question(question_id, field)
        else:
            self.setFocus()

    def set_alone(self, alone: bool) -> None:
        """Only the words of the open question, and nothing that says whom it is about; or everything again."""
        self._is_alone = alone
        self.copy.set_alone(alone)
        self.head.setVisible(not alone and not self.copy.is_open)
        card = self.questions.open_card
        question: SupervisionQuestion | None = card.question if card else None
        self.alone_words.set_markdown(question.words if question else "")
        self.alone_words.setVisible(question is not None)
        self.alone_nothing.setVisible(question is None)
        self.show_segment(self.segment)

    # Keeping

    @property
    def is_pending(self) -> bool:
        """Whether something was typed here, or in the dialog that notes a question, and is not kept yet."""
        return self.questions.is_pending or self.left.is_pending or self.copy.is_pending

    def put_down(self) -> bool:
        """Keep what is on the screen; False when that failed."""
        return all([self.questions.put_down(), self.left.put_down(), self.copy.put_down()])

    def leave(self) -> None:
        """The journal is about to be closed: nothing more is asked of it."""
        self.questions.leave()
        self.left.leave()
        self.copy.leave()
