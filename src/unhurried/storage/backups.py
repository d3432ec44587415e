"""Verified copies of the database, made before anything risky is done to it."""

from __future__ import annotations

import os
import re
from pathlib import Path

from unhurried.domain.errors import JournalDamaged
from unhurried.storage import files
from unhurried.storage.connecting import Database, connect

FOLDER = "backups"
UNFINISHED = ".tmp"

_NUMBER = re.compile(r"-(\d{6})\.db$")


def keep_before(db: Database, folder: Path, step: str, key: str) -> Path:
    """Copy the database, open the copy, compare, and only then give it its name."""
    backups = folder / FOLDER
    if not backups.is_dir():
        files.make_folder(backups)
    kept = backups / f"before-{step}-{_next_number(backups):06d}.db"
    unfinished = kept.with_name(kept.name + UNFINISHED)
    try:
        with files.in_our_words():
            files.make_file(unfinished)  # private from its first byte; VACUUM INTO takes an empty file
            db.execute("VACUUM INTO ?", [str(unfinished)])
            files.file_to_disk(unfinished)
            verify(unfinished, key, counts(db))
            os.replace(unfinished, kept)
            files.folder_to_disk(backups)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return kept


def verify(copy: Path, key: str, expected: dict[str, int]) -> None:
    """Open a copy with its key and read all of it. Raises JournalDamaged when it is not whole."""
    db = connect(copy, key)
    try:
        whole = (
            not db.execute("PRAGMA cipher_integrity_check").fetchall()
            and db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            and not db.execute("PRAGMA foreign_key_check").fetchall()
            and counts(db) == expected
        )
    finally:
        db.close()
    if not whole:
        raise JournalDamaged


def counts(db: Database) -> dict[str, int]:
    """How many rows each ordinary table has."""
    names = db.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name"
    )
    return {
        name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - names of our own tables
        for (name,) in names.fetchall()
    }


def _next_number(backups: Path) -> int:
    taken = [int(found[1]) for path in backups.iterdir() if (found := _NUMBER.search(path.name))]
    return max(taken, default=0) + 1
