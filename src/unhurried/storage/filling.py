"""Filling: what a damaged journal has lost, taken from its newest backup, and only that.

What was erased since the backup is not lost, and does not come back: a lost reflection is known by its id, as
its place may have been that of an erased one when the backup was made.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, final

from unhurried.storage.connecting import Database

_PARTS: Final = ("answer", "marking", "moment", "order_in_day", "tag")
_STATE: Final = "SELECT uid, kept_at, edited_at, trashed_at FROM reflection WHERE place = ?"


@final
class Filling:
    """Copies reflections from an earlier database into a new one of the same schema."""

    def __init__(self, then: Database, now: Database) -> None:
        self._then = then
        self._now = now
        # A journal that was damaged before it was brought up to date has fewer.
        self._parts = [name for name in _PARTS if self._columns_of(name)]
        self._columns = {name: self._columns_of(name) for name in ("reflection", "revision", *self._parts)}

    def fill(self, lost: Collection[str], in_part: Collection[int]) -> tuple[int, int]:
        """Fill in what is lost, by id, and there in part, by place: how many came back, and how many are whole."""
        back = sum(self._bring_back(uid) for uid in sorted(lost))
        whole = sum(self._complete(place) for place in sorted(in_part))
        return back, whole

    def _bring_back(self, uid: str) -> bool:
        found = self._then.execute("SELECT place FROM reflection WHERE uid = ?", [uid]).fetchone()
        if found is None or self._is_here("uid", uid) or self._is_here("place", found[0]):
            return False
        (place,) = found
        self._copy("reflection", "place", place)
        for part in self._parts:
            self._copy(part, "place", place)
        self._copy("revision", "reflection_uid", uid)
        return True

    def _complete(self, place: int) -> bool:
        """Only the same state of the same reflection completes what is left of it."""
        if self._then.execute(_STATE, [place]).fetchall() != self._now.execute(_STATE, [place]).fetchall():
            return False
        body = self._then.execute("SELECT body FROM reflection WHERE place = ?", [place]).fetchone()
        self._now.conn.execute("UPDATE reflection SET body = ? WHERE place = ?", [*body, place])
        for part in self._parts:
            self._now.conn.execute(f"DELETE FROM {part} WHERE place = ?", [place])  # noqa: S608 - one of these
            self._copy(part, "place", place)
        return True

    def _copy(self, table: str, column: str, value: object) -> None:
        columns = ", ".join(self._columns[table])
        marks = ", ".join("?" * len(self._columns[table]))
        found = self._then.execute(f"SELECT {columns} FROM {table} WHERE {column} = ?", [value])  # noqa: S608
        for row in found.fetchall():
            self._now.conn.execute(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})", row)  # noqa: S608

    def _is_here(self, column: str, value: object) -> bool:
        found = self._now.execute(f"SELECT 1 FROM reflection WHERE {column} = ?", [value])  # noqa: S608
        return found.fetchone() is not None

    def _columns_of(self, table: str) -> list[str]:
        found = self._now.execute("SELECT name FROM pragma_table_info(?)", [table])
        return [f'"{name}"' for (name,) in found.fetchall()]
