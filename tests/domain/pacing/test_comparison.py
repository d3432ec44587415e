"""Comparison: two periods are told apart only when their interval leaves out "no difference"."""

from __future__ import annotations

import math
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unhurried.domain.pacing.comparison import Outcome, Period, compare

SPRING = (date(2026, 3, 1), date(2026, 5, 31))
SUMMER = (date(2026, 6, 1), date(2026, 8, 31))
counts = st.integers(20, 300).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


def _compare(earlier: tuple[int, int], later: tuple[int, int]):
    return compare(Period(*SPRING, *earlier), Period(*SUMMER, *later))


@pytest.mark.parametrize(
    ("earlier", "later", "outcome"),
    [
        ((12, 20), (6, 20), Outcome.CANNOT_TELL),
        ((6, 20), (12, 20), Outcome.CANNOT_TELL),
        ((18, 30), (9, 30), Outcome.MARKED_LESS_OFTEN),
        ((9, 30), (18, 30), Outcome.MARKED_MORE_OFTEN),
        ((0, 20), (0, 20), Outcome.CANNOT_TELL),
        ((20, 20), (0, 20), Outcome.MARKED_LESS_OFTEN),
    ],
)
def test_what_the_marks_can_tell(earlier, later, outcome: Outcome):
    assert _compare(earlier, later).outcome is outcome


def test_the_difference_is_later_minus_earlier():
    comparison = _compare((18, 30), (9, 30))
    assert math.isclose(comparison.difference, -0.3)
    assert (round(100 * comparison.interval.low), round(100 * comparison.interval.high)) == (-50, -5)


@given(counts, counts)
def test_the_outcome_follows_the_interval(earlier, later):
    comparison = _compare(earlier, later)
    assert comparison.interval.includes(comparison.difference)
    assert comparison.includes_no_difference == (comparison.outcome is Outcome.CANNOT_TELL)
    if comparison.outcome is Outcome.MARKED_MORE_OFTEN:
        assert comparison.difference > 0
    if comparison.outcome is Outcome.MARKED_LESS_OFTEN:
        assert comparison.difference < 0


@given(counts, counts)
def test_periods_turned_round_turn_the_outcome_round(earlier, later):
    turned = {
        Outcome.CANNOT_TELL: Outcome.CANNOT_TELL,
        Outcome.MARKED_LESS_OFTEN: Outcome.MARKED_MORE_OFTEN,
        Outcome.MARKED_MORE_OFTEN: Outcome.MARKED_LESS_OFTEN,
    }
    assert _compare(later, earlier).outcome is turned[_compare(earlier, later).outcome]


@given(counts)
def test_the_same_counts_cannot_be_told_apart(count):
    assert _compare(count, count).outcome is Outcome.CANNOT_TELL


@pytest.mark.parametrize("of", [20, 40, 120])
@pytest.mark.parametrize("share", [0.1, 0.4])
def test_a_steady_habit_is_told_apart_in_about_one_in_twenty(of: int, share: float):
    random = Random(of)  # noqa: S311
    told = 0
    for _ in range(500):
        earlier, later = (sum(random.random() < share for _ in range(of)) for _ in range(2))
        told += _compare((earlier, of), (later, of)).outcome is not Outcome.CANNOT_TELL
    assert told <= 40


@pytest.mark.parametrize(("earlier", "later"), [((5, 19), (5, 20)), ((5, 20), (5, 19)), ((0, 0), (0, 50))])
def test_under_twenty_sessions_there_is_no_comparison(earlier, later):
    with pytest.raises(ValueError, match="20 answered sessions"):
        _compare(earlier, later)


def test_periods_may_touch_and_not_overlap():
    border = SPRING[1]
    assert compare(Period(*SPRING, 5, 20), Period(border, SUMMER[1], 5, 20)).includes_no_difference
    with pytest.raises(ValueError, match="is over"):
        compare(Period(*SPRING, 5, 20), Period(SPRING[0], SUMMER[1], 5, 20))


@pytest.mark.parametrize("period", [(SUMMER[1], SUMMER[0], 1, 2), (*SUMMER, 3, 2), (*SUMMER, -1, 2)])
def test_a_period_the_wrong_way_round_is_refused(period):
    with pytest.raises(ValueError, match=r"first day|between none and all"):
        Period(*period)
