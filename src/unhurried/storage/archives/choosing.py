"""Choosing: which rows of a journal go into an archive, table by table."""

from __future__ import annotations

import json
from typing import Final

from unhurried.domain.finding import Filter
from unhurried.storage.connecting import Database
from unhurried.storage.engine import Engine
from unhurried.storage.reflections import SqlReflections

_MANY: Final = 1 << 40
_AT_ONCE: Final = 500
# All of these are about one value: the chosen places as a list in JSON, or nothing for everything.
_PLACES: Final = "SELECT value FROM json_each(?1)"
_UIDS: Final = f"SELECT uid FROM reflection WHERE place IN ({_PLACES})"  # noqa: S608 - our own
_HERE: Final = f"?1 IS NULL OR place IN ({_PLACES})"
_OF_ONE: Final = f"?1 IS NULL OR reflection_uid IN ({_UIDS})"
_FROM_ONE: Final = f"?1 IS NULL OR (NOT is_unfinished AND reflection_uid IN ({_UIDS}))"
_ONLY_OF_ALL: Final = "?1 IS NULL"
_LED_TO: Final = f"SELECT thread_uid FROM thread_note WHERE NOT is_unfinished AND reflection_uid IN ({_UIDS})"  # noqa: S608
_ANSWERED: Final = f"SELECT prompt_id FROM answer WHERE place IN ({_PLACES})"  # noqa: S608
_MARKED: Final = f"SELECT marker_id FROM marking WHERE place IN ({_PLACES})"  # noqa: S608

# Parents before children.
TABLES: Final = {
    "reflection": _HERE,
    "answer": _HERE,
    "marking": _HERE,
    "tag": _HERE,
    "moment": _HERE,
    "order_in_day": _HERE,
    "revision": _OF_ONE,
    "margin_note": _FROM_ONE,
    "thread": f"?1 IS NULL OR uid IN ({_LED_TO})",
    "thread_note": _FROM_ONE,
    "words_to_keep": _FROM_ONE,
    "supervision_question": _FROM_ONE,
    "supervision_session": _ONLY_OF_ALL,
    "own_prompt": f"?1 IS NULL OR uid IN ({_ANSWERED})",
    "own_marker": f"?1 IS NULL OR uid IN ({_MARKED})",
    "annotation": _ONLY_OF_ALL,
    "draft": _ONLY_OF_ALL,
}


def chosen(engine: Engine, narrowed: Filter) -> str | None:
    """The places that a filter leaves, as the conditions above take them; None for everything."""
    if narrowed.is_empty:
        return None
    return json.dumps(list(SqlReflections(engine).places(narrowed, limit=_MANY)))


def copy(source: Database, target: Database, table: str, places: str | None) -> int:
    """Copy what is chosen of one table, and answer how many rows that was."""
    found = source.conn.execute(f"SELECT * FROM {table} WHERE {TABLES[table]}", [places])  # noqa: S608 - our own
    columns = ", ".join(f'"{column[0]}"' for column in found.description)
    marks = ", ".join("?" * len(found.description))
    rows = 0
    while part := found.fetchmany(_AT_ONCE):
        target.conn.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", part)  # noqa: S608
        rows += len(part)
    return rows
