"""Choosing the day of a session: a calendar that ends today, and never a time."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QWidget

from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.calendar import Calendar


class DayDialog(Panel):
    """Which day a session was on.

    Signals:
        day_chosen(date): the day.
    """

    day_chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        day: date,
        today: date,
        parent: QWidget,
        title: str = "",
        first: date | None = None,
    ) -> None:
        super().__init__(theme, title or self.tr("Which day was it?"), parent, width=380)
        self._today = today
        self.calendar = Calendar(theme, self.title.text())
        self.calendar.setMaximumDate(QDate(today.year, today.month, today.day))
        if first:
            self.calendar.setMinimumDate(QDate(first.year, first.month, first.day))
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.content.addWidget(self.calendar)
        self.yesterday_button = self.add_button(self.tr("Yesterday"), "ghost")
        self.today_button = self.add_button(self.tr("Today"), "ghost")
        self.buttons.addStretch(1)
        self.choose_button = self.add_button(self.tr("This day"), "filled")
        self.calendar.activated.connect(self._choose_date)
        self.choose_button.clicked.connect(self._choose_shown)
        self.today_button.clicked.connect(self._choose_today)
        self.yesterday_button.clicked.connect(self._choose_yesterday)
        self.calendar.setFocus()

    @Slot(QDate)
    def _choose_date(self, day: QDate) -> None:
        self._choose(date(day.year(), day.month(), day.day()))

    @Slot()
    def _choose_shown(self) -> None:
        self._choose_date(self.calendar.selectedDate())

    @Slot()
    def _choose_today(self) -> None:
        self._choose(self._today)

    @Slot()
    def _choose_yesterday(self) -> None:
        self._choose(self._today - timedelta(days=1))

    def _choose(self, day: date) -> None:
        self.day_chosen.emit(day)
        self.accept()
