"""The span bar: an own period has two ends, and a day that is not chosen changes nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QDate
from tests.memory import MemoryJournal

from unhurried.domain.finding import Filter
from unhurried.services.reading import ReadingRoom
from unhurried.ui.dialogs.day_dialog import DayDialog
from unhurried.ui.pacing.span_bar import SpanBar

TODAY = date(2026, 11, 20)


@pytest.fixture
def bar(qtbot, theme) -> SpanBar:
    bar = SpanBar(theme, ReadingRoom(MemoryJournal(), lambda: datetime(2026, 11, 20, tzinfo=UTC), str), lambda: TODAY)
    qtbot.addWidget(bar)
    bar.show()
    return bar


def asked(bar: SpanBar) -> DayDialog | None:
    return next((dialog for dialog in bar.findChildren(DayDialog) if dialog.isVisible()), None)


def answer(bar: SpanBar, day: date) -> None:
    dialog = asked(bar)
    assert dialog is not None
    dialog.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
    dialog.choose_button.click()


def press(bar: SpanBar, period: str) -> None:
    next(chip for chip in bar.period.chips() if chip.key == period).click()


def test_an_own_period_has_two_ends(bar):
    press(bar, "own")
    answer(bar, date(2025, 3, 1))
    answer(bar, date(2025, 6, 30))
    assert bar.current == Filter(since=date(2025, 3, 1), until=date(2025, 6, 30))
    assert bar.period.current() == "own"
    assert asked(bar) is None


def test_the_last_day_is_not_before_the_first(bar):
    press(bar, "own")
    answer(bar, date(2025, 3, 1))
    dialog = asked(bar)
    assert dialog is not None
    assert dialog.calendar.minimumDate() == QDate(2025, 3, 1)


def test_without_a_last_day_it_goes_on_until_today(bar):
    press(bar, "own")
    answer(bar, date(2025, 3, 1))
    dialog = asked(bar)
    assert dialog is not None
    dialog.reject()
    assert bar.current == Filter(since=date(2025, 3, 1))


def test_a_day_that_is_not_chosen_changes_nothing(bar):
    before = bar.current
    press(bar, "own")
    dialog = asked(bar)
    assert dialog is not None
    dialog.reject()
    assert bar.current == before
    assert bar.period.current() == "year"


def test_an_own_period_can_be_chosen_again(bar):
    press(bar, "own")
    answer(bar, date(2025, 3, 1))
    answer(bar, date(2025, 6, 30))
    press(bar, "own")
    answer(bar, date(2025, 9, 1))
    assert bar.current == Filter(since=date(2025, 9, 1)), "an end before the beginning is gone"


def test_another_period_lets_both_ends_go(bar):
    press(bar, "own")
    answer(bar, date(2025, 3, 1))
    answer(bar, date(2025, 6, 30))
    press(bar, "quarter")
    assert bar.current == Filter(since=TODAY - timedelta(days=90))
