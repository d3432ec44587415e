"""Every chart alike: marks by key, by mouse and by ear, words that stay inside, colours that judge nothing."""

from __future__ import annotations

import gc
from functools import partial
from itertools import combinations
from weakref import ref

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QToolTip, QWidget
from shiboken6 import isValid
from tests.ui.charts.conftest import CAPTION, FIRST_DAY, MADE, MAKERS

from unhurried.ui.charts import spoken
from unhurried.ui.charts.columns import Column
from unhurried.ui.charts.dot_strip import DotStrip
from unhurried.ui.charts.shapes import Dots, Words
from unhurried.ui.focus_ring import FocusRing
from unhurried.ui.theme import Theme

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
ARROWS = (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down)


def middle(chart, index) -> QPoint:
    return chart.marks()[index].place.center().toPoint()


def test_every_mark_is_reached_from_the_first_with_the_arrow_keys(chart, qtbot):
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(chart, Key.Key_Home)
    assert chart.cursor_index() == 0
    reached, ahead = {0}, [0]
    while ahead:
        here = ahead.pop()
        for key in ARROWS:
            chart.move_to(here)
            qtbot.keyClick(chart, key)
            if chart.cursor_index() not in reached:
                reached.add(chart.cursor_index())
                ahead.append(chart.cursor_index())
    assert reached == set(range(len(chart.marks())))
    qtbot.keyClick(chart, Key.Key_End)
    assert chart.cursor_index() == len(chart.marks()) - 1


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_a_key_opens_each_mark_that_can_be_opened(chart, qtbot, key):
    heard = []
    chart.activated.connect(heard.append)
    for index in range(len(chart.marks())):
        chart.move_to(index)
        qtbot.keyClick(chart, key)
    assert heard == [mark.key for mark in chart.marks() if mark.key is not None]
    assert len(heard) >= 2


def test_the_mouse_opens_each_mark(chart, qtbot):
    heard = []
    chart.activated.connect(heard.append)
    for index in range(len(chart.marks())):
        qtbot.mouseClick(chart, LEFT, pos=middle(chart, index))
    assert heard == [mark.key for mark in chart.marks() if mark.key is not None]


def test_a_press_that_ends_elsewhere_opens_nothing(chart, qtbot):
    spy = QSignalSpy(chart.activated)
    qtbot.mousePress(chart, LEFT, pos=middle(chart, 0))
    qtbot.mouseRelease(chart, LEFT, pos=QPoint(chart.width() - 1, chart.height() - 1))
    qtbot.mouseClick(chart, Qt.MouseButton.RightButton, pos=middle(chart, 0))
    assert spy.count() == 0


def test_a_target_is_as_large_as_a_fingertip_asks(chart):
    for index, mark in enumerate(chart.marks()):
        around = mark.place.adjusted(-7, -7, 7, 7)
        assert around.width() >= 18
        assert around.height() >= 18
        others = [other.place for place, other in enumerate(chart.marks()) if place != index]
        point = QPointF(mark.place.center().x(), mark.place.top() - 7)
        if not any(other.adjusted(-8, -8, 8, 8).contains(point) for other in others):
            assert chart.mark_at(point) == index


def test_the_ring_is_seen_with_the_keyboard_and_only_then(chart, qtbot, theme):
    ring = theme.colour("focus").rgb()

    def shown() -> bool:
        image = chart.grab().toImage()
        return any(image.pixel(x, y) == ring for x in range(image.width()) for y in range(image.height()))

    chart.clearFocus()
    assert not shown()
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert shown()
    qtbot.mouseClick(chart, LEFT, pos=middle(chart, 0))
    assert not shown()
    qtbot.keyClick(chart, Key.Key_End)
    assert shown()


def test_no_second_ring_goes_round_the_whole(chart, qtbot, qapp, theme):
    ring = FocusRing(theme, qapp)
    qtbot.keyClick(chart.window(), Key.Key_Tab)
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.target is None


def test_a_chart_is_one_stop_and_none_without_marks(chart):
    assert chart.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert not [child for child in chart.findChildren(QWidget) if child.focusPolicy() != Qt.FocusPolicy.NoFocus]


def test_what_is_hovered_or_walked_to_says_what_it_is_in_plain_words(theme, show, qtbot):
    chart = DotStrip(theme)
    chart.set_rows(["one"])
    chart.set_columns([Column(1, FIRST_DAY, 0, "a <b>day</b> & more"), Column(2, FIRST_DAY, 0, "plain")])
    show(chart)
    chart.setFocus()
    chart.move_to(1)
    assert QToolTip.text() == "plain"
    chart.move_to(0)
    assert "&lt;b&gt;" in QToolTip.text()
    QToolTip.hideText()


def test_a_screen_reader_finds_a_chart_with_a_named_item_for_each_mark(chart, listening):
    heard = QAccessible.queryAccessibleInterface(chart)
    assert heard.role() == QAccessible.Role.Chart
    assert heard.text(QAccessible.Text.Name) == CAPTION.title
    assert "18 of 20 sessions" in heard.text(QAccessible.Text.Description)
    assert heard.childCount() == len(chart.marks())
    for index, mark in enumerate(chart.marks()):
        item = heard.child(index)
        assert item.role() == QAccessible.Role.ListItem
        assert item.text(QAccessible.Text.Name) == mark.name
        assert mark.name
        assert item.rect() == chart.place_on_screen(index)
        assert heard.indexOfChild(item) == index
        assert item.parent().object() is chart
        assert item.state().focusable
    assert heard.child(len(chart.marks())) is None
    centre = chart.place_on_screen(0).center()
    assert heard.childAt(centre.x(), centre.y()) is not None


def test_a_screen_reader_hears_where_the_cursor_comes(chart, listening, monkeypatch, qtbot):
    heard = []

    def note(event):
        heard.append((event.type(), event.child()))

    monkeypatch.setattr(spoken.QAccessible, "updateAccessibility", note)
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(chart, Key.Key_Home)
    qtbot.keyClick(chart, Key.Key_Right)
    there = chart.cursor_index()
    assert there > 0
    assert heard[-1] == (QAccessible.Event.Focus, there)
    root = QAccessible.queryAccessibleInterface(chart)
    assert root.focusChild().text(QAccessible.Text.Name) == chart.marks()[there].name
    assert [root.child(index).state().focused for index in range(root.childCount())].count(True) == 1


def test_being_heard_does_not_keep_a_chart_alive(theme, qapp, listening):
    chart = MAKERS["strip"](theme)
    heard = QAccessible.queryAccessibleInterface(chart)
    item = heard.child(0)
    held = ref(chart)
    del chart, heard
    gc.collect()
    assert held() is None
    assert not isValid(item)


def test_an_item_that_is_still_held_is_not_valid_once_its_mark_has_gone(theme, show, listening):
    chart = MAKERS["strip"](theme)
    show(chart)
    heard = QAccessible.queryAccessibleInterface(chart)
    last = heard.child(heard.childCount() - 1)
    chart.set_annotations([])
    assert not last.isValid()
    assert last.text(QAccessible.Text.Name) == ""
    assert last.rect().isEmpty()
    assert heard.child(0).isValid()


def gone(chart) -> bool:
    return not isValid(chart)


def test_nothing_is_kept_of_a_chart_that_has_gone(theme, qtbot, listening):
    before = len(spoken._kept)
    for _ in range(20):
        chart = MAKERS["grid"](theme)
        heard = QAccessible.queryAccessibleInterface(chart)
        assert all(heard.child(index).text(QAccessible.Text.Name) for index in range(heard.childCount()))
        chart.deleteLater()
        qtbot.waitUntil(partial(gone, chart))
    assert len(spoken._kept) <= before


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [240, 360, 700, 1100])
@pytest.mark.parametrize("name", MADE)
def test_nothing_is_painted_outside_the_chart(qapp, qtbot, name, width, scale):
    chart = MAKERS[name](Theme(qapp, "light", scale))
    qtbot.addWidget(chart)
    height = chart.heightForWidth(width)
    edge = 100
    image = QImage(width + 2 * edge, height + 2 * edge, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    inside = QRectF(edge, edge, width, height)
    painter = QPainter(image)
    painter.translate(edge, edge)
    chart.draw(painter, QSize(width, height))
    painter.resetTransform()
    painter.fillRect(inside.adjusted(-1, -1, 1, 1), Qt.GlobalColor.white)
    painter.end()
    white = QImage(image.size(), image.format())
    white.fill(Qt.GlobalColor.white)
    assert image == white
    sketch = chart.sketch(width)
    for shape in sketch.shapes:
        if isinstance(shape, Words):
            assert QRectF(0, 0, width, height).adjusted(-1, -1, 1, 1).contains(shape.place), shape.text


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [240, 360, 700, 1100])
@pytest.mark.parametrize("name", MADE)
def test_no_words_lie_over_others(qapp, qtbot, name, width, scale):
    chart = MAKERS[name](Theme(qapp, "light", scale))
    qtbot.addWidget(chart)
    words = [shape for shape in chart.sketch(width).shapes if isinstance(shape, Words)]
    assert words
    for one, other in combinations(words, 2):
        shared = one.place.adjusted(0, 1, 0, -1).intersected(other.place.adjusted(0, 1, 0, -1))
        assert shared.isEmpty(), (one.text, other.text)


def test_words_that_are_cut_can_be_read_in_full(theme, show):
    long = "a habit with very many words that no row has room for, " * 4
    chart = DotStrip(theme)
    chart.set_rows([long, "short"])
    chart.set_columns([Column(1, FIRST_DAY, 1, "a day")])
    show(chart)
    assert [words for _, words in chart.sketch(chart.width()).notes if words == long]
    place = next(place for place, words in chart.sketch(chart.width()).notes if words == long)
    assert chart._tip_at(place.center()) == long


def test_nothing_is_drawn_in_a_colour_that_praises_or_warns(chart):
    judging = {"danger", "warm", "div1", "div2", "div3", "div4", "div5"}
    used = set()
    for shape in chart.sketch(chart.width()).shapes:
        used |= {getattr(shape, side, "") for side in ("token", "fill", "outline")}
    assert not used & judging
    assert used


def test_all_dots_of_a_picture_are_alike(chart):
    dots = [shape for shape in chart.sketch(chart.width()).shapes if isinstance(shape, Dots)]
    assert len({(shape.radius, shape.token) for shape in dots}) <= 1


@pytest.fixture
def mirrored(qapp):
    """Everything else reads from right to left."""
    yield lambda: qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("name", MADE)
def test_time_and_words_run_as_they_do_in_a_window_that_is_mirrored(theme, qtbot, mirrored, name):
    chart = MAKERS[name](theme)
    qtbot.addWidget(chart)
    chart.resize(700, chart.heightForWidth(700))
    straight = chart.grab().toImage()
    mirrored()
    chart.renew()
    assert chart.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert chart.grab().toImage() == straight


@pytest.mark.parametrize("name", MADE)
def test_an_empty_chart_says_the_words_it_was_given(theme, show, name):
    chart = type(MAKERS[name](theme))(theme)
    chart.set_empty("Nothing has been marked in this time.")
    show(chart, 200)
    words = [shape.text for shape in chart.sketch(chart.width()).shapes if isinstance(shape, Words)]
    assert " ".join(words) == "Nothing has been marked in this time."
    assert chart.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert chart.height() >= len(words) * 14


def test_a_change_of_the_theme_is_followed_at_once(chart, theme):
    before = chart.heightForWidth(700)
    theme.set_text_scale(2.0)
    assert chart.heightForWidth(700) > before
    light = chart.grab().toImage()
    theme.set_appearance("dark")
    assert chart.grab().toImage() != light


def test_the_cursor_stays_with_its_mark(theme, show):
    chart = MAKERS["strip"](theme)
    show(chart)
    chart.move_to(3)
    key = chart.marks()[3].key
    chart.set_annotations([])
    assert chart.marks()[chart.cursor_index()].key == key
