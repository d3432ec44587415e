"""Calendar: the stock calendar without its red weekends and with our own arrows."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from unhurried.ui.theme import Theme


@final
class Calendar(QCalendarWidget):
    """Days to choose one from; every day of the week is alike. `name` says what the day is for."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        days = self.findChild(QWidget, "qt_calendar_calendarview")
        if days is not None:  # what takes the focus has no name of its own
            days.setAccessibleName(name)
        self.setGridVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        self._put_arrow("qt_calendar_prevmonth", "back", self.tr("Month before"))
        self._put_arrow("qt_calendar_nextmonth", "forward", self.tr("Month after"))
        self._colour()
        theme.changed.connect(self._colour)

    def _put_arrow(self, object_name: str, icon: str, name: str) -> None:
        button = self.findChild(QToolButton, object_name)
        if button is not None:
            self._theme.put_icon(button, icon, size=18)
            button.setAccessibleName(name)
            button.setToolTip(name)

    @Slot()
    def _colour(self) -> None:
        day, head = QTextCharFormat(), QTextCharFormat()
        day.setForeground(self._theme.colour("ink"))
        head.setForeground(self._theme.colour("ink3"))
        head.setFont(self._theme.font("caption"))
        for weekday in Qt.DayOfWeek:
            self.setWeekdayTextFormat(weekday, day)
        self.setHeaderTextFormat(head)
