"""Keeps a journal of every schema that has none yet: `python -m tests.kept.keep`, once a new step is finished.

What is kept stays as it is for ever: it is the journal of somebody who comes back after years. Before a step is
released its journal may be removed and kept anew. For new tables add rows to tests/kept/rows.py first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tests.builders import AT, a_disclosure
from tests.kept.rows import ROWS

from unhurried.domain import chain
from unhurried.domain.disclosures import LineKind
from unhurried.domain.keys import MasterKey, recovery_code
from unhurried.storage import SqlcipherFolders, Strength, indexing, key_file, note_index
from unhurried.storage.connecting import connect
from unhurried.storage.engine import Engine
from unhurried.storage.ledger import SqlLedger
from unhurried.storage.migrations import STEPS
from unhurried.storage.slots import database_key

HOME: Final = Path(__file__).parent
WEAK: Final = Strength(m_kib=8 * 1024, t=1, p=1)
PASSPHRASE: Final = "kept for whoever comes back"  # noqa: S105
CODE: Final = recovery_code(bytes(range(16)))
# The schema in which drafts and earlier versions came to hold moments.
_MOMENTS: Final = 3


def folder_of(number: int) -> Path:
    """The kept journal of the schema with so many steps."""
    return HOME / f"schema-{number}.journal"


def keep(number: int) -> None:
    """Make the journal as it would have been made when there were so many steps."""
    folder = folder_of(number)
    key = SqlcipherFolders(WEAK, STEPS[:number]).create(folder, PASSPHRASE, CODE, AT)
    _fill(folder, key, number)
    (folder / "backups").rmdir()


def _fill(folder: Path, key: MasterKey, number: int) -> None:
    file = key_file.read(folder).file
    engine = Engine(connect(folder / file.database, database_key(key, file.head.journal_id)), folder)
    there = {row["name"] for row in engine.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    with engine.transaction():
        for table, rows in ROWS.items():
            for row in rows if table in there else ():
                engine.insert(table, [dict(_as_then(row, number))])
        for row in engine.rows("SELECT place FROM reflection WHERE trashed_at IS NULL"):
            indexing.put_in(engine, row["place"])
        if "findable" in {row["name"] for row in engine.rows("SELECT name FROM sqlite_schema WHERE type = 'view'")}:
            note_index.make_afresh(engine)
        if "ledger" in there:
            ledger = SqlLedger(engine)
            ledger.add(chain.next_line(ledger.head(), AT, LineKind.MADE, a_disclosure()))
    engine.close()


def _as_then(row: dict[str, Any], number: int) -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        if name == "writing" and number < _MOMENTS:
            writing = json.loads(value)
            yield name, json.dumps({key: writing[key] for key in writing if key not in ("moments", "order_in_day")})
        else:
            yield name, value


if __name__ == "__main__":
    for missing in range(1, len(STEPS) + 1):
        if not folder_of(missing).exists():
            keep(missing)
