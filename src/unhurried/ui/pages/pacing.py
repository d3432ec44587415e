"""Pacing: the writer's own markings and moments over time, as an index into what was written."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.finding import Filter
from unhurried.services.changes import Changed
from unhurried.ui.accessibility import heading
from unhurried.ui.pacing import words
from unhurried.ui.pacing.habit_card import HabitCard
from unhurried.ui.pacing.moments_card import MomentsCard
from unhurried.ui.pacing.notes_card import NotesCard
from unhurried.ui.pacing.pictured_card import PicturedCard
from unhurried.ui.pacing.span_bar import SpanBar
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage
from unhurried.ui.workspace import Workspace

COLUMN = 920


class PacingPage(ScrollPage):
    """A card for each habit that was marked, one for the moments, and one for notes on the time axis.

    Signals:
        open_asked(str): the reflection with this id.
        narrow_asked(Filter): the reflections that this leaves.
        told(str): a sentence about what has just been done.
    """

    open_asked = Signal(str)
    narrow_asked = Signal(object)
    told = Signal(str)

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._room = workspace.pacing
        self._theme = theme
        self._is_stale = True
        self.cards: list[PicturedCard] = []
        self.span_bar = SpanBar(theme, workspace.reading, workspace.today)
        self.setFocusProxy(self.span_bar.period)
        self._arrange()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._draw_what_is_seen)
        self.verticalScrollBar().valueChanged.connect(self._look)
        self.verticalScrollBar().rangeChanged.connect(self._look)
        self.span_bar.narrowed.connect(self._show)
        workspace.changed.connect(self._on_change)

    def _arrange(self) -> None:
        px = self._theme.px
        page = QWidget()
        page.setMaximumWidth(px(COLUMN))
        column = QVBoxLayout(page)
        column.setContentsMargins(px(28), px(22), px(28), px(40))
        column.setSpacing(px(16))
        title = text_label(self.tr("Pacing"), "title")
        heading(title)
        column.addWidget(title)
        about = self.tr("What you marked, laid side by side. Every mark opens what you wrote.")
        column.addWidget(text_label(about, "hint", wrap=True))
        column.addWidget(text_label(f"{words.noticed_at_all()} {words.done()}", "hint", wrap=True))
        column.addWidget(self.span_bar)
        self.nothing = text_label("", "hint", wrap=True)
        self.nothing.hide()
        column.addWidget(self.nothing)
        self._place = QVBoxLayout()
        column.addLayout(self._place)
        self._ground = QWidget()
        self.away_button = push_button("", "quiet")
        self.away_button.clicked.connect(self._bring_back_cards)
        column.addWidget(self.away_button, 0, Qt.AlignmentFlag.AlignLeading)
        caveat = " ".join((*words.what_marks_are(), words.nothing_to_conclude()))
        column.addWidget(text_label(caveat, "caption", wrap=True))
        column.addStretch(1)
        ground = QWidget()
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(page, 1000)
        row.addStretch(1)
        self.setWidget(ground)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    @Slot()
    def _look(self) -> None:
        self._soon.start(0)

    @Slot()
    def _draw_what_is_seen(self) -> None:
        """Draw the first card in view that is not drawn yet; the next turn looks again, as the others have moved."""
        view = self.viewport().rect()
        for card in self.cards:
            place = QRect(card.mapTo(self.viewport(), QPoint()), card.size())
            if view.intersects(place) and card.draw_once():
                self.fit()
                self._soon.start(0)
                return

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        if changed & (Changed.REFLECTIONS | Changed.QUESTIONS | Changed.PACING):
            self._is_stale = True
            if self.isVisible():
                self.refresh()

    @Slot(object)
    def _show(self, _span: Filter) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Count anew, and make the cards of what there is."""
        self._is_stale = False
        try:
            self._fill(self.span_bar.current)
        except UnhurriedError as error:
            self._workspace.failed.emit(error)

    def _fill(self, span: Filter) -> None:
        self._clear()
        everything = self._room.looking_back.sessions(Filter())
        self.span_bar.show_left_out(self._room.looking_back.sessions(span), everything)
        self.span_bar.setVisible(self._room.shows_pictures)
        if self._room.shows_pictures:
            for used in self._room.in_use(span):
                card = HabitCard(self._theme, self._room, span, used)
                card.put_away.connect(self._put_card_away)
                self._add(card)
            if self._room.looking_back.moments(span, 1):
                self._add(MomentsCard(self._theme, self._room, span))
            if self.cards:
                self._add_notes()
        self._say_why_nothing()
        away = len(self._room.switched_off())
        self.away_button.setVisible(away > 0)
        self.away_button.setText(self.tr("Bring back the cards that were put away ({count})").format(count=away))
        self.fit()
        self._soon.start(0)

    def _add(self, card: PicturedCard) -> None:
        card.open_asked.connect(self.open_asked)
        card.narrow_asked.connect(self.narrow_asked)
        card.told.connect(self.told)
        self.cards.append(card)
        self._column.addWidget(card)

    def _add_notes(self) -> None:
        self.notes = NotesCard(self._theme, self._workspace)
        self._column.addWidget(self.notes)

    def _say_why_nothing(self) -> None:
        if not self._room.shows_pictures:
            words_ = self.tr("Pictures are switched off. Settings can bring them back.")
        else:
            words_ = self.tr("Nothing is marked in this period. Habits are marked below the last sheet in Write.")
        self.nothing.setText(words_)
        self.nothing.setVisible(not self.cards)

    def _clear(self) -> None:
        """Other cards get a ground of their own, and the one before goes with all that is on it."""
        self.cards = []
        self._ground.hide()
        self._ground.deleteLater()
        self._ground = QWidget()
        self._column = QVBoxLayout(self._ground)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._theme.px(16))
        self._place.addWidget(self._ground)

    @Slot(str)
    def _put_card_away(self, marker_id: str) -> None:
        self._workspace.switch_card(marker_id, on=False)

    @Slot()
    def _bring_back_cards(self) -> None:
        for marker_id in self._room.switched_off():
            self._workspace.switch_card(marker_id, on=True)
