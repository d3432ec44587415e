"""Keeps drafts and says so after each, under the eyes of strace; run by test_syncs as a process of its own."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from unhurried.domain.keys import MasterKey
from unhurried.services.writing import WritingDesk
from unhurried.storage import SqlcipherFolders


def main() -> None:
    folder, secret, mode, number = sys.argv[1:]
    journal = SqlcipherFolders().open(Path(folder), MasterKey(bytes.fromhex(secret)))
    if mode == "careless":
        journal._engine._db.conn.execute("PRAGMA synchronous = NORMAL")
    ids = count()
    desk = WritingDesk(journal, lambda: datetime.now(UTC), lambda: date(2026, 3, 4), lambda: f"s{next(ids)}")
    draft = desk.begin()
    os.write(1, b"opened\n")
    for step in range(int(number)):
        if step % 10 == 9:
            desk.finish(draft)
            draft = desk.begin()
        else:
            draft = desk.keep(replace(draft, writing=replace(draft.writing, body="A pause. " * (step % 60 + 1))))
        os.write(1, b"kept\n")
    journal.close()


if __name__ == "__main__":
    main()
