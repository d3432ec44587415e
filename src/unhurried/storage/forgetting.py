"""Erasing for good what a scope covers, in one transaction: reflections, earlier states, drafts, index."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, final

from unhurried.domain.forgetting import AboutClient, Footprint, OneReflection, Scope, mentions
from unhurried.domain.text import clean
from unhurried.storage import hanging, indexing
from unhurried.storage.engine import Engine
from unhurried.storage.hanging import Hanging
from unhurried.storage.holds import refuse_if_held

_OF_A_REFLECTION = "coalesce(reflection_uid, '') IN (SELECT uid FROM reflection)"
_OF_ANYTHING = "coalesce(reflection_uid, '') IN (SELECT uid FROM reflection UNION SELECT uid FROM draft)"


class _Where(NamedTuple):
    """Conditions that pick out rows of the tables, and the one value in them."""

    reflections: str
    revisions: str
    drafts: str
    hanging: Hanging
    value: str

    @property
    def places(self) -> str:
        return f"SELECT place FROM reflection WHERE ({self.reflections})"  # noqa: S608 - conditions of ours

    @property
    def margin_notes(self) -> str:
        return f"reflection_uid IN (SELECT uid FROM reflection WHERE {self.reflections})"  # noqa: S608


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
            mentioned_elsewhere=self._mentioned(scope, "words", where.places),
            margin_notes=self._number("margin_note", where.margin_notes, where.value),
            threads=self._number("thread", where.hanging.threads, where.value),
            thread_notes=self._number("thread_note", where.hanging.thread_notes, where.value),
            words_to_keep=self._number("words_to_keep", where.hanging.notes, where.value),
            mentioned_in_threads=self._mentioned(scope, "note_words", where.hanging.places_mute),
            supervision_questions=self._number("supervision_question", where.hanging.questions, where.value),
            mentioned_in_questions=self._mentioned_in_questions(scope, where.hanging.questions),
        )

    def erase(self, scope: Scope) -> None:
        where = _where(scope)
        places = f"{where.places} AND trashed_at IS NULL"
        with self._engine.joined():
            refuse_if_held(self._engine)
            # What depends on the reflections goes first; the index reads the text it has to forget.
            hanging.erase(self._engine, where.hanging, where.value)
            self._engine.run(f"DELETE FROM draft WHERE {where.drafts}", where.value)  # noqa: S608
            self._engine.run(f"DELETE FROM revision WHERE {where.revisions}", where.value)  # noqa: S608
            indexing.take_out_all(self._engine, places, where.value)
            self._engine.run(f"DELETE FROM reflection WHERE {where.reflections}", where.value)  # noqa: S608

    def _counted(self, table: str, day: str, condition: str, value: str) -> _Counted:
        columns = f"count(*) AS number, min({day}) AS first, max({day}) AS last"
        sql = f"SELECT {columns} FROM {table} WHERE {condition}"  # noqa: S608 - conditions of ours
        return _Counted(**self._engine.rows(sql, value)[0])

    def _number(self, table: str, condition: str, value: str) -> int:
        return self._counted(table, "NULL", condition, value).number

    def _mentioned(self, scope: Scope, index: str, going: str) -> int:
        """In how many places of an index the code occurs, those that go aside."""
        if not isinstance(scope, AboutClient):
            return 0
        sql = f"SELECT count(*) AS number FROM {index} WHERE {index} MATCH ?2 AND rowid NOT IN ({going})"  # noqa: S608
        phrase = clean(scope.client_code).replace('"', '""')
        return self._engine.rows(sql, scope.client_code, f'"{phrase}"')[0]["number"]

    def _mentioned_in_questions(self, scope: Scope, going: str) -> int:
        """Questions for supervision are not in an index; there are few of them."""
        if not isinstance(scope, AboutClient):
            return 0
        sql = f"SELECT words, heard, did, happened, unsaid FROM supervision_question WHERE NOT ({going})"  # noqa: S608
        found = self._engine.rows(sql, scope.client_code)
        return sum(mentions(row.values(), clean(scope.client_code)) for row in found)


def _where(scope: Scope) -> _Where:
    if isinstance(scope, OneReflection):
        # A draft that was taken up again has the id of what it was, and will be, as a reflection.
        begun = "reflection_uid = ?1 OR uid = ?1"
        notes = f"{_from('uid = ?1', begun)} OR reflection_uid IS ?1"
        return _Where("uid = ?1", "reflection_uid = ?1", begun, Hanging(notes), scope.reflection_id)
    if isinstance(scope, AboutClient):
        inside = "reflection_uid IN (SELECT uid FROM reflection WHERE client_code = ?1)"
        # An earlier state, or an unfinished one, bears the code that it had.
        labelled = f"{inside} OR json_extract(writing, '$.client_code') = ?1"
        going = Hanging(_from("client_code = ?1", labelled), "client_code IS ?1", "client_code IS ?1")
        return _Where("client_code = ?1", labelled, labelled, going, scope.client_code)
    inside = "reflection_uid IN (SELECT uid FROM reflection WHERE day < ?1)"
    # The day of a draft counts where there is no reflection whose day would.
    drafts = f"{inside} OR (json_extract(writing, '$.day') < ?1 AND NOT ({_OF_A_REFLECTION}))"
    return _Where("day < ?1", inside, drafts, _older(drafts), scope.day.isoformat())


def _older(drafts: str) -> Hanging:
    """A note counts by the session it comes from, or by its own day; a thread goes once nothing is left in it."""
    notes = f"{_from('day < ?1', drafts)} OR (day < ?1 AND NOT ({_OF_ANYTHING}))"
    left = f"SELECT 1 FROM thread_note WHERE thread_uid = thread.uid AND NOT ({notes})"  # noqa: S608
    return Hanging(notes, f"day < ?1 AND NOT EXISTS ({left})")


def _from(reflections: str, drafts: str) -> str:
    """Whether a note comes from one of these."""
    going = f"SELECT uid FROM reflection WHERE {reflections} UNION SELECT uid FROM draft WHERE {drafts}"  # noqa: S608
    return f"coalesce(reflection_uid, '') IN ({going})"
