"""Looking back: the encrypted journal and the one in memory count alike, whatever was written."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from tests.builders import AT, DAY, a_marking, a_moment, a_reflection
from tests.memory import MemoryJournal
from tests.storage.conftest import Place

from unhurried.domain.finding import Filter
from unhurried.domain.looking_back import Annotation, Apart, Session
from unhurried.domain.moments import Did, Happened, Noticed
from unhurried.domain.ports import Journal
from unhurried.domain.prompts import PULL_OPTIONS
from unhurried.domain.reflections import Reflection

OPTIONS = tuple(option.key for option in PULL_OPTIONS)
SPANS = (
    Filter(),
    Filter(client_code="Heron"),
    Filter(tag="online"),
    Filter(since=DAY + timedelta(days=20), until=DAY + timedelta(days=60)),
    Filter(client_code="Lantern", since=DAY + timedelta(days=30)),
    Filter(words="nothing here looks for words"),
    Filter(client_code="nobody"),
    Filter(weekday=7),
    Filter(weekday=1, tag="online"),
    Filter(order_in_day=2, since=DAY + timedelta(days=10)),
)


@cache
def a_year(seed: int = 7, count: int = 130) -> list[Reflection]:
    """Sessions with gaps, several a day, some of them in the trash; two habits, moments here and there."""
    chance = random.Random(seed)  # noqa: S311
    day, kept = DAY, []
    for number in range(count):
        day += timedelta(days=chance.choice((0, 0, 1, 2, 9)))
        markings = [
            a_marking(chance.choice(OPTIONS), marker_id=marker)
            for marker, often in (("explained-early", 0.7), ("moved-us-on", 0.2))
            if chance.random() < often
        ]
        moments = [
            a_moment(
                chance.choice(["", *Happened]), did=chance.choice(["", *Did]), noticed=chance.choice(["", *Noticed])
            )
            for _ in range(chance.choice((0, 0, 1, 3)))
        ]
        kept.append(
            a_reflection(
                reflection_id=f"r{number}",
                day=day,
                client_code=chance.choice(("Heron", "Lantern", None)),
                tags=chance.choice(((), (), ("online",), ("online", "after a break"))),
                order_in_day=chance.choice((None, 1, 2, 3)),
                markings=tuple(markings),
                moments=tuple(moments),
                trashed_at=AT if chance.random() < 0.1 else None,
            )
        )
    return kept


def fill(journal: Journal) -> Journal:
    with journal.transaction():
        for reflection in a_year():
            journal.reflections.put(reflection)
    return journal


@pytest.fixture
def both(place: Place):
    opened, memory = fill(place.open()), fill(MemoryJournal())
    yield opened.looking_back, memory.looking_back
    opened.close()


@pytest.mark.parametrize("span", SPANS)
def test_both_answer_alike(both, span: Filter):
    real, plain = both
    assert real.sessions(span) == plain.sessions(span)
    assert real.ends(span) == plain.ends(span)
    assert real.in_use(span) == plain.in_use(span)
    assert real.moments(span, 500) == plain.moments(span, 500)
    assert real.moment_counts(span) == plain.moment_counts(span)
    assert real.noticed(span) == plain.noticed(span)
    for marker in ("explained-early", "moved-us-on", "never"):
        assert real.counts(span, marker) == plain.counts(span, marker)
        assert real.blocks(span, marker, OPTIONS) == plain.blocks(span, marker, OPTIONS)
        assert real.blocks(span, marker, OPTIONS[:2], 5) == plain.blocks(span, marker, OPTIONS[:2], 5)
        for apart in Apart:
            assert real.parts(span, marker, apart) == plain.parts(span, marker, apart)
        assert list(real.by_code(span, marker).items()) == list(plain.by_code(span, marker).items())
        for first, count in ((0, 20), (15, 40), (1000, 5)):
            shown = real.marked(span, marker, first, count)
            assert shown == plain.marked(span, marker, first, count)


def test_what_is_there_is_what_was_written(both):
    real, _ = both
    live = [reflection for reflection in a_year() if reflection.trashed_at is None]
    assert real.sessions(Filter()) == len(live)
    counted = Counter(m.option for r in live for m in r.writing.markings if m.marker_id == "explained-early")
    assert real.counts(Filter(), "explained-early") == counted
    blocks = real.blocks(Filter(), "explained-early", OPTIONS)
    assert sum(block.of for block in blocks.finished) + (blocks.unfinished.of if blocks.unfinished else 0) == (
        counted.total()
    )


def test_a_question_left_open_is_a_gap(journal: Journal):
    journal.reflections.put(a_reflection(reflection_id="a", markings=(a_marking("waited"),), client_code="Heron"))
    journal.reflections.put(a_reflection(reflection_id="b"))
    assert journal.looking_back.marked(Filter(), "explained-early", 0, 9) == [
        Session("a", DAY, "Heron", "waited"),
        Session("b", DAY, None, None),
    ]


def test_what_moves_to_the_trash_leaves_the_picture_and_comes_back(journal: Journal):
    reflection = a_reflection(markings=(a_marking(),), moments=(a_moment(),))
    for trashed_at, number in ((None, 1), (AT, 0), (None, 1)):
        journal.reflections.put(replace(reflection, trashed_at=trashed_at))
        assert journal.looking_back.sessions(Filter()) == number
        assert journal.looking_back.counts(Filter(), "explained-early").total() == number
        assert len(journal.looking_back.moments(Filter(), 9)) == number


def test_the_newest_moments_in_their_order(journal: Journal):
    for number in range(5):
        moments = (a_moment(moment_id=f"{number}a"), a_moment(moment_id=f"{number}b"))
        journal.reflections.put(a_reflection(day=DAY + timedelta(days=number), moments=moments))
    assert [moment.moment_id for moment in journal.looking_back.moments(Filter(), 3)] == ["3b", "4a", "4b"]


def test_notes_on_the_time_axis(journal: Journal):
    late, early = Annotation("n1", date(2026, 5, 1), "new supervisor"), Annotation("n2", date(2026, 4, 1), "holiday")
    for note in (late, early):
        journal.looking_back.put_annotation(note)
    assert journal.looking_back.annotations() == [early, late]
    journal.looking_back.put_annotation(replace(late, words="a new supervisor"))
    journal.looking_back.remove_annotation("n2")
    assert journal.looking_back.annotations() == [replace(late, words="a new supervisor")]
    with pytest.raises(RuntimeError):
        _remove_and_fail(journal)
    assert len(journal.looking_back.annotations()) == 1


def _remove_and_fail(journal: Journal) -> None:
    with journal.transaction():
        journal.looking_back.remove_annotation("n1")
        raise RuntimeError
