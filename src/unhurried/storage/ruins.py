"""Ruins: a damaged database read piece by piece, around the pages that cannot be read.

Every page carries a seal of its own, so that what can be read is what was written. A row is looked for along
its table from both ends, and then by every index that knows of it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast, final

from unhurried.domain.errors import JournalDamaged
from unhurried.storage.connecting import Database, connect_existing
from unhurried.storage.files import prove_writable

Cells = tuple[Any, ...]
Take = Callable[[Cells], None]

# Lets a database be opened that is shorter than it says; nothing is ever written to it.
_FIRST = ("writable_schema = ON",)


@dataclass(frozen=True, slots=True)
class Table:
    """An ordinary table: its columns, those that identify a row, and the order of each of its indexes."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    indexes: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """Keys of the rows known of and not read; where no index tells of rows, there may be more."""

    keys: frozenset[Cells] = frozenset()
    is_known: bool = True

    @property
    def number(self) -> int:
        """How many, at least."""
        return len(self.keys) if self.is_known else max(1, len(self.keys))


@final
class Ruin:
    """A copy of a damaged database with its log, open for reading."""

    def __init__(self, database: Path, key: str, room: Path) -> None:
        from sqlcipher3 import dbapi2  # pyright: ignore[reportMissingTypeStubs]

        self._damage: type[Exception] = cast("Any", dbapi2).Error
        copy = room / "ruin.db"
        for beside in ("", "-wal"):
            if (found := database.with_name(database.name + beside)).is_file():
                shutil.copyfile(found, copy.with_name(copy.name + beside))
        self._copy = copy
        self._key = key
        self._db = self._connected()

    def close(self) -> None:
        """Let go of the copy."""
        self._db.close()

    def rows(self, sql: str, values: Iterable[object] = ()) -> Iterator[Cells]:
        """Rows of a question, until one cannot be read."""
        try:
            yield from self._db.conn.execute(sql, list(values))
        except self._damage:
            self._start_afresh()

    def value(self, sql: str) -> Any:
        """The first value of a question, or None."""
        return next(self.rows(sql), (None,))[0]

    def tables(self) -> list[Table]:
        """Its ordinary tables; none when not even that can be read."""
        found = self.rows("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
        return [self._table(name, bool(wr)) for name, wr in sorted(found) if not name.startswith("sqlite_")]

    def read(self, table: Table, take: Take) -> Lost:
        """Give every row that can be read to `take`, and answer what could not be."""
        read: set[Cells] = set()
        what = f"SELECT {_listed((*table.key, *table.columns))} FROM {_quoted(table.name)}"  # noqa: S608
        for direction in ("", " DESC"):
            if self._along(f"{what} ORDER BY {_listed(table.key, direction)}", (), table, read, take):
                return Lost()
        known = self._known(table)
        where = " AND ".join(f"{_quoted(column)} = ?" for column in table.key)
        for key in sorted(known - read):
            self._along(f"{what} WHERE {where}", key, table, read, take)
        return Lost(frozenset(known - read), is_known=bool(table.indexes))

    def found(self, table: str, column: str) -> set[Any]:
        """The values of a column, as far as they can be found from both ends."""
        asked = f"SELECT DISTINCT {_quoted(column)} FROM {_quoted(table)} ORDER BY 1"  # noqa: S608
        return {cells[0] for direction in ("", " DESC") for cells in self.rows(asked + direction)}

    def _connected(self) -> Database:
        try:
            return connect_existing(self._copy, self._key, _FIRST)
        except self._damage:
            # The engine needs a little room beside the copy. Whether there is none is not told by its error.
            prove_writable(self._copy.parent, size=1 << 16)
            raise JournalDamaged from None

    def _start_afresh(self) -> None:
        """A connection that has met one bad page reads no other. The log stays, as one is always open."""
        spent, self._db = self._db, self._connected()
        spent.close()

    def _along(self, sql: str, values: Cells, table: Table, read: set[Cells], take: Take) -> bool:
        """Read on until a row cannot be read or was read before. Answers whether nothing was left out."""
        width = len(table.key)
        try:
            for cells in self._db.conn.execute(sql, list(values)):
                if cells[:width] in read:
                    return True
                read.add(cells[:width])
                take(cells[width:])
        except self._damage:
            self._start_afresh()
            return False
        return True

    def _known(self, table: Table) -> set[Cells]:
        known: set[Cells] = set()
        for index in table.indexes:
            for direction in ("", " DESC"):
                order = _listed(index, direction)
                known |= set(
                    self.rows(f"SELECT {_listed(table.key)} FROM {_quoted(table.name)} ORDER BY {order}")  # noqa: S608
                )
        return known

    def _table(self, name: str, is_without_row_ids: bool) -> Table:  # noqa: FBT001
        columns = [*self.rows("SELECT name, pk FROM pragma_table_info(?)", [name])]
        key = [column for column, place in sorted(columns, key=lambda found: found[1]) if place]
        # A table without row ids is its own primary index: that tells of nothing that the table does not.
        aside = "WHERE partial = 0" + (" AND origin <> 'pk'" if is_without_row_ids else "")
        indexes = self.rows(f"SELECT name FROM pragma_index_list(?) {aside}", [name])  # noqa: S608
        orders = [
            tuple(column for (column,) in self.rows("SELECT name FROM pragma_index_info(?)", [index]))
            for (index,) in indexes
        ]
        return Table(
            name=name,
            columns=tuple(column for column, _ in columns),
            key=tuple(key) if is_without_row_ids else ("rowid",),
            indexes=tuple(order for order in orders if all(order)),
        )


def _listed(columns: Iterable[str], direction: str = "") -> str:
    return ", ".join(_quoted(column) + direction for column in columns)


def _quoted(name: str) -> str:
    return f'"{name}"'
