"""Pacing: at every count the page shows what the ladder allows, and every mark opens what was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from tests.builders import a_marking, a_moment, a_reflection
from tests.memory import MemoryJournal
from tests.ui.pages.conftest import SHELVES, TODAY

from unhurried.domain.finding import Filter
from unhurried.domain.looking_back import Apart
from unhurried.domain.prompts import MarkerKind
from unhurried.ui.charts.band import Band
from unhurried.ui.charts.base import Chart
from unhurried.ui.charts.category_strip import CategoryStrip
from unhurried.ui.charts.dot_grid import DotGrid
from unhurried.ui.charts.dot_strip import DotStrip
from unhurried.ui.charts.run_chart import RunChart
from unhurried.ui.pacing.habit_card import HabitCard
from unhurried.ui.pacing.moments_card import MomentsCard
from unhurried.ui.pages.pacing import PacingPage
from unhurried.ui.rooms import Rooms

PULL = next(marker for marker in SHELVES.markers if marker.kind is MarkerKind.PULL)
FORBIDDEN = re.compile(r"improv|worse|better|progress|score|goal|target|streak|trend|average|should|great|!")


def mark(journal: MemoryJournal, options: Sequence[str | None], *, days_apart: int = 1, **fields) -> None:
    """Sessions up to today with these answers, the last one today."""
    for number, option in enumerate(reversed(options)):
        markings = (a_marking(option, marker_id=PULL.marker_id),) if option else ()
        day = TODAY - timedelta(days=number * days_apart)
        journal.reflections.put(a_reflection(reflection_id=f"r{number}", day=day, markings=markings, **fields))


@pytest.fixture
def open_pacing(open_rooms, qtbot) -> Callable[[], PacingPage]:
    def walk_in() -> PacingPage:
        rooms = open_rooms()
        rooms.go("pacing")
        qtbot.waitUntil(lambda: not rooms.pacing._soon.isActive())
        return rooms.pacing

    return walk_in


def rooms_around(page: QWidget) -> Rooms:
    rooms = page.window()
    assert isinstance(rooms, Rooms)
    return rooms


def card_of(page: PacingPage) -> HabitCard:
    card = page.cards[0]
    assert isinstance(card, HabitCard)
    card.draw_once()
    return card


def words_in(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def kinds(card: HabitCard) -> list[type[Chart]]:
    return [type(chart) for chart in card.charts]


@pytest.mark.parametrize(
    ("answers", "shown", "tenths", "percent"),
    [
        (1, [], False, False),
        (2, [], False, False),
        (3, [DotStrip], False, False),
        (9, [DotStrip], False, False),
        (10, [DotStrip, Band], True, False),
        (19, [DotStrip, Band], True, False),
        (20, [DotStrip, Band, CategoryStrip], True, True),
        (39, [DotStrip, Band, CategoryStrip], True, True),
        (40, [DotStrip, Band, CategoryStrip], True, True),
    ],
)
def test_the_ladder(journal, open_pacing, answers: int, shown: list[type], tenths: bool, percent: bool):
    mark(journal, ["saw-after", "not-noticed"] * (answers // 2) + ["waited"] * (answers % 2))
    card = card_of(open_pacing())
    assert kinds(card) == shown
    said = words_in(card)
    assert ("in 10" in card.said.text()) == tenths
    assert ("%" in said) == percent
    assert ("too few to say more" in said) == (3 <= answers < 10)
    assert hasattr(card.more, "compare_button") == (answers >= 40)
    assert not FORBIDDEN.search(said.casefold())


def test_nothing_marked_says_where_marks_are_made(open_pacing):
    page = open_pacing()
    assert page.cards == []
    assert "Nothing is marked in this period." in page.nothing.text()


def test_with_two_the_entries_themselves_are_shown_and_open(journal, open_pacing):
    mark(journal, ["waited", "saw-then"])
    page = open_pacing()
    card = card_of(page)
    (first, second) = [b for b in card.findChildren(QPushButton) if "2026 ·" in b.text()]
    assert "Felt the pull and waited" in first.text()
    second.click()
    assert rooms_around(page).room == "journal"
    assert rooms_around(page).journal.pane.reflection_id == "r0"


def test_every_dot_opens_its_reflection_by_mouse(journal, open_pacing):
    mark(journal, ["saw-after", "waited", "not-noticed", None])
    page = open_pacing()
    strip = card_of(page).strip
    assert strip
    opened = [mark.key for mark in strip.marks()]
    assert opened == ["r3", "r2", "r1", "r0"]
    place = strip.marks()[1].place.center()
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(int(place.x()), int(place.y())))
    assert rooms_around(page).room == "journal"
    assert rooms_around(page).journal.pane.reflection_id == "r2"


def test_every_dot_opens_its_reflection_by_keyboard(journal, open_pacing):
    mark(journal, ["saw-after", "waited", "not-noticed", None])
    page = open_pacing()
    strip = card_of(page).strip
    assert strip
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(strip, Qt.Key.Key_Home)
    QTest.keyClick(strip, Qt.Key.Key_Return)
    assert rooms_around(page).journal.pane.reflection_id == "r3"


def bars_of(card: HabitCard) -> CategoryStrip:
    (strip,) = card.findChildren(CategoryStrip)
    return strip


def test_a_bar_opens_the_reflections_it_stands_for(journal, open_pacing):
    mark(journal, ["saw-after"] * 4 + ["not-noticed"] * 6 + [None] * 3 + ["saw-after"] * 2 + ["waited"] * 8)
    page = open_pacing()
    rooms = rooms_around(page)
    strip = bars_of(card_of(page))
    names = [held.name for held in strip.marks()]
    number = next(number for number, name in enumerate(names) if name.startswith("4 of 10"))
    strip.move_to(number)
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Return)
    assert rooms.room == "journal"
    first = TODAY - timedelta(days=22)
    narrowed = Filter(marker_id=PULL.marker_id, option="saw-after", since=first, until=first + timedelta(days=9))
    assert rooms.journal.filters.current == narrowed
    assert rooms.journal.model.rowCount() == 4


def test_a_band_opens_every_answered_session_of_its_span(journal, open_pacing):
    mark(journal, ["saw-after"] * 5 + [None] * 3 + ["waited"] * 5)
    page = open_pacing()
    card = card_of(page)
    (band,) = card.findChildren(Band)
    QTest.mouseClick(band, Qt.MouseButton.LeftButton, pos=band.marks()[0].place.center().toPoint())
    assert rooms_around(page).room == "journal"
    assert rooms_around(page).journal.model.rowCount() == 10


def test_the_table_says_the_same_and_gaps_are_named(journal, open_pacing):
    mark(journal, ["not-noticed", "saw-after", None, "waited"], client_code="Heron")
    card = card_of(open_pacing())
    card.table_button.click()
    assert card.told_as_table
    assert card.told_as_table.isVisibleTo(card)
    (telling,) = card.tellings
    table = telling.made()
    assert table.headings == ("Day", "Client code", "Marked")
    marked = [row[2] for row in table.rows]
    assert marked[1:] == ["Did it, and saw it only afterwards", "left open", "Felt the pull and waited"]
    assert table.keys == ["r3", "r2", "r1", "r0"]
    assert "left open" in card.told_as_table.table.copied()
    assert not card.told_as_table.which.isVisibleTo(card)


def test_every_picture_has_its_table(journal, open_pacing):
    mark(journal, (["saw-after"] * 4 + ["not-noticed"] * 6) * 10, client_code="Heron", tags=("online",))
    card = card_of(open_pacing())
    assert card.more
    card.more.compare(TODAY - timedelta(days=40))
    card.more.show_runs()
    card.more.show_apart(Apart.CODE)
    card.more.show_apart(Apart.TAG)
    assert len(card.tellings) == len(card.charts) == 7
    card.table_button.click()
    told = card.told_as_table
    assert told
    headings = set()
    for chip in told.which.chips():
        chip.click()
        headings.add(told.table.copied().splitlines()[0])
        assert len(told.table.copied().splitlines()) > 1
    assert len(headings) == 5
    told.which.chips()[2].click()
    assert "4\t10" in told.table.copied()


def test_by_weekday_and_order_only_where_they_are_recorded(journal, open_pacing):
    mark(journal, ["saw-after", "waited"] * 4, order_in_day=2)
    page = open_pacing()
    more = card_of(page).more
    assert more
    assert [action.text() for action in more.apart_menu.actions()] == ["Client code", "Tag"]
    rooms_around(page).settings.pacing.order.click()
    rooms_around(page).go("pacing")
    more = card_of(page).more
    assert more
    assert len(more.apart_menu.actions()) == 4
    more.show_apart(Apart.WEEKDAY)
    more.show_apart(Apart.ORDER)
    said = words_in(page.cards[0])
    assert "Monday" in said
    assert said.index("Monday") < said.index("Sunday") < said.index("The second of the day")


def test_every_picture_says_its_period_how_many_and_whose_marks(journal, open_pacing):
    mark(journal, ["saw-after", "not-noticed"] * 20)
    card = card_of(open_pacing())
    for chart in card.charts:
        assert chart.accessibleName().startswith(PULL.name)
        described = chart.accessibleDescription()
        assert "40 sessions" in described
        assert "your own marks" in described
        assert "2026" in described
        svg = chart.svg().decode()
        assert "your own marks" in svg
        assert "40 sessions" in svg


def test_two_periods_side_by_side_claim_no_more_than_they_bear(journal, open_pacing):
    mark(journal, ["saw-after"] * 12 + ["not-noticed"] * 8 + ["saw-after"] * 6 + ["not-noticed"] * 14)
    card = card_of(open_pacing())
    assert card.more
    card.more.compare(TODAY - timedelta(days=19))
    said = words_in(card)
    assert "cannot tell the two periods apart" in said
    assert kinds(card)[-1] is Band
    assert not FORBIDDEN.search(said.casefold())
    card.more.compare(TODAY - timedelta(days=3))
    assert "Each of the two needs 20 sessions" in words_in(card)


def test_the_run_chart_states_its_rule_and_waits_to_be_asked(journal, open_pacing):
    mark(journal, (["saw-after"] * 4 + ["not-noticed"] * 6) * 5 + (["saw-after"] * 5 + ["not-noticed"] * 5) * 5)
    card = card_of(open_pacing())
    assert card.more
    assert RunChart not in kinds(card)
    card.more.show_runs()
    assert kinds(card)[-1] is RunChart
    assert "Anhøj and Olesen" in words_in(card)


def test_by_client_code_in_the_order_in_which_they_came(journal, open_pacing):
    mark(journal, ["saw-after"] * 4, client_code="Lantern")
    for number in range(3):
        marking = a_marking("waited", marker_id=PULL.marker_id)
        day = TODAY - timedelta(days=20 - number)
        journal.reflections.put(a_reflection(day=day, client_code="Heron", markings=(marking,)))
    card = card_of(open_pacing())
    assert card.more
    card.more.show_apart(Apart.CODE)
    names = [chart.accessibleName() for chart in card.charts[1:]]
    assert names == [f"{PULL.name}, Heron", f"{PULL.name}, Lantern"]
    assert "%" not in words_in(card)


def test_what_is_left_out_is_always_said(journal, open_pacing):
    mark(journal, ["waited"] * 5, days_apart=100)
    page = open_pacing()
    assert page.span_bar.left_out.text() == "4 reflections of 5; the others are left out."
    page.span_bar.period.chips()[2].click()
    assert page.span_bar.left_out.text() == "All of your 5 reflections."
    assert page.cards[0].habit.of == 5


def test_a_card_can_be_put_away_and_brought_back(journal, open_pacing, qtbot):
    mark(journal, ["waited"] * 3)
    page = open_pacing()
    card_of(page).put_away.emit(PULL.marker_id)
    assert page.cards == []
    page.away_button.click()
    assert len(page.cards) == 1


def test_pictures_can_be_switched_off_for_good(journal, open_pacing):
    mark(journal, ["waited"] * 3)
    page = open_pacing()
    rooms = rooms_around(page)
    rooms.settings.pacing.pictures.click()
    rooms.go("pacing")
    assert page.cards == []
    assert "switched off" in page.nothing.text()
    rooms.settings.pacing.pictures.click()
    rooms.go("pacing")
    assert len(page.cards) == 1


def test_moments_are_dots_that_open_and_never_percentages(journal, open_pacing):
    for number in range(25):
        moment = a_moment("quiet" if number % 2 else "tears", did="waited", noticed="then")
        journal.reflections.put(
            a_reflection(reflection_id=f"m{number}", day=TODAY - timedelta(days=number), moments=(moment,))
        )
    page = open_pacing()
    (card,) = page.cards
    assert isinstance(card, MomentsCard)
    card.draw_once()
    assert [type(chart) for chart in card.charts] == [DotGrid, CategoryStrip]
    assert "25 moments." in card.said.text()
    assert "%" not in words_in(card)
    opened = {mark.key for mark in card.charts[0].marks()}
    assert opened == {f"m{number}" for number in range(25)}


def test_notes_stand_on_the_time_axis(journal, open_pacing, qtbot):
    mark(journal, ["waited"] * 5)
    page = open_pacing()
    page.notes.line.setText("new supervisor")
    page.notes._add(TODAY - timedelta(days=2))
    strip = card_of(page).strip
    assert strip
    assert any("new supervisor" in mark.name for mark in strip.marks())
    page.notes.chips.removed.emit(page._room.looking_back.annotations()[0].annotation_id)
    assert page._room.looking_back.annotations() == []


def test_only_what_is_in_view_is_drawn(journal, open_pacing, qtbot):
    for place, marker in enumerate(SHELVES.markers[:20]):
        for number in range(12):
            marking = a_marking("waited", marker_id=marker.marker_id)
            day = TODAY - timedelta(days=number + place)
            journal.reflections.put(a_reflection(day=day, markings=(marking,)))
    page = open_pacing()
    drawn = [card for card in page.cards if card._is_drawn]
    assert 0 < len(drawn) < 6
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: page.cards[-1]._is_drawn)
    assert not page.cards[8]._is_drawn
