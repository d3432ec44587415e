"""Two pages beside the themes: the published terms with their cautions, and words for a first-time writer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from unhurried.domain.guided import FirstWords, Region, Term
from unhurried.ui.accessibility import heading
from unhurried.ui.pages.reference_words import add_references, usual_words
from unhurried.ui.pages.theme_view import reading_column
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label


class TermsView(QWidget):
    """What each term means, what to be careful about, and who wrote of it."""

    def __init__(self, terms: Sequence[Term], theme: Theme) -> None:
        super().__init__()
        self.cards: dict[str, Card] = {}
        column = reading_column(self, theme)
        column.addWidget(_title(self.tr("Terms")))
        words = self.tr(
            "You may meet these in books and trainings. They are for looking up; the questions do without."
        )
        column.addWidget(text_label(f"{words} {usual_words()}", "hint", wrap=True))
        for term in terms:
            card = Card(theme, term.name)
            card.column.addWidget(text_label(term.meaning, "excerpt", wrap=True))
            card.column.addWidget(text_label(term.caution, "strong", wrap=True))
            add_references(card.column, term.references)
            column.addWidget(card)
            self.cards[term.key] = card
        column.addStretch(1)


class FirstWordsView(QWidget):
    """What a reflection is, what it leaves out, and who may one day read it.

    Signals:
        begin_asked(): be with the theme that is suggested, and write.
    """

    begin_asked = Signal()

    def __init__(self, words: FirstWords, theme_name: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        column = reading_column(self, theme)
        column.addWidget(_title(self.tr("What to write, and what not")))
        column.addWidget(text_label(words.what, "body", wrap=True))
        row = Flow(theme.px(8))
        self.begin_button = push_button(self.tr("Write with “{theme}”").format(theme=theme_name), "filled")
        self.begin_button.setObjectName("begin")
        self.begin_button.clicked.connect(self.begin_asked)
        row.add(self.begin_button)
        column.addWidget(row)
        column.addWidget(self._left_out(words))
        column.addWidget(text_label(words.stand_by, "question", wrap=True))
        column.addSpacing(theme.px(8))
        who = text_label(self.tr("Who may one day read it"), "title", wrap=True)
        heading(who)
        column.addWidget(who)
        column.addWidget(text_label(words.readers, "body", wrap=True))
        for region in words.regions:
            column.addWidget(self._region(region, words.closing))
        column.addStretch(1)

    def _left_out(self, words: FirstWords) -> Card:
        card = Card(self._theme, self.tr("What does not belong in it"))
        for left_out in words.leaves_out:
            card.column.addWidget(text_label(left_out.name, "strong", wrap=True))
            card.column.addWidget(text_label(left_out.words, "hint", wrap=True))
        return card

    def _region(self, region: Region, closing: str) -> Card:
        card = Card(self._theme, region.name)
        card.column.addWidget(text_label(region.words, "excerpt", wrap=True))
        card.column.addWidget(text_label(closing, "hint", wrap=True))
        return card


def _title(words: str) -> QLabel:
    title = text_label(words, "prompt", wrap=True)
    heading(title)
    return title
