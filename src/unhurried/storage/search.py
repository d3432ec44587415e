"""Finding: every condition is a list of places, newest last, and the answer is what the lists share.

SQLite merges such lists from their newer ends without building any of them, so that the newest page comes at
once from a journal of any size.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unhurried.domain.finding import Filter, Glimpse, Piece
from unhurried.storage import glimpsing
from unhurried.storage.engine import Engine, Row, Value
from unhurried.storage.matching import Match
from unhurried.storage.places import day_of, first_after, first_of

_NO_END = 1 << 62
# As many words as two lines of a narrow timeline hold, so that the hit is among those shown.
_SNIPPET_WORDS = 12

_LIVE = "SELECT place FROM reflection WHERE trashed_at IS NULL AND place >= ? AND place < ?"
_TRASHED = "SELECT place FROM reflection WHERE trashed_at IS NOT NULL AND place >= ? AND place < ?"
_FACET = "SELECT place FROM facet WHERE kind = ? AND value = ? AND place >= ? AND place < ?"
_TRASHED_FACET = (
    "SELECT place FROM reflection AS r WHERE trashed_at IS NOT NULL AND place >= ? AND place < ?"
    " AND EXISTS (SELECT 1 FROM trait WHERE trait.place = r.place AND kind = ? AND value = ?)"
)
# Days are counted from a Monday, and a place begins with its day.
_ON_WEEKDAY = (
    "SELECT place FROM reflection WHERE trashed_at IS NULL AND place >= ? AND place < ? AND (place >> 20) % 7 = ?"
)
_IN_ORDER = (
    "SELECT place FROM order_in_day WHERE place >= ? AND place < ? AND number = ?"
    " AND place NOT IN (SELECT place FROM reflection WHERE trashed_at IS NOT NULL)"
)
_OF_A_THREAD = (
    "SELECT place FROM reflection WHERE (trashed_at IS NOT NULL) = ? AND place >= ? AND place < ?"
    " AND uid IN (SELECT reflection_uid FROM thread_note WHERE thread_uid = ?)"
)
_ANSWERING = (
    "SELECT place FROM reflection WHERE (trashed_at IS NOT NULL) = ? AND place >= ? AND place < ?"
    " AND place IN (SELECT place FROM answer WHERE prompt_id = ?)"
)
_WORDS = "SELECT rowid AS place FROM words WHERE words MATCH ? AND rowid >= ? AND rowid < ?"


class _List(NamedTuple):
    """A question for places, and the values in it."""

    sql: str
    values: tuple[Value, ...]


def places(engine: Engine, narrowed: Filter, wanted: Match, before: int | None, limit: int) -> list[int]:
    """Places of the newest reflections that fit, newest first, all below `before`."""
    low, until = limits(narrowed)
    high = until if before is None else min(until, before)
    shared = _in_trash(narrowed, low, high) if narrowed.in_trash else _live(narrowed, wanted, low, high)
    sql = f"{shared.sql} ORDER BY 1 DESC LIMIT ?"
    return [row["place"] for row in engine.rows(sql, *shared.values, limit)]


def span(narrowed: Filter) -> tuple[str, tuple[Value, ...]]:
    """A question for all the places that fit, in no order, and the values in it. Words are not looked for."""
    found = _live(narrowed, Match(), *limits(narrowed))
    return found.sql, found.values


def limits(narrowed: Filter) -> tuple[int, int]:
    """The first place of a period, and the first one after it."""
    low = 0 if narrowed.since is None else first_of(narrowed.since)
    return low, _NO_END if narrowed.until is None else first_after(narrowed.until)


def _live(narrowed: Filter, wanted: Match, low: int, high: int) -> _List:
    lists = [_List(_FACET, (*facet, low, high)) for facet in _facets(narrowed)]
    if narrowed.weekday is not None:
        lists.append(_List(_ON_WEEKDAY, (low, high, narrowed.weekday % 7)))
    if narrowed.order_in_day is not None:
        lists.append(_List(_IN_ORDER, (low, high, narrowed.order_in_day)))
    lists += _led_to(narrowed, low, high)
    if wanted.including:
        lists.append(_List(_WORDS, (wanted.expression, low, high)))
    shared = _shared(lists or [_List(_LIVE, (low, high))])
    if wanted.excluding and not wanted.including:
        return _List(f"{shared.sql} EXCEPT {_WORDS}", (*shared.values, wanted.excluding, low, high))
    return shared


def _in_trash(narrowed: Filter, low: int, high: int) -> _List:
    facets = [_List(_TRASHED_FACET, (low, high, *facet)) for facet in _facets(narrowed)]
    return _shared([_List(_TRASHED, (low, high)), *facets, *_led_to(narrowed, low, high)])


def _led_to(narrowed: Filter, low: int, high: int) -> list[_List]:
    """The thread and the prompt, if there is one."""
    asked = ((_OF_A_THREAD, narrowed.thread), (_ANSWERING, narrowed.prompt))
    return [_List(sql, (int(narrowed.in_trash), low, high, key)) for sql, key in asked if key is not None]


def _shared(lists: Sequence[_List]) -> _List:
    return _List(
        " INTERSECT ".join(part.sql for part in lists),
        tuple(value for part in lists for value in part.values),
    )


def _facets(narrowed: Filter) -> Iterator[tuple[str, str]]:
    if narrowed.client_code is not None:
        yield "code", narrowed.client_code
    if narrowed.lens is not None:
        yield "lens", narrowed.lens
    if narrowed.tag is not None:
        yield "tag", narrowed.tag
    if narrowed.marker_id is not None and narrowed.option is not None:
        yield "marking", f"{narrowed.marker_id}\n{narrowed.option}"
    elif narrowed.marker_id is not None:
        yield "marker", narrowed.marker_id
    elif narrowed.option is not None:
        yield "option", narrowed.option


def glimpses(engine: Engine, shown: Sequence[int], wanted: Match, *, in_trash: bool) -> list[Glimpse]:
    """Timeline rows for these places, in the same order; places that are gone are left out."""
    found = _with_hits(engine, shown, wanted) if wanted.including and shown and not in_trash else {}
    rest = [place for place in shown if place not in found]
    if rest:
        found |= _with_openings(engine, rest, in_trash=in_trash)
    return [found[place] for place in shown if place in found]


_ABOUT = """
  place, uid, client_code,
  (SELECT json_group_array(name ORDER BY position) FROM tag WHERE tag.place = reflection.place) AS tags,
  (SELECT count(*) FROM marking WHERE marking.place = reflection.place) AS marking_count
"""

# One walk through the range of places, with what else a row shows: asking place by place is slower.
_HITS = f"""
SELECT {_ABOUT}, snippet(words, -1, ?, ?, '…', {_SNIPPET_WORDS}) AS snippet
FROM words JOIN reflection ON place = words.rowid
WHERE words MATCH ? AND words.rowid >= ? AND words.rowid <= ?
  AND +words.rowid IN (SELECT value FROM json_each(?))
"""  # noqa: S608 - words of ours

_OPENINGS = f"""
SELECT {_ABOUT}, substr(body, 1, {glimpsing.ENOUGH}) AS body,
  (SELECT substr(text, 1, {glimpsing.ENOUGH}) FROM answer
    WHERE answer.place = reflection.place AND trim(text, ' ' || char(9, 10)) <> '' ORDER BY position LIMIT 1)
    AS answer
FROM reflection
WHERE place IN (SELECT value FROM json_each(?)) AND (trashed_at IS NOT NULL) = ?
"""  # noqa: S608 - words and numbers of ours


def _with_hits(engine: Engine, shown: Sequence[int], wanted: Match) -> dict[int, Glimpse]:
    """Rows that show the words around the hits, for those of the places that have any."""
    marks = (glimpsing.HIT, glimpsing.AFTER_HIT)
    rows = engine.rows(_HITS, *marks, wanted.expression, min(shown), max(shown), json.dumps(shown))
    found = _made(rows, [glimpsing.pieces(row["snippet"]) for row in rows])
    return {place: glimpse for place, glimpse in found.items() if glimpse.pieces}


def _with_openings(engine: Engine, shown: Sequence[int], *, in_trash: bool) -> dict[int, Glimpse]:
    """Rows that show the first words of the text."""
    rows = engine.rows(_OPENINGS, json.dumps(shown), in_trash)
    return _made(rows, [_opening(row) for row in rows])


def _opening(row: Row) -> tuple[Piece, ...]:
    return glimpsing.opening(row["body"] if row["body"].strip() else row["answer"] or "")


def _made(rows: Sequence[Row], pieces: Sequence[tuple[Piece, ...]]) -> dict[int, Glimpse]:
    """The glimpses by place. Reading the tags of all rows at once is much quicker than row by row."""
    tags: list[list[str]] = json.loads(f"[{','.join(row['tags'] for row in rows)}]")
    return {
        row["place"]: Glimpse(
            reflection_id=row["uid"],
            day=day_of(row["place"]),
            client_code=row["client_code"],
            tags=tuple(names),
            pieces=words,
            marking_count=row["marking_count"],
        )
        for row, names, words in zip(rows, tags, pieces, strict=True)
    }
