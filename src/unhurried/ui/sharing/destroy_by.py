"""By when a copy is to be destroyed: no day, some usual spans, or a day from the calendar."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unhurried.ui import sentences
from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.calendar import Calendar
from unhurried.ui.widgets.chips import ChipRow
from unhurried.ui.widgets.labels import text_label

_OTHER = "other"
_SPANS = (14, 30, 90)


class DestroyBy(QWidget):
    """A day, or none, which is how it begins.

    Signals:
        chosen(object): a date, or None.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._theme = theme
        self._today = today
        self._day: date | None = None
        label = text_label(self.tr("To be destroyed by"), "strong", wrap=True)
        self.chips = ChipRow(theme)
        self.chips.setAccessibleName(label.text())
        self.said = text_label("", "caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for widget in (label, self.chips, self.said):
            column.addWidget(widget)
        self.chips.pressed.connect(self._choose)
        self.show_day(None)

    def show_day(self, day: date | None) -> None:
        """Show this day as chosen; nothing is emitted."""
        self._day = day
        named = dict(zip(_SPANS, (self.tr("Two weeks"), self.tr("A month"), self.tr("Three months")), strict=True))
        days = {span: self._today + timedelta(days=span) for span in _SPANS}
        chips = [("", self.tr("No day"), "on" if day is None else "plain")]
        chips += [(str(span), named[span], "on" if days[span] == day else "plain") for span in _SPANS]
        is_other = day is not None and day not in days.values()
        chips.append((_OTHER, self.tr("Another day…"), "on" if is_other else "plain"))
        self.chips.set_chips(chips)
        what = self.tr("{day}. The ledger keeps the day; it is not written in the copy.")
        none = self.tr("The ledger says that no day was agreed.")
        self.said.setText(what.format(day=sentences.plain_day(day)) if day else none)

    @Slot(str)
    def _choose(self, key: str) -> None:
        if key == _OTHER:
            dialog = UntilDialog(self._theme, self._day or self._today + timedelta(days=_SPANS[1]), self._today, self)
            dialog.day_chosen.connect(self._take)
            dialog.open()
            return
        self._take(self._today + timedelta(days=int(key)) if key else None)

    @Slot(object)
    def _take(self, day: date | None) -> None:
        self.show_day(day)
        self.chosen.emit(day)


class UntilDialog(Panel):
    """A calendar that begins today.

    Signals:
        day_chosen(date): the day.
    """

    day_chosen = Signal(object)

    def __init__(self, theme: Theme, day: date, today: date, parent: QWidget) -> None:
        super().__init__(theme, self.tr("To be destroyed by"), parent, width=380)
        self.calendar = Calendar(theme, self.title.text())
        self.calendar.setMinimumDate(QDate(today.year, today.month, today.day))
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.content.addWidget(self.calendar)
        self.cancel_button = self.add_button(self.tr("Cancel"), "ghost")
        self.buttons.addStretch(1)
        self.choose_button = self.add_button(self.tr("This day"), "filled")
        self.calendar.activated.connect(self._choose)
        self.choose_button.clicked.connect(self._choose_shown)
        self.cancel_button.clicked.connect(self.reject)
        self.calendar.setFocus()

    @Slot(QDate)
    def _choose(self, day: QDate) -> None:
        self.day_chosen.emit(date(day.year(), day.month(), day.day()))
        self.accept()

    @Slot()
    def _choose_shown(self) -> None:
        self._choose(self.calendar.selectedDate())
