"""Erasing for good what a scope covers, in one transaction: reflections, earlier states, drafts, index."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, final

from unhurried.domain.forgetting import AboutClient, Footprint, OneReflection, Scope
from unhurried.domain.text import clean
from unhurried.storage import indexing
from unhurried.storage.engine import Engine
from unhurried.storage.holds import refuse_if_held

_OF_A_REFLECTION = "coalesce(reflection_uid, '') IN (SELECT uid FROM reflection)"


class _Where(NamedTuple):
    """Conditions that pick out rows of the three tables, and the one value in them."""

    reflections: str
    revisions: str
    drafts: str
    value: str


class _Counted(NamedTuple):
    """How many rows there are, and the first and the last of their days."""

    number: int
    first: str | None
    last: str | None


@final
class SqlForgetting:
    """Previews and erasures, behind the port `Forgetting`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def footprint(self, scope: Scope) -> Footprint:
        where = _where(scope)
        kept = self._counted("reflection", "day", where.reflections, where.value)
        begun = self._counted("draft", "json_extract(writing, '$.day')", where.drafts, where.value)
        earlier = self._counted("revision", "NULL", where.revisions, where.value)
        days = [day for counted in (kept, begun) for day in (counted.first, counted.last) if day]
        return Footprint(
            reflections=kept.number,
            revisions=earlier.number,
            drafts=begun.number,
            since=date.fromisoformat(min(days)) if days else None,
            until=date.fromisoformat(max(days)) if days else None,
            mentioned_elsewhere=self._mentioned_elsewhere(scope, where),
        )

    def erase(self, scope: Scope) -> None:
        where = _where(scope)
        places = f"SELECT place FROM reflection WHERE trashed_at IS NULL AND ({where.reflections})"  # noqa: S608
        with self._engine.joined():
            refuse_if_held(self._engine)
            # What depends on the reflections goes first; the index reads the text it has to forget.
            self._engine.run(f"DELETE FROM draft WHERE {where.drafts}", where.value)  # noqa: S608
            self._engine.run(f"DELETE FROM revision WHERE {where.revisions}", where.value)  # noqa: S608
            indexing.take_out_all(self._engine, places, where.value)
            self._engine.run(f"DELETE FROM reflection WHERE {where.reflections}", where.value)  # noqa: S608

    def _counted(self, table: str, day: str, condition: str, value: str) -> _Counted:
        columns = f"count(*) AS number, min({day}) AS first, max({day}) AS last"
        sql = f"SELECT {columns} FROM {table} WHERE {condition}"  # noqa: S608 - conditions of ours
        return _Counted(**self._engine.rows(sql, value)[0])

    def _mentioned_elsewhere(self, scope: Scope, where: _Where) -> int:
        if not isinstance(scope, AboutClient):
            return 0
        inside = f"SELECT place FROM reflection WHERE {where.reflections}"  # noqa: S608
        sql = f"SELECT count(*) AS number FROM words WHERE words MATCH ?2 AND rowid NOT IN ({inside})"  # noqa: S608
        phrase = clean(where.value).replace('"', '""')
        return self._engine.rows(sql, where.value, f'"{phrase}"')[0]["number"]


def _where(scope: Scope) -> _Where:
    if isinstance(scope, OneReflection):
        # A draft that was taken up again has the id of what it was, and will be, as a reflection.
        begun = "reflection_uid = ?1 OR uid = ?1"
        return _Where("uid = ?1", "reflection_uid = ?1", begun, scope.reflection_id)
    if isinstance(scope, AboutClient):
        inside = "reflection_uid IN (SELECT uid FROM reflection WHERE client_code = ?1)"
        # An earlier state, or an unfinished one, bears the code that it had.
        labelled = f"{inside} OR json_extract(writing, '$.client_code') = ?1"
        return _Where("client_code = ?1", labelled, labelled, scope.client_code)
    inside = "reflection_uid IN (SELECT uid FROM reflection WHERE day < ?1)"
    return _Where(
        reflections="day < ?1",
        revisions=inside,
        # The day of a draft counts where there is no reflection whose day would.
        drafts=f"{inside} OR (json_extract(writing, '$.day') < ?1 AND NOT ({_OF_A_REFLECTION}))",
        value=scope.day.isoformat(),
    )
