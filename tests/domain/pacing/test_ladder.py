"""The ladder: each rung begins where it was agreed to begin, and shows nothing early."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unhurried.domain.pacing.ladder import Rung, may_compare, may_run, rung

SHOWN = {
    # sessions: dots, count, too few, band, percent, strip, periods
    range(3): (False, False, False, False, False, False, False),
    range(3, 10): (True, True, True, False, False, False, False),
    range(10, 20): (True, True, False, True, False, False, False),
    range(20, 40): (True, True, False, True, True, True, False),
    range(40, 400): (True, True, False, True, True, True, True),
}


def _shown(of: int) -> tuple[bool, ...]:
    step = rung(of)
    return (
        step.shows_dots,
        step.shows_count,
        step.says_too_few,
        step.shows_band,
        step.shows_percent,
        step.shows_strip,
        step.offers_periods,
    )


@pytest.mark.parametrize(("numbers", "shown"), SHOWN.items(), ids=str)
def test_every_number_of_sessions_shows_what_its_row_says(numbers: range, shown: tuple[bool, ...]):
    for of in numbers:
        assert _shown(of) == shown, of


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_more_sessions_never_stand_on_a_lower_rung(one: int, other: int):
    assert rung(min(one, other)) <= rung(max(one, other))


def test_there_are_no_fewer_sessions_than_none():
    with pytest.raises(ValueError, match="none"):
        rung(-1)
    assert rung(0) is Rung.ENTRIES


@pytest.mark.parametrize(("of_1", "of_2", "may"), [(20, 20, True), (19, 20, False), (20, 19, False), (0, 400, False)])
def test_two_periods_take_twenty_sessions_each(of_1: int, of_2: int, may: bool):
    assert may_compare(of_1, of_2) is may


@given(st.integers(0, 200), st.integers(0, 200))
def test_two_periods_that_may_be_compared_stand_on_the_rung_that_offers_it(of_1: int, of_2: int):
    if may_compare(of_1, of_2):
        assert rung(of_1 + of_2).offers_periods


@pytest.mark.parametrize(
    ("blocks", "may"),
    [([10] * 10, True), ([5] * 10, True), ([10] * 9, False), ([10] * 9 + [4], False), ([4] * 50, False), ([], False)],
)
def test_a_run_chart_takes_ten_blocks_of_five(blocks: list[int], may: bool):
    assert may_run(blocks) is may
