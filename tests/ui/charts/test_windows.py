"""Long orders: what is in view is asked for and nothing else, and one can go along it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QSignalSpy
from tests.ui.charts.conftest import FIRST_DAY, OPTIONS, columns

from unhurried.ui.charts.category_strip import Block, CategoryStrip, Part
from unhurried.ui.charts.columns import Annotation, Column, Gap
from unhurried.ui.charts.dot_strip import DotStrip
from unhurried.ui.charts.run_chart import Point, RunChart
from unhurried.ui.charts.shapes import Box, Hatch, Line, Weave, Words

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class Counted(Sequence):
    """Very many sessions that are only made when they are asked for."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.asked = 0
        self.slices = 0

    def __len__(self) -> int:
        return self.count

    def __iter__(self):
        raise AssertionError("somebody walked through all of it")

    def __getitem__(self, place):
        if isinstance(place, slice):
            self.slices += 1
            return [self._made(number) for number in range(*place.indices(self.count))]
        return self._made(place)

    def _made(self, number: int) -> Column:
        self.asked += 1
        return Column(number, FIRST_DAY + timedelta(days=number // 10), number % 6, f"session {number}")


@pytest.fixture
def many() -> Counted:
    return Counted(100_000)


@pytest.fixture
def strip(theme, show, many) -> DotStrip:
    chart = DotStrip(theme)
    chart.set_rows(OPTIONS)
    chart.set_gap(Gap(40, "no entries"))
    chart.set_columns(many)
    show(chart)
    return chart


def keys(chart) -> list[object]:
    return [mark.key for mark in chart.marks()]


def test_only_what_is_in_view_is_asked_for(strip, many):
    assert 20 < strip.visible_count < 60
    assert keys(strip) == list(range(100_000 - strip.visible_count, 100_000))
    assert many.asked < 1_000
    before = many.asked
    strip.show_from(50_000)
    strip.grab()
    assert keys(strip)[0] == 50_000
    assert many.asked - before <= 3 * strip.visible_count


def test_painting_again_asks_for_nothing(strip, many):
    strip.grab()
    asked, slices = many.asked, many.slices
    for _ in range(5):
        strip.grab()
        strip.mark_at(QPointF(300, 100))
        strip.heightForWidth(strip.width())
    assert (many.asked, many.slices) == (asked, slices)


def test_a_thousand_sessions_fit_beside_each_other_where_there_is_room(theme, qtbot, many):
    chart = DotStrip(theme)
    qtbot.addWidget(chart)
    chart.set_rows(OPTIONS)
    chart.set_pitch(3)
    chart.resize(3250, 260)
    chart.set_columns(many)
    chart.grab()
    assert chart.visible_count >= 1_000
    assert many.asked < 5_000


def test_the_arrow_keys_go_on_beyond_the_edge_of_what_is_shown(strip, qtbot):
    count = strip.visible_count
    qtbot.keyClick(strip, Key.Key_Home)
    qtbot.keyClick(strip, Key.Key_Left)
    assert keys(strip)[strip.cursor_index()] == 100_000 - count - 1
    qtbot.keyClick(strip, Key.Key_End)
    here = keys(strip)[strip.cursor_index()]
    qtbot.keyClick(strip, Key.Key_Right)
    assert keys(strip)[strip.cursor_index()] == here + 1


def test_control_home_and_end_go_to_the_very_first_and_last(strip, qtbot):
    qtbot.keyClick(strip, Key.Key_Home, CTRL)
    assert keys(strip)[strip.cursor_index()] == 0
    qtbot.keyClick(strip, Key.Key_End, CTRL)
    assert keys(strip)[strip.cursor_index()] == 99_999


def test_it_asks_for_more_at_both_ends_and_says_when_it_has_moved(strip, qtbot):
    earlier, later, moved = (QSignalSpy(s) for s in (strip.earlier_asked, strip.later_asked, strip.window_moved))
    strip.show_later()
    assert (earlier.count(), later.count(), moved.count()) == (0, 1, 0)
    strip.show_from(0)
    assert moved.count() == 1
    assert moved.at(0) == [0, strip.visible_count]
    qtbot.keyClick(strip, Key.Key_Home)
    qtbot.keyClick(strip, Key.Key_Left)
    assert (earlier.count(), later.count()) == (1, 1)
    strip.show_later()
    assert strip.first == moved.at(0)[1]
    strip.show_earlier()
    assert strip.first == 0


def test_a_wheel_turned_sideways_goes_along_and_one_turned_down_is_the_pages(strip):
    first, count = strip.first, strip.visible_count

    def turned(across: int, down: int) -> QWheelEvent:
        nowhere, none = QPointF(10, 10), Qt.KeyboardModifier.NoModifier
        phase = Qt.ScrollPhase.NoScrollPhase
        way = QPoint(across, down)
        event = QWheelEvent(nowhere, nowhere, QPoint(), way, Qt.MouseButton.NoButton, none, phase, False)
        strip.wheelEvent(event)
        return event

    assert not turned(0, 120).isAccepted()
    assert strip.first == first
    turned(120, 0)
    assert strip.first == first - count


def test_the_last_window_is_a_full_one_at_every_width(strip):
    for width in (300, 500, 900):
        first, count = strip.window_at(width)
        assert first + count == 100_000


def test_a_session_without_an_answer_leaves_its_column_empty(theme, show):
    chart = DotStrip(theme)
    chart.set_rows(["one", "two"])
    chart.set_columns([Column(1, FIRST_DAY, 0, "a"), Column(2, FIRST_DAY, None, "b"), Column(3, FIRST_DAY, 1, "c")])
    show(chart)
    first, empty, last = (mark.place.center() for mark in chart.marks())
    assert first.y() < last.y() < empty.y()
    assert keys(chart) == [1, 2, 3]
    assert empty.x() - first.x() == last.x() - empty.x()


def test_a_long_time_without_sessions_is_hatched_and_named(theme, show):
    chart = DotStrip(theme)
    chart.set_rows(OPTIONS)
    chart.set_columns(columns(20))
    show(chart)
    assert not [shape for shape in chart.sketch(chart.width()).shapes if isinstance(shape, Hatch)]
    chart.set_gap(Gap(40, "no entries"))
    assert len([shape for shape in chart.sketch(chart.width()).shapes if isinstance(shape, Hatch)]) == 1
    names = [mark.name for mark in chart.marks()]
    assert names[10] == "no entries"
    assert [mark.key for mark in chart.marks()][9:12] == [("session", 9), None, ("session", 10)]


def test_an_annotation_stands_before_the_first_session_from_its_day_on(theme, show):
    chart = DotStrip(theme)
    chart.set_rows(OPTIONS)
    made = columns(8)
    chart.set_columns(made)
    chart.set_annotations([Annotation("note", made[3].day, "new supervisor")])
    show(chart)
    assert keys(chart)[2:5] == [("session", 2), "note", ("session", 3)]
    lines = [shape for shape in chart.sketch(chart.width()).shapes if isinstance(shape, Line)]
    upright = [line for line in lines if line.start.x() == line.end.x() and line.end.y() - line.start.y() > 100]
    before, after = chart.marks()[2].place, chart.marks()[4].place
    assert [before.right() < line.start.x() < after.left() for line in upright] == [True]


def test_an_annotation_outside_the_window_is_not_drawn_at_its_edge(strip):
    strip.set_annotations([Annotation("long ago", FIRST_DAY + timedelta(days=3), "long ago")])
    assert "long ago" not in keys(strip)
    strip.show_from(0)
    assert "long ago" in keys(strip)
    strip.show_from(200)
    assert "long ago" not in keys(strip)


def test_months_are_named_once_and_the_first_with_its_year(theme, show):
    chart = DotStrip(theme)
    chart.set_rows(["one"])
    chart.set_columns([Column(n, FIRST_DAY + timedelta(days=4 * n), 0, f"{n}") for n in range(24)])
    show(chart)
    words = [shape.text for shape in chart.sketch(chart.width()).shapes if isinstance(shape, Words)]
    assert sorted(words) == sorted(["one", "Mar 2026", "Apr", "May", "Jun"])


def block(number: int, *counts: int) -> Block:
    parts = tuple(Part(option, count, f"{count} of ten", (number, option)) for option, count in enumerate(counts))
    return Block(f"block {number}", 10, parts)


def test_a_block_that_is_not_full_is_seen_to_be_unfinished(theme, show):
    chart = CategoryStrip(theme)
    chart.set_options(OPTIONS)
    chart.set_blocks([block(0, 5, 5), block(1, 2, 2)])
    show(chart)
    shapes = chart.sketch(chart.width()).shapes
    dashed = [shape for shape in shapes if isinstance(shape, Box) and shape.dashed]
    assert len(dashed) == 1
    full, unfinished = chart.marks()[0].place, chart.marks()[2].place
    assert dashed[0].place.left() > full.right()
    assert dashed[0].place.height() > unfinished.height() * 2


def test_options_lie_in_their_order_and_each_is_named_in_words(theme, show):
    chart = CategoryStrip(theme)
    chart.set_options(OPTIONS)
    chart.set_blocks([block(0, 1, 2, 3, 0, 4, 0)])
    show(chart)
    tops = [mark.place.top() for mark in chart.marks()]
    assert tops == sorted(tops)
    assert [mark.key for mark in chart.marks()] == [(0, 0), (0, 1), (0, 2), (0, 4)]
    heights = [round(mark.place.height() + 2) for mark in chart.marks()]
    assert [height / heights[0] for height in heights] == [1, 2, 3, 4]
    words = " ".join(shape.text for shape in chart.sketch(chart.width()).shapes if isinstance(shape, Words))
    assert all(option in words for option in OPTIONS)
    woven = {shape.texture for shape in chart.sketch(chart.width()).shapes if isinstance(shape, Weave)}
    assert woven == set(range(6))


@pytest.mark.parametrize("kind", ["blocks", "points"])
def test_of_very_many_blocks_the_latest_are_shown_and_the_others_can_be_reached(theme, show, qtbot, kind):
    if kind == "blocks":
        chart = CategoryStrip(theme)
        chart.set_options(OPTIONS)
        chart.set_blocks([block(number, 5, 5) for number in range(400)])
    else:
        chart = RunChart(theme)
        chart.set_points([Point(0.5, f"{number}", f"{number}", (number, 0)) for number in range(400)])
    show(chart)
    assert chart.first + chart.visible_count == 400
    assert chart.visible_count < 80
    qtbot.keyClick(chart, Key.Key_Home)
    first = chart.first
    qtbot.keyClick(chart, Key.Key_Left)
    assert keys(chart)[chart.cursor_index()][0] == first - 1
