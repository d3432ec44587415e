"""Words: at every number of sessions the sentences say what the ladder allows, and never more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from unhurried.domain.pacing.blocks import Mark, cut
from unhurried.domain.pacing.comparison import Period, compare
from unhurried.domain.pacing.mix import mix_difference
from unhurried.domain.pacing.runs import run_rules
from unhurried.ui.pacing import words

FORBIDDEN = re.compile(
    r"""improv|wors|better|increas|decreas|problem|score|target|goal|streak|trend|progress|alert|alarm|warn|signal
    |success|fail|good|bad\b|great|should|significan|resist|avoid|too\ often|overdue|occurred|performed|!""",
    re.IGNORECASE | re.VERBOSE,
)
TENTHS = re.compile(r"\d in 10\b(?! of)")
SPRING = (date(2026, 3, 1), date(2026, 5, 31))
SUMMER = (date(2026, 6, 1), date(2026, 8, 31))
EVERY = [(seen, of) for of in range(61) for seen in range(of + 1)]


@pytest.fixture(autouse=True, scope="module")
def _in_british_english() -> Iterator[None]:
    """Days and numbers are written in the reader's way; here the reader is British."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


def _compared(earlier: tuple[int, int], later: tuple[int, int]) -> tuple[str, ...]:
    return words.compared(compare(Period(*SPRING, *earlier), Period(*SUMMER, *later)))


def _mix(first: dict, second: dict) -> tuple[str, ...]:
    return words.mix_caution(mix_difference(first, second))


def _runs(levels: list[int]) -> tuple[str, ...]:
    return words.run_rules_stated(run_rules([Fraction(level, 10) for level in levels]))


def _every_sentence() -> Iterator[str]:
    for seen, of in EVERY:
        yield from words.said(seen, of)
        yield from words.said(seen, of, of + 7)
        yield words.option_in("Cannot tell", seen, of)
    for seen, of in [(0, 20), (6, 20), (12, 20), (20, 20), (9, 30), (18, 30), (400, 1000), (1, 1000)]:
        for other in [(0, 20), (12, 20), (30, 30), (460, 1000)]:
            yield from _compared((seen, of), other)
    yield from _mix({"Heron": 20, "Lantern": 5}, {"Heron": 5, "Lantern": 19, None: 1})
    for levels in ([5] * 12, [2, 6] * 8, [2] * 8 + [6] * 8, [0] * 20 + [6] * 12):
        yield from _runs(levels)
    yield from (*words.what_marks_are(), words.noticed_at_all(), words.nothing_to_conclude())
    yield words.under_picture(*SPRING, 14)
    for number in (1, 12):
        yield words.block_named(_last_block(number))


def _last_block(number: int):
    blocks = cut([Mark(SPRING[0] + timedelta(days=day), "waited") for day in range(number)], ("waited",))
    assert blocks.unfinished
    return blocks.unfinished


@pytest.mark.parametrize("reflected", [None, 75])
def test_nothing_is_said_that_the_ladder_withholds(reflected: int | None):
    for seen, of in EVERY:
        text = " ".join((*words.said(seen, of, reflected), words.option_in("Yes", seen, of)))
        assert ("%" in text) == (of >= 20), text
        assert bool(TENTHS.search(text)) == (of >= 10), text
        assert ("too few" in text) == (3 <= of < 10), text
        assert ("You marked" in text) == (of >= 3), text


def test_below_the_first_count_it_is_the_same_whatever_was_marked():
    for of in range(3):
        assert len({words.said(seen, of) for seen in range(of + 1)}) == 1
        assert words.option_in("Yes", of, of) == ""


def test_the_count_is_in_every_sentence_with_a_percent():
    for seen, of in EVERY:
        for sentence in words.said(seen, of):
            if "%" in sentence:
                assert f"the {of} sessions" in sentence
                assert (str(seen) if seen else "none") in sentence.split()


def test_no_sentence_judges_and_none_is_long():
    for sentence in _every_sentence():
        assert not FORBIDDEN.search(sentence), sentence
        assert not re.search(r"[{}]|%n| {2}", sentence), sentence
        for part in re.split(r"[.;:·](?: |$)", sentence):
            assert len(part.split()) <= 20, part


@pytest.mark.parametrize(
    ("seen", "of", "said"),
    [
        (0, 0, ("No session has an answer here yet.",)),
        (1, 1, ("1 session has an answer so far. Open it to read what you wrote.",)),
        (0, 2, ("2 sessions have an answer so far. Open them to read what you wrote.",)),
        (2, 6, ("You marked this in 2 of the 6 sessions you reflected on.", "These are too few to say more.")),
        (0, 3, ("You marked this in none of the 3 sessions you reflected on.", "These are too few to say more.")),
        (
            3,
            10,
            (
                "You marked this in 3 of the 10 sessions you reflected on.",
                "Over many sessions like these, it could easily be between about 1 and 6 in 10.",
            ),
        ),
        (
            0,
            10,
            (
                "You marked this in none of the 10 sessions you reflected on.",
                "Over many sessions like these, it is likely to be no more than about 3 in 10.",
            ),
        ),
        (
            10,
            10,
            (
                "You marked this in 10 of the 10 sessions you reflected on.",
                "Over many sessions like these, it is likely to be no fewer than about 7 in 10.",
            ),
        ),
        (
            8,
            20,
            (
                "You marked this in 8 of the 20 sessions you reflected on (40%).",
                "Over many sessions like these, it could easily be between about 2 and 6 in 10.",
            ),
        ),
    ],
)
def test_what_is_said(seen: int, of: int, said: tuple[str, ...]):
    assert words.said(seen, of) == said


def test_sessions_without_an_answer_are_not_passed_over():
    assert words.marked_in(6, 14, 14) == "You marked this in 6 of the 14 sessions you reflected on."
    assert words.marked_in(6, 14, 40) == (
        "You marked this in 6 of the 14 sessions you answered it for; you reflected on 40."
    )
    assert words.marked_in(6, 24, 40) == (
        "You marked this in 6 of the 24 sessions you answered it for (25%); you reflected on 40."
    )


@pytest.mark.parametrize(
    ("seen", "of", "percent"),
    [(1, 1000, "under 1%"), (999, 1000, "over 99%"), (0, 1000, "0%"), (1000, 1000, "100%"), (5, 40, "13%")],
)
def test_a_percent_never_says_none_or_all_when_it_was_not(seen: int, of: int, percent: str):
    assert f"({percent})" in words.marked_in(seen, of)


def test_a_band_so_narrow_that_both_ends_meet_is_told_as_one():
    assert words.band(4000, 10000) == "Over many sessions like these, it is likely to be about 4 in 10."


def test_an_option_with_its_count():
    assert words.option_in("Felt the pull and waited", 0, 14) == "“Felt the pull and waited”: 0 of 14"
    assert words.option_in("Cannot tell", 3, 20) == "“Cannot tell”: 3 of 20 (15%)"


def test_two_periods_that_cannot_be_told_apart():
    assert _compared((12, 20), (6, 20)) == (
        "Earlier, you marked this in 12 of 20 (60%); later, in 6 of 20 (30%).",
        "The later share could easily be anything from 54 points below the earlier one to 1 point above it.",
        "So these marks cannot tell the two periods apart.",
        "A point is 1 session in 100.",
    )


@pytest.mark.parametrize(("earlier", "later", "often"), [((18, 30), (9, 30), "less"), ((9, 30), (18, 30), "more")])
def test_two_periods_that_can(earlier, later, often: str):
    sentences = _compared(earlier, later)
    assert sentences[1:4] == (
        f"You marked it {often} often in the later period: the shares are 30 points apart.",
        "They could easily be anything from 5 points to 50 points apart.",
        "About 1 comparison in 20 looks like this when nothing has changed.",
    )


counts = st.integers(20, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@settings(max_examples=100, deadline=None, database=None)
@given(counts, counts)
def test_a_comparison_says_its_interval_and_a_change_of_nothing(earlier, later):
    text = " ".join(_compared(earlier, later))
    assert "could easily be anything from" in text
    assert ("cannot tell" in text) != ("when nothing has changed" in text)
    assert not re.search(r"\b1 points|-\d", text)
    assert not FORBIDDEN.search(text)


def test_the_case_mix_is_spoken_of_only_when_it_differs():
    assert _mix({"Heron": 20, "Lantern": 20}, {"Heron": 21, "Lantern": 19}) == ()
    told = _mix({"Heron": 20, "Lantern": 5}, {"Heron": 5, "Lantern": 20})
    assert "different proportions" in told[0]
    assert "or hide one" in told[1]


def test_sessions_without_a_code_leave_the_mix_partly_known():
    told = _mix({"Heron": 20, None: 5}, {"Heron": 20, None: 5})
    assert told == ("Without a client code: 10 of these 50 sessions. So the mix is only partly known.",)


def test_the_rule_of_a_run_chart_is_stated_with_what_was_found():
    told = _runs([2, 6] * 8)
    assert "Anhøj and Olesen (2014)" in told[0]
    assert told[1:] == (
        "With 16 blocks off the line, chance seldom gives more than 7 in a row on one side.",
        "It seldom gives fewer than 4 crossings of the line.",
        "Here: longest row 1, crossings 15.",
        "By this rule, chance is enough to give a picture like this.",
    )


def test_a_rule_that_is_met_names_no_cause():
    told = " ".join(_runs([2] * 8 + [6] * 8))
    assert "chance seldom gives a picture like this" in told
    assert "Now and then it does, with nothing changed." in told
    assert told.endswith("The marks cannot say what had a part in it.")


@pytest.mark.parametrize(
    ("levels", "says"),
    [
        ([2, 6] * 51, "Blocks off the middle line: 102. The rule takes 10 to 100, so it says nothing here."),
        ([5] * 12, "Blocks off the middle line: 0. The rule takes 10 to 100, so it says nothing here."),
        (
            [0] * 20 + [6] * 12,
            "Above the middle line: 12, below: 0. That is too uneven for the rule to say anything.",
        ),
    ],
)
def test_a_rule_that_does_not_apply_says_so_and_no_more(levels: list[int], says: str):
    told = _runs(levels)
    assert told[1:] == (says,)


def test_a_picture_says_its_period_its_number_and_whose_marks_they_are():
    assert words.under_picture(*SPRING, 14) == "1 Mar 2026 to 31 May 2026 · 14 sessions · your own marks"
    assert words.under_picture(SPRING[0], SPRING[0], 1) == "1 Mar 2026 · 1 session · your own marks"


def test_an_unfinished_block_says_so():
    assert words.block_named(_last_block(4)) == (
        "1 Mar 2026 to 4 Mar 2026 · 4 of 10 sessions so far, an unfinished block"
    )
    marks = [Mark(SPRING[0], "waited")] * 10
    assert words.block_named(cut(marks, ("waited",)).finished[0]) == "1 Mar 2026 · 10 sessions"


def test_large_numbers_are_written_once_and_whole():
    assert words.marked_in(1036, 2036) == "You marked this in 1,036 of the 2,036 sessions you reflected on (51%)."
