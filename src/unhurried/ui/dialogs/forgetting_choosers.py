"""Choosing what is to be erased: a client code, or how old. Nothing is chosen beforehand."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from unhurried.domain.forgetting import AboutClient, OlderThan
from unhurried.ui import sentences
from unhurried.ui.dialogs.day_dialog import DayDialog
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.chips import ChipGroup
from unhurried.ui.widgets.labels import text_label

YEARS = (3, 5, 7, 10)


class Chooser(QWidget):
    """Something to choose a scope with; `first` is where one begins, if there is anything to choose.

    Signals:
        chosen(Scope | None): what is to be looked at now; None while nothing is chosen.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(10))
        self.first: QWidget | None = None


class CodeChooser(Chooser):
    """One of the codes there are. A list that is typed into scales to years of them."""

    def __init__(self, theme: Theme, codes: list[str]) -> None:
        super().__init__(theme)
        hint = (
            self.tr("Reflections, their earlier versions and drafts that bear the code, in the trash or not.")
            if codes
            else self.tr("No client code is in use.")
        )
        self.codes = QComboBox()
        self.codes.setAccessibleName(self.tr("Client code"))
        self.codes.setPlaceholderText(self.tr("Choose a client code"))
        self.codes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.codes.addItems(codes)
        self.codes.setCurrentIndex(-1)
        self.codes.setEnabled(bool(codes))
        self.column.addWidget(text_label(hint, "hint", wrap=True))
        self.column.addWidget(self.codes)
        self.first = self.codes if codes else None
        self.codes.currentTextChanged.connect(self._choose)

    @Slot(str)
    def _choose(self, code: str) -> None:
        self.chosen.emit(AboutClient(code) if code else None)


class AgeChooser(Chooser):
    """So many years, or a day from the calendar."""

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__(theme)
        self._theme = theme
        self._today = today
        hint = self.tr(
            "How long to keep notes differs by country, insurer and profession; three, five and seven years are "
            "common, and notes for yourself may be kept for less."
        )
        self.years = ChipGroup(theme)
        self.years.setAccessibleName(self.tr("Sessions older than"))
        self.years.set_options([(str(y), self.tr("{number} years").format(number=y)) for y in YEARS])
        self.day_button = push_button(self.tr("A day of my choice…"), "outline")
        self.before = text_label("", "strong", wrap=True)
        self.before.hide()
        self.column.addWidget(text_label(hint, "hint", wrap=True))
        self.column.addWidget(text_label(self.years.accessibleName(), "strong"))
        self.column.addWidget(self.years)
        self.column.addWidget(self.day_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self.before)
        self.first = self.years
        self.years.chosen.connect(self._choose_years)
        self.day_button.clicked.connect(self._ask_for_day)

    @Slot(str)
    def _choose_years(self, years: str) -> None:
        self._choose(years_before(self._today, int(years)) if years else None)

    @Slot()
    def _ask_for_day(self) -> None:
        title = self.tr("Erase what is about sessions before which day?")
        dialog = DayDialog(self._theme, self._today - timedelta(days=1), self._today, self, title)
        dialog.day_chosen.connect(self._choose_day)
        dialog.open()

    @Slot(object)
    def _choose_day(self, day: date) -> None:
        self.years.choose("")
        self._choose(day)

    def _choose(self, day: date | None) -> None:
        if day:
            words = self.tr("Everything about sessions before {day}, in the trash or not")
            self.before.setText(words.format(day=sentences.full_day(day)))
        self.before.setVisible(day is not None)
        self.chosen.emit(OlderThan(day) if day else None)


def years_before(day: date, years: int) -> date:
    """The same day so many years ago; 28 February for a leap day that those years do not have."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
