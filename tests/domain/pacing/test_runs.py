"""Runs: the limits are those of the table, and a habit that stays as it is is left in peace."""

from __future__ import annotations

from fractions import Fraction
from math import comb
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unhurried.domain.pacing.runs import MAXIMUM, MINIMUM, RunRules, crossing_limit, run_limit, run_rules

# Useful points, run longer than, crossings fewer than.
TABLE = [
    (range(10, 12), 6, 2),
    (range(12, 14), 7, 3),
    (range(14, 17), 7, 4),
    (range(17, 19), 7, 5),
    (range(19, 22), 7, 6),
    (range(22, 23), 7, 7),
    (range(23, 24), 8, 7),
    (range(24, 27), 8, 8),
    (range(27, 29), 8, 9),
    (range(29, 31), 8, 10),
    (range(40, 41), 8, 14),
]
LOW, HIGH, ON = Fraction(2, 10), Fraction(6, 10), Fraction(4, 10)
shares = st.lists(st.integers(0, 10).map(lambda seen: Fraction(seen, 10)), min_size=1, max_size=60)


def _is_met(rules: RunRules) -> bool:
    return rules.run_is_long or rules.crossings_are_few


@pytest.mark.parametrize(("numbers", "run", "crossings"), TABLE)
def test_the_limits_are_those_of_the_table(numbers: range, run: int, crossings: int):
    for useful in numbers:
        assert (run_limit(useful), crossing_limit(useful)) == (run, crossings), useful


def test_the_limits_never_fall_as_points_are_added():
    for useful in range(1, 400):
        assert run_limit(useful) <= run_limit(useful + 1)
        assert crossing_limit(useful) <= crossing_limit(useful + 1) <= crossing_limit(useful) + 1


@given(st.integers(1, 600))
def test_fewer_crossings_than_the_limit_have_under_five_percent_and_one_more_does_not(useful: int):
    trials, limit = useful - 1, crossing_limit(useful)
    below = sum(comb(trials, crossings) for crossings in range(limit))
    assert 20 * below < 2**trials <= 20 * (below + comb(trials, limit))


@given(shares)
def test_points_and_crossings_fit_together(series: list[Fraction]):
    rules = run_rules(series)
    assert rules.useful == sum(share != rules.middle for share in series)
    assert rules.longest_run <= max(rules.above, rules.below)
    assert rules.crossings <= max(0, 2 * min(rules.above, rules.below))
    assert (rules.longest_run == 0) == (rules.useful == 0)


@given(shares)
def test_the_order_reversed_or_the_scale_turned_round_meets_the_same_rules(series: list[Fraction]):
    rules, reverse, mirror = run_rules(series), run_rules(series[::-1]), run_rules([1 - share for share in series])
    assert rules == reverse
    assert (rules.longest_run, rules.crossings) == (mirror.longest_run, mirror.crossings)
    assert (rules.above, rules.below) == (mirror.below, mirror.above)


def test_a_point_on_the_median_neither_ends_a_run_nor_lengthens_it():
    rules = run_rules([LOW, LOW, ON, LOW, HIGH, ON, HIGH, HIGH])
    assert (rules.middle, rules.useful, rules.longest_run, rules.crossings) == (ON, 6, 3, 1)


def test_two_levels_one_after_the_other_meet_both_rules():
    rules = run_rules([LOW] * 8 + [HIGH] * 8)
    assert rules.can_tell
    assert rules.run_is_long
    assert rules.crossings_are_few


def test_each_rule_can_be_met_without_the_other():
    few = run_rules([*[LOW] * 5, *[HIGH] * 5, *[LOW] * 5, *[HIGH] * 5])
    assert (few.run_is_long, few.crossings_are_few) == (False, True)
    long = run_rules([*[LOW] * 9, *[HIGH, LOW] * 5, *[HIGH] * 9])
    assert long.run_is_long
    assert not long.crossings_are_few


def test_a_limit_itself_does_not_meet_a_rule():
    rules = run_rules([HIGH, HIGH, *[LOW] * 7, *[HIGH] * 3, LOW, *[HIGH] * 3])
    assert (rules.useful, rules.longest_run, rules.run_limit) == (16, 7, 7)
    assert (rules.crossings, rules.crossing_limit) == (4, 4)
    assert not _is_met(rules)


def test_under_ten_useful_points_no_rule_is_met():
    rules = run_rules([*[LOW] * 4, *[ON] * 20, *[HIGH] * 5])
    assert rules.useful == MINIMUM - 1
    assert not rules.can_tell
    assert not _is_met(rules)


def test_over_a_hundred_useful_points_no_rule_is_met():
    assert _is_met(run_rules([LOW] * (MAXIMUM // 2) + [HIGH] * (MAXIMUM // 2)))
    assert not _is_met(run_rules([LOW] * (MAXIMUM // 2 + 1) + [HIGH] * (MAXIMUM // 2 + 1)))


def test_points_mostly_on_one_side_meet_no_rule():
    rules = run_rules([*[Fraction(0)] * 20, *[HIGH] * 12])
    assert (rules.above, rules.below) == (12, 0)
    assert rules.are_in_reach
    assert not rules.are_even
    assert not _is_met(rules)


def test_a_series_that_never_moves_meets_no_rule():
    rules = run_rules([ON] * 40)
    assert (rules.useful, rules.longest_run, rules.crossings) == (0, 0, 0)
    assert not _is_met(rules)


@pytest.mark.parametrize("size", [5, 7, 10])
@pytest.mark.parametrize("share", [0.1, 0.2, 0.3, 0.5])
def test_a_steady_habit_seldom_meets_a_rule(size: int, share: float):
    """In blocks of five and one in ten, nine in ten series met one before the sides had to be even."""
    random = Random(20141125)  # noqa: S311
    met = 0
    for _ in range(200):
        series = [Fraction(sum(random.random() < share for _ in range(size)), size) for _ in range(24)]
        met += _is_met(run_rules(series))
    assert met <= 12


def test_a_chart_needs_a_block():
    with pytest.raises(ValueError, match="block"):
        run_rules([])
    for limit in (run_limit, crossing_limit):
        with pytest.raises(ValueError, match="point"):
            limit(0)
