"""Pacing over a journal in memory: cards in the writer's order, and never more than the ladder allows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count

import pytest
from tests.builders import DAY, a_marker, a_marking, a_reflection
from tests.memory import MemoryJournal

from unhurried.domain.finding import Filter
from unhurried.domain.pacing.comparison import Outcome
from unhurried.domain.prompts import MarkerKind, Option
from unhurried.services.pacing import PacingRoom
from unhurried.services.questions import QuestionLibrary
from unhurried.services.shelves import load_shelves

SHELVES = load_shelves()
PULL = next(marker for marker in SHELVES.markers if marker.kind is MarkerKind.PULL)


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


@pytest.fixture
def room(journal: MemoryJournal) -> PacingRoom:
    ids = count()
    new_id: Callable[[], str] = lambda: f"id-{next(ids)}"  # noqa: E731
    return PacingRoom(journal, QuestionLibrary(journal, SHELVES, new_id), new_id)


def mark(journal: MemoryJournal, options: list[str | None], *, marker: str = PULL.marker_id, **fields) -> None:
    """One session a day with these answers; None leaves the question open."""
    for number, option in enumerate(options):
        markings = (a_marking(option, marker_id=marker),) if option else ()
        journal.reflections.put(a_reflection(day=DAY + timedelta(days=number), markings=markings, **fields))


def test_nothing_marked_is_no_card(room: PacingRoom, journal: MemoryJournal):
    mark(journal, [None, None])
    assert room.habits(Filter()) == []


def test_what_counts_as_seen_is_noticing_and_never_a_score(room: PacingRoom, journal: MemoryJournal):
    mark(journal, ["not-noticed", "waited", "saw-then", "saw-after", "on-purpose", "cannot-tell", None])
    (habit,) = room.habits(Filter())
    assert (habit.seen, habit.of) == (4, 6)
    assert [option.key for option in habit.options] == [option.key for option in PULL.options]


def test_a_state_has_counts_and_nothing_that_is_looked_for(room: PacingRoom, journal: MemoryJournal):
    options = (Option("rested", "rested"), Option("worn", "worn"))
    own = a_marker("How was I?", marker_id="own-state", kind=MarkerKind.STATE, options=options)
    journal.own_questions.put_marker(own)
    mark(journal, ["rested", "worn", "rested"], marker="own-state")
    (habit,) = room.habits(Filter())
    assert habit.seen is None
    assert habit.counts == {"rested": 2, "worn": 1}


def test_an_option_that_is_no_longer_offered_keeps_its_words(room: PacingRoom, journal: MemoryJournal):
    marking = a_marking("long-ago", marker_id=PULL.marker_id, option_wording="As it was called then")
    journal.reflections.put(a_reflection(markings=(marking,)))
    (habit,) = room.habits(Filter())
    assert habit.options[-1] == Option("long-ago", "As it was called then")


def test_a_marker_that_is_gone_keeps_its_card(room: PacingRoom, journal: MemoryJournal):
    marking = a_marking(marker_id="not in the library", wording="I hummed.")
    journal.reflections.put(a_reflection(markings=(marking,)))
    (habit,) = room.habits(Filter())
    assert (habit.name, habit.seen) == ("I hummed.", None)


def test_cards_come_in_the_order_of_what_is_offered(room: PacingRoom, journal: MemoryJournal):
    first, second = (marker.marker_id for marker in room._questions.offered_markers()[:2])
    mark(journal, ["waited"] * 2, marker=first)
    mark(journal, ["waited"] * 9, marker=second)
    mark(journal, ["waited"] * 20, marker="own-1")
    assert [habit.marker_id for habit in room.habits(Filter())] == [first, second, "own-1"]


def test_a_card_put_away_comes_back_when_asked(room: PacingRoom, journal: MemoryJournal):
    mark(journal, ["waited"])
    room.switch(PULL.marker_id, on=False)
    room.switch(PULL.marker_id, on=False)
    assert room.habits(Filter()) == []
    assert room.switched_off() == (PULL.marker_id,)
    room.switch(PULL.marker_id, on=True)
    assert len(room.habits(Filter())) == 1


def test_sessions_are_read_a_page_at_a_time(room: PacingRoom, journal: MemoryJournal, monkeypatch):
    mark(journal, ["waited", None] * 300)
    asked: list[int] = []
    real = journal.looking_back.marked

    def marked(span, marker_id, first, number):
        asked.append(first)
        return real(span, marker_id, first, number)

    monkeypatch.setattr(journal.looking_back, "marked", marked)
    sessions = room.sessions(Filter(), PULL.marker_id)
    assert len(sessions) == 600
    assert sessions[-1].option is None
    assert [session.option for session in sessions[598:700]] == ["waited", None]
    assert asked == [400]
    with pytest.raises(IndexError):
        sessions[600]


@pytest.mark.parametrize(("answers", "shown"), [(19, False), (20, True)])
def test_blocks_come_with_the_ladder(room: PacingRoom, journal: MemoryJournal, answers: int, shown: bool):
    mark(journal, ["waited"] * answers)
    (habit,) = room.habits(Filter())
    assert (room.blocks(Filter(), habit) is not None) == shown


def test_a_run_chart_takes_ten_blocks(room: PacingRoom, journal: MemoryJournal):
    mark(journal, ["waited", "not-noticed"] * 49 + ["waited"])
    (habit,) = room.habits(Filter())
    blocks = room.blocks(Filter(), habit)
    assert blocks
    assert room.runs(blocks, habit) is None
    journal.reflections.put(
        a_reflection(day=DAY + timedelta(days=200), markings=(a_marking("waited", marker_id=PULL.marker_id),))
    )
    blocks = room.blocks(Filter(), habit)
    assert blocks
    assert room.runs(blocks, habit) is not None


def test_two_periods_take_twenty_on_each_side(room: PacingRoom, journal: MemoryJournal):
    mark(journal, ["saw-after"] * 18 + ["not-noticed"] * 12 + ["saw-after"] * 9 + ["not-noticed"] * 21)
    (habit,) = room.habits(Filter())
    compared = room.compare(Filter(), habit, DAY + timedelta(days=30))
    assert compared
    assert (compared.comparison.earlier.seen, compared.comparison.later.seen) == (18, 9)
    assert compared.comparison.outcome is Outcome.MARKED_LESS_OFTEN
    for border in (DAY + timedelta(days=19), DAY + timedelta(days=41), DAY, date(2031, 1, 1)):
        assert room.compare(Filter(), habit, border) is None


def test_simpsons_paradox_is_warned_of(room: PacingRoom, journal: MemoryJournal):
    def put(day: date, code: str, seen: int, of: int) -> None:
        for number in range(of):
            option = "saw-after" if number < seen else "not-noticed"
            marking = a_marking(option, marker_id=PULL.marker_id)
            journal.reflections.put(a_reflection(day=day, client_code=code, markings=(marking,)))

    put(DAY, "Heron", 5, 20)
    put(DAY, "Lantern", 4, 5)
    summer = DAY + timedelta(days=90)
    put(summer, "Heron", 1, 5)
    put(summer, "Lantern", 14, 20)
    (habit,) = room.habits(Filter())
    compared = room.compare(Filter(), habit, summer)
    assert compared
    assert compared.mix.differs
    assert list(room.looking_back.by_code(Filter(), PULL.marker_id)) == ["Heron", "Lantern"]


def test_pictures_can_be_switched_off_for_good(room: PacingRoom):
    assert room.shows_pictures
    room.show_pictures(shown=False)
    assert not room.shows_pictures


def test_notes_on_the_time_axis(room: PacingRoom):
    note = room.annotate(DAY, "  new supervisor ")
    assert room.looking_back.annotations() == [note]
    assert note.words == "new supervisor"
    room.remove_annotation(note.annotation_id)
    assert room.looking_back.annotations() == []
