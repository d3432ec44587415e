"""The same journal in the same engine without a key: the floor for what encryption costs. Only for made-up words."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from tests.bench.journals import Place

from unhurried.storage import unlocking
from unhurried.storage.connecting import _SETTINGS
from unhurried.storage.drafts import SqlDrafts
from unhurried.storage.engine import Engine
from unhurried.storage.reflections import SqlReflections
from unhurried.storage.slots import database_key
from unhurried.storage.supervision import SqlSupervision
from unhurried.storage.threads import SqlThreads


def connect_with_key(place: Place) -> Any:
    """A bare connection to the journal's own file."""
    journal_id = unlocking.belonging(place.folder, place.key).file.head.journal_id
    connection = _bare(place.database)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute("PRAGMA cipher_memory_security = OFF")
    connection.set_key(database_key(place.key, journal_id))
    return _set(connection)


def copy_in_the_clear(place: Place, path: Path) -> Path:
    """All of it, indexes included, in a file without a key."""
    connection = connect_with_key(place)
    connection.execute("ATTACH DATABASE ? AS clear KEY ''", (str(path),))
    connection.execute("SELECT sqlcipher_export('clear')").fetchone()
    connection.execute("DETACH DATABASE clear")
    connection.close()
    return path


def connect_in_the_clear(path: Path) -> Any:
    """A bare connection to such a file, with the settings that every connection has."""
    connection = _set(_bare(path))
    connection.execute("PRAGMA journal_mode = WAL")
    return connection


def _bare(path: Path) -> Any:
    from sqlcipher3 import dbapi2

    return cast("Any", dbapi2).connect(str(path), isolation_level=None)


def _set(connection: Any) -> Any:
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    return connection


class WithoutKey:
    """What the writing desk needs of a journal: the same schema, settings and code, in the clear."""

    def __init__(self, connection: Any, folder: Path) -> None:
        import sqlite_utils

        db: Any = sqlite_utils.Database(connection, execute_plugins=False)
        engine = Engine(db, folder)
        self.reflections = SqlReflections(engine)
        self.drafts = SqlDrafts(engine)
        self.threads = SqlThreads(engine)
        self.supervision = SqlSupervision(engine)
        self.transaction = engine.transaction
