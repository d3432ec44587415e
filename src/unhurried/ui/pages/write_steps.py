"""The sheets of Write: one prompt with its answer, and the free sheet with the moments and markers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unhurried.domain.prompts import Prompt, Shelves
from unhurried.domain.reflections import Answer
from unhurried.ui.accessibility import heading
from unhurried.ui.pages.marker_strip import MarkerStrip
from unhurried.ui.pages.moment_strip import MomentStrip
from unhurried.ui.pages.open_threads import OpenThreads
from unhurried.ui.pages.question_cards import origin_of
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.on_demand import OnDemand
from unhurried.ui.widgets.scroll_page import ScrollPage
from unhurried.ui.widgets.sheet import MarkdownSheet

# In pixels at a text scale of 1: four lines of a sheet, and a page too low for more than that and its question.
LOWEST_SHEET = 146
LOW = 320


class PromptStep(ScrollPage):
    """One prompt, a hint, where it comes from on demand, and the sheet for the answer.

    Signals:
        edited(): the writer changed the answer.
        another_asked(): the writer would rather have another question.
        thread_asked(str, str, str): the answer is to be carried on in a thread: its prompt, wording and words.
        question_asked(): a question for supervision comes from this.
    """

    edited = Signal()
    another_asked = Signal()
    thread_asked = Signal(str, str, str)
    question_asked = Signal()

    def __init__(self, prompt: Prompt, answer: Answer | None, shelves: Shelves, theme: Theme) -> None:
        super().__init__()
        self.prompt = prompt
        self._theme = theme
        self._is_low = False
        self._version = answer.version if answer else prompt.version
        self._wording = answer.wording if answer else prompt.wording
        self._build(shelves)
        self._arrange()
        self._connect()
        self.sheet.set_text(answer.text if answer else "")

    def _build(self, shelves: Shelves) -> None:
        self.question = text_label(self._wording, "prompt", wrap=True)
        heading(self.question)
        self.hint = text_label(self.prompt.hint, "hint", wrap=True)
        self.demands = OnDemand(self._theme)
        self.add_demands(shelves)
        self.sheet = MarkdownSheet(self._theme)
        self.sheet.setAccessibleName(self._wording)
        self.sheet.setMinimumHeight(self._theme.px(LOWEST_SHEET))
        self.sheet.setPlaceholderText(self.tr("Leave it open if nothing comes."))

    def add_demands(self, shelves: Shelves) -> None:
        """What can be asked of this question, and where its answer can go on."""
        origin = origin_of(self.prompt.why, self.prompt.ideas, shelves)
        self.why_button, self.why = self.demands.add(self.tr("Why this is asked"), origin)
        self.another_button = self.demands.add_button(push_button(self.tr("Another question"), "quiet"))
        self.another_button.clicked.connect(self.another_asked)
        self.thread_button = self.demands.add_button(push_button(self.tr("To a thread…"), "quiet"))
        self.thread_button.setToolTip(self.tr("Carry this answer on in a thread"))
        self.thread_button.clicked.connect(self._ask_for_thread)
        self.question_button = self.demands.add_button(push_button(self.tr("To supervision…"), "quiet"))
        self.question_button.setToolTip(self.tr("Note a question for supervision (Ctrl+Shift+Q)"))
        self.question_button.clicked.connect(self.question_asked)

    def _arrange(self) -> None:
        px = self._theme.px
        page = QWidget()
        column = self._column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.question)
        column.addWidget(self.hint)
        column.addWidget(self.demands)
        column.addSpacing(px(6))
        column.addWidget(self.sheet, 1)
        self.setWidget(page)
        self.hint.setVisible(bool(self.hint.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_low = event.size().height() < self._theme.px(LOW)
        if is_low != self._is_low:
            self._is_low = is_low
            # Where there is little room, what may be asked of the question makes way for the sheet.
            self._column.removeWidget(self.demands)
            self._column.insertWidget(self._column.count() if is_low else 2, self.demands)
        super().resizeEvent(event)

    def _connect(self) -> None:
        self.sheet.edited.connect(self.edited)
        self.sheet.cursorPositionChanged.connect(self._show_caret)

    @Slot()
    def _show_caret(self) -> None:
        show_caret(self, self.sheet)

    @property
    def lens(self) -> str:
        return self.prompt.lens

    @Slot()
    def _ask_for_thread(self) -> None:
        self.thread_asked.emit(self.prompt.prompt_id, self._wording, self.sheet.text())

    def answer(self) -> Answer:
        """What is on the sheet, with the wording it was given to."""
        prompt = self.prompt
        return Answer(prompt.prompt_id, self._version, self._wording, prompt.lens, self.sheet.text())

    def say_there_is_no_other(self) -> None:
        """The lens has no further question that is not on the table."""
        self.another_button.setEnabled(False)
        self.another_button.setText(self.tr("No other question here"))

    def show_extras(self, *, shown: bool) -> None:
        """Show or hide everything but the question and the sheet."""
        self.demands.show_all(shown=shown)

    def focus_first(self) -> None:
        """Put the caret where it was, ready to type."""
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)


class FreeStep(ScrollPage):
    """The free sheet: a line or pages, moments that are remembered, and the habits that may be marked.

    Signals:
        edited(): the writer changed the text, a moment or a marking.
    """

    edited = Signal()

    def __init__(self, theme: Theme, new_id: Callable[[], str]) -> None:
        super().__init__()
        self._theme = theme
        self.question = text_label("", "prompt", wrap=True)
        heading(self.question)
        self.hint = text_label("", "hint", wrap=True)
        self.sheet = MarkdownSheet(theme)
        self.sheet.setMinimumHeight(theme.px(LOWEST_SHEET))
        self.moments = MomentStrip(theme, new_id)
        self.markers = MarkerStrip(theme)
        self.habits_button = push_button(self.tr("Habits to mark"), "quiet")
        self.habits_button.setCheckable(True)
        self._is_folding = self._has_markers = False
        self.threads = OpenThreads(theme)
        self._arrange()
        self.sheet.edited.connect(self.edited)
        self.sheet.textChanged.connect(self._show_words)
        self.markers.edited.connect(self.edited)
        self.markers.opened.connect(self._show_options)
        self.habits_button.toggled.connect(self._show_markers)
        self.moments.edited.connect(self.edited)
        self.moments.opened.connect(self._show_moment)
        self.moments.opened.connect(self._note_begun)
        self.edited.connect(self._note_begun)
        self.sheet.cursorPositionChanged.connect(self._show_caret)
        self._has_answers = False
        self.set_alone(True)

    def _arrange(self) -> None:
        px = self._theme.px
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.question)
        column.addWidget(self.hint)
        column.addSpacing(px(6))
        column.addWidget(self.sheet, 1)
        column.addWidget(self.threads)
        column.addSpacing(px(10))
        column.addWidget(self.moments)
        column.addSpacing(px(10))
        column.addWidget(self.habits_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.markers)
        self.setWidget(page)

    @Slot()
    def _show_words(self) -> None:
        self.threads.show_words(has_words=not self.sheet.document().isEmpty())

    @Slot()
    def _show_caret(self) -> None:
        show_caret(self, self.sheet)

    def note_begun(self, *, begun: bool) -> None:
        """Whether anything is written on the other sheets."""
        self._has_answers = begun
        self._note_begun()

    @Slot()
    def _note_begun(self) -> None:
        here = self.sheet.text().strip() or self.moments.is_begun or self.markers.markings()
        self.threads.note_begun(begun=self._has_answers or bool(here))

    @Slot()
    def _show_options(self) -> None:
        self.ensureWidgetVisible(self.markers.panel)

    @Slot()
    def _show_moment(self) -> None:
        """Now, and again once the page around it has found its height."""
        self._bring_moment_up()
        QTimer.singleShot(0, self, self._bring_moment_up)

    @Slot()
    def _bring_moment_up(self) -> None:
        """Whole if there is room, or else from its first question, which has the focus."""
        editor, ground = self.moments.editor, self.widget()
        self.ensureWidgetVisible(editor, 0, 0)
        if ground and editor.isVisible() and editor.height() > self.viewport().height():
            self.verticalScrollBar().setValue(editor.mapTo(ground, QPoint(0, 0)).y())

    def set_alone(self, alone: bool, *, has_answers: bool = False) -> None:
        """Word the sheet for writing a line, or for what is left after the prompts."""
        if alone:
            self.question.setText(self.tr("What stays with you?"))
            hint = self.tr("One line is enough. This is about you and what you did.")
            kept = self.tr("What you wrote under Questions is kept there.")
            self.hint.setText(kept if has_answers else hint)
        else:
            self.question.setText(self.tr("Anything else?"))
            self.hint.setText(self.tr("In your own words, or not at all."))
        self.sheet.setAccessibleName(self.question.text())

    def show_extras(self, *, shown: bool, has_markers: bool) -> None:
        """Show or hide the moments, and the markers if there are any."""
        self.moments.setVisible(shown)
        self.threads.setVisible(shown)
        self._has_markers = shown and has_markers
        self._show_markers()

    def fold_markers(self, *, folded: bool) -> None:
        """Behind a button, where a marker has had its own sheet; or all of them at once."""
        if folded != self._is_folding:
            self._is_folding = folded
            self.habits_button.setChecked(False)
        self._show_markers()

    @Slot()
    def _show_markers(self) -> None:
        self.habits_button.setVisible(self._has_markers and self._is_folding)
        is_open = self.habits_button.isChecked() or not self._is_folding
        self.markers.setVisible(self._has_markers and is_open)


def show_caret(page: ScrollPage, sheet: MarkdownSheet) -> None:
    """Scroll the page to the caret, where the window is too low for all of the sheet."""
    ground = page.widget()
    if ground and sheet.hasFocus():
        caret = sheet.cursorRect()
        place = sheet.viewport().mapTo(ground, caret.center())
        page.ensureVisible(place.x(), place.y(), 0, caret.height() * 2)


def as_it_was(answer: Answer) -> Prompt:
    """The prompt of an answer whose prompt is no longer in the library."""
    return Prompt(answer.prompt_id, answer.version, answer.wording, answer.lens)
