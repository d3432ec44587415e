"""A theme of the guided path, to be read: its text, an invented example, what it asks, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from unhurried.domain import guided
from unhurried.domain.prompts import Marker, Prompt, Source
from unhurried.ui.accessibility import heading
from unhurried.ui.pages.reference_words import add_references, usual_words
from unhurried.ui.theme import Theme
from unhurried.ui.weak_call import weak_call
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.wrapping import WrappingWords


@dataclass(frozen=True)
class Showing:
    """What a theme's page tells: the theme with its questions, and how things stand with it."""

    path: guided.Theme
    sources: tuple[Source, ...]
    prompts: tuple[Prompt, ...]
    marker: Marker | None
    is_marker_on: bool
    is_chosen: bool


class ThemeView(QWidget):
    """One theme.

    Signals:
        begun(Theme): be with this theme, and write.
        go_on_asked(): write on where the last stop was.
        next_asked(), leave_asked(): be with the next one, or with none.
        term_asked(str): look up this published term.
        marker_switched(Marker, bool): whether Write shows it as a chip.
    """

    begun = Signal(object)
    go_on_asked = Signal()
    next_asked = Signal()
    leave_asked = Signal()
    term_asked = Signal(str)
    marker_switched = Signal(object, bool)

    def __init__(self, showing: Showing, theme: Theme) -> None:
        super().__init__()
        self._showing = showing
        self._theme = theme
        self._column = reading_column(self, theme)
        self._tell()
        self._column.addWidget(self._buttons())
        self._column.addWidget(self._example())
        self._column.addWidget(self._questions())
        if showing.marker:
            self._column.addWidget(self._habit(showing.marker))
        self._column.addWidget(self._background())
        self._column.addStretch(1)

    def _tell(self) -> None:
        path = self._showing.path
        title = text_label(path.name, "prompt", wrap=True)
        heading(title)
        self._column.addWidget(title)
        words = self.tr("From “{title}” · {author}")
        for source in self._showing.sources:
            self._column.addWidget(
                text_label(words.format(title=source.title, author=source.author), "caption", wrap=True)
            )
        self._column.addWidget(text_label(path.about, "body", wrap=True))

    def _buttons(self) -> Flow:
        row = Flow(self._theme.px(8))
        if self._showing.is_chosen:
            self.begin_button = self._button(self.tr("Go on"), "filled", "begin")
            self.begin_button.clicked.connect(self.go_on_asked)
            self.next_button = self._button(self.tr("Next theme"), "outline", "next")
            self.next_button.clicked.connect(self.next_asked)
            self.leave_button = self._button(self.tr("Leave the path"), "quiet", "leave")
            self.leave_button.clicked.connect(self.leave_asked)
            buttons = (self.begin_button, self.next_button, self.leave_button)
        else:
            self.begin_button = self._button(self.tr("Begin with this theme"), "filled", "begin")
            self.begin_button.clicked.connect(self._begin)
            buttons = (self.begin_button,)
        for button in buttons:
            row.add(button)
        return row

    def _button(self, text: str, kind: str, key: str) -> QPushButton:
        button = push_button(text, kind)
        # The page is made anew when something changes; by these names the focus finds its place again.
        button.setObjectName(key)
        return button

    @Slot()
    def _begin(self) -> None:
        self.begun.emit(self._showing.path)

    def _example(self) -> Card:
        card = Card(self._theme, self.tr("An invented example"))
        card.column.addWidget(text_label(self._showing.path.example, "excerpt", wrap=True))
        return card

    def _questions(self) -> Card:
        card = Card(self._theme, self.tr("What it asks"))
        words = self.tr("Every theme starts from the moment you bring. Then come these, one at a time.")
        card.column.addWidget(text_label(words, "hint", wrap=True))
        for prompt in self._showing.prompts:
            card.column.addWidget(text_label(prompt.wording, "question", wrap=True))
        return card

    def _habit(self, marker: Marker) -> Card:
        card = Card(self._theme, self.tr("A habit to mark"))
        card.column.addWidget(text_label(marker.wording, "question", wrap=True))
        options = " · ".join(option.wording for option in marker.options)
        card.column.addWidget(text_label(options, "hint", wrap=True))
        self.marker_switch = QCheckBox(self.tr("Offer this in Write"))
        self.marker_switch.setObjectName("marker")
        self.marker_switch.setAccessibleName(f"{self.marker_switch.text()}: {marker.name}")
        self.marker_switch.setChecked(self._showing.is_marker_on)
        self.marker_switch.clicked.connect(self._switch)
        card.column.addWidget(self.marker_switch)
        words = self.tr("It is then among the chips under the last sheet, with every theme and with none.")
        card.column.addWidget(text_label(words, "caption", wrap=True))
        return card

    @Slot(bool)
    def _switch(self, checked: bool) -> None:
        self.marker_switched.emit(self._showing.marker, checked)

    def _background(self) -> Card:
        card = Card(self._theme, self.tr("To read further"))
        if self._showing.path.terms:
            card.column.addWidget(text_label(self.tr("Published terms near this theme:"), "hint", wrap=True))
            row = Flow(self._theme.px(8))
            for term in self._showing.path.terms:
                button = TermButton(term.name)
                button.clicked.connect(weak_call(self._ask_for_term, term.key))
                row.add(button)
            card.column.addWidget(row)
        add_references(card.column, self._showing.path.references)
        if any(reference.read is guided.Read.ABSTRACT for reference in self._showing.path.references):
            card.column.addWidget(text_label(usual_words(), "caption", wrap=True))
        return card

    def _ask_for_term(self, key: str) -> None:
        self.term_asked.emit(key)


class TermButton(WrappingWords, QPushButton):
    """The name of a term, which leads to what it means."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "outline")
        self.setAutoDefault(True)
        self.set_words(name)


def reading_column(widget: QWidget, theme: Theme) -> QVBoxLayout:
    """Where the words of a page stand."""
    px = theme.px
    column = QVBoxLayout(widget)
    column.setContentsMargins(px(28), px(22), px(28), px(40))
    column.setSpacing(px(12))
    return column
