"""The list of trials, the tests that are marked as trials, and docs/reliability.md say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.faults.rounds import ROUNDS, Told, Trial

ROOT = Path(__file__).parents[2]
MARKED = re.compile(r'^@pytest\.mark\.fault\("([a-z-]+)"\)$', re.MULTILINE)
# A line of the table: the name, what was measured, and the command.
IN_TABLE = re.compile(r"^\| ([^|]+?) +\| ([^|]+?) +\| `\./test faults -k ([a-z-]+)` +\|$", re.MULTILINE)


@pytest.fixture
def page() -> str:
    return (ROOT / "docs" / "reliability.md").read_text("utf-8")


def test_every_trial_has_a_test_and_every_marked_test_is_a_trial():
    texts = [path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py")]
    assert {key for text in texts for key in MARKED.findall(text)} == ROUNDS.keys()


def test_the_table_of_figures_holds_every_trial_under_its_name(page: str):
    assert {key: name for name, _, key in IN_TABLE.findall(page)} == {
        key: rounds.name for key, rounds in ROUNDS.items()
    }


def test_every_trial_is_explained(page: str):
    for rounds in ROUNDS.values():
        assert f"- **{rounds.name}**: " in page


@pytest.mark.parametrize("rounds", ROUNDS.values(), ids=ROUNDS.keys())
def test_a_full_run_tries_at_least_as_much_as_a_small_one(rounds):
    # Of pages, one in so many is tried.
    assert rounds.full >= rounds.small or rounds is ROUNDS["page"]


def test_counts_are_added_up_and_nothing_is_said_in_so_many_words():
    told = Told()
    for _ in range(2):
        Trial("saving", is_full=True, told=told).report(rounds=4, acknowledged=4500, lost=0)
    assert told.lines() == ["kill -9 while saving · 8 rounds · 9,000 acknowledged · 0 lost"]
