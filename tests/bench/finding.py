"""Finding and filtering: the first page of what is asked for, beside bare queries on the same file for the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import chain
from typing import Any, cast

from tests.bench.author import CODES, COMMON, FIRST_DAY, TAGS, YEARS, Author
from tests.bench.figures import Budget, Figure, percentile, settled, taken, timed
from tests.bench.journals import Place

from unhurried.domain.finding import Filter
from unhurried.domain.ports import Journal
from unhurried.services.shelves import load_shelves
from unhurried.storage import search
from unhurried.storage.matching import Matcher
from unhurried.ui.models.timeline import FIRST_PAGE, WINDOW

_ROUNDS = 40
_WORDS = 12
_PAGE = Budget(worst=16)

# The least there is to ask: the newest places that fit, and for as many as are shown what such a row shows.
_WITH_WORDS = "SELECT rowid AS place FROM words WHERE words MATCH ?"
_WITH_FACET = "SELECT place FROM facet WHERE kind = ? AND value = ?"
_FROM_THREAD = (
    "SELECT place FROM reflection WHERE trashed_at IS NULL"
    " AND uid IN (SELECT reflection_uid FROM thread_note WHERE thread_uid = ?)"
)
_ANSWERING = (
    "SELECT DISTINCT answer.place FROM answer JOIN reflection ON reflection.place = answer.place"
    " WHERE prompt_id = ? AND trashed_at IS NULL"
)
_IN_PERIOD = "SELECT place FROM reflection WHERE trashed_at IS NULL AND place >= ? AND place < ?"
_IN_TRASH = "SELECT place FROM reflection WHERE trashed_at IS NOT NULL AND place >= ? AND place < ?"
_BESIDE = """
  (SELECT group_concat(name) FROM tag WHERE tag.place = reflection.place),
  (SELECT count(*) FROM marking WHERE marking.place = reflection.place)
"""
_HITS = f"""
SELECT words.rowid, uid, client_code, snippet(words, -1, '<', '>', '…', {_WORDS}), {_BESIDE}
FROM words JOIN reflection ON reflection.place = words.rowid
WHERE words MATCH ? AND words.rowid >= ? AND words.rowid <= ? AND +words.rowid IN (SELECT value FROM json_each(?))
"""  # noqa: S608
_OPENINGS = f"""
SELECT place, uid, client_code, substr(body, 1, 600), {_BESIDE}
FROM reflection WHERE place IN (SELECT value FROM json_each(?)) ORDER BY place DESC
"""  # noqa: S608


@dataclass
class Question:
    """Something somebody looks for, and how long its first page and the bare queries took."""

    kind: str
    narrowed: Filter
    pages: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)


def questions() -> list[Question]:
    """One of every kind, with words from both ends of the distribution."""
    words = Author().words
    asked = {
        "Find a common word": [COMMON[0], COMMON[1], COMMON[5], "pause"],
        "Find a rare word": [words[6000], words[10000], words[-1]],
        "Find one letter": ["s", "w", "e"],
        "Find the beginning of a word": ["silen", words[500][:4]],
        "Find two words": ["the quiet", f"pause {words[300]}"],
        "Find a phrase": ['"of the"', '"the quiet"'],
        "Find one word and not another": ["pause -silence", f"the -{words[-1]}"],
        "Find what is nowhere": ["zzzxq", "qqq wait"],
    }
    found = [Question(kind, Filter(words=typed)) for kind, many in asked.items() for typed in many]
    narrowed = filters()
    for kind in ("a client code", "a habit and what was so", "a year"):
        found += [
            Question(f"Find a word, filtered by {kind}", Filter(**{**_fields(narrowed[kind]), "words": typed}))
            for typed in ("the", "pause", words[700])
        ]
    return [*found, *(Question(f"Filter by {kind}", one) for kind, one in narrowed.items())]


def filters() -> dict[str, Filter]:
    """Nothing, and everything a timeline can be narrowed to, alone."""
    middle = FIRST_DAY + timedelta(days=YEARS * 365 // 2)
    habit, prompt = "reassurance.reassured-early", load_shelves().prompts[40].prompt_id
    return {
        "nothing": Filter(),
        "a client code": Filter(client_code=CODES[0]),
        "a client code of two years": Filter(client_code=f"{CODES[5]} 8"),
        "a lens": Filter(lens="pace"),
        "a habit": Filter(marker_id=habit),
        "a habit and what was so": Filter(marker_id=habit, option="waited"),
        "a tag": Filter(tag=TAGS[2]),
        "a year": Filter(since=middle, until=middle + timedelta(days=365)),
        "a thread": Filter(thread="thread-0007"),
        "a question that was answered": Filter(prompt=prompt),
        "the trash": Filter(in_trash=True),
    }


def _fields(narrowed: Filter) -> dict[str, Any]:
    return {name: getattr(narrowed, name) for name in Filter.__dataclass_fields__}


def measure(place: Place) -> Iterator[Figure]:
    """A figure for every kind, and one for all kinds of words together."""
    asked = questions()
    journal = place.open()
    try:
        _ask(journal, asked)
    finally:
        journal.close()
    for kind in dict.fromkeys(question.kind for question in asked):
        ours = chain.from_iterable(question.pages for question in asked if question.kind == kind)
        floor = chain.from_iterable(question.bare for question in asked if question.kind == kind)
        yield taken(f"{kind}: first page", [*ours], [*floor], _PAGE)
    plain = [question for question in asked if question.narrowed == Filter(words=question.narrowed.words)]
    ours, floor = (sum(percentile(times, 0.5) for times in many) for many in zip(*_takes(plain), strict=True))
    yield Figure("… all the finds without a filter together", ours, floor, budget=Budget(times=1.5))


def _takes(asked: list[Question]) -> list[tuple[list[float], list[float]]]:
    return [(question.pages, question.bare) for question in asked]


def _ask(journal: Journal, asked: list[Question]) -> None:
    """Every question in every round, so that none finds what was read for it a moment ago."""
    bare = [_bare(journal, question.narrowed) for question in asked]
    settled()
    for number in range(_ROUNDS):
        for question, ask in zip(asked, bare, strict=True):
            turns = [
                (question.pages, lambda narrowed=question.narrowed: page(journal, narrowed)),
                (question.bare, ask),
            ]
            for times, work in turns if number % 2 else reversed(turns):
                times.append(timed(work))


def page(journal: Journal, narrowed: Filter) -> None:
    """What the timeline asks for when it is narrowed: the first places, and the rows of the first window."""
    places = journal.reflections.places(narrowed, None, FIRST_PAGE)
    journal.reflections.glimpses(places[:WINDOW], narrowed)


def _bare(journal: Journal, narrowed: Filter) -> Callable[[], object]:
    engine: Any = cast("Any", journal.reflections)._engine
    connection = engine._db.conn
    expression = Matcher(engine).match(narrowed.words).expression
    lists = _lists(narrowed, expression)
    sql = f"{' INTERSECT '.join(part for part, _ in lists)} ORDER BY 1 DESC LIMIT ?"
    values = [value for _, many in lists for value in many]

    def ask() -> object:
        found = [row[0] for row in connection.execute(sql, [*values, FIRST_PAGE]).fetchall()]
        shown = json.dumps(found[:WINDOW])
        if expression and found:
            ends = found[:WINDOW][-1], found[0]
            return connection.execute(_HITS, (expression, *ends, shown)).fetchall()
        return connection.execute(_OPENINGS, (shown,)).fetchall()

    return ask


def _lists(narrowed: Filter, expression: str) -> list[tuple[str, tuple[Any, ...]]]:
    facets = {
        "code": narrowed.client_code,
        "lens": narrowed.lens,
        "tag": narrowed.tag,
        "marking": f"{narrowed.marker_id}\n{narrowed.option}" if narrowed.option else None,
        "marker": None if narrowed.option else narrowed.marker_id,
    }
    found: list[tuple[str, tuple[Any, ...]]] = [
        (_WITH_FACET, (kind, value)) for kind, value in facets.items() if value is not None
    ]
    if expression:
        found.append((_WITH_WORDS, (expression,)))
    if narrowed.thread:
        found.append((_FROM_THREAD, (narrowed.thread,)))
    if narrowed.prompt:
        found.append((_ANSWERING, (narrowed.prompt,)))
    if narrowed.since or not found:
        found.append((_IN_TRASH if narrowed.in_trash else _IN_PERIOD, search.limits(narrowed)))
    return found
