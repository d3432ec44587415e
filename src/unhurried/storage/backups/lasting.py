"""What lasts: the little in a journal that an earlier state of it must not take back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.preferences import LASTING, REHEARSED
from unhurried.storage import inbox
from unhurried.storage.connecting import Database, connect_existing
from unhurried.storage.engine import in_our_words

HoldLine = tuple[int, str, int]

# Lets a database be opened that is shorter than it says; what the log of holds is on stands near its beginning.
_FIRST = ("writable_schema = ON",)


def carry_over(present: Database, earlier: Database) -> None:
    """Take along what was chosen about safekeeping, and the keys for lines that may still lie in the inbox."""
    marks = ", ".join("?" * len(LASTING))
    asked = f"SELECT name, value FROM preference WHERE name IN ({marks})"  # noqa: S608 - only marks
    chosen = present.execute(asked, LASTING).fetchall()
    earlier.conn.execute(f"DELETE FROM preference WHERE name IN ({marks})", LASTING)  # noqa: S608
    earlier.conn.executemany("INSERT INTO preference (name, value) VALUES (?, ?)", chosen)
    keep_inbox_keys(earlier, _inbox_keys(present))


def forget_rehearsal(db: Database) -> None:
    """The code that was rehearsed is no longer the code of this journal."""
    db.conn.execute("DELETE FROM preference WHERE name = ?", [REHEARSED])


def keep_inbox_keys(db: Database, keys: Iterable[str]) -> None:
    """Add keys of the inbox, in hexadecimal digits, to those that are known."""
    known = _inbox_keys(db)
    added = [key for key in keys if key not in known]
    if added:
        row = {"name": inbox.FORMER_KEYS, "value": json.dumps([*known, *added])}
        db.table("preference").upsert(row, pk="name")


def holds_in(path: Path, raw_key: str) -> Sequence[HoldLine] | None:
    """The log of the legal hold in a database, by itself; None when it cannot be read, and so may say anything."""
    with (
        suppress(UnhurriedError),
        in_our_words(path.parent),
        closing(connect_existing(path, raw_key, _FIRST)) as db,
    ):
        return holds_of(db)
    return None


def holds_of(db: Database) -> Sequence[HoldLine]:
    """The log of the legal hold, oldest line first."""
    if not _knows_holds(db):
        return []
    return db.execute("SELECT number, day, is_on FROM hold ORDER BY number").fetchall()


def ends_unheld(log: Sequence[HoldLine] | None) -> bool:
    """Whether the legal hold is off for certain."""
    return log is not None and (not log or not log[-1][2])


def add_holds(db: Database, log: Sequence[HoldLine]) -> None:
    """Add the lines of another log that are not there."""
    if _knows_holds(db):
        db.conn.executemany("INSERT OR IGNORE INTO hold (number, day, is_on) VALUES (?, ?, ?)", log)


def follow_holds(db: Database, log: Sequence[HoldLine]) -> None:
    """Add the lines of a later log, and leave the hold as that one ends."""
    add_holds(db, log)
    if log and _knows_holds(db):
        _, day, is_on = log[-1]
        if is_held(db) != bool(is_on):
            db.conn.execute("INSERT INTO hold (day, is_on) VALUES (?, ?)", [day, is_on])


def hold_in_case(db: Database, day: date) -> None:
    """Set the hold, where nobody can tell whether it was on: what is erased does not come back."""
    if _knows_holds(db) and not is_held(db):
        db.conn.execute("INSERT INTO hold (day, is_on) VALUES (?, 1)", [day.isoformat()])


def is_held(db: Database) -> bool:
    """Whether the legal hold is on."""
    return db.execute("SELECT 1 FROM held").fetchone() is not None


def _inbox_keys(db: Database) -> list[str]:
    found = db.execute("SELECT value FROM preference WHERE name = ?", [inbox.FORMER_KEYS]).fetchone()
    return json.loads(found[0]) if found else []


def _knows_holds(db: Database) -> bool:
    return db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'hold'").fetchone() is not None
