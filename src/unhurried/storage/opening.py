"""Making and opening the database of a journal, in the order that loses nothing."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from unhurried.domain.errors import JournalDamaged, JournalIsNewer, UnhurriedError
from unhurried.domain.keys import MasterKey
from unhurried.storage import generations, migrations
from unhurried.storage.backups.making import make_alone
from unhurried.storage.backups.watching import Watch
from unhurried.storage.connecting import Database, connect, connect_existing
from unhurried.storage.engine import Engine, in_our_words
from unhurried.storage.files import make_file, prove_writable
from unhurried.storage.instants import as_text
from unhurried.storage.key_file import KeyFile
from unhurried.storage.migrations import Step
from unhurried.storage.slots import database_key


def import_engine() -> None:
    """Import what opening needs, on a thread that nobody waits for; the window's has less to do then."""
    import filelock
    import sqlcipher3  # pyright: ignore[reportMissingTypeStubs]
    import sqlite_utils

    del filelock, sqlcipher3, sqlite_utils


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


def open_database(folder: Path, file: KeyFile, key: MasterKey, steps: Sequence[Step]) -> Engine:
    """Refuse what is damaged or newer, then back up and migrate if needed, and hand over the engine."""
    prove_writable(folder)
    journal_id = file.head.journal_id
    has_log = _has_log(folder / file.database)
    with in_our_words(folder):
        db = connect_existing(folder / file.database, database_key(key, journal_id))
        try:
            pending = pending_steps(db, journal_id, steps)
            db.execute("PRAGMA journal_mode = WAL")
            if pending:
                _back_up(folder, key)
                migrations.apply(db, steps)
            generations.settle(folder, db, file)
        except BaseException:
            db.close()
            raise
    engine = Engine(db, folder)
    if has_log:  # what ended without closing may have left traces of what was erased
        with suppress(UnhurriedError):
            engine.forget_traces()
    return engine


def open_beside(folder: Path, file: KeyFile, key: MasterKey, steps: Sequence[Step]) -> Engine:
    """The same database once more, while a window has it open. Raises JournalIsNewer if it is not of these steps."""
    journal_id = file.head.journal_id
    with in_our_words(folder):
        db = connect_existing(folder / file.database, database_key(key, journal_id))
        try:
            must_be_up_to_date(db, journal_id, steps)
        except BaseException:
            db.close()
            raise
    return Engine(db, folder)


def must_be_up_to_date(db: Database, journal_id: str, steps: Sequence[Step]) -> None:
    """Raises JournalIsNewer for a journal that is not of these steps, fewer or more."""
    if pending_steps(db, journal_id, steps):
        raise JournalIsNewer


def open_copy(path: Path, key: str, journal_id: str, steps: Sequence[Step]) -> Engine:
    """The same for a copy that is nobody's only one: no log beside it, and no backup before migrating."""
    with in_our_words(path.parent):
        db = connect_existing(path, key)
        try:
            if pending_steps(db, journal_id, steps):
                migrations.apply(db, steps)
        except BaseException:
            db.close()
            raise
    return Engine(db, path.parent)


def pending_steps(db: Database, journal_id: str, steps: Sequence[Step]) -> list[str]:
    """Steps still to be taken. Raises JournalDamaged for what is not this journal's, and JournalIsNewer."""
    if db.execute("PRAGMA application_id").fetchone() != (migrations.APPLICATION_ID,):
        raise JournalDamaged
    pending = migrations.pending(db, steps)
    if not db.execute("SELECT 1 FROM journal WHERE journal_id = ?", [journal_id]).fetchone():
        raise JournalDamaged
    return pending


def _has_log(database: Path) -> bool:
    log = database.with_name(f"{database.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _back_up(folder: Path, key: MasterKey) -> None:
    make_alone(folder, key, datetime.now().astimezone(), Watch())
