"""What a card shows only on request: two periods side by side, a run chart, and strips by client code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from unhurried.domain.finding import Filter
from unhurried.domain.looking_back import Apart
from unhurried.domain.pacing.blocks import Blocks
from unhurried.domain.pacing.intervals import wilson
from unhurried.services.pacing import PacingRoom
from unhurried.ui import sentences
from unhurried.ui.charts.band import Band, Interval
from unhurried.ui.charts.run_chart import Point, RunChart
from unhurried.ui.dialogs.day_dialog import DayDialog
from unhurried.ui.pacing import tables, words
from unhurried.ui.pacing.bars import behind
from unhurried.ui.pacing.strips import dot_strip
from unhurried.ui.theme import Theme

if TYPE_CHECKING:
    from unhurried.ui.pacing.habit_card import HabitCard

# More strips than this below each other are not looked along any more.
MOST_PARTS = 12


class OnRequest(QObject):
    """Adds a button for each thing that the ladder allows, and draws it when the button is pressed."""

    def __init__(self, card: HabitCard, theme: Theme, room: PacingRoom, span: Filter, blocks: Blocks | None) -> None:
        super().__init__(card)
        self._card = card
        self._theme = theme
        self._room = room
        self._span = span
        self._blocks = blocks
        habit = card.habit
        if card.rung.shows_dots:
            self.apart_menu = self._ways_apart()
            self.apart_button = card.add_tool(self.tr("Apart by…"))
            self.apart_button.setMenu(self.apart_menu)
            self.apart_menu.triggered.connect(self._choose_apart)
        if card.rung.offers_periods and habit.seen is not None:
            self.compare_button = card.add_tool(self.tr("Two periods…"))
            self.compare_button.clicked.connect(self._ask_for_border)
        if blocks and room.may_run(blocks, habit):
            self.run_button = card.add_tool(self.tr("Run chart"))
            self.run_button.clicked.connect(self.show_runs)

    # Apart by client code, tag and the like

    def _ways_apart(self) -> QMenu:
        menu = QMenu(self._card)
        named = {
            Apart.CODE: self.tr("Client code"),
            Apart.TAG: self.tr("Tag"),
            Apart.WEEKDAY: self.tr("Day of the week"),
            Apart.ORDER: self.tr("Order in the day"),
        }
        for way in self._room.ways_apart(self._span):
            menu.addAction(named[way]).setData(way)
        return menu

    @Slot(QAction)
    def _choose_apart(self, action: QAction) -> None:
        self.show_apart(Apart(action.data()))
        action.setEnabled(False)

    def show_apart(self, way: Apart) -> None:
        """A small strip for each part, in no order of how much was marked; dots only, because each has few."""
        card = self._card
        parts = self._room.apart(self._span, card.habit, way)
        card.put_words(self._heading(way), "strong")
        if not parts:
            card.put_words(self.tr("None of these sessions says."))
        for part, span in list(parts.items())[:MOST_PARTS]:
            sessions = self._room.sessions(span, card.habit.marker_id)
            strip = dot_strip(self._theme, sessions, card.habit.options)
            of = self._room.looking_back.counts(span, card.habit.marker_id).total()
            name = _named(part, way)
            card.put_words(name, "strong")
            card.put(strip, self.tr("{habit}, {part}").format(habit=card.habit.name, part=name), of)
            card.tell(name, partial(tables.of_sessions, sessions, card.habit.options))
        if len(parts) > MOST_PARTS:
            more = self.tr("{count} more: choose one under “Only…” to see it.")
            card.put_words(more.format(count=len(parts) - MOST_PARTS))

    def _heading(self, way: Apart) -> str:
        return {
            Apart.CODE: self.tr("By client code, in the order in which they first came"),
            Apart.TAG: self.tr("By tag, in the order in which they first came"),
            Apart.WEEKDAY: self.tr("By day of the week"),
            Apart.ORDER: self.tr("By order in the day"),
        }[way]

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
            sessions = replace(card.answered, since=period.first_day, until=period.last_day)
            at = 10 * period.seen / period.of
            marks.append(Interval(label, interval.low * 10, interval.high * 10, at, name, sessions))
        band = Band(self._theme)
        band.set_intervals(marks, (self.tr("in none of ten"), self.tr("in all ten")))
        card.put_words(" ".join((*words.compared(compared.comparison), *words.mix_caution(compared.mix))), "ui")
        title = self.tr("{habit}, two periods").format(habit=card.habit.name)
        card.put(band, title, earlier.of + later.of)
        label = self.tr("Two periods, {day}").format(day=sentences.short_day(border))
        card.tell(label, partial(tables.of_periods, compared.comparison))

    # The run chart

    @Slot()
    def show_runs(self) -> None:
        """The share of each finished block in order, with the rules stated and nothing concluded."""
        stated = self._room.runs(self._blocks, self._card.habit) if self._blocks else None
        if self._blocks is None or stated is None:
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
                    behind(block, card.answered),
                )
                for share, block in zip(shares, self._blocks.finished, strict=True)
            ]
        )
        card.put_words(self.tr("Block by block"), "strong")
        card.put(chart, self.tr("{habit}, block by block").format(habit=card.habit.name), card.habit.of)
        card.tell(self.tr("Block by block"), partial(tables.of_shares, self._blocks, card.habit.chosen))
        card.put_words(" ".join(words.run_rules_stated(stated)))


def _named(part: str | int, way: Apart) -> str:
    if way is Apart.WEEKDAY and isinstance(part, int):
        return QLocale().dayName(part)
    if way is Apart.ORDER and isinstance(part, int):
        return sentences.order_in_day(part)
    return str(part)
