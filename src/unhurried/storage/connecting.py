"""Connecting to an encrypted database: the key first, then the settings every connection has."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from unhurried.domain.errors import JournalDamaged

if TYPE_CHECKING:
    from sqlite3 import Connection, Cursor

Values = Iterable[Any]
Row = dict[str, Any]


class Table(Protocol):
    """What is used of a table of sqlite-utils."""

    def insert_all(self, records: Iterable[Row]) -> object: ...

    def update(self, pk_values: int | str, updates: Row) -> object: ...

    def upsert(self, record: Row, *, pk: str | tuple[str, ...]) -> object: ...


class Database(Protocol):
    """What is used of sqlite-utils: the calls that were found to work, and to be loud, with this engine."""

    @property
    def conn(self) -> Connection: ...

    def execute(self, sql: str, parameters: Values | None = None) -> Cursor: ...

    def executescript(self, sql: str) -> Cursor: ...

    def query(self, sql: str, params: Values | None = None) -> Iterable[Row]: ...

    def table(self, table_name: str) -> Table: ...

    def close(self) -> None: ...


# Seconds to wait for another program that has the database locked.
PATIENCE = 5.0
# One page.
_SMALLEST = 4096
# Settings of the connection, besides the key. None of them touches the file.
_SETTINGS = (
    "foreign_keys = ON",
    "synchronous = FULL",
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
    "cache_size = -16000",
)


def connect_existing(path: Path, key: str, first: Iterable[str] = ()) -> Database:
    """Connect, but not to a missing or empty file, which would open as a new and empty journal."""
    if not path.is_file() or path.stat().st_size < _SMALLEST:
        raise JournalDamaged
    return connect(path, key, first)


def connect(path: Path, key: str, first: Iterable[str] = ()) -> Database:
    """A keyed connection in sqlite-utils' hands, with no transaction but those begun in so many words.

    `first` are settings that have to be made before any other.
    """
    import sqlite_utils
    from sqlcipher3 import dbapi2  # pyright: ignore[reportMissingTypeStubs]

    connection = cast("Any", dbapi2).connect(str(path), timeout=PATIENCE, isolation_level=None)
    try:
        # SQLCipher writes about wrong keys to the terminal otherwise.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("PRAGMA cipher_memory_security = OFF")
        connection.set_key(key)
        for setting in (*first, *_SETTINGS):
            connection.execute(f"PRAGMA {setting}")
        # Plugins of sqlite-utils that happen to be installed are not given the keyed connection.
        return cast("Database", sqlite_utils.Database(connection, execute_plugins=False))
    except BaseException:
        connection.close()
        raise
