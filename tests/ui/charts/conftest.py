"""Charts with made-up numbers, shown in a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unhurried.ui.charts.band import Band, Interval
from unhurried.ui.charts.base import Chart
from unhurried.ui.charts.category_strip import Block, CategoryStrip, Part
from unhurried.ui.charts.columns import Annotation, Column, Gap
from unhurried.ui.charts.dot_grid import Dot, DotGrid
from unhurried.ui.charts.dot_strip import DotStrip
from unhurried.ui.charts.marks import Caption
from unhurried.ui.charts.run_chart import Point, RunChart
from unhurried.ui.theme import Theme

OPTIONS = (
    "Not that I noticed",
    "Felt the pull and waited",
    "Did it, and saw it as I did it",
    "Did it, and saw it only afterwards",
    "Did it on purpose; it fitted",
    "Cannot tell",
)
CAPTION = Caption(
    "Reassured early", "3 March to 9 May 2026", "18 of 20 sessions", "Your own marks", "You marked this in 6 of 18."
)
FIRST_DAY = date(2026, 3, 3)
MADE = ("strip", "category", "band", "grid", "run")


def columns(count: int) -> list[Column]:
    """A session every third day; each seventh has no answer, and after the tenth come two months of nothing."""
    made: list[Column] = []
    for number in range(count):
        day = FIRST_DAY + timedelta(days=3 * number + (60 if number >= 10 else 0))
        row = None if number % 7 == 6 else number % len(OPTIONS)
        made.append(Column(("session", number), day, row, f"session {number} on {day}"))
    return made


def strip(theme: Theme) -> DotStrip:
    chart = DotStrip(theme)
    chart.set_rows(OPTIONS)
    chart.set_gap(Gap(40, "no entries"))
    made = columns(20)
    chart.set_columns(made)
    chart.set_annotations(
        [
            Annotation("supervisor", made[4].day, "new supervisor.", "A new supervisor, from here on"),
            Annotation("watching", made[5].day, "began watching for this"),
            Annotation("third", made[6].day, "a third thing"),
            Annotation("holiday", made[-1].day + timedelta(days=1), "holiday"),
        ]
    )
    return chart


def category(theme: Theme) -> CategoryStrip:
    chart = CategoryStrip(theme)
    chart.set_options(OPTIONS)
    counts = [(4, 1, 3, 2, 0, 0), (3, 3, 2, 1, 1, 0), (2, 2, 0, 0, 1, 1)]
    chart.set_blocks(
        [
            Block(
                f"Mar {2024 + number}",
                10,
                tuple(
                    Part(
                        option, count, f"{count} of {sum(block)}: {OPTIONS[option]}, block {number}", (number, option)
                    )
                    for option, count in enumerate(block)
                ),
            )
            for number, block in enumerate(counts)
        ]
    )
    return chart


def band(theme: Theme) -> Band:
    chart = Band(theme)
    first = Interval("Spring", 1, 6, 10 / 3, "4 of 12: could easily be between about 1 and 6 in 10", "spring")
    second = Interval("Summer and autumn", 0, 3, 0, "None of 12: no more than about 3 in 10", "summer")
    chart.set_intervals([first, second], ("in none of ten", "in all ten"))
    return chart


def grid(theme: Theme) -> DotGrid:
    chart = DotGrid(theme)
    chart.set_grid(
        ("It went quiet", "A doubt was voiced", "Tears"),
        ("comforted", "asked another question", "waited", "said what I saw"),
        "and {count} more",
    )
    places = [(0, 0), (0, 2), (0, 2), (1, 1), (2, 2), (2, 3), *[(1, 3)] * 90]
    chart.set_dots(
        [Dot(row, column, f"moment {number}", ("moment", number)) for number, (row, column) in enumerate(places)]
    )
    return chart


def run(theme: Theme) -> RunChart:
    chart = RunChart(theme)
    chart.set_scale([(0, "0"), (0.5, "5 in 10"), (1, "10 in 10")])
    chart.set_points(
        [Point(n % 5 / 5, f"block {n}", f"{n % 5 * 2} of 10 in block {n}", ("block", n)) for n in range(12)]
    )
    chart.set_median(0.4, "median, 4 in 10")
    return chart


MAKERS: dict[str, Callable[[Theme], Chart]] = {
    "strip": strip,
    "category": category,
    "band": band,
    "grid": grid,
    "run": run,
}


@pytest.fixture(params=MADE)
def made(request: pytest.FixtureRequest) -> Callable[[Theme], Chart]:
    """Each kind of chart in turn."""
    return MAKERS[request.param]


@pytest.fixture
def show(qtbot) -> Callable[..., QWidget]:
    """Show a widget in an active window of its own."""
    windows: list[QWidget] = []

    def show(widget: QWidget, width: int = 700) -> QWidget:
        window = QWidget()
        column = QVBoxLayout(window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(widget)
        column.addStretch()
        qtbot.addWidget(window)
        window.resize(width, 500)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        windows.append(window)
        return widget

    return show


@pytest.fixture
def chart(made, theme, show) -> Chart:
    """One chart on the screen."""
    shown = made(theme)
    shown.set_caption(CAPTION)
    show(shown)
    return shown


@pytest.fixture
def listening() -> Iterator[None]:
    """Somebody hears the screen."""
    was_active = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(was_active)
