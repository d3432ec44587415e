"""Case mix: a change of clients is seen, a steady caseload is left in peace."""

from __future__ import annotations

import math
from collections import Counter
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unhurried.domain.pacing.blocks import Mark
from unhurried.domain.pacing.mix import APART, mix_difference, sessions_by_code

codes = st.one_of(st.none(), st.sampled_from(["Heron", "Lantern", "Willow", "Anchor", "Meadow"]))
periods = st.dictionaries(codes, st.integers(0, 60), min_size=1).filter(lambda sessions: sum(sessions.values()) > 0)

# Seen and of, by client: with each the habit is marked more rarely in summer, and altogether far more often.
SPRING = {"Heron": (5, 20), "Lantern": (4, 5)}
SUMMER = {"Heron": (1, 5), "Lantern": (14, 20)}


def test_simpsons_paradox_is_met_with_the_sentence():
    for code in SPRING:
        assert SUMMER[code][0] / SUMMER[code][1] < SPRING[code][0] / SPRING[code][1]
    spring, summer = (
        {part: sum(count[part] for count in period.values()) for part in (0, 1)} for period in (SPRING, SUMMER)
    )
    assert summer[0] / summer[1] > 1.6 * spring[0] / spring[1]
    mix = mix_difference({c: of for c, (_, of) in SPRING.items()}, {c: of for c, (_, of) in SUMMER.items()})
    assert math.isclose(mix.distance, 0.6)
    assert mix.differs


@given(periods, periods)
def test_a_distance_lies_between_the_same_and_nobody_in_common(first, second):
    mix = mix_difference(first, second)
    assert 0 <= mix.distance <= 1
    assert 0 <= mix.by_chance <= 1
    together = {code for code in first if first[code] and second.get(code)}
    assert (mix.distance == 1) == (not together)


@given(periods, periods)
def test_it_does_not_matter_which_period_is_first(first, second):
    here, there = mix_difference(first, second), mix_difference(second, first)
    assert math.isclose(here.distance, there.distance, abs_tol=1e-12)
    assert here.differs == there.differs


@given(periods, st.integers(1, 9))
def test_the_same_mix_does_not_differ_whatever_the_length(sessions, times: int):
    mix = mix_difference(sessions, {code: times * count for code, count in sessions.items()})
    assert mix.distance == 0
    assert not mix.differs


@given(periods, periods, st.data())
def test_no_mix_moves_a_share_by_more_than_the_distance(first, second, data: st.DataObject):
    """Each client keeps a share of their own; what the whole moves by is then the mix's doing."""
    kept = {code: data.draw(st.floats(0, 1)) for code in first.keys() | second.keys()}
    shares = [
        sum(kept[code] * count for code, count in period.items()) / sum(period.values()) for period in (first, second)
    ]
    assert abs(shares[1] - shares[0]) <= mix_difference(first, second).distance + 1e-9


@given(periods, periods)
def test_under_twenty_sessions_or_ten_points_nothing_is_said(first, second):
    mix = mix_difference(first, second)
    if min(mix.of_1, mix.of_2) < 20 or mix.distance < APART:
        assert not mix.differs


@pytest.mark.parametrize("clients", [2, 5, 10, 20])
@pytest.mark.parametrize("of", [20, 40, 120])
def test_a_steady_caseload_is_seldom_told_of_a_change(clients: int, of: int):
    random = Random(clients * of)  # noqa: S311
    told = 0
    for _ in range(200):
        first, second = (Counter(random.choices([f"c{n}" for n in range(clients)], k=of)) for _ in range(2))
        told += mix_difference(first, second).differs
    assert told <= 30


@pytest.mark.parametrize("clients", [1, 5, 10, 20])
def test_wholly_other_clients_are_always_told_of(clients: int):
    first = {f"a{n}": 20 for n in range(clients)}
    second = {f"b{n}": 20 for n in range(clients)}
    assert mix_difference(first, second).differs


def test_sessions_without_a_code_are_counted_apart():
    marks = [Mark(date(2026, 3, 4), "waited", code) for code in ("Heron", None, "Heron", None, None)]
    sessions = sessions_by_code(marks)
    assert sessions == {"Heron": 2, None: 3}
    assert mix_difference(sessions, {"Heron": 4, None: 1}).uncoded == 4


@pytest.mark.parametrize(("first", "second"), [({}, {"Heron": 3}), ({"Heron": 3}, {"Heron": 0}), ({"Heron": -1}, {})])
def test_empty_periods_and_negative_counts_are_refused(first, second):
    with pytest.raises(ValueError, match="sessions"):
        mix_difference(first, second)
