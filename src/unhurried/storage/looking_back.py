"""Looking back: markings and moments counted in the database, in the order of the sessions.

Nothing here reads a reflection's text. A habit over time is walked along an index of its own; a span is the same
list of places that finding uses, so that both mean the same by a filter.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import final

from unhurried.domain.finding import Filter
from unhurried.domain.looking_back import Annotation, Apart, InUse, Remembered, Session
from unhurried.domain.moments import Noticed
from unhurried.domain.pacing.blocks import TEN, Block, Blocks
from unhurried.storage import search
from unhurried.storage.engine import Engine, Row, Value
from unhurried.storage.places import day_of

# Without a filter there is no list of places to make: one walk along an index, past the few that lie in the trash.
_IN_A_PERIOD = "place >= ? AND place < ? AND place NOT IN (SELECT place FROM reflection WHERE trashed_at IS NOT NULL)"

# Each marker is one step along the index, however often it was answered.
_MARKERS = """
WITH RECURSIVE used (marker_id) AS (
  SELECT min(value) FROM facet WHERE kind = 'marker'
  UNION ALL
  SELECT (SELECT min(value) FROM facet WHERE kind = 'marker' AND value > used.marker_id) FROM used
  WHERE used.marker_id IS NOT NULL)
SELECT marker_id FROM used WHERE marker_id IS NOT NULL
"""
# Both lists are walked from their newer ends, until they meet.
_LAST_ANSWER = (
    "SELECT place FROM facet WHERE kind = 'marker' AND value = ? AND place >= ? AND place < ?"
    " INTERSECT {span} ORDER BY 1 DESC LIMIT 1"
)

_PARTS = {
    Apart.CODE: "SELECT client_code AS part, place FROM reflection WHERE client_code IS NOT NULL",
    Apart.TAG: "SELECT name AS part, place FROM tag",
    Apart.WEEKDAY: "SELECT ((place >> 20) + 6) % 7 + 1 AS part, place FROM reflection",
    Apart.ORDER: "SELECT number AS part, place FROM order_in_day",
}

# All answers in their order as one row of two lists, because a row for each takes several times as long.
_IN_ORDER = """
SELECT json_group_array(option) AS options, json_group_array(place) AS places FROM ({told})
"""


@final
class SqlLookingBack:
    """Habits, moments and notes on the time axis, behind the port `LookingBack`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def sessions(self, span: Filter) -> int:
        sql, values = search.span(span)
        return self._engine.rows(f"SELECT count(*) AS number FROM ({sql})", *values)[0]["number"]  # noqa: S608

    def ends(self, span: Filter) -> tuple[date, date] | None:
        sql, values = search.span(span)
        first, last = (
            self._engine.row(f"{sql} ORDER BY 1 {direction} LIMIT 1", *values) for direction in ("ASC", "DESC")
        )
        return (day_of(first["place"]), day_of(last["place"])) if first and last else None

    def in_use(self, span: Filter) -> list[InUse]:
        sql, values = search.span(span)
        found: list[tuple[int, str]] = []
        for marker in self._engine.rows(_MARKERS):
            marker_id: str = marker["marker_id"]
            last = self._engine.row(_LAST_ANSWER.format(span=sql), marker_id, *search.limits(span), *values)
            if last:
                found.append((-last["place"], marker_id))
        return [InUse(marker_id, self._wording(marker_id, -place)) for place, marker_id in sorted(found)]

    def _wording(self, marker_id: str, place: int) -> str:
        (row, *_) = self._engine.rows(
            "SELECT wording FROM marking WHERE place = ? AND marker_id = ? ORDER BY position DESC", place, marker_id
        )
        return row["wording"]

    def marked(self, span: Filter, marker_id: str, first: int, count: int) -> list[Session]:
        sql, values = search.span(span)
        rows = self._engine.rows(
            f"""WITH shown AS (SELECT place FROM ({sql}) ORDER BY place LIMIT ? OFFSET ?)
                SELECT shown.place AS place, uid, client_code, option FROM shown
                JOIN reflection ON reflection.place = shown.place
                LEFT JOIN marking ON marking.place = shown.place AND marker_id = ?
                GROUP BY shown.place ORDER BY shown.place""",  # noqa: S608
            *(*values, count, first, marker_id),
        )
        return [Session(row["uid"], day_of(row["place"]), row["client_code"], row["option"]) for row in rows]

    def counts(self, span: Filter, marker_id: str) -> Counter[str]:
        sql, values = self._of_a_habit(span, marker_id)
        rows = self._engine.rows(f"SELECT option, count(*) AS number FROM ({sql}) GROUP BY option", *values)  # noqa: S608
        return Counter({row["option"]: row["number"] for row in rows})

    def wordings(self, marker_id: str) -> dict[str, str]:
        rows = self._engine.rows(
            "SELECT option, option_wording FROM marking WHERE marker_id = ? AND place IN"
            " (SELECT max(place) FROM marking WHERE marker_id = ? GROUP BY option) ORDER BY place",
            *(marker_id, marker_id),
        )
        return {row["option"]: row["option_wording"] for row in rows}

    def blocks(self, span: Filter, marker_id: str, options: Sequence[str], size: int = TEN) -> Blocks:
        sql, values = self._of_a_habit(span, marker_id)
        return self._blocks(f"{sql} ORDER BY place", values, options, size)

    def by_code(self, span: Filter, marker_id: str) -> dict[str | None, Counter[str]]:
        sql, values = self._of_a_habit(span, marker_id)
        rows = self._engine.rows(
            f"""SELECT client_code, option, count(*) AS number, min(told.place) AS first
                FROM ({sql}) AS told JOIN reflection ON reflection.place = told.place
                GROUP BY client_code, option ORDER BY first""",  # noqa: S608
            *values,
        )
        found: dict[str | None, Counter[str]] = {}
        for row in rows:
            found.setdefault(row["client_code"], Counter())[row["option"]] += row["number"]
        return found

    def parts(self, span: Filter, marker_id: str, apart: Apart) -> list[str | int]:
        sql, values = self._of_a_habit(span, marker_id)
        order = "min(told.place)" if apart in {Apart.CODE, Apart.TAG} else "part"
        rows = self._engine.rows(
            f"SELECT part FROM ({sql}) AS told JOIN ({_PARTS[apart]}) AS parts ON parts.place = told.place"  # noqa: S608
            f" GROUP BY part ORDER BY {order}, part",
            *values,
        )
        return [row["part"] for row in rows]

    def moments(self, span: Filter, limit: int) -> list[Remembered]:
        within, values = _within(span)
        # First which ones, from the index alone: a reflection, with its body, is not read for one that is not shown.
        newest = f"SELECT rowid FROM moment WHERE {within} ORDER BY place DESC, position DESC LIMIT ?"  # noqa: S608
        rows = self._engine.rows(
            f"""SELECT moment.uid AS uid, reflection.uid AS reflection, moment.place AS place, happened, did, noticed
                FROM moment JOIN reflection ON reflection.place = moment.place
                WHERE moment.rowid IN ({newest}) ORDER BY moment.place DESC, position DESC""",  # noqa: S608
            *(*values, limit),
        )
        return [_remembered(row) for row in reversed(rows)]

    def moment_counts(self, span: Filter) -> Counter[tuple[str, str]]:
        within, values = _within(span)
        rows = self._engine.rows(
            f"SELECT happened, did, count(*) AS number FROM moment WHERE {within} GROUP BY happened, did",  # noqa: S608
            *values,
        )
        return Counter({(row["happened"], row["did"]): row["number"] for row in rows})

    def noticed(self, span: Filter, size: int = TEN) -> Blocks:
        within, values = _within(span)
        told = f"SELECT place, noticed AS option FROM moment WHERE noticed <> '' AND {within}"  # noqa: S608
        return self._blocks(f"{told} ORDER BY place, position", values, tuple(Noticed), size)

    def annotations(self) -> list[Annotation]:
        rows = self._engine.rows("SELECT uid, day, words FROM annotation ORDER BY day, rowid")
        return [Annotation(row["uid"], date.fromisoformat(row["day"]), row["words"]) for row in rows]

    def put_annotation(self, annotation: Annotation) -> None:
        row = {"uid": annotation.annotation_id, "day": annotation.day.isoformat(), "words": annotation.words}
        with self._engine.joined():
            self._engine.upsert("annotation", "uid", row)

    def remove_annotation(self, annotation_id: str) -> None:
        with self._engine.joined():
            self._engine.run("DELETE FROM annotation WHERE uid = ?", annotation_id)

    def _of_a_habit(self, span: Filter, marker_id: str) -> tuple[str, tuple[Value, ...]]:
        within, values = _within(span)
        return f"SELECT place, option FROM marking WHERE marker_id = ? AND {within}", (marker_id, *values)  # noqa: S608

    def _blocks(self, told: str, values: tuple[Value, ...], options: Sequence[str], size: int) -> Blocks:
        (row,) = self._engine.rows(_IN_ORDER.format(told=told), *values)
        chosen: list[str] = json.loads(row["options"])
        places: list[int] = json.loads(row["places"])
        order = tuple(dict.fromkeys([*options, *chosen]))
        starts = range(0, len(chosen), size)
        made = [_block(chosen[at : at + size], places[at : at + size], order, size) for at in starts]
        if made and not made[-1].is_finished:
            return Blocks(tuple(made[:-1]), made[-1])
        return Blocks(tuple(made))


def _within(span: Filter) -> tuple[str, tuple[Value, ...]]:
    """The condition that a place lies in a span, and the values in it."""
    if replace(span, since=None, until=None).is_empty:
        return _IN_A_PERIOD, search.limits(span)
    sql, values = search.span(span)
    return f"place IN ({sql})", values


def _block(chosen: Sequence[str], places: Sequence[int], order: tuple[str, ...], size: int) -> Block:
    counts = tuple(chosen.count(option) for option in order)
    return Block(day_of(places[0]), day_of(places[-1]), order, counts, size)


def _remembered(row: Row) -> Remembered:
    return Remembered(
        row["uid"], row["reflection"], day_of(row["place"]), row["happened"], row["did"], row["noticed"]
    )
