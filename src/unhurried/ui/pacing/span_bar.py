"""The span bar: which sessions the pictures are about, by period, client code and tag; and what that leaves out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from unhurried.domain.finding import Filter
from unhurried.services.reading import ReadingRoom
from unhurried.ui import sentences
from unhurried.ui.dialogs.day_dialog import DayDialog
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.chips import ChipRow, choice
from unhurried.ui.widgets.labels import text_label

QUARTER, YEAR = 91, 365
MENU_LENGTH = 40


class SpanBar(QWidget):
    """The last year, until something else is chosen.

    Signals:
        narrowed(Filter): the span is another one now.
    """

    narrowed = Signal(object)

    def __init__(self, theme: Theme, reading: ReadingRoom, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme = theme
        self._reading = reading
        self._today = today
        self.period = choice(
            theme,
            self.tr("Period"),
            [
                ("quarter", self.tr("Three months")),
                ("year", self.tr("A year")),
                ("all", self.tr("Everything")),
                ("own", self.tr("Own period…")),
            ],
        )
        self._period = "year"
        self.period.choose(self._period)
        self.menu = QMenu(self)
        self.menu_button = push_button(self.tr("Only…"), "quiet")
        self.menu_button.setToolTip(self.tr("Only one client code, only one tag, or only up to a day"))
        self.menu_button.setMenu(self.menu)
        self.chips = ChipRow(theme, removable=True)
        self.chips.setAccessibleName(self.tr("Only these sessions"))
        self.left_out = text_label("", "caption", wrap=True)
        self.current = Filter(since=self._back(YEAR))
        self._arrange()
        self.period.chosen.connect(self._set_period)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.menu.triggered.connect(self._choose)
        self.chips.removed.connect(self._widen)
        self.chips.pressed.connect(self._widen)
        self._show_chips()

    def _arrange(self) -> None:
        px = self._theme.px
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.period, 1)
        row.addWidget(self.menu_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(row)
        column.addWidget(self.chips)
        column.addWidget(self.left_out)

    def _back(self, days: int) -> date:
        return self._today() - timedelta(days=days - 1)

    def show_left_out(self, shown: int, everything: int) -> None:
        """Say how many sessions the span holds, and how many it leaves out."""
        held = sentences.reflections(shown)
        if shown == everything:
            self.left_out.setText(self.tr("All of your {reflections}.").format(reflections=held))
        else:
            words = self.tr("{reflections} of {all}; the others are left out.")
            self.left_out.setText(words.format(reflections=held, all=sentences.number(everything)))

    @Slot(str)
    def _set_period(self, period: str) -> None:
        if period == "own":
            self._ask_for_day("since", self.tr("From which day?")).accepted.connect(self._ask_for_last_day)
            return
        self._period = period
        days = {"quarter": QUARTER, "year": YEAR}.get(period)
        self._narrow(replace(self.current, since=self._back(days) if days else None, until=None))

    @Slot()
    def _ask_for_last_day(self) -> None:
        """An own period has two ends; whoever closes this one has chosen everything since the first."""
        self._ask_for_day("until", self.tr("Up to which day?"), self.current.since)

    def _ask_for_day(self, end: str, title: str, first: date | None = None) -> DayDialog:
        self._end = end
        shown = getattr(self.current, end) or self._today()
        dialog = DayDialog(self._theme, shown, self._today(), self, title, first)
        dialog.day_chosen.connect(self._set_day)
        dialog.rejected.connect(self._show_period)
        dialog.open()
        return dialog

    @Slot()
    def _show_period(self) -> None:
        """Which period is in force, where a day was not chosen after all."""
        self.period.choose(self._period)

    @Slot(object)
    def _set_day(self, day: date) -> None:
        self._period = "own" if self._end == "since" else self._period
        self.period.choose(self._period)
        span = replace(self.current, **{self._end: day})
        if span.since and span.until and span.until < span.since:
            span = replace(span, until=None)
        self._narrow(span)

    @Slot()
    def _fill_menu(self) -> None:
        self.menu.clear()
        self._submenu(self.tr("Client code"), "client_code", self._reading.client_codes())
        self._submenu(self.tr("Tag"), "tag", self._reading.tags())
        self.menu.addAction(self.tr("Up to a day…")).setData(("until", ""))

    def _submenu(self, title: str, field: str, names: list[str]) -> None:
        menu = self.menu.addMenu(title)
        for name in names[:MENU_LENGTH]:
            menu.addAction(name.replace("&", "&&")).setData((field, name))
        menu.setEnabled(not menu.isEmpty())

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        field, value = action.data()
        if field == "until":
            self._ask_for_last_day()
        else:
            self._narrow(replace(self.current, **{field: value}))

    @Slot(str)
    def _widen(self, field: str) -> None:
        if field == "since":
            self._period = "all"
            self._show_period()
        self._narrow(replace(self.current, **{field: None}))

    def _narrow(self, span: Filter) -> None:
        if span != self.current:
            self.current = span
            self._show_chips()
            self.narrowed.emit(span)

    def _show_chips(self) -> None:
        span = self.current
        chips = [(field, getattr(span, field), "plain") for field in ("client_code", "tag") if getattr(span, field)]
        if span.since and self._period == "own":
            chips.append(("since", self.tr("from {day}").format(day=sentences.short_day(span.since)), "plain"))
        if span.until:
            chips.append(("until", self.tr("up to {day}").format(day=sentences.short_day(span.until)), "plain"))
        self.chips.set_chips(chips)
        self.chips.setVisible(bool(chips))
