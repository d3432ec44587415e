"""Query plans: looking back walks indexes, and never through a whole table of what was written."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast

import pytest
from tests.builders import DAY, a_marking, a_moment, a_reflection

from unhurried.domain.finding import Filter
from unhurried.domain.looking_back import Apart
from unhurried.storage.journal import SqlcipherJournal
from unhurried.storage.looking_back import SqlLookingBack

HABIT = "explained-early"
SPANS = {
    "everything": Filter(),
    "a period": Filter(since=DAY, until=DAY + timedelta(days=30)),
    "a code": Filter(client_code="Heron"),
    "a tag in a period": Filter(tag="online", since=DAY),
}
# A whole table, or the whole of an index. What lies in the trash is little, and has an index of its own.
THROUGH_ALL = re.compile(
    r"SCAN (?:reflection|marking|moment|facet|tag|answer|words|order_in_day)\b(?!.*INDEX reflection_trashed)"
)

Ask = Callable[[SqlLookingBack, Filter], object]
ASKED: dict[str, Ask] = {
    "sessions": lambda back, span: back.sessions(span),
    "ends": lambda back, span: back.ends(span),
    "in_use": lambda back, span: back.in_use(span),
    "marked": lambda back, span: back.marked(span, HABIT, 0, 200),
    "counts": lambda back, span: back.counts(span, HABIT),
    "blocks": lambda back, span: back.blocks(span, HABIT, ()),
    "by_code": lambda back, span: back.by_code(span, HABIT),
    "moments": lambda back, span: back.moments(span, 400),
    **{f"parts by {apart}": lambda back, span, apart=apart: back.parts(span, HABIT, apart) for apart in Apart},
}


@pytest.fixture
def plans(opened: SqlcipherJournal, monkeypatch: pytest.MonkeyPatch) -> Callable[[Ask, Filter], list[str]]:
    """What the engine means to do for every question that is asked on the way to an answer."""
    opened.reflections.put(
        a_reflection(client_code="Heron", tags=("online",), markings=(a_marking(),), moments=(a_moment(),))
    )
    looking_back = cast("Any", opened.looking_back)
    engine = looking_back._engine
    plain = engine.rows

    def planned(ask: Ask, span: Filter) -> list[str]:
        told: list[str] = []

        def rows(sql: str, *values: object) -> object:
            told.extend(step["detail"] for step in plain(f"EXPLAIN QUERY PLAN {sql}", *values))
            return plain(sql, *values)

        monkeypatch.setattr(engine, "rows", rows)
        ask(looking_back, span)
        monkeypatch.undo()
        return told

    return planned


@pytest.mark.parametrize("span", SPANS.values(), ids=SPANS)
@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_no_question_walks_through_a_whole_table(plans, ask: Ask, span: Filter):
    steps = plans(ask, span)
    assert steps
    assert [step for step in steps if THROUGH_ALL.search(step)] == []


@pytest.mark.parametrize("span", SPANS.values(), ids=SPANS)
@pytest.mark.parametrize("name", ["counts", "blocks"])
def test_a_habit_is_read_from_its_own_index_alone(plans, name: str, span: Filter):
    steps = [step for step in plans(ASKED[name], span) if "marking" in step]
    assert steps
    assert all("USING COVERING INDEX marking_in_order (marker_id=? AND place" in step for step in steps)


@pytest.mark.parametrize("span", SPANS.values(), ids=SPANS)
def test_blocks_come_in_order_without_sorting(plans, span: Filter):
    assert [step for step in plans(ASKED["blocks"], span) if "ORDER BY" in step] == []


@pytest.mark.parametrize("span", SPANS.values(), ids=SPANS)
def test_which_habits_are_in_use_is_found_without_counting(plans, span: Filter):
    steps = plans(ASKED["in_use"], span)
    assert any("facet USING COVERING INDEX facet_in_order (kind=? AND value>?)" in step for step in steps)
    assert any("facet_in_order (kind=? AND value=? AND place>? AND place<?)" in step for step in steps)
    assert [step for step in steps if "GROUP BY" in step] == []


@pytest.mark.parametrize("span", SPANS.values(), ids=SPANS)
def test_which_moments_are_newest_is_found_without_reading_them(plans, span: Filter):
    assert any(
        step.startswith("SEARCH moment USING COVERING INDEX sqlite_autoindex_moment_1 (place")
        for step in plans(ASKED["moments"], span)
    )
