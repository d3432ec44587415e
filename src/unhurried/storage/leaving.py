"""Reading all of a journal to take it out: a stretch of reflections at a time, and what there is, counted apart."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final, final

from unhurried.domain.leaving import Extent, Kind, Leaf
from unhurried.storage import search
from unhurried.storage.engine import Engine, Row, Value
from unhurried.storage.margins import note_of
from unhurried.storage.matching import Matcher
from unhurried.storage.reflections import PARTS, reflection_of, revision_of

_ALL: Final = 1 << 60
_PARTS: Final = {Kind.ANSWERS: "answer", Kind.MARKINGS: "marking", Kind.MOMENTS: "moment"}
_HANGING: Final = {Kind.EARLIER_VERSIONS: "revision", Kind.MARGIN_NOTES: "margin_note"}
_REST: Final = {
    Kind.THREADS: "thread",
    Kind.THREAD_NOTES: "thread_note",
    Kind.WORDS_TO_KEEP: "words_to_keep",
    Kind.QUESTIONS: "supervision_question",
    Kind.SESSIONS: "supervision_session",
    Kind.LEDGER_LINES: "ledger",
    Kind.ANNOTATIONS: "annotation",
    Kind.DRAFTS: "draft",
}
# Of these the newest version leaves; what was answered to an earlier one carries its wording with it.
_OWN: Final = {Kind.OWN_PROMPTS: "own_prompt", Kind.OWN_MARKERS: "own_marker"}
_GIVEN: Final = "(SELECT value FROM json_each(?))"
_REFLECTIONS: Final = f"SELECT * FROM reflection WHERE place IN {_GIVEN} ORDER BY place"  # noqa: S608 - words of ours
_BY_PLACE: Final = f"SELECT * FROM {{table}} WHERE place IN {_GIVEN} ORDER BY place, position"  # noqa: S608
_REVISIONS: Final = f"SELECT * FROM revision WHERE reflection_uid IN {_GIVEN} ORDER BY replaced_at, rowid"  # noqa: S608
_MARGINS: Final = f"SELECT * FROM margin_note WHERE reflection_uid IN {_GIVEN} ORDER BY written_at, number"  # noqa: S608


@final
class SqlLeaving:
    """Everything there is, behind the port `Leaving`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._matcher = Matcher(engine)

    def places(self, extent: Extent) -> Sequence[int]:
        wanted = self._matcher.match(extent.narrowed.words)
        found = search.places(self._engine, extent.narrowed, wanted, None, _ALL)
        if extent.with_trash:
            trashed = replace(extent.narrowed, in_trash=True)
            found += search.places(self._engine, trashed, wanted, None, _ALL)
        return sorted(found)

    def leaves(self, places: Sequence[int]) -> list[Leaf]:
        asked = json.dumps(list(places))
        parts = {table: self._gathered(_BY_PLACE.format(table=table), "place", asked) for table in PARTS}
        rows = self._engine.rows(_REFLECTIONS, asked)
        uids = json.dumps([row["uid"] for row in rows])
        revisions = self._gathered(_REVISIONS, "reflection_uid", uids)
        margins = self._gathered(_MARGINS, "reflection_uid", uids)
        return [
            Leaf(
                reflection_of(row, {table: found[row["place"]] for table, found in parts.items()}),
                tuple(revision_of(each) for each in revisions[row["uid"]]),
                tuple(note_of(each) for each in margins[row["uid"]]),
            )
            for row in rows
        ]

    def counts(self, extent: Extent) -> dict[Kind, int]:
        which, values = self._which(extent)
        places = f"SELECT place FROM reflection WHERE {which}"  # noqa: S608 - conditions of ours
        uids = f"SELECT uid FROM reflection WHERE {which}"  # noqa: S608
        counted = {Kind.REFLECTIONS: self._number(f"SELECT count(*) AS number FROM ({places})", values)}  # noqa: S608
        for kind, table in _PARTS.items():
            sql = f"SELECT count(*) AS number FROM {table} WHERE place IN ({places})"  # noqa: S608
            counted[kind] = self._number(sql, values)
        for kind, table in _HANGING.items():
            sql = f"SELECT count(*) AS number FROM {table} WHERE reflection_uid IN ({uids})"  # noqa: S608
            counted[kind] = self._number(sql, values)
        return counted | (self._rest() if extent.with_rest else {})

    def _which(self, extent: Extent) -> tuple[str, tuple[Value, ...]]:
        """A condition for the reflections that are taken; of all of them without asking for any place."""
        if not extent.narrowed.is_empty:
            return f"place IN {_GIVEN}", (json.dumps(list(self.places(extent))),)
        return ("true" if extent.with_trash else "trashed_at IS NULL"), ()

    def _rest(self) -> dict[Kind, int]:
        counted = {kind: self._number(f"SELECT count(*) AS number FROM {table}") for kind, table in _REST.items()}  # noqa: S608
        for kind, table in _OWN.items():
            counted[kind] = self._number(f"SELECT count(DISTINCT uid) AS number FROM {table}")  # noqa: S608
        return counted

    def _number(self, sql: str, values: Sequence[Value] = ()) -> int:
        return self._engine.rows(sql, *values)[0]["number"]

    def _gathered(self, sql: str, by: str, asked: str) -> defaultdict[Any, list[Row]]:
        """Rows in their order, by what they belong to."""
        found: defaultdict[Any, list[Row]] = defaultdict(list)
        for row in self._engine.rows(sql, asked):
            found[row[by]].append(row)
        return found
