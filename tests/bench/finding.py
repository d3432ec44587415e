"""Finding: the first page of what is looked for, beside the bare full-text query on the same connection."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import chain
from typing import Any, cast

from tests.bench.figures import Figure, at_most, milliseconds, quietly, settled, timed
from tests.bench.journals import CODES, COMMON, FIRST_DAY, TAGS, YEARS, Author, Place

from unhurried.domain.finding import Filter
from unhurried.domain.ports import Journal
from unhurried.storage.matching import Matcher
from unhurried.ui.models.timeline import FIRST_PAGE, WINDOW

_ROUNDS = 40
_WORDS = 12

# The bare query: the newest row ids, and for as many rows as are shown either the words around the hits
# alone, or these with what else such a row shows.
_PAGE = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?"
_SNIPPETS = (
    f"SELECT rowid, snippet(words, -1, '<', '>', '…', {_WORDS}) FROM words"  # noqa: S608
    " WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?"
)
_ROWS = f"""
SELECT words.rowid, uid, client_code, snippet(words, -1, '<', '>', '…', {_WORDS}),
  (SELECT group_concat(name) FROM tag WHERE tag.place = reflection.place),
  (SELECT count(*) FROM marking WHERE marking.place = reflection.place)
FROM words JOIN reflection ON reflection.place = words.rowid
WHERE words MATCH ? ORDER BY words.rowid DESC LIMIT ?
"""  # noqa: S608


@dataclass
class Question:
    """Something somebody looks for, and how long its first page and the bare queries took."""

    kind: str
    narrowed: Filter
    pages: list[float] = field(default_factory=list)
    bare_rows: list[float] = field(default_factory=list)
    bare_hits: list[float] = field(default_factory=list)

    @property
    def is_plain(self) -> bool:
        """Whether there are only words, so that one full-text query asks for the same."""
        return self.narrowed == Filter(words=self.narrowed.words)


def questions() -> list[Question]:
    """One of every kind, with words from both ends of the distribution."""
    words = Author().words
    rare = words[-1]
    middle = FIRST_DAY + timedelta(days=YEARS * 365 // 2)
    asked = {
        "words in nearly every entry": [COMMON[0], COMMON[1], COMMON[5]],
        "rare words": [words[6000], words[10000], rare],
        "one letter": ["s", "w", "e"],
        "two letters": ["th", "wa"],
        "the beginning of a word": ["silen", words[500][:4]],
        "two common words": ["the quiet", "pause time"],
        "a phrase": ['"of the"', '"the quiet"'],
        "one word and not another": ["pause -silence", f"the -{rare}"],
        "nothing": ["zzzxq", "qqq wait"],
    }
    narrowed: dict[str, dict[str, Any]] = {
        "a word and a client code": {"client_code": CODES[3]},
        "a word and a lens": {"lens": "silence"},
        "a word and a habit": {"marker_id": "reassurance.reassured-early", "option": "waited"},
        "a word and a tag": {"tag": TAGS[2]},
        "a word and a period": {"since": middle, "until": middle + timedelta(days=30)},
    }
    return [
        *(Question(kind, Filter(words=typed)) for kind, many in asked.items() for typed in many),
        *(
            Question(kind, Filter(words=typed, **fields))
            for kind, fields in narrowed.items()
            for typed in ("the", "pause", words[700])
        ),
    ]


def measure(place: Place) -> Iterator[Figure]:
    """Each kind's slowest of twenty, and what all pages without a filter took beside their bare queries."""
    asked = questions()
    journal = place.open()
    try:
        _ask(journal, asked)
    finally:
        journal.close()
    for kind in dict.fromkeys(question.kind for question in asked):
        pages = list(chain.from_iterable(question.pages for question in asked if question.kind == kind))
        yield at_most(f"Find {kind}: first page, p95", pages, 0.95, 16)
    plain = [question for question in asked if question.is_plain]
    pages = sum(quietly(question.pages) for question in plain)
    rows = sum(quietly(question.bare_rows) for question in plain)
    hits = sum(quietly(question.bare_hits) for question in plain)
    name = f"Find {len(plain)} things without a filter: all first pages"
    yield Figure(name, milliseconds(pages), milliseconds(rows), pages / rows, 1.5)
    yield Figure("… beside row ids and snippets alone", milliseconds(pages), milliseconds(hits), pages / hits)


def _ask(journal: Journal, asked: list[Question]) -> None:
    """Every question in every round, so that none finds what was read for it a moment ago."""
    bare = [_bare(journal, question) for question in asked]
    settled()
    for number in range(_ROUNDS):
        for question, (rows, hits) in zip(asked, bare, strict=True):
            turns = [
                (question.pages, lambda narrowed=question.narrowed: page(journal, narrowed)),
                (question.bare_rows, rows),
                (question.bare_hits, hits),
            ]
            first = number % len(turns)
            for times, work in (*turns[first:], *turns[:first]) if question.is_plain else turns[:1]:
                times.append(timed(work))


def page(journal: Journal, narrowed: Filter) -> None:
    """What the timeline asks for when it is narrowed: the first places, and the rows of the first window."""
    places = journal.reflections.places(narrowed, None, FIRST_PAGE)
    journal.reflections.glimpses(places[:WINDOW], narrowed)


def _bare(journal: Journal, question: Question) -> tuple[Callable[[], None], Callable[[], None]]:
    engine: Any = cast("Any", journal.reflections)._engine
    connection = engine._db.conn
    expression = Matcher(engine).match(question.narrowed.words).expression

    def ask(sql: str) -> None:
        connection.execute(_PAGE, (expression, FIRST_PAGE)).fetchall()
        connection.execute(sql, (expression, WINDOW)).fetchall()

    return lambda: ask(_ROWS), lambda: ask(_SNIPPETS)
