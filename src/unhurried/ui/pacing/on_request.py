"""What a card shows only on request: two periods side by side, a run chart, and strips by client code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from unhurried.domain.finding import Filter
from unhurried.domain.pacing.blocks import Blocks
from unhurried.domain.pacing.intervals import wilson
from unhurried.domain.pacing.runs import RunRules
from unhurried.services.pacing import PacingRoom
from unhurried.ui import sentences
from unhurried.ui.charts.band import Band, Interval
from unhurried.ui.charts.run_chart import Point, RunChart
from unhurried.ui.dialogs.day_dialog import DayDialog
from unhurried.ui.pacing import words
from unhurried.ui.pacing.strips import dot_strip
from unhurried.ui.theme import Theme

if TYPE_CHECKING:
    from unhurried.ui.pacing.habit_card import HabitCard

# More strips than this below each other are not looked along any more.
MOST_CODES = 12


class OnRequest(QObject):
    """Adds a button for each thing that the ladder allows, and draws it when the button is pressed."""

    def __init__(self, card: HabitCard, theme: Theme, room: PacingRoom, span: Filter, blocks: Blocks | None) -> None:
        super().__init__(card)
        self._card = card
        self._theme = theme
        self._room = room
        self._span = span
        self._blocks = blocks
        self._runs: RunRules | None = None
        habit = card.habit
        if card.rung.shows_dots and span.client_code is None:
            self.codes_button = card.add_tool(self.tr("By client code"))
            self.codes_button.clicked.connect(self.show_codes)
        if card.rung.offers_periods and habit.seen is not None:
            self.compare_button = card.add_tool(self.tr("Two periods…"))
            self.compare_button.clicked.connect(self._ask_for_border)
        self._runs = room.runs(blocks, habit) if blocks else None
        if self._runs:
            self.run_button = card.add_tool(self.tr("Run chart"))
            self.run_button.clicked.connect(self.show_runs)

    # By client code

    @Slot()
    def show_codes(self) -> None:
        """A small strip for each code, in the order in which they came; dots only, because each has few."""
        self.codes_button.hide()
        card = self._card
        codes = [code for code in self._room.looking_back.by_code(self._span, card.habit.marker_id) if code]
        card.put_words(self.tr("By client code, in the order in which they first came"), "strong")
        if not codes:
            card.put_words(self.tr("None of these sessions has a client code."))
        for code in codes[:MOST_CODES]:
            span = replace(self._span, client_code=code)
            sessions = self._room.sessions(span, card.habit.marker_id)
            strip = dot_strip(self._theme, sessions, card.habit.options)
            of = self._room.looking_back.counts(span, card.habit.marker_id).total()
            card.put_words(code, "strong")
            title = self.tr("{habit}, {code}").format(habit=card.habit.name, code=code)
            card.put(strip, title, of)
        if len(codes) > MOST_CODES:
            more = self.tr("{count} more: choose one under “Only…” to see it.")
            card.put_words(more.format(count=len(codes) - MOST_CODES))

    # Two periods

    @Slot()
    def _ask_for_border(self) -> None:
        ends = self._room.looking_back.ends(self._span)
        if ends is None:
            return
        middle = date.fromordinal((ends[0].toordinal() + ends[1].toordinal()) // 2)
        title = self.tr("With which day does the later period begin?")
        dialog = DayDialog(self._theme, middle, ends[1], self._card, title, ends[0])
        dialog.day_chosen.connect(self.compare)
        dialog.open()

    @Slot(object)
    def compare(self, border: date) -> None:
        """The sessions before this day beside those from it on."""
        card = self._card
        compared = self._room.compare(self._span, card.habit, border)
        card.put_words(
            self.tr("Two periods, with {day} between them").format(day=sentences.long_day(border)), "strong"
        )
        if compared is None:
            card.put_words(
                self.tr("Each of the two needs 20 sessions with an answer. Another day may divide them so.")
            )
            return
        marks = []
        earlier, later = compared.comparison.earlier, compared.comparison.later
        for period, label in ((earlier, self.tr("Earlier")), (later, self.tr("Later"))):
            interval = wilson(period.seen, period.of)
            name = f"{label}: {words.marked_in(period.seen, period.of)} {words.band(period.seen, period.of)}"
            marks.append(Interval(label, interval.low * 10, interval.high * 10, 10 * period.seen / period.of, name))
        band = Band(self._theme)
        band.set_intervals(marks, (self.tr("in none of ten"), self.tr("in all ten")))
        card.put_words(" ".join((*words.compared(compared.comparison), *words.mix_caution(compared.mix))), "ui")
        title = self.tr("{habit}, two periods").format(habit=card.habit.name)
        card.put(band, title, earlier.of + later.of)

    # The run chart

    @Slot()
    def show_runs(self) -> None:
        """The share of each finished block in order, with the rules stated and nothing concluded."""
        if self._blocks is None or self._runs is None:
            return
        self.run_button.hide()
        card = self._card
        shares = self._blocks.shares(card.habit.chosen)
        chart = RunChart(self._theme)
        chart.set_scale([(0, self.tr("none")), (0.5, self.tr("5 in 10")), (1, self.tr("all"))])
        middle = float(median(shares))
        chart.set_median(middle, self.tr("median"))
        chart.set_points(
            [
                Point(
                    float(share),
                    sentences.short_month(block.first_day),
                    f"{block.seen(card.habit.chosen)} / {block.of}, {words.block_named(block)}",
                    None,
                )
                for share, block in zip(shares, self._blocks.finished, strict=True)
            ]
        )
        card.put_words(self.tr("Block by block"), "strong")
        card.put(chart, self.tr("{habit}, block by block").format(habit=card.habit.name), card.habit.of)
        card.put_words(" ".join(words.run_rules_stated(self._runs)))
