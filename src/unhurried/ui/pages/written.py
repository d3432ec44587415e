"""A writing as it is read: each question in the words it had, the answer, the free text, what was marked."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from unhurried.domain.moments import Moment
from unhurried.domain.reflections import Marking, Writing
from unhurried.domain.text import clean
from unhurried.ui import moment_words
from unhurried.ui.theme import Theme
from unhurried.ui.weak_call import weak_call
from unhurried.ui.widgets.buttons import tool_button
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.reading_view import ReadingView


class WrittenView(QWidget):
    """What was written, in reading order. Questions left open are not shown.

    Signals:
        thread_asked(str, str): the answer to this prompt, this moment, or the free text where both are "", is to be
            carried on in a thread.
    """

    thread_asked = Signal(str, str)

    def __init__(self, theme: Theme, *, can_carry_on: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._can_carry_on = can_carry_on
        self._is_bare = False
        self._buttons: list[QToolButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self._selected: ReadingView | None = None
        self._shown: tuple[Writing, Mapping[str, str]] | None = None

    def show_writing(self, writing: Writing, names: Mapping[str, str] | None = None) -> None:
        """Replace what is shown. `names` are the short names of habits by marker id, where they are known."""
        if self._shown == (writing, names or {}):
            return  # a long text takes a while to lay out, and whoever looks again asks for the same
        self._shown = (writing, names or {})
        self._clear()
        self._show_text(writing)
        if writing.moments:
            self._column.addWidget(text_label(self.tr("Moments"), "question", wrap=True))
            for moment in writing.moments:
                self._add_moment(moment)
        if writing.markings:
            self._column.addWidget(text_label(self.tr("Marked"), "question", wrap=True))
            for marking in writing.markings:
                self._add_marking(marking, (names or {}).get(marking.marker_id, ""))
        if writing.is_wordless:
            self._column.addWidget(text_label(self.tr("Left open."), "hint"))

    def _show_text(self, writing: Writing) -> None:
        for answer in writing.answers:
            self._column.addWidget(text_label(answer.wording, "question", wrap=True))
            self._add_text(answer.text, answer.wording, answer.prompt_id)
        if writing.answers and writing.body.strip():
            self._column.addWidget(text_label(self.tr("In your own words"), "question", wrap=True))
        if writing.body.strip():
            self._add_text(writing.body, self.tr("What was written"))

    def _add_text(self, text: str, name: str, prompt_id: str = "") -> None:
        view = ReadingView(self._theme)
        view.setAccessibleName(name)
        view.set_markdown(text)
        view.selectionChanged.connect(weak_call(self._note_selection, view))
        self._add(view, name, prompt_id)
        self._column.addSpacing(self._theme.px(14))

    def _add(self, widget: QWidget, name: str, prompt_id: str = "", moment_id: str = "") -> None:
        """With a small way to a thread beside it, where that is wanted."""
        if not self._can_carry_on:
            self._column.addWidget(widget)
            return
        button = tool_button(self._theme, "threads", self.tr("To a thread: {words}").format(words=name), small=True)
        button.clicked.connect(weak_call(self._ask_for_thread, prompt_id, moment_id))
        self._buttons.append(button)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(widget, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(line)
        button.setVisible(not self._is_bare)

    def _ask_for_thread(self, prompt_id: str, moment_id: str) -> None:
        self.thread_asked.emit(prompt_id, moment_id)

    def set_bare(self, bare: bool) -> None:
        """Only what was written, without what can be done with it."""
        self._is_bare = bare
        for button in self._buttons:
            button.setVisible(not bare)

    def _note_selection(self, view: ReadingView) -> None:
        self._selected = view

    def selected_words(self) -> str:
        """What is selected, where something was selected last; "" when nothing is."""
        return clean(self._selected.textCursor().selection().toPlainText()) if self._selected else ""

    def _add_moment(self, moment: Moment) -> None:
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._theme.px(6))
        for question, said in moment_words.parts(moment):
            lines.addWidget(text_label(question, "caption", wrap=True))
            lines.addWidget(text_label(said, "excerpt", wrap=True))
        told = ", ".join(said for _, said in moment_words.parts(moment))
        self._add(page, told, moment_id=moment.moment_id)
        self._column.addSpacing(self._theme.px(10))

    def _add_marking(self, marking: Marking, name: str) -> None:
        what = text_label(name or marking.wording, "strong", wrap=True)
        what.setToolTip(marking.wording)
        self._column.addWidget(what)
        self._column.addWidget(text_label(marking.option_wording, "hint", wrap=True))
        if marking.line:
            self._column.addWidget(text_label(marking.line, "excerpt", wrap=True))
        self._column.addSpacing(self._theme.px(8))

    def _clear(self) -> None:
        self._buttons = []
        self._selected = None
        while item := self._column.takeAt(0):
            widget = item.widget()
            if widget:
                widget.hide()
                widget.deleteLater()
