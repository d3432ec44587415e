"""Intervals: they agree with the published figures, and behave as intervals for any counts."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from unhurried.domain.pacing.intervals import Interval, in_tenths, newcombe, wilson

# Percent, as in the tables made beforehand for the design.
WILSON = [
    (0, 3, 0, 56),
    (1, 3, 6, 79),
    (0, 5, 0, 43),
    (1, 5, 4, 62),
    (3, 5, 23, 88),
    (3, 8, 14, 69),
    (0, 10, 0, 28),
    (3, 10, 11, 60),
    (5, 10, 24, 76),
    (8, 20, 22, 61),
    (12, 20, 39, 78),
    (10, 30, 19, 51),
    (20, 40, 35, 65),
    (40, 100, 31, 50),
]
# Newcombe (1998), table II, column of method 10.
NEWCOMBE = [
    (56, 70, 48, 80, 0.0524, 0.3339),
    (9, 10, 3, 10, 0.1705, 0.8090),
    (6, 7, 2, 7, 0.0582, 0.8062),
    (5, 56, 0, 29, -0.0381, 0.1926),
    (0, 10, 0, 20, -0.1611, 0.2775),
    (0, 10, 0, 10, -0.2775, 0.2775),
    (10, 10, 0, 20, 0.6791, 1.0),
    (10, 10, 0, 10, 0.6075, 1.0),
]
counts = st.integers(1, 2000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))
confidences = st.floats(0.5, 0.999)


@pytest.mark.parametrize(("seen", "of", "low", "high"), WILSON)
def test_wilson_gives_the_tabled_limits(seen: int, of: int, low: int, high: int):
    interval = wilson(seen, of)
    assert (round(100 * interval.low), round(100 * interval.high)) == (low, high)


@pytest.mark.parametrize(("seen_1", "of_1", "seen_2", "of_2", "low", "high"), NEWCOMBE)
def test_newcombe_gives_the_published_limits(seen_1, of_1, seen_2, of_2, low, high):
    interval = newcombe(seen_1, of_1, seen_2, of_2)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("pair", "low", "high"),
    [((7, 10, 4, 10), -12, 60), ((12, 20, 6, 20), -1, 54), ((18, 30, 9, 30), 5, 50)],
)
def test_thirty_points_are_only_just_visible_at_thirty_sessions_each(pair, low: int, high: int):
    interval = newcombe(*pair)
    assert (round(100 * interval.low), round(100 * interval.high)) == (low, high)


@given(counts, confidences)
def test_a_share_and_its_limits_lie_between_nothing_and_all(count, confidence: float):
    seen, of = count
    interval = wilson(seen, of, confidence)
    assert 0 <= interval.low <= seen / of <= interval.high <= 1


@given(counts, confidences)
def test_the_score_test_puts_the_limits_where_they_are(count, confidence: float):
    """A limit is the share from which what was seen lies exactly z standard errors away (Wilson's definition)."""
    from statistics import NormalDist

    seen, of = count
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    for limit in (wilson(seen, of, confidence).low, wilson(seen, of, confidence).high):
        assert math.isclose((seen / of - limit) ** 2, z * z * limit * (1 - limit) / of, rel_tol=1e-6, abs_tol=1e-9)


@given(counts)
def test_more_marks_never_lower_a_limit(count):
    seen, of = count
    assume(seen < of)
    here, there = wilson(seen, of), wilson(seen + 1, of)
    assert here.low < there.low
    assert here.high < there.high


@given(counts, confidences)
def test_what_was_not_marked_mirrors_what_was(count, confidence: float):
    seen, of = count
    here, mirrored = wilson(seen, of, confidence), wilson(of - seen, of, confidence)
    assert math.isclose(here.low, 1 - mirrored.high, abs_tol=1e-12)
    assert math.isclose(here.high, 1 - mirrored.low, abs_tol=1e-12)


@given(counts, st.integers(2, 10))
def test_more_sessions_with_the_same_share_narrow_it(count, times: int):
    seen, of = count
    assert wilson(seen * times, of * times).width < wilson(seen, of).width


@given(counts)
def test_more_confidence_widens_it(count):
    assert wilson(*count, 0.8).width < wilson(*count, 0.95).width < wilson(*count, 0.99).width


@given(st.integers(1, 2000))
def test_none_and_all_say_something_on_one_side_only(of: int):
    assert wilson(0, of).low == 0
    assert 0 < wilson(0, of).high < 1
    assert wilson(of, of).high == 1
    assert 0 < wilson(of, of).low < 1


@given(counts, counts, confidences)
def test_a_difference_and_its_limits_lie_between_minus_one_and_one(first, second, confidence: float):
    interval = newcombe(*first, *second, confidence)
    difference = first[0] / first[1] - second[0] / second[1]
    assert -1 <= interval.low <= difference <= interval.high <= 1


@given(counts, counts)
def test_turning_the_periods_round_turns_the_difference_round(first, second):
    here, there = newcombe(*first, *second), newcombe(*second, *first)
    assert math.isclose(here.low, -there.high, abs_tol=1e-12)
    assert math.isclose(here.high, -there.low, abs_tol=1e-12)


@given(counts)
def test_a_period_does_not_differ_from_itself(count):
    assert newcombe(*count, *count).includes(0)


@given(counts)
def test_tenths_leave_out_half_a_tenth_at_most(count):
    interval = wilson(*count)
    low, high = in_tenths(interval)
    left_out = max(0.0, low / 10 - interval.low) + max(0.0, interval.high - high / 10)
    assert left_out <= 0.05 + 1e-9
    assert interval.width - (high - low) / 10 <= 0.05 + 1e-9


@given(counts)
def test_tenths_add_less_than_a_tenth_at_either_end(count):
    interval = wilson(*count)
    low, high = in_tenths(interval)
    assert interval.low - low / 10 < 0.1
    assert high / 10 - interval.high < 0.1


@given(counts)
def test_tenths_are_in_order_and_never_promise_none_or_all(count):
    low, high = in_tenths(wilson(*count))
    assert 0 <= low <= high <= 10
    assert low < 10
    assert high > 0


@pytest.mark.parametrize(
    ("low", "high", "tenths"),
    [
        (0.108, 0.603, (1, 6)),
        (0.14, 0.62, (1, 6)),
        (0.14, 0.63, (1, 7)),
        (0.18, 0.5, (2, 5)),
        (0.0, 0.278, (0, 3)),
        (0.722, 1.0, (7, 10)),
        (0.0, 0.001, (0, 1)),
        (0.999, 1.0, (9, 10)),
        (0.39, 0.41, (4, 4)),
    ],
)
def test_tenths_of_some_intervals(low: float, high: float, tenths: tuple[int, int]):
    assert in_tenths(Interval(low, high)) == tenths


def test_an_interval_holds_its_limits():
    interval = Interval(-0.1, 0.2)
    assert interval.includes(-0.1)
    assert interval.includes(0.2)
    assert not interval.includes(0.21)


@pytest.mark.parametrize(("low", "high"), [(0.2, 0.1), (math.nan, 1.0), (0.0, math.nan)])
def test_an_interval_does_not_run_backwards(low: float, high: float):
    with pytest.raises(ValueError, match="low to high"):
        Interval(low, high)


@pytest.mark.parametrize(
    ("seen", "of", "confidence"), [(0, 0, 0.95), (-1, 3, 0.95), (4, 3, 0.95), (1, 3, 0), (1, 3, 1)]
)
def test_counts_that_cannot_be_are_refused(seen: int, of: int, confidence: float):
    with pytest.raises(ValueError, match=r"share|seen|confidence"):
        wilson(seen, of, confidence)


def test_only_shares_are_told_in_tenths():
    with pytest.raises(ValueError, match="tenths"):
        in_tenths(Interval(-0.1, 0.5))
