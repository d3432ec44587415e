"""Someone who changes nothing for a year is never told that something changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import count
from random import Random

import pytest
from tests.builders import a_marking, a_reflection
from tests.memory import MemoryJournal

from unhurried.domain.finding import Filter
from unhurried.domain.prompts import MarkerKind
from unhurried.services.pacing import PacingRoom
from unhurried.services.questions import QuestionLibrary
from unhurried.services.shelves import load_shelves
from unhurried.ui.pacing import words

SHELVES = load_shelves()
PULL = next(marker for marker in SHELVES.markers if marker.kind is MarkerKind.PULL)
FIRST_DAY, WEEKS, MIDDLE = date(2025, 3, 3), 46, date(2025, 8, 11)
RATES, SEEDS = (0.1, 0.3, 0.5, 0.8), range(30)
CODES = ("Heron", "Lantern", "Meadow", "Kestrel", "Fern")
# Words of change and of direction, and drawn ones.
CLAIM = re.compile(
    r"chang|more often|less often|rarer|rise|rising|fall|grow|grew|increas|decreas|improv|worse|better|trend|shift"
    r"|no longer|used to|lately|recently|now you|[\u2190-\u2193\u25b2\u25bc]",
    re.IGNORECASE,
)
# What the run chart may say when its rule is met: that chance would do it too, now and then, and nothing of why.
RULE_MET = "By this rule, chance seldom gives a picture like this. Now and then it does, with nothing changed."
RULE_NOT_MET = "By this rule, chance is enough to give a picture like this."
COMPARED_CAVEAT = "About 1 comparison in 20 looks like this when nothing has changed."


@dataclass(frozen=True)
class Year:
    """All that the page says of one year: by itself, of two periods, and under the run chart."""

    by_itself: tuple[str, ...]
    compared: tuple[str, ...]
    run: tuple[str, ...]


def room_over(journal: MemoryJournal) -> PacingRoom:
    ids = map(str, count())
    return PacingRoom(journal, QuestionLibrary(journal, SHELVES, ids.__next__), ids.__next__)


def lived(rate: float, seed: int) -> Year:
    """A session on each weekday, each marked with the same chance, and the page's words about them."""
    random = Random(f"{rate} {seed}")  # noqa: S311 - the same years every time
    journal = MemoryJournal()
    for number in range(5 * WEEKS):
        week, weekday = divmod(number, 5)
        option = "saw-after" if random.random() < rate else "not-noticed"
        journal.reflections.put(
            a_reflection(
                day=FIRST_DAY + timedelta(weeks=week, days=weekday),
                client_code=CODES[weekday],
                markings=(a_marking(option, marker_id=PULL.marker_id),),
            )
        )
    room = room_over(journal)
    (habit,) = room.habits(Filter())
    blocks, compared = room.blocks(Filter(), habit), room.compare(Filter(), habit, MIDDLE)
    assert habit.seen is not None
    assert blocks
    assert compared
    assert len(blocks.finished) == 23
    rules = room.runs(blocks, habit)
    assert rules
    named = tuple(words.block_named(block) for block in blocks.finished)
    return Year(
        (*words.said(habit.seen, habit.of, habit.of), *named),
        (*words.compared(compared.comparison), *words.mix_caution(compared.mix)),
        words.run_rules_stated(rules),
    )


@cache
def years(rate: float) -> tuple[Year, ...]:
    return tuple(lived(rate, seed) for seed in SEEDS)


def all_years() -> Iterator[Year]:
    for rate in RATES:
        yield from years(rate)


@pytest.mark.parametrize("rate", RATES)
def test_by_itself_the_page_never_speaks_of_change(rate: float):
    for year in years(rate):
        assert not CLAIM.search(" ".join(year.by_itself)), year.by_itself


def test_two_periods_are_told_apart_as_seldom_as_they_say_and_say_so():
    told = [year.compared for year in all_years() if CLAIM.search(" ".join(year.compared))]
    assert len(told) <= 0.08 * len(RATES) * len(SEEDS), len(told)
    for sentences in told:
        assert COMPARED_CAVEAT in sentences
        assert not CLAIM.search(" ".join(sentences[2:]).replace(COMPARED_CAVEAT, ""))
    cannot = [year.compared for year in all_years() if year.compared not in told]
    assert all("So these marks cannot tell the two periods apart." in sentences for sentences in cannot)


def test_the_run_chart_describes_and_its_rule_is_met_seldom():
    runs = [year.run for year in all_years()]
    assert not any(CLAIM.search(" ".join(run).replace(RULE_MET, "")) for run in runs)
    met = [run for run in runs if RULE_MET in run]
    assert len(met) <= 0.05 * len(runs), len(met)
    assert all(run[-1] == "The marks cannot say what had a part in it." for run in met)
    assert all(("chance" in run[-1]) == (run[-1] == RULE_NOT_MET) for run in runs if run not in met)
    assert any(RULE_NOT_MET in run for run in runs)


def test_the_look_finds_a_claim_where_there_is_one():
    """The control: two periods that do differ are told apart in words that the tests above would find."""
    journal = MemoryJournal()
    for number in range(80):
        marking = a_marking("saw-after" if number < 40 else "not-noticed", marker_id=PULL.marker_id)
        journal.reflections.put(a_reflection(day=FIRST_DAY + timedelta(days=number), markings=(marking,)))
    room = room_over(journal)
    (habit,) = room.habits(Filter())
    compared = room.compare(Filter(), habit, FIRST_DAY + timedelta(days=40))
    assert compared
    assert CLAIM.search(" ".join(words.compared(compared.comparison)))
