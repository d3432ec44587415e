"""Checking a copy of the database: is it whole, and what does it hold?"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import date
from pathlib import Path

from unhurried.domain.backups import Checked
from unhurried.domain.errors import JournalDamaged
from unhurried.domain.keys import MasterKey
from unhurried.domain.preferences import PASSING
from unhurried.storage import key_file, locking, migrations, tally, unlocking
from unhurried.storage.backups.manifest import Particulars
from unhurried.storage.backups.watching import Watch
from unhurried.storage.connecting import Database, connect
from unhurried.storage.engine import in_our_words
from unhurried.storage.slots import database_key

_AT_ONCE = 500
# What outlasts a restoring, or tells of the file.
_LASTING = ("preference", "hold", "ledger", "ledger_head", "journal", "_sqlite_migrations")
# Steps the engine takes for a page of a database, as measured; only how progress is told depends on it.
_STEPS_A_PAGE = 320


def examine(path: Path, key: str, watch: Watch) -> Particulars:
    """Open a copy by itself, read all of it, and tell what it holds. Raises JournalDamaged."""
    with in_our_words(path.parent):
        db = connect(path, key)
        try:
            must_be_whole(db, watch.part(0, 0.7))
            return particulars(db, watch.part(0.7, 1))
        finally:
            db.close()


def check_closed(folder: Path, key: MasterKey, watch: Watch) -> Checked:
    """The same for a journal that nobody has open, or has open before this comes to its end."""
    key_file.read(folder)  # what is no journal is told before a lock file is put there
    let_go = locking.take(folder)
    try:
        file = unlocking.belonging(folder, key).file
        database = folder / file.database
        if not database.is_file():
            raise JournalDamaged
        told = examine(database, database_key(key, file.head.journal_id), watch)
    finally:
        let_go()
    first, last = (date.fromisoformat(day) if day else None for day in (told.first_day, told.last_day))
    return Checked(told.reflections, told.in_trash, first, last)


def must_be_whole(db: Database, watch: Watch) -> None:
    """Check every page, every row, every reference and the index. Raises JournalDamaged."""
    pages = int(db.execute("PRAGMA page_count").fetchone()[0])
    with watch.over(db, pages * _STEPS_A_PAGE):
        is_whole = (
            not db.execute("PRAGMA cipher_integrity_check").fetchall()
            and db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            and not db.execute("PRAGMA foreign_key_check").fetchall()
        )
        if not is_whole:
            raise JournalDamaged
        migrations.check_index(db)


def particulars(db: Database, watch: Watch) -> Particulars:
    """What a database holds, as one moment of it."""
    live, trashed, first, last = db.execute(
        "SELECT count(*) FILTER (WHERE trashed_at IS NULL), count(*) FILTER (WHERE trashed_at IS NOT NULL),"
        " min(day) FILTER (WHERE trashed_at IS NULL), max(day) FILTER (WHERE trashed_at IS NULL)"
        " FROM reflection"
    ).fetchone()
    rows, content = _digest(db, watch)
    return Particulars(live, trashed, first, last, rows, content)


def digest_of_writing(db: Database, watch: Watch) -> str:
    """A digest of every row that the writer wrote; not of what outlasts a restoring, or tells of the file."""
    return _digest(db, watch, _LASTING)[1]


def _digest(db: Database, watch: Watch, aside: Collection[str] = ()) -> tuple[dict[str, int], str]:
    """How many rows each table has, and a digest of them all. What is worked out from others is left out."""
    digest = hashlib.sha256()
    rows: dict[str, int] = {}
    ordinary = [found for found in tables(db) if found[0] not in aside]
    for number, (table, order) in enumerate(ordinary):
        # Backups number themselves in the journal; that is no part of what was written.
        written = f"WHERE name NOT GLOB '{tally.PREFIX}*' AND name NOT GLOB '{PASSING}*'"
        where = written if table == "preference" else ""
        found = db.conn.execute(f'SELECT * FROM "{table}" {where} ORDER BY {order}')  # noqa: S608 - our own
        rows[table] = 0
        digest.update(f"{table}\n".encode())
        while part := found.fetchmany(_AT_ONCE):
            watch.at(number / len(ordinary))
            rows[table] += len(part)
            digest.update(repr(part).encode("utf-8", "surrogatepass"))
    return rows, digest.hexdigest()


def tables(db: Database) -> list[tuple[str, str]]:
    """The tables in which something is written, and what identifies a row in each."""
    return [
        (name, order)
        for name, order in db.execute(
            """SELECT name, (SELECT group_concat('"' || column.name || '"', ', ' ORDER BY column.pk)
                 FROM pragma_table_info("table".name) AS column WHERE column.pk > 0)
               FROM pragma_table_list AS "table" WHERE schema = 'main' AND type = 'table' ORDER BY name"""
        ).fetchall()
        if order and name != "facet"
    ]
