"""The third step: how days are told, the things to look at, words that never leave, and the stranger test."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.sharing.parts import Dating, Decision
from unhurried.services.sharing.looking import Thing
from unhurried.ui.pages.thread_row import empty
from unhurried.ui.sharing import copy_words
from unhurried.ui.sharing.copy_in_hand import CopyInHand
from unhurried.ui.sharing.copy_pages import CopyPages
from unhurried.ui.sharing.copy_step import CopyStep
from unhurried.ui.sharing.never_list import NeverList
from unhurried.ui.sharing.stranger_test import StrangerTest
from unhurried.ui.sharing.thing_row import ThingRow
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.chips import choice
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage

AT_ONCE = 30


class DisguiseStep(CopyStep):
    """Codes become letters by themselves; everything else is the writer's to decide, and stays until it is."""

    def __init__(self, theme: Theme, copy: CopyInHand, pages: CopyPages) -> None:
        super().__init__(theme, copy, "", "")
        self.title.setText(self.tr("Disguise"))
        self.hint.setText(
            self.tr(
                "Client codes become A, B and so on, afresh for each copy. The rest is yours to decide; what you "
                "leave undecided stays as it is written."
            )
        )
        self._pages = pages
        self.things: list[Thing] = []
        self.rows: list[ThingRow] = []
        self._build()
        self._arrange()
        self._connect()

    def _build(self) -> None:
        theme = self._theme
        named = copy_words.datings()
        options = [(dating.value, words) for dating, (words, _) in named.items()]
        self.datings = choice(theme, self.tr("How days are told"), options)
        self.dating_words = text_label("", "caption", wrap=True)
        self.nothing = text_label("", "hint", wrap=True)
        self.more_button = push_button(self.tr("Show more of them"), "outline")
        self.more_button.hide()
        self.never = NeverList(theme, self.copy.workspace)
        self.stranger = StrangerTest(theme, self.copy)
        self.area = ScrollPage()
        self.area.setAccessibleName(self.title.text())

    def _arrange(self) -> None:
        px = self._theme.px
        page = QWidget()
        self.narrow_column(page)
        self.area.setWidget(page)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        days = Card(self._theme, self.tr("How days are told"))
        days.column.addWidget(self.datings)
        days.column.addWidget(self.dating_words)
        self.looked = QWidget()
        looked = QVBoxLayout(self.looked)
        looked.setContentsMargins(0, px(6), 0, 0)
        looked.setSpacing(px(10))
        title = text_label(self.tr("Things to look at"), "title", wrap=True)
        intro = self.tr("Guesses at what may tell who somebody is. It misses things; your own eye is the better one.")
        for widget in (title, text_label(intro, "hint", wrap=True), self.nothing):
            looked.addWidget(widget)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(10))
        looked.addLayout(self._rows)
        looked.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeading)
        never = Card(self._theme, self.tr("Words that never leave"))
        about = self.tr(
            "Your own list, for every copy. They are left out wherever they stand; a file in which one were still "
            "found would be destroyed."
        )
        never.column.addWidget(text_label(about, "hint", wrap=True))
        never.column.addWidget(self.never)
        stranger = Card(self._theme, self.tr("The stranger test"))
        stranger.column.addWidget(self.stranger)
        for widget in (days, self.looked, never, stranger):
            self.body.addWidget(widget)

    def _connect(self) -> None:
        self.datings.chosen.connect(self._date)
        self.more_button.clicked.connect(self._show_more)
        self.never.edited.connect(self._look_again)
        self.stranger.list_asked.connect(self._show_list)
        self.copy.changed.connect(self._show_draft)

    @property
    def go_on(self) -> str:
        return self.tr("Go on to the pages")

    # Showing

    def enter(self) -> None:
        self._show_draft()
        self.never.refresh()
        self._look_again()

    @Slot()
    def _show_draft(self) -> None:
        dating = self.copy.draft.dating
        if self.datings.current() != dating:
            self.datings.choose(dating)
        self.dating_words.setText(copy_words.datings()[dating][1])
        self.readied.emit()

    @Slot()
    def _look_again(self) -> None:
        """What there is to look at in what is chosen now."""
        try:
            things = self._pages.things()
        except UnhurriedError as error:
            self.copy.workspace.failed.emit(error)
            return
        if things != self.things:
            self.things = things
            empty(self._rows)
            self.rows = []
            self._show_more()
        else:
            self._show_decisions()
        self.nothing.setVisible(not things)
        self.nothing.setText(
            self.tr("Nothing stands out. That says little: read the pages with a stranger's eye all the same.")
            if self.copy.draft.chosen or self.copy.draft.question.strip()
            else self.tr("Nothing is chosen yet, so there is nothing to look at.")
        )

    @Slot()
    def _show_more(self) -> None:
        first = len(self.rows)
        ours = self._ours()
        for thing in self.things[first : first + AT_ONCE]:
            decision = ours.get(_same(thing.word), thing.decision)
            is_remembered = _same(thing.word) not in ours
            row = ThingRow(self._theme, thing, decision, is_remembered=is_remembered)
            row.decided.connect(self._decide)
            row.undecided.connect(self._undecide)
            self.rows.append(row)
            self._rows.addWidget(row)
        self.more_button.setVisible(len(self.rows) < len(self.things))
        if first and len(self.rows) > first:
            self.rows[first].options.setFocus()

    def _ours(self) -> dict[str, Decision]:
        return {_same(decision.word): decision for decision in self.copy.draft.decisions}

    def _show_decisions(self) -> None:
        ours = self._ours()
        for row, thing in zip(self.rows, self.things, strict=False):
            is_remembered = _same(thing.word) not in ours
            row.show_decision(ours.get(_same(thing.word), thing.decision), is_remembered=is_remembered)

    # Deciding

    @Slot(str)
    def _date(self, key: str) -> None:
        if key:
            self.copy.choose(dating=Dating(key))

    @Slot(object, bool)
    def _decide(self, decision: Decision, is_typed: bool) -> None:
        self.copy.decide(decision, is_typed=is_typed)

    @Slot(str)
    def _undecide(self, word: str) -> None:
        self.copy.undecide(word)
        self.copy.workspace.forget_decision(word)

    @Slot()
    def _show_list(self) -> None:
        if self.rows:
            self.rows[0].options.setFocus()
            self.area.ensureWidgetVisible(self.looked, 0, 0)
            self.area.verticalScrollBar().setValue(self.looked.y())

    def leave(self) -> None:
        """What was decided is remembered for the next copy."""
        self.copy.remember()

    def focus_first(self) -> None:
        self.datings.setFocus()


def _same(word: str) -> str:
    return " ".join(word.split()).casefold()
