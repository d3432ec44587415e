"""The keyed connection: reads, writes inside transactions, and engine errors put into our words."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any, cast, final

from unhurried.domain.errors import (
    DiskIsFull,
    HeldByLaw,
    JournalDamaged,
    JournalIsOpen,
    JournalIsReadOnly,
    NotKept,
    UnhurriedError,
)
from unhurried.storage import tally
from unhurried.storage.connecting import PATIENCE, Database, Row
from unhurried.storage.files import prove_writable

Value = str | int | None

# Primary result codes of SQLite.
_BUSY, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 5, 8, 10, 11, 13, 14, 26
# Copying from one connection to another fails without a code; the engine's own words for it are fixed.
_SAID = {
    "attempt to write a readonly database": _READONLY,
    "database disk image is malformed": _CORRUPT,
    "database is locked": _BUSY,
    "database or disk is full": _FULL,
    "disk I/O error": _IOERR,
    "file is not a database": _NOTADB,
}
# What the triggers of the schema say that refuse to erase.
_HELD = "held by law"


@contextmanager
def in_our_words(folder: Path) -> Generator[None]:
    """The one place where engine errors become ours. Their text may quote what was written, so it is left."""
    from sqlcipher3 import dbapi2  # pyright: ignore[reportMissingTypeStubs]

    engine_errors: type[Exception] = cast("Any", dbapi2).Error
    try:
        yield
    except (engine_errors, UnicodeEncodeError) as error:
        raise _ours(error, folder) from None


def _ours(error: Exception, folder: Path) -> UnhurriedError:
    code = getattr(error, "sqlite_errorcode", _SAID.get(str(error), 0)) & 0xFF
    if code in (_IOERR, _CANTOPEN):
        # The engine does not say why. A page or two written beside it meets the same obstacle and does.
        try:
            prove_writable(folder, size=1 << 16)
        except UnhurriedError as reason:
            return reason
    if str(error) == _HELD:
        return HeldByLaw()
    leaves: dict[int, type[UnhurriedError]] = {
        _BUSY: JournalIsOpen,
        _READONLY: JournalIsReadOnly,
        _CORRUPT: JournalDamaged,
        _FULL: DiskIsFull,
        _NOTADB: JournalDamaged,
    }
    return leaves[code]() if code in leaves else NotKept(type(error).__name__)


@final
class Engine:
    """An open, keyed database. Bound to the thread that opened it."""

    def __init__(self, db: Database, folder: Path) -> None:
        self._db = db
        self._folder = folder
        self._has_traces = False
        self._is_reading = False

    def rows(self, sql: str, *values: Value) -> list[Row]:
        """All rows of a question."""
        with in_our_words(self._folder):
            return list(self._db.query(sql, values))

    def row(self, sql: str, *values: Value) -> Row | None:
        """The first row of a question, if it has one."""
        return next(iter(self.rows(sql, *values)), None)

    @property
    def changes(self) -> tuple[int, int]:
        """Another one as soon as anything has been written, here or by a long call beside."""
        with in_our_words(self._folder):
            beside = self._db.conn.execute("PRAGMA data_version").fetchone()
        return self._db.conn.total_changes, int(beside[0])

    def run(self, sql: str, *values: Value) -> None:
        """Carry out a statement that returns no rows, inside a transaction."""
        with self._writing():
            self._db.execute(sql, values)

    def insert(self, table: str, rows: Sequence[Row]) -> None:
        """Add rows to a table."""
        with self._writing():
            self._db.table(table).insert_all(rows)

    def update(self, table: str, key: int | str, row: Row) -> None:
        """Change the row with this primary key."""
        with self._writing():
            self._db.table(table).update(key, row)

    def upsert(self, table: str, key: str | tuple[str, ...], row: Row) -> None:
        """Add a row, or change the one with the same key."""
        with self._writing():
            self._db.table(table).upsert(row, pk=key)

    @contextmanager
    def transaction(self, *, counts: bool = True) -> Generator[None]:
        """The only way to write: all or nothing, durable on leaving. It does not nest.

        What does not count is no reason for another backup.

        IMMEDIATE, because a transaction that turns into a writing one later ignores the busy timeout.
        """
        if self._in_transaction:
            raise RuntimeError("a transaction is open already")
        self._control("BEGIN IMMEDIATE")
        before = self._db.conn.total_changes
        try:
            yield
            if counts and self._db.conn.total_changes != before:
                self._count()
            self._control("COMMIT")
        except BaseException:
            if self._in_transaction:
                self._control("ROLLBACK")
            raise
        self._clear_owed_traces()

    @contextmanager
    def one_moment(self) -> Generator[None]:
        """Read one moment of the file, while others write; nothing can be written inside."""
        self._control("BEGIN")
        try:
            self.row("SELECT 1 FROM journal")  # a moment begins with the first reading
            self._is_reading = True
            yield
        finally:
            self._is_reading = False
            self._control("ROLLBACK")

    def joined(self, *, counts: bool = True) -> AbstractContextManager[None]:
        """The transaction that is open, or one of its own."""
        return nullcontext() if self._in_transaction else self.transaction(counts=counts)

    def forget_traces(self) -> None:
        """Empty the write-ahead log: older states of pages are in it. Raises NotKept while somebody reads it.

        Nobody is waited for, as the window would stand still: the next transaction tries again, and so does
        closing.
        """
        self._has_traces = True
        self._control("PRAGMA busy_timeout = 0")
        try:
            busy = self.row("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._control(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
        if busy is None or busy["busy"]:
            raise NotKept
        self._has_traces = False

    def close(self) -> None:
        """Let go of the file."""
        self._clear_owed_traces()
        with in_our_words(self._folder):
            self._db.close()

    def _clear_owed_traces(self) -> None:
        if self._has_traces:
            with suppress(UnhurriedError):
                self.forget_traces()

    @property
    def _in_transaction(self) -> bool:
        return self._db.conn.in_transaction

    def _count(self) -> None:
        with in_our_words(self._folder):
            tally.count_change(self._db)

    def _control(self, sql: str) -> None:
        with in_our_words(self._folder):
            self._db.conn.execute(sql)

    def _writing(self) -> AbstractContextManager[None]:
        if self._is_reading or not self._in_transaction:
            raise RuntimeError("writes belong in a transaction")
        return in_our_words(self._folder)
