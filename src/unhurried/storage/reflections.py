"""Reflections in the database: rows to values and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Final, final

from unhurried.domain.errors import ReflectionMissing
from unhurried.domain.finding import Filter, Glimpse
from unhurried.domain.moments import Moment
from unhurried.domain.reflections import Answer, Marking, Reflection, Revision, Writing
from unhurried.storage import hanging, indexing, search
from unhurried.storage.engine import Engine, Row
from unhurried.storage.holds import refuse_if_held
from unhurried.storage.instants import as_instant_or_none, as_text, as_text_or_none
from unhurried.storage.matching import Matcher
from unhurried.storage.places import day_of, first_after, first_of
from unhurried.storage.writings import writing_as_json, writing_from_json

PARTS: Final = ("tag", "answer", "marking", "moment", "order_in_day")
"""Tables of what is in a reflection; each row says its place, and its position there."""


@final
class SqlReflections:
    """Reflections kept in the journal, behind the port `Reflections`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._matcher = Matcher(engine)

    def put(self, reflection: Reflection) -> None:
        with self._engine.joined():
            place = self._make_room(reflection)
            self._put_parts(place, reflection.writing)
            if reflection.trashed_at is None:
                indexing.put_in(self._engine, place)

    def one(self, reflection_id: str) -> Reflection:
        row = self._engine.row("SELECT * FROM reflection WHERE uid = ?", reflection_id)
        if row is None:
            raise ReflectionMissing
        return reflection_of(row, {table: self._parts(table, row["place"]) for table in PARTS})

    def places(self, narrowed: Filter, before: int | None = None, limit: int = 60) -> Sequence[int]:
        wanted = self._matcher.match(narrowed.words)
        return search.places(self._engine, narrowed, wanted, before, limit)

    def glimpses(self, places: Sequence[int], narrowed: Filter) -> list[Glimpse]:
        wanted = self._matcher.match(narrowed.words)
        return search.glimpses(self._engine, places, wanted, in_trash=narrowed.in_trash)

    def count(self, *, in_trash: bool = False) -> int:
        live = "SELECT count(*) AS number FROM reflection WHERE trashed_at IS NULL"
        trashed = "SELECT count(*) AS number FROM reflection WHERE trashed_at IS NOT NULL"
        return self._engine.rows(trashed if in_trash else live)[0]["number"]

    def keep_revision(self, revision: Revision) -> None:
        row = {
            "uid": revision.revision_id,
            "reflection_uid": revision.reflection_id,
            "replaced_at": as_text(revision.replaced_at),
            "writing": writing_as_json(revision.writing),
        }
        with self._engine.joined():
            if self._engine.row("SELECT 1 FROM reflection WHERE uid = ?", revision.reflection_id) is None:
                raise ReflectionMissing
            self._engine.insert("revision", [row])

    def revisions(self, reflection_id: str) -> list[Revision]:
        sql = "SELECT * FROM revision WHERE reflection_uid = ? ORDER BY replaced_at DESC, rowid DESC"
        return [revision_of(row) for row in self._engine.rows(sql, reflection_id)]

    def erase(self, reflection_ids: Iterable[str]) -> None:
        with self._engine.joined():
            refuse_if_held(self._engine)
            for reflection_id in reflection_ids:
                self._take_out(reflection_id)
                hanging.erase(self._engine, hanging.OF_ONE, reflection_id)
                self._engine.run("DELETE FROM reflection WHERE uid = ?", reflection_id)
                self._engine.run("DELETE FROM draft WHERE reflection_uid = ?", reflection_id)

    def trashed(self) -> list[str]:
        sql = "SELECT uid FROM reflection WHERE trashed_at IS NOT NULL ORDER BY trashed_at DESC, place DESC"
        return [row["uid"] for row in self._engine.rows(sql)]

    def client_codes(self) -> list[str]:
        return self._used("code")

    def tags(self) -> list[str]:
        return self._used("tag")

    def days(self, since: date, until: date) -> dict[date, int]:
        sql = (
            "SELECT min(place) AS place, count(*) AS number FROM reflection"
            " WHERE trashed_at IS NULL AND place >= ? AND place < ? GROUP BY place >> 20 ORDER BY place"
        )
        rows = self._engine.rows(sql, first_of(since), first_after(until))
        return {day_of(row["place"]): row["number"] for row in rows}

    def _make_room(self, reflection: Reflection) -> int:
        """Write the row itself, taken out of the index if it was there. Returns its place."""
        old = self._take_out(reflection.reflection_id)
        day = reflection.writing.day
        place = old["place"] if old and old["day"] == day.isoformat() else self._free_place(day)
        row = {
            "place": place,
            "uid": reflection.reflection_id,
            "day": day.isoformat(),
            "client_code": reflection.writing.client_code or None,
            "kept_at": as_text(reflection.kept_at),
            "edited_at": as_text_or_none(reflection.edited_at),
            "trashed_at": as_text_or_none(reflection.trashed_at),
            "body": reflection.writing.body,
        }
        if old is None:
            self._engine.insert("reflection", [row])
        else:
            self._engine.update("reflection", old["place"], row)
        return place

    def _take_out(self, reflection_id: str) -> Row | None:
        """Take a reflection out of the index, and tell its place and day."""
        row = self._engine.row("SELECT place, day, trashed_at FROM reflection WHERE uid = ?", reflection_id)
        if row and row["trashed_at"] is None:
            indexing.take_out(self._engine, row["place"])
        return row

    def _free_place(self, day: date) -> int:
        sql = "SELECT max(place) AS last FROM reflection WHERE place >= ? AND place < ?"
        last = self._engine.rows(sql, first_of(day), first_after(day))[0]["last"]
        return first_of(day) if last is None else last + 1

    def _put_parts(self, place: int, writing: Writing) -> None:
        parts = {
            "answer": [asdict(answer) for answer in writing.answers],
            "marking": [asdict(marking) for marking in writing.markings],
            "moment": [_moment_as_row(moment) for moment in writing.moments],
            "order_in_day": [{"number": writing.order_in_day}] if writing.order_in_day else [],
            "tag": [{"name": tag} for tag in writing.tags],
        }
        for table, rows in parts.items():
            self._engine.run(f"DELETE FROM {table} WHERE place = ?", place)  # noqa: S608 - one of these
            self._engine.insert(
                table, [{"place": place, "position": position, **row} for position, row in enumerate(rows)]
            )

    def _parts(self, table: str, place: int) -> list[Row]:
        sql = f"SELECT * FROM {table} WHERE place = ? ORDER BY position"  # noqa: S608 - one of ours
        return self._engine.rows(sql, place)

    def _used(self, kind: str) -> list[str]:
        """The values of a facet, the newest reflection's first. Steps from value to value, not row to row."""
        sql = """
            WITH RECURSIVE used (value) AS (
              SELECT min(value) FROM facet WHERE kind = ?1
              UNION ALL
              SELECT (SELECT min(value) FROM facet WHERE kind = ?1 AND value > used.value)
              FROM used WHERE value IS NOT NULL
            )
            SELECT value FROM used WHERE value IS NOT NULL
            ORDER BY (SELECT max(place) FROM facet WHERE kind = ?1 AND facet.value = used.value) DESC, value
        """
        return [row["value"] for row in self._engine.rows(sql, kind)]


def _moment_as_row(moment: Moment) -> Row:
    row = asdict(moment)
    return {"uid": row.pop("moment_id"), **row}


def reflection_of(row: Row, parts: Mapping[str, Sequence[Row]]) -> Reflection:
    """A reflection from its row, and those of what is in it, by table and in order."""
    return Reflection(
        reflection_id=row["uid"],
        writing=_writing(row, {table: [_of_one(part) for part in found] for table, found in parts.items()}),
        kept_at=datetime.fromisoformat(row["kept_at"]),
        edited_at=as_instant_or_none(row["edited_at"]),
        trashed_at=as_instant_or_none(row["trashed_at"]),
    )


def revision_of(row: Row) -> Revision:
    """An earlier state from its row."""
    return Revision(
        revision_id=row["uid"],
        reflection_id=row["reflection_uid"],
        writing=writing_from_json(row["writing"]),
        replaced_at=datetime.fromisoformat(row["replaced_at"]),
    )


def _of_one(part: Row) -> Row:
    """What a part says, without where it stands."""
    return {name: part[name] for name in part if name not in ("place", "position")}


def _writing(row: Row, parts: Mapping[str, Sequence[Row]]) -> Writing:
    return Writing(
        day=date.fromisoformat(row["day"]),
        client_code=row["client_code"],
        tags=tuple(part["name"] for part in parts["tag"]),
        body=row["body"],
        answers=tuple(Answer(**part) for part in parts["answer"]),
        markings=tuple(Marking(**part) for part in parts["marking"]),
        moments=tuple(Moment(moment_id=part.pop("uid"), **part) for part in parts["moment"]),
        order_in_day=next((part["number"] for part in parts["order_in_day"]), None),
    )
