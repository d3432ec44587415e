"""Blocks: nothing is lost, nothing moves when a session is added, and no option counts more than another."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unhurried.domain.pacing.blocks import DONE, NOTICED_AT_ALL, Block, Mark, cut
from unhurried.domain.prompts import PRACTICE_OPTIONS, PULL_OPTIONS

OPTIONS = tuple(option.key for option in PULL_OPTIONS)
FIRST = date(2026, 3, 4)


def _marks(options: list[str], days_apart: int = 2) -> list[Mark]:
    return [Mark(FIRST + timedelta(days=days_apart * place), option) for place, option in enumerate(options)]


answers = st.lists(st.sampled_from([*OPTIONS, "of-an-earlier-version"]), max_size=75)
sizes = st.integers(5, 12)


@given(answers, sizes)
def test_every_mark_is_in_one_block(options: list[str], size: int):
    blocks = cut(_marks(options), OPTIONS, size)
    everything = [*blocks.finished, *([blocks.unfinished] if blocks.unfinished else [])]
    counted: Counter[str] = Counter()
    for block in everything:
        counted.update(dict(zip(block.options, block.counts, strict=True)))
    assert +counted == Counter(options)


@given(answers, sizes)
def test_only_what_is_left_over_is_unfinished(options: list[str], size: int):
    blocks = cut(_marks(options), OPTIONS, size)
    assert len(blocks.finished) == len(options) // size
    assert all(block.is_finished and block.of == size for block in blocks.finished)
    assert (blocks.unfinished.of if blocks.unfinished else 0) == len(options) % size
    assert not (blocks.unfinished and blocks.unfinished.is_finished)


@given(answers, st.sampled_from(OPTIONS), sizes)
def test_a_new_session_leaves_the_finished_blocks_as_they_were(options: list[str], next_option: str, size: int):
    before = cut(_marks(options), OPTIONS, size).finished
    after = cut(_marks([*options, next_option]), OPTIONS, size).finished
    assert [block.counts[: len(OPTIONS)] for block in after[: len(before)]] == [
        block.counts[: len(OPTIONS)] for block in before
    ]


def test_a_block_knows_its_days_and_its_counts_in_the_markers_own_order():
    blocks = cut(_marks(["saw-after"] * 4 + ["waited"] * 3 + ["not-noticed"] * 3 + ["waited"] * 2), OPTIONS)
    assert blocks.finished == (Block(FIRST, FIRST + timedelta(days=18), OPTIONS, (3, 3, 0, 4, 0, 0)),)
    assert blocks.unfinished == Block(
        FIRST + timedelta(days=20), FIRST + timedelta(days=22), OPTIONS, (0, 2, 0, 0, 0, 0)
    )


def test_an_option_of_an_earlier_version_comes_last():
    block = cut(_marks(["an-old-one", "waited"]), OPTIONS).unfinished
    assert block is not None
    assert block.options == (*OPTIONS, "an-old-one")
    assert block.counts == (0, 1, 0, 0, 0, 0, 1)


def test_shares_are_exact_and_leave_the_unfinished_block_out():
    marks = _marks((["waited"] * 3 + ["cannot-tell"] * 7) + (["on-purpose"] * 10) + ["waited"])
    assert cut(marks, OPTIONS).shares(NOTICED_AT_ALL) == (Fraction(3, 10), Fraction(1))


@given(answers.filter(lambda options: len(options) >= 10))
def test_a_share_and_that_of_all_the_others_make_one(options: list[str]):
    for block in cut(_marks(options), OPTIONS).finished:
        others = frozenset(block.options) - NOTICED_AT_ALL
        assert block.share(NOTICED_AT_ALL) + block.share(others) == 1


def test_what_is_noticed_at_all_is_every_answer_that_saw_something():
    assert set(OPTIONS) - NOTICED_AT_ALL == {"not-noticed", "cannot-tell"}
    assert {option.key for option in PRACTICE_OPTIONS} > DONE


def test_sessions_of_one_day_stay_in_their_order():
    blocks = cut(_marks(["waited"] * 5 + ["saw-then"] * 5, days_apart=0), OPTIONS, 5)
    assert [block.seen(frozenset({"waited"})) for block in blocks.finished] == [5, 0]


def test_no_marks_make_no_blocks():
    blocks = cut([], OPTIONS)
    assert (blocks.finished, blocks.unfinished) == ((), None)


def test_marks_out_of_order_are_refused():
    with pytest.raises(ValueError, match="order"):
        cut(list(reversed(_marks(["waited", "waited"]))), OPTIONS)


def test_blocks_under_five_are_refused():
    with pytest.raises(ValueError, match="five"):
        cut(_marks(["waited"] * 8), OPTIONS, 4)
