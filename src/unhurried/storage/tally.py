"""The tally: what a journal remembers about its own backups, in preferences that are not the writer's."""

from __future__ import annotations

from typing import Final

from unhurried.storage.connecting import Database

PREFIX: Final = "backup."
_CHANGES: Final = f"{PREFIX}changes"
_KEPT: Final = f"{PREFIX}changes-kept"
_KEPT_IN: Final = f"{PREFIX}sequence-kept"
_SEQUENCE: Final = f"{PREFIX}sequence"
_LEFT: Final = f"{PREFIX}left-behind."
# Nobody makes so many backups; a file that bears such a number is not to use up all there are.
_FARTHEST: Final = 1 << 40


def count_change(db: Database) -> None:
    """One more transaction that wrote something; called inside of it, so that the two cannot part."""
    db.conn.execute(
        "INSERT INTO preference (name, value) VALUES (?, '1')"
        " ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1",
        [_CHANGES],
    )


def changes(db: Database) -> int:
    """How many transactions have written something."""
    return _number(db, _CHANGES)


def is_kept(db: Database) -> bool:
    """Whether nothing was written since the last backup."""
    return _value(db, _KEPT) == str(changes(db))


def kept_in(db: Database) -> int:
    """The number of the backup that holds everything up to the change noted last; 0 without any."""
    return _number(db, _KEPT_IN)


def note_kept(db: Database, at: int, sequence: int) -> None:
    """Remember that the verified backup of this number holds everything up to this change."""
    _put(db, _KEPT_IN, str(sequence))
    _put(db, _KEPT, str(at))


def claim(db: Database, beyond: int) -> int:
    """A number for a backup that no other has had: beyond this one, and beyond all claimed before."""
    number = max(_number(db, _SEQUENCE), beyond if beyond < _FARTHEST else 0) + 1
    _put(db, _SEQUENCE, str(number))
    return number


def take_over(db: Database, sequence: int, changes_before: int) -> None:
    """Go on counting where the journal was before this earlier state of it was put back."""
    _put(db, _SEQUENCE, str(max(_number(db, _SEQUENCE), sequence)))
    _put(db, _CHANGES, str(max(changes(db), changes_before) + 1))


def sequence(db: Database) -> int:
    """The highest number claimed."""
    return _number(db, _SEQUENCE)


def leave_behind(db: Database, database: str, backup: int) -> None:
    """Remember a file that was in use before, and the number of the backup that holds what is in it."""
    _put(db, f"{_LEFT}{database}", str(backup))


def left_behind(db: Database) -> dict[str, int]:
    """The files that were in use before, with the numbers of their backups."""
    asked = "SELECT substr(name, ?), CAST(value AS INTEGER) FROM preference WHERE name GLOB ?"
    return dict(db.execute(asked, [len(_LEFT) + 1, f"{_LEFT}*"]).fetchall())


def forget_left_behind(db: Database, database: str) -> None:
    """It is gone."""
    db.conn.execute("DELETE FROM preference WHERE name = ?", [f"{_LEFT}{database}"])


def _number(db: Database, name: str) -> int:
    return int(_value(db, name) or 0)


def _value(db: Database, name: str) -> str:
    row = db.execute("SELECT value FROM preference WHERE name = ?", [name]).fetchone()
    return row[0] if row else ""


def _put(db: Database, name: str, value: str) -> None:
    # On the connection itself: a transaction around it, begun as a reading one, would not wait for others.
    db.conn.execute("INSERT OR REPLACE INTO preference (name, value) VALUES (?, ?)", [name, value])
