"""Looking back: markings and moments counted in the database, in the order of the sessions.

Nothing here reads a reflection's text. A habit over time is walked along an index of its own; a span is the same
list of places that finding uses, so that both mean the same by a filter.
"""

from __future__ import annotations

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

_OF_A_HABIT = "SELECT place, option FROM marking WHERE marker_id = ? AND place IN ({span})"
# The same without a filter: one walk along the index, past the few that lie in the trash.
_OF_A_HABIT_IN_A_PERIOD = (
    "SELECT place, option FROM marking WHERE marker_id = ? AND place >= ? AND place < ?"
    " AND place NOT IN (SELECT place FROM reflection WHERE trashed_at IS NOT NULL)"
)

_PARTS = {
    Apart.CODE: "SELECT client_code AS part, place FROM reflection WHERE client_code IS NOT NULL",
    Apart.TAG: "SELECT name AS part, place FROM tag",
    Apart.WEEKDAY: "SELECT ((place >> 20) + 6) % 7 + 1 AS part, place FROM reflection",
    Apart.ORDER: "SELECT number AS part, place FROM order_in_day",
}

_BLOCKS = """
WITH told AS ({marks}),
  numbered AS (SELECT place, option, (row_number() OVER (ORDER BY place) - 1) / ? AS block FROM told)
SELECT block, option, count(*) AS number, min(place) AS first, max(place) AS last
FROM numbered GROUP BY block, option ORDER BY block, first
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
        (row,) = self._engine.rows(f"SELECT min(place) AS first, max(place) AS last FROM ({sql})", *values)  # noqa: S608
        return None if row["first"] is None else (day_of(row["first"]), day_of(row["last"]))

    def in_use(self, span: Filter) -> list[InUse]:
        sql, values = search.span(span)
        rows = self._engine.rows(
            f"""WITH counted AS (
                  SELECT marker_id, count(*) AS answered, max(place) AS last
                  FROM marking WHERE place IN ({sql}) GROUP BY marker_id)
                SELECT counted.marker_id, answered, wording FROM counted JOIN marking
                  ON marking.marker_id = counted.marker_id AND marking.place = last
                GROUP BY counted.marker_id ORDER BY answered DESC, counted.marker_id""",  # noqa: S608
            *values,
        )
        return [InUse(row["marker_id"], row["answered"], row["wording"]) for row in rows]

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
        return self._blocks(sql, values, options, size)

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
        sql, values = search.span(span)
        rows = self._engine.rows(
            f"""SELECT moment.uid AS uid, reflection.uid AS reflection, moment.place AS place, happened, did, noticed
                FROM moment JOIN reflection ON reflection.place = moment.place
                WHERE moment.place IN ({sql}) ORDER BY moment.place DESC, position DESC LIMIT ?""",  # noqa: S608
            *(*values, limit),
        )
        return [_remembered(row) for row in reversed(rows)]

    def moment_counts(self, span: Filter) -> Counter[tuple[str, str]]:
        sql, values = search.span(span)
        rows = self._engine.rows(
            f"SELECT happened, did, count(*) AS number FROM moment WHERE place IN ({sql}) GROUP BY happened, did",  # noqa: S608
            *values,
        )
        return Counter({(row["happened"], row["did"]): row["number"] for row in rows})

    def noticed(self, span: Filter, size: int = TEN) -> Blocks:
        sql, values = search.span(span)
        told = f"SELECT place, noticed AS option FROM moment WHERE noticed <> '' AND place IN ({sql})"  # noqa: S608
        return self._blocks(told, values, tuple(Noticed), size)

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
        if replace(span, since=None, until=None).is_empty:
            return _OF_A_HABIT_IN_A_PERIOD, (marker_id, *search.limits(span))
        sql, values = search.span(span)
        return _OF_A_HABIT.format(span=sql), (marker_id, *values)

    def _blocks(self, told: str, values: tuple[Value, ...], options: Sequence[str], size: int) -> Blocks:
        blocks: dict[int, list[Row]] = {}
        for row in self._engine.rows(_BLOCKS.format(marks=told), *values, size):
            blocks.setdefault(row["block"], []).append(row)
        order = tuple(dict.fromkeys([*options, *(row["option"] for rows in blocks.values() for row in rows)]))
        made = [_block(rows, order, size) for rows in blocks.values()]
        if made and not made[-1].is_finished:
            return Blocks(tuple(made[:-1]), made[-1])
        return Blocks(tuple(made))


def _block(rows: Sequence[Row], order: tuple[str, ...], size: int) -> Block:
    found = {row["option"]: row["number"] for row in rows}
    first, last = min(row["first"] for row in rows), max(row["last"] for row in rows)
    return Block(day_of(first), day_of(last), order, tuple(found.get(option, 0) for option in order), size)


def _remembered(row: Row) -> Remembered:
    return Remembered(
        row["uid"], row["reflection"], day_of(row["place"]), row["happened"], row["did"], row["noticed"]
    )
