"""Knowing: what a journal or an archive has under which id, and digests that tell whether two have the same."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Final

from unhurried.domain.backups import Mention
from unhurried.storage.backups.watching import Watch
from unhurried.storage.engine import Engine, Row

_PARTS: Final = ("answer", "marking", "tag", "moment", "order_in_day")
# Which row something is, and where it stands, is its journal's own.
_OWN: Final = ("place", "number", "position", "first_kept")
_AT_ONCE: Final = 500
_REFLECTIONS: Final = "SELECT * FROM reflection WHERE place > ? ORDER BY place LIMIT ?"


@dataclass(frozen=True, slots=True)
class Known:
    """A reflection as it is mentioned, and a digest of all that is in it."""

    mention: Mention
    kept_at: str
    digest: str


def reflections(engine: Engine, watch: Watch) -> dict[str, Known]:
    """Every reflection, read a few hundred at a time."""
    known: dict[str, Known] = {}
    count = engine.rows("SELECT count(*) AS number FROM reflection")[0]["number"]
    last = -1
    while rows := engine.rows(_REFLECTIONS, last, _AT_ONCE):
        parts = _parts(engine, rows[0]["place"], rows[-1]["place"])
        for row in rows:
            found = (_said(row), *parts.get(row["place"], ()))
            mention = Mention(
                row["uid"], date.fromisoformat(row["day"]), row["client_code"], row["trashed_at"] is not None
            )
            known[row["uid"]] = Known(mention, row["kept_at"], _digest(found))
        last = rows[-1]["place"]
        watch.at(len(known) / max(count, 1))
    return known


def rows_by_uid(engine: Engine, table: str) -> dict[str, Row]:
    """The rows of a table of notes or the like, without what is its journal's own."""
    found = engine.rows(f"SELECT * FROM {table}")  # noqa: S608 - one of ours
    return {row["uid"]: {name: row[name] for name in row if name not in _OWN} for row in found}


def revisions(engine: Engine) -> dict[str, tuple[str, str]]:
    """Earlier versions: of which reflection each is, and a digest of it."""
    known: dict[str, tuple[str, str]] = {}
    last = ""
    asked = "SELECT * FROM revision WHERE uid > ? ORDER BY uid LIMIT ?"
    while rows := engine.rows(asked, last, _AT_ONCE):
        for row in rows:
            known[row["uid"]] = (row["reflection_uid"], _digest((row["replaced_at"], row["writing"])))
        last = rows[-1]["uid"]
    return known


def _parts(engine: Engine, first: int, last: int) -> dict[int, list[tuple[object, ...]]]:
    found: dict[int, list[tuple[object, ...]]] = {}
    for table in _PARTS:
        asked = f"SELECT * FROM {table} WHERE place BETWEEN ? AND ? ORDER BY place, position"  # noqa: S608
        for row in engine.rows(asked, first, last):
            found.setdefault(row["place"], []).append((table, *_said(row)))
    return found


def _said(row: Row) -> tuple[object, ...]:
    return tuple(row[name] for name in row if name not in _OWN)


def _digest(found: object) -> str:
    return hashlib.sha256(repr(found).encode("utf-8", "surrogatepass")).hexdigest()
