"""One habit over time: a sentence, a strip of dots, and what the ladder allows besides."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial

from PySide6.QtCore import Qt, Signal, Slot

from unhurried.domain.finding import Filter
from unhurried.domain.looking_back import InUse
from unhurried.domain.pacing import ladder
from unhurried.domain.pacing.blocks import Blocks
from unhurried.domain.pacing.intervals import wilson
from unhurried.services.pacing import Habit, PacingRoom, Sessions
from unhurried.ui import sentences
from unhurried.ui.charts.band import Band, Interval
from unhurried.ui.charts.category_strip import CategoryStrip
from unhurried.ui.charts.dot_strip import DotStrip
from unhurried.ui.pacing import tables, words
from unhurried.ui.pacing.bars import Bars
from unhurried.ui.pacing.on_request import OnRequest
from unhurried.ui.pacing.pictured_card import PicturedCard
from unhurried.ui.pacing.strips import Walking, dot_strip
from unhurried.ui.pacing.told import Table
from unhurried.ui.theme import Theme
from unhurried.ui.weak_call import weak_call
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.labels import text_label


class HabitCard(PicturedCard):
    """What may be said of one marker, in its own words.

    Signals:
        put_away(str): the card of this marker is not wanted.
    """

    put_away = Signal(str)

    def __init__(self, theme: Theme, room: PacingRoom, span: Filter, used: InUse) -> None:
        super().__init__(theme, room, span, room.named(used))
        self._used = used
        self.sessions: Sessions | None = None
        self.strip: DotStrip | None = None
        self.more: OnRequest | None = None

    @cached_property
    def habit(self) -> Habit:
        """Counted when it is first asked for: of many cards few are looked at."""
        return self._room.habit(self._span, self._used)

    @property
    def rung(self) -> ladder.Rung:
        """What the ladder allows at this count."""
        return ladder.rung(self.habit.of)

    def draw(self) -> None:
        """Everything that the ladder allows at this count, and buttons for what it allows on request."""
        if self.habit.wording and self.habit.wording != self.habit.name:
            self.column.insertWidget(1, text_label(self.habit.wording, "hint", wrap=True))
        self.sessions = self._room.sessions(self._span, self.habit.marker_id)
        self._say(len(self.sessions))
        if self.rung.shows_dots:
            self._draw_strip(self.sessions)
        else:
            self._list_entries(self.sessions)
        blocks = self._room.blocks(self._span, self.habit)
        if self.rung.shows_band and self.habit.seen is not None:
            self._draw_band(self.habit.seen)
        if blocks:
            self._draw_blocks(blocks)
        self.more = OnRequest(self, self._theme, self._room, self._span, blocks)
        away = self.add_tool(self.tr("Put this card away"))
        away.clicked.connect(self._put_away)

    def _say(self, reflected: int) -> None:
        habit = self.habit
        if habit.seen is not None:
            self.say(*words.said(habit.seen, habit.of, reflected))
            return
        counts = ((option.wording, habit.counts[option.key]) for option in habit.options)
        self.say(*words.options_in(counts, habit.of))

    def _list_entries(self, sessions: Sessions) -> None:
        """With so few, what was written is all there is to show."""
        for session in (session for session in sessions if session.option):
            button = push_button(f"{sentences.short_day(session.day)} · {self._wording(session.option)}", "quiet")
            button.setAccessibleName(f"{button.text()}: {self.habit.name}")
            button.clicked.connect(weak_call(self._open, session.reflection_id))
            self.pictures.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)

    def _wording(self, option: str | None) -> str:
        return next((known.wording for known in self.habit.options if known.key == option), option or "")

    def _draw_strip(self, sessions: Sessions) -> None:
        ends = self._room.looking_back.ends(self._span)
        # Notes from outside the period would only keep room free above the dots.
        notes = [note for note in self._room.looking_back.annotations() if ends and ends[0] <= note.day <= ends[1]]
        self.strip = dot_strip(self._theme, sessions, self.habit.options, notes)
        self.put(self.strip, self.tr("{habit}, session by session").format(habit=self.habit.name), self.habit.of)
        self.pictures.addWidget(Walking(self.strip, self._theme, self.habit.name))
        self.tell(self.tr("Session by session"), self._told_sessions)

    def _told_sessions(self) -> Table:
        return tables.of_sessions(self.sessions or (), self.habit.options)

    def _draw_band(self, seen: int) -> None:
        interval = wilson(seen, self.habit.of)
        band = Band(self._theme)
        low, high, at = interval.low * 10, interval.high * 10, 10 * seen / self.habit.of
        mark = Interval("", low, high, at, words.band(seen, self.habit.of), self.answered)
        band.set_intervals([mark], (self.tr("in none of ten"), self.tr("in all ten")))
        self.put(band, self.tr("{habit}, what it could easily be").format(habit=self.habit.name), self.habit.of)
        self.tell(self.tr("What it could be"), partial(tables.of_band, seen, self.habit.of))

    def _draw_blocks(self, blocks: Blocks) -> None:
        strip = CategoryStrip(self._theme)
        strip.set_options([option.wording for option in self.habit.options])
        strip.set_blocks(Bars(blocks, self.habit.options, self.answered))
        self.put_words(self.tr("By blocks of ten sessions with an answer"), "strong")
        self.put(strip, self.tr("{habit}, by blocks of ten").format(habit=self.habit.name), self.habit.of)
        self.tell(self.tr("By blocks"), partial(tables.of_blocks, blocks, self.habit.options))

    @property
    def answered(self) -> Filter:
        """The sessions with an answer, whatever it was."""
        return replace(self._span, marker_id=self.habit.marker_id)

    @Slot()
    def _put_away(self) -> None:
        self.put_away.emit(self.habit.marker_id)
