"""pacing: as much as so many sessions can bear, and no more."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.builders import a_marking, a_reflection
from tests.command.conftest import FOLDERS
from tests.command.shell import answer, run

from unhurried.command import pacing_words
from unhurried.domain.keys import MasterKey

MARKER = "sense-making.explained-early"


def _mark(folder: Path, key: MasterKey, count: int, options: tuple[str, ...] = ("waited", "not-noticed")) -> None:
    journal = FOLDERS.open(folder, key)
    with journal.transaction():
        for number in range(count):
            marking = a_marking(options[number % len(options)], marker_id=MARKER)
            day = date(2026, 1, 1) + timedelta(days=number)
            journal.reflections.put(a_reflection(day=day, markings=(marking,)))
    journal.close()


@pytest.mark.parametrize(
    ("count", "said", "withheld"),
    [
        (2, "2 sessions have an answer so far", ("You marked this", "in 10", "%")),
        (6, "You marked this in 3 of 6 sessions", ("in 10", "%")),
        (14, "could easily be between about", ("%",)),
        (20, "10 of 20 (50%)", ()),
    ],
)
def test_the_ladder_decides(folder: Path, key: MasterKey, count: int, said: str, withheld: tuple[str, ...]):
    _mark(folder, key, count)
    text = " ".join(run(folder, "pacing").stdout.split())
    assert said in text
    assert [word for word in withheld if word in text] == []
    assert text.endswith("Nothing to conclude.")
    assert "your own marks" in text


@pytest.mark.parametrize(("count", "known"), [(2, set()), (6, {"marked"}), (14, {"marked", "in_tenths"})])
def test_a_machine_is_told_no_more(folder: Path, key: MasterKey, count: int, known: set[str]):
    _mark(folder, key, count)
    found = answer(run(folder, "pacing", "--json"))
    assert (found["format"], found["version"], found["sessions"]) == ("unhurried-pacing", 1, count)
    (habit,) = found["habits"]
    assert habit["answered"] == count
    assert {"marked", "in_tenths", "percent"} & habit.keys() == known


def test_on_request_and_only_where_there_is_enough(folder: Path, key: MasterKey):
    _mark(folder, key, 110)
    plain = run(folder, "pacing").stdout
    assert "Earlier" not in plain
    assert "median" not in plain
    asked = " ".join(run(folder, "pacing", "--compare", "2026-02-10", "--runs", "--blocks").stdout.split())
    assert "cannot tell the two periods apart" in asked
    assert "Anhøj and Olesen" in asked
    assert "1 January 2026 to 10 January 2026" in asked
    few = " ".join(run(folder, "pacing", "--until", "2026-01-15", "--compare", "2026-01-05", "--runs").stdout.split())
    assert "from 20 sessions" in few
    assert "ten blocks or more" in few


@pytest.mark.parametrize("of", range(61))
def test_the_sentences_claim_what_those_of_the_window_do(of: int):
    """Word for word where both have the same sentence, number for number in the others."""
    from unhurried.ui.pacing import words

    for seen in range(of + 1):
        assert pacing_words.percent(seen, of) == words._percent(seen, of)
        assert "".join(pacing_words.band(seen, of)) == words.band(seen, of)
        assert pacing_words.counted(seen, of) == words.counted(seen, of)
    assert (pacing_words.TOO_FEW in pacing_words.marked(of, of, of)) == bool(words.too_few(of))


def test_nothing_in_the_period(folder: Path):
    done = run(folder, "pacing")
    assert (done.returncode, done.stdout) == (0, "No reflection is in this period.\n")
