"""Filling: what a damaged journal has lost, taken from its newest backup, and only that.

What was erased since the backup is not lost, and does not come back: a lost reflection is known by its id, as
its place may have been that of an erased one when the backup was made.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, final

from unhurried.storage.connecting import Database

_PARTS: Final = ("answer", "marking", "moment", "order_in_day", "tag")
# Each with what it cannot be without; threads come before the notes in them.
_NOTES: Final = {
    "thread": None,
    "thread_note": ("thread", "thread_uid"),
    "margin_note": ("reflection", "reflection_uid"),
    "words_to_keep": None,
    "supervision_question": None,
    "supervision_session": None,
}
# Which row a note is. It is another one here where that is taken.
_ROWS: Final = ("place", "number")
_STATE: Final = "SELECT uid, kept_at, edited_at, trashed_at FROM reflection WHERE place = ?"


@final
class Filling:
    """Copies reflections from an earlier database into a new one of the same schema."""

    def __init__(self, then: Database, now: Database) -> None:
        self._then = then
        self._now = now
        # A journal that was damaged before it was brought up to date has fewer.
        self._parts = [name for name in _PARTS if self._columns_of(name)]
        self._notes = [name for name in _NOTES if self._columns_of(name)]
        self._columns = {
            name: self._columns_of(name) for name in ("reflection", "revision", *self._parts, *self._notes)
        }

    def fill(self, lost: Collection[str], in_part: Collection[int]) -> tuple[int, int]:
        """Fill in what is lost, by id, and there in part, by place: how many came back, and how many are whole."""
        back = sum(self._bring_back(uid) for uid in sorted(lost))
        whole = sum(self._complete(place) for place in sorted(in_part))
        return back, whole

    def fill_notes(self, lost: Mapping[str, Collection[str]], stand_ins: Collection[str]) -> int:
        """Fill in lost threads and notes, by table and id: how many came back. Stand-ins become what they are for."""
        back = sum(self._become(uid) for uid in sorted(stand_ins))
        return back + sum(self._bring_note(name, uid) for name in self._notes for uid in sorted(lost.get(name, ())))

    def _become(self, uid: str) -> bool:
        columns = [column for column in self._columns["thread"] if column.strip('"') not in (*_ROWS, "uid")]
        found = self._row("thread", columns, uid)
        if found:
            setting = ", ".join(f"{column} = ?" for column in columns)
            self._now.conn.execute(f"UPDATE thread SET {setting} WHERE uid = ?", [*found, uid])  # noqa: S608
        return found is not None

    def _bring_note(self, name: str, uid: str) -> bool:
        columns = [column for column in self._columns[name] if column.strip('"') not in _ROWS]
        found = self._row(name, columns, uid)
        beside = _NOTES[name]
        if found is None or self._is_here("uid", uid, name):
            return False
        if beside and not self._is_here("uid", found[columns.index(f'"{beside[1]}"')], beside[0]):
            return False
        if name == "words_to_keep":  # theirs are below nought, and no new row is by itself
            columns, found = ["place", *columns], (self._below(), *found)
        self._insert(name, columns, found)
        return True

    def _row(self, name: str, columns: Collection[str], uid: str) -> tuple[Any, ...] | None:
        return self._then.execute(f"SELECT {', '.join(columns)} FROM {name} WHERE uid = ?", [uid]).fetchone()  # noqa: S608

    def _below(self) -> int:
        return self._now.execute("SELECT coalesce(min(place), 0) - 1 FROM words_to_keep").fetchone()[0]

    def _bring_back(self, uid: str) -> bool:
        found = self._then.execute("SELECT place FROM reflection WHERE uid = ?", [uid]).fetchone()
        if found is None or self._is_here("uid", uid) or self._is_here("place", found[0]):
            return False
        (place,) = found
        self._copy("reflection", "place", place)
        for part in self._parts:
            self._copy(part, "place", place)
        self._copy("revision", "reflection_uid", uid)
        if "margin_note" in self._notes:
            beside = self._then.execute("SELECT uid FROM margin_note WHERE reflection_uid = ? ORDER BY number", [uid])
            for (note,) in beside.fetchall():
                self._bring_note("margin_note", note)
        if self._columns_of("imported"):
            self._bring_import(uid)
        return True

    def fill_imports(self) -> None:
        """Which import each reflection came with, as far as the backup knows and it is here."""
        if self._columns_of("imported"):
            for (uid,) in self._then.execute("SELECT reflection_uid FROM imported").fetchall():
                if self._is_here("uid", uid) and not self._is_here("reflection_uid", uid, "imported"):
                    self._bring_import(uid)

    def _bring_import(self, uid: str) -> None:
        """Which import a reflection came with."""
        found = self._then.execute("SELECT import_uid FROM imported WHERE reflection_uid = ?", [uid]).fetchone()
        columns = [column for column in self._columns_of("import") if column.strip('"') not in _ROWS]
        made = self._row("import", columns, found[0]) if found else None
        if found and made:
            if not self._is_here("uid", found[0], "import"):
                self._insert("import", columns, made)
            self._columns["imported"] = self._columns_of("imported")
            self._copy("imported", "reflection_uid", uid)

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
        columns = self._columns[table]
        sql = f"SELECT {', '.join(columns)} FROM {table} WHERE {column} = ?"  # noqa: S608 - our own
        for row in self._then.execute(sql, [value]).fetchall():
            self._insert(table, columns, row)

    def _insert(self, table: str, columns: Collection[str], row: Sequence[object]) -> None:
        marks = ", ".join("?" * len(columns))
        sql = f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - our own
        self._now.conn.execute(sql, list(row))

    def _is_here(self, column: str, value: object, table: str = "reflection") -> bool:
        found = self._now.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", [value])  # noqa: S608 - our own
        return found.fetchone() is not None

    def _columns_of(self, table: str) -> list[str]:
        found = self._now.execute("SELECT name FROM pragma_table_info(?)", [table])
        return [f'"{name}"' for (name,) in found.fetchall()]
