"""Making and opening the database of a journal, in the order that loses nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from unhurried.domain.errors import JournalDamaged
from unhurried.storage import backups, migrations
from unhurried.storage.connecting import Database, connect
from unhurried.storage.engine import Engine, in_our_words
from unhurried.storage.files import make_file, prove_writable
from unhurried.storage.instants import as_text
from unhurried.storage.migrations import Step

_SMALLEST = 4096


def make_database(path: Path, key: str, journal_id: str, at: datetime, steps: Sequence[Step]) -> None:
    """Make an encrypted database with the newest schema, and close it."""
    make_file(path)
    with in_our_words(path.parent):
        db = connect(path, key)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            migrations.apply(db, steps)
            row = {"only_row": 1, "journal_id": journal_id, "created_at": as_text(at)}
            db.table("journal").insert_all([row])
        finally:
            db.close()


def open_database(path: Path, key: str, journal_id: str, steps: Sequence[Step]) -> Engine:
    """Refuse what is damaged or newer, then back up and migrate if needed, and hand over the engine."""
    # An empty file would open as a new and empty journal, whatever the key.
    if not path.is_file() or path.stat().st_size < _SMALLEST:
        raise JournalDamaged
    prove_writable(path.parent)
    with in_our_words(path.parent):
        db = connect(path, key)
        try:
            _bring_up_to_date(db, path, key, journal_id, steps)
        except BaseException:
            db.close()
            raise
    return Engine(db, path.parent)


def _bring_up_to_date(db: Database, path: Path, key: str, journal_id: str, steps: Sequence[Step]) -> None:
    if db.execute("PRAGMA application_id").fetchone() != (migrations.APPLICATION_ID,):
        raise JournalDamaged
    pending = migrations.pending(db, steps)
    if not db.execute("SELECT 1 FROM journal WHERE journal_id = ?", [journal_id]).fetchone():
        raise JournalDamaged
    db.execute("PRAGMA journal_mode = WAL")
    if pending:
        backups.keep_before(db, path.parent, pending[0], key)
        migrations.apply(db, steps)
