"""What lasts: the little in a journal that an earlier state of it must not take back."""

from __future__ import annotations

import json
from collections.abc import Iterable

from unhurried.storage import inbox
from unhurried.storage.connecting import Database


def carry_over(present: Database, earlier: Database) -> None:
    """Take the log of legal holds along, and the keys for lines that may still lie in the inbox."""
    if _has_holds(present) and _has_holds(earlier):
        for line in present.execute("SELECT number, day, is_on FROM hold ORDER BY number").fetchall():
            earlier.execute("INSERT OR IGNORE INTO hold (number, day, is_on) VALUES (?, ?, ?)", line)
    keep_inbox_keys(earlier, _inbox_keys(present))


def keep_inbox_keys(db: Database, keys: Iterable[str]) -> None:
    """Add keys of the inbox, in hexadecimal digits, to those that are known."""
    known = _inbox_keys(db)
    added = [key for key in keys if key not in known]
    if added:
        row = {"name": inbox.FORMER_KEYS, "value": json.dumps([*known, *added])}
        db.table("preference").upsert(row, pk="name")


def _inbox_keys(db: Database) -> list[str]:
    found = db.execute("SELECT value FROM preference WHERE name = ?", [inbox.FORMER_KEYS]).fetchone()
    return json.loads(found[0]) if found else []


def _has_holds(db: Database) -> bool:
    return db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'hold'").fetchone() is not None
