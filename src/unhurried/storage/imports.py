"""Imports in the database: many reflections put in at once, and taken out again as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final, final

from unhurried.domain.arrivals import Brought, Import, Source, TakenBack, content_of, content_of_words
from unhurried.domain.backups import Progress, carry_on
from unhurried.domain.errors import Cancelled, ImportMissing
from unhurried.storage import hanging, indexing
from unhurried.storage.engine import Engine, Row
from unhurried.storage.hanging import Hanging
from unhurried.storage.holds import refuse_if_held
from unhurried.storage.instants import as_text
from unhurried.storage.places import first_after, first_of
from unhurried.storage.reflections import SqlReflections, parts_of, row_of

_AT_ONCE: Final = 400
# Everything written in a reflection, in the order of `arrivals.words_of`, at these places.
_WORDS: Final = """
    SELECT place, uid, day, trashed_at, concat_ws(char(10), body,
      (SELECT group_concat(text, char(10) ORDER BY position) FROM answer WHERE answer.place = reflection.place),
      (SELECT group_concat(line, char(10) ORDER BY position) FROM marking WHERE marking.place = reflection.place),
      (SELECT group_concat(concat_ws(char(10), happened_words, pull, did_words, followed), char(10) ORDER BY position)
        FROM moment WHERE moment.place = reflection.place)) AS words
    FROM reflection WHERE place >= ? AND place < ? AND place > ? ORDER BY place LIMIT ?
"""
_BEFORE: Final = """
    SELECT content, trashed_at FROM imported JOIN reflection ON reflection.uid = imported.reflection_uid
    WHERE place >= ? AND place < ?
"""
# Whether somebody has done something with a reflection since it came in.
_TOUCHED: Final = """(
    edited_at IS NOT NULL OR trashed_at IS NOT NULL
    OR EXISTS (SELECT 1 FROM revision WHERE reflection_uid = reflection.uid)
    OR EXISTS (SELECT 1 FROM draft WHERE reflection_uid = reflection.uid)
    OR EXISTS (SELECT 1 FROM margin_note WHERE reflection_uid = reflection.uid)
    OR EXISTS (SELECT 1 FROM thread_note WHERE reflection_uid = reflection.uid)
    OR EXISTS (SELECT 1 FROM words_to_keep WHERE reflection_uid = reflection.uid)
    OR EXISTS (SELECT 1 FROM supervision_question WHERE reflection_uid = reflection.uid)
)"""
_OF_IMPORT: Final = "uid IN (SELECT reflection_uid FROM imported WHERE import_uid = ?1)"
_ALL: Final = f"""
    SELECT import.uid, source, at, brought, count(*) AS here, sum({_TOUCHED}) AS touched
    FROM import JOIN imported ON import_uid = import.uid JOIN reflection ON reflection.uid = reflection_uid
    GROUP BY import.number ORDER BY import.number DESC
"""  # noqa: S608 - conditions of ours


@final
class SqlImports:
    """What imports brought, behind the port `Imports`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def contents(self, since: date, until: date) -> dict[str, bool]:
        found: dict[str, bool] = {}
        for row in self._written(first_of(since), first_after(until)):
            content = self._content(row)
            found[content] = found.get(content, True) and row["trashed_at"] is not None
        for row in self._engine.rows(_BEFORE, first_of(since), first_after(until)):
            content = row["content"]
            found[content] = found.get(content, True) and row["trashed_at"] is not None
        return found

    def bring(self, made: Import, brought: Sequence[Brought], progress: Progress = carry_on) -> None:
        with self._engine.joined():
            row = {"uid": made.import_id, "source": str(made.source), "at": as_text(made.at), "brought": len(brought)}
            self._engine.insert("import", [row])
            free: dict[date, int] = {}
            for start in range(0, len(brought), _AT_ONCE):
                if not progress(start / len(brought)):
                    raise Cancelled
                self._put_in(made.import_id, brought[start : start + _AT_ONCE], free)

    def all(self) -> list[Import]:
        return [
            Import(
                row["uid"],
                Source(row["source"]),
                datetime.fromisoformat(row["at"]),
                row["brought"],
                row["here"],
                row["touched"],
            )
            for row in self._engine.rows(_ALL)
        ]

    def take_back(self, import_id: str, *, touched: bool) -> TakenBack:
        going = _OF_IMPORT if touched else f"{_OF_IMPORT} AND NOT {_TOUCHED}"
        # The condition asks what hangs on a reflection, so that its answer is taken before anything goes.
        gone = f"SELECT uid FROM reflection WHERE {going}"  # noqa: S608 - conditions of ours
        with self._engine.joined():
            refuse_if_held(self._engine)
            here = self._number(_OF_IMPORT, import_id)
            if not here:
                raise ImportMissing
            number = self._number(going, import_id)
            drafts = self._engine.rows(
                f"SELECT DISTINCT reflection_uid AS uid FROM draft WHERE reflection_uid IN ({gone})",  # noqa: S608
                import_id,
            )
            if touched:
                notes = f"coalesce(reflection_uid, '') IN ({gone})"
                hanging.erase(self._engine, Hanging(notes), import_id)
                self._engine.run(f"DELETE FROM draft WHERE reflection_uid IN ({gone})", import_id)  # noqa: S608
            live = f"SELECT place FROM reflection WHERE {going} AND trashed_at IS NULL"  # noqa: S608
            indexing.take_out_all(self._engine, live, import_id)
            self._engine.run(f"DELETE FROM reflection WHERE {going}", import_id)  # noqa: S608
        return TakenBack(number, here - number, tuple(row["uid"] for row in drafts))

    def _number(self, condition: str, import_id: str) -> int:
        sql = f"SELECT count(*) AS number FROM reflection WHERE {condition}"  # noqa: S608 - conditions of ours
        return self._engine.rows(sql, import_id)[0]["number"]

    def _written(self, first: int, after: int) -> Iterator[Row]:
        last = first - 1
        while rows := self._engine.rows(_WORDS, first, after, last, 500):
            yield from rows
            last = rows[-1]["place"]

    def _content(self, row: Row) -> str:
        if row["words"].strip():
            return content_of_words(date.fromisoformat(row["day"]), row["words"])
        return content_of(SqlReflections(self._engine).one(row["uid"]).writing)

    def _put_in(self, import_id: str, brought: Sequence[Brought], free: dict[date, int]) -> None:
        tables: dict[str, list[Row]] = {"reflection": []}
        places: list[int] = []
        for one in brought:
            place = self._take_place(one.reflection.writing.day, free)
            places.append(place)
            tables["reflection"].append(row_of(one.reflection, place))
            for table, rows in parts_of(one.reflection.writing, place).items():
                tables.setdefault(table, []).extend(rows)
        tables["imported"] = [
            {"reflection_uid": one.reflection.reflection_id, "import_uid": import_id, "content": one.content}
            for one in brought
        ]
        for table, rows in tables.items():
            self._engine.insert(table, rows)
        indexing.put_in_all(self._engine, places)

    def _take_place(self, day: date, free: dict[date, int]) -> int:
        """The next place of a day, behind what is there."""
        if day not in free:
            sql = "SELECT max(place) AS last FROM reflection WHERE place >= ? AND place < ?"
            last = self._engine.rows(sql, first_of(day), first_after(day))[0]["last"]
            free[day] = first_of(day) if last is None else last + 1
        free[day] += 1
        return free[day] - 1
