"""How questions look in the library: a card each under their lens, or under the idea they come from."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from unhurried.domain.prompts import (
    Choices,
    Lens,
    Marker,
    Prompt,
    PromptKind,
    Shelf,
    Shelves,
    Source,
)
from unhurried.ui.accessibility import heading
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label


class QuestionCard(QFrame):
    """One prompt or marker: its words, where they come from, and whether Write offers it.

    Signals:
        offer_changed(str, bool), hide_changed(str, bool), reword_asked(Prompt | Marker).
    """

    offer_changed = Signal(str, bool)
    hide_changed = Signal(str, bool)
    reword_asked = Signal(object)

    def __init__(self, question: Prompt | Marker, shelves: Shelves, choices: Choices, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._question = question
        self._theme = theme
        is_marker = isinstance(question, Marker)
        self._id = question.marker_id if isinstance(question, Marker) else question.prompt_id
        offered = choices.offered_markers if is_marker else choices.offered_prompts
        self._is_hidden = self._id in choices.hidden
        self._build(shelves, is_offered=self._id in offered)
        self._arrange()
        self._connect()

    def _build(self, shelves: Shelves, *, is_offered: bool) -> None:
        question = self._question
        self.kind = text_label(self._kind_words(), "caption")
        self.wording = text_label(question.wording, "question", wrap=True)
        self.hint = text_label(self._hint_words(), "hint", wrap=True)
        self.origin = text_label(origin_of(question.why, question.ideas, shelves), "caption", wrap=True)
        self.offered = QCheckBox(self.tr("Offered in Write"))
        self.offered.setChecked(is_offered)
        self.offered.setEnabled(not self._is_hidden)
        self.hide_button = self._quiet(self.tr("Bring back") if self._is_hidden else self.tr("Put away"))
        self.reword_button = self._quiet(self.tr("Reword…"))
        self.reword_button.setVisible(question.shelf is Shelf.OWN)
        for control in (self.offered, self.hide_button, self.reword_button):
            control.setAccessibleName(f"{control.text()}: {question.wording}")
        # Cards are made anew when something changes; by these names the focus finds its place again.
        self.offered.setObjectName(f"offer {self._id}")
        self.hide_button.setObjectName(f"hide {self._id}")
        self.reword_button.setObjectName(f"reword {self._id}")

    def _quiet(self, text: str) -> QPushButton:
        return push_button(text, "quiet")

    def _kind_words(self) -> str:
        question = self._question
        if isinstance(question, Marker):
            words = self.tr("Habit to mark")
        elif question.kind is PromptKind.THREAD:
            words = self.tr("Question that may stay open")
        else:
            words = self.tr("Question")
        if question.shelf is Shelf.OWN:
            words += " · " + self.tr("your own")
        return words + (" · " + self.tr("put away") if self._is_hidden else "")

    def _hint_words(self) -> str:
        if isinstance(self._question, Marker):
            return " · ".join(option.wording for option in self._question.options)
        return self._question.hint

    def _arrange(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(22), px(16), px(22), px(12))
        column.setSpacing(px(6))
        for widget in (self.kind, self.wording, self.hint, self.origin):
            column.addWidget(widget)
            widget.setVisible(bool(widget.text()))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.offered)
        row.addStretch(1)
        row.addWidget(self.reword_button)
        row.addWidget(self.hide_button)
        column.addLayout(row)

    def _connect(self) -> None:
        self.offered.clicked.connect(self._offer)
        self.hide_button.clicked.connect(self._hide)
        self.reword_button.clicked.connect(self._reword)

    @Slot(bool)
    def _offer(self, checked: bool) -> None:
        self.offer_changed.emit(self._id, checked)

    @Slot()
    def _hide(self) -> None:
        self.hide_changed.emit(self._id, not self._is_hidden)

    @Slot()
    def _reword(self) -> None:
        self.reword_asked.emit(self._question)


class LensView(QWidget):
    """A lens and all its questions.

    Signals:
        offer_changed(str, bool), hide_changed(str, bool), reword_asked(Prompt | Marker), ask_about(str).
    """

    offer_changed = Signal(str, bool)
    hide_changed = Signal(str, bool)
    reword_asked = Signal(object)
    ask_about = Signal(str)

    def __init__(self, lens: Lens, shelves: Shelves, choices: Choices, theme: Theme) -> None:
        super().__init__()
        self._lens = lens
        column = _column(self, theme)
        title = text_label(lens.name, "prompt", wrap=True)
        heading(title)
        self.write_button = push_button(self.tr("Write with these"), "outline")
        self.write_button.clicked.connect(self._write)
        column.addWidget(title)
        column.addWidget(text_label(lens.about, "hint", wrap=True))
        row = Flow(theme.px(8))
        row.add(self.write_button)
        column.addWidget(row)
        column.addSpacing(theme.px(4))
        questions: list[Prompt | Marker] = [m for m in shelves.markers if m.lens == lens.key]
        questions += [prompt for prompt in shelves.prompts if prompt.lens == lens.key]
        for question in questions:
            card = QuestionCard(question, shelves, choices, theme)
            card.offer_changed.connect(self.offer_changed)
            card.hide_changed.connect(self.hide_changed)
            card.reword_asked.connect(self.reword_asked)
            column.addWidget(card)
        column.addStretch(1)

    @Slot()
    def _write(self) -> None:
        self.ask_about.emit(self._lens.key)


class DocumentView(QWidget):
    """A document, what it argues and how much weight it bears, and what became of each of its ideas."""

    def __init__(self, source: Source, shelves: Shelves, theme: Theme) -> None:
        super().__init__()
        column = _column(self, theme)
        title = text_label(source.title, "prompt", wrap=True)
        heading(title)
        about = " · ".join(part for part in (source.author, source.published, source.publisher) if part)
        column.addWidget(title)
        column.addWidget(text_label(about, "caption", wrap=True))
        column.addWidget(text_label(source.argues, "body", wrap=True))
        column.addWidget(text_label(source.weight, "hint", wrap=True))
        column.addSpacing(theme.px(8))
        askers: dict[str, list[str]] = {}
        for question in (*shelves.markers, *shelves.prompts):
            for idea_id in question.ideas:
                askers.setdefault(idea_id, []).append(question.wording)
        for idea in shelves.ideas:
            if idea.source == source.key:
                column.addWidget(text_label(f"{idea.idea_id}  {idea.gist}", "strong", wrap=True))
                for words in askers.get(idea.idea_id, [idea.instead]):
                    column.addWidget(text_label(words, "hint", wrap=True))
                column.addSpacing(theme.px(8))
        column.addStretch(1)


def origin_of(why: str, ideas: tuple[str, ...], shelves: Shelves) -> str:
    """Why a question is asked and which ideas of which documents it comes from, one line each."""
    gists = {idea.idea_id: idea for idea in shelves.ideas}
    titles = {source.key: source.title for source in shelves.sources}
    lines = [why] if why else []
    for idea_id in ideas:
        idea = gists.get(idea_id)
        if idea and idea.source in titles:
            lines.append(f"{idea.gist} — {titles[idea.source]}")
    return "\n".join(lines)


def _column(widget: QWidget, theme: Theme) -> QVBoxLayout:
    px = theme.px
    column = QVBoxLayout(widget)
    column.setContentsMargins(px(28), px(22), px(28), px(40))
    column.setSpacing(px(10))
    return column
