"""Brings a journal up to date until it is killed; run by test_migrating as a process of its own.

It prints a line when it begins and one when the journal is open. In the mode "naive" it takes the step without
a transaction, which the test has to notice.
"""

from __future__ import annotations

import sys
from pathlib import Path

import sqlcipher3  # noqa: F401
import sqlite_utils  # noqa: F401

from unhurried.domain.keys import MasterKey
from unhurried.storage import SqlcipherFolders, key_file
from unhurried.storage.connecting import connect
from unhurried.storage.migrations import STEPS, Step
from unhurried.storage.slots import database_key

# As much as a step may do at once: a new table filled from the old one, a column added, filled and another gone.
STATEMENTS = (
    "CREATE TABLE looked_back (place INTEGER PRIMARY KEY REFERENCES reflection, length INTEGER NOT NULL) STRICT",
    "INSERT INTO looked_back SELECT place, length(body) FROM reflection",
    "ALTER TABLE preference ADD COLUMN number INTEGER",
    "UPDATE preference SET number = length(value)",
    "ALTER TABLE looked_back ADD COLUMN twice INTEGER",
    "UPDATE looked_back SET twice = 2 * length",
    "ALTER TABLE looked_back DROP COLUMN length",
)
STEP = Step("looked-back", ";\n".join(STATEMENTS) + ";")
NEWER = (*STEPS, STEP)


def _naively(folder: Path, key: MasterKey) -> None:
    file = key_file.read(folder).file
    db = connect(folder / file.database, database_key(key, file.head.journal_id))
    make, fill, *others = STATEMENTS
    db.execute(make)
    for (place,) in db.execute("SELECT place FROM reflection").fetchall():
        db.execute(f"{fill} WHERE place = ?", [place])
    for statement in others:
        db.execute(statement)
    db.close()


def main() -> None:
    folder, secret, mode = sys.argv[1:]
    where, key = Path(folder), MasterKey(bytes.fromhex(secret))
    folders = SqlcipherFolders(steps=NEWER)
    sys.stdin.readline()
    print('"begun"', flush=True)  # noqa: T201
    if mode == "naive":
        _naively(where, key)
    else:
        folders.open(where, key)
    print('"done"', flush=True)  # noqa: T201
    sys.stdin.readline()


if __name__ == "__main__":
    main()
