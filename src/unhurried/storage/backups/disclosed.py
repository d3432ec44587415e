"""What was disclosed: the ledger, of which no restoring of an earlier state and no repair takes a line back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from unhurried.domain import chain
from unhurried.domain.disclosures import LedgerHead, LedgerLine
from unhurried.storage.connecting import Database, Row, connect_existing
from unhurried.storage.engine import in_our_words
from unhurried.storage.ledger import as_row, line_of

_LINES = "SELECT * FROM ledger ORDER BY number"
_EXISTS = "SELECT 1 FROM sqlite_schema WHERE name = 'ledger'"


def follow_in(earlier: Database, path: Path, raw_key: str) -> None:
    """The same as `follow`, with a present state that is not open. Raises what reading it can raise."""
    with in_our_words(path.parent), closing(connect_existing(path, raw_key)) as present:
        follow(earlier, present)


def follow(earlier: Database, present: Database) -> None:
    """Add to an earlier state the lines that the present one has and it has not.

    As a rule they are what comes after its last line, and are taken as they stand, the head with them, so that
    whatever is wrong with them goes on showing. Where both went on by themselves from a common line, what is sound
    of the present is written behind the earlier with hashes of its own.
    """
    if not (_knows(earlier) and _knows(present)):
        return
    then, now = _rows(earlier), _rows(present)
    if now[: len(then)] == then:
        _insert(earlier, now[len(then) :])
        if _head(present).lines >= _head(earlier).lines:
            _set_head(earlier, _head(present))
        return
    known = {row["hash"] for row in then}
    lines = [line_of(row) for row in now if row["hash"] not in known]
    _write_behind(earlier, [line for line in lines if line.hash == chain.hash_of(line)])


def fill(now: Database, then: Database) -> None:
    """Put back lines that were lost to damage, and the head, as far as a backup has them."""
    if not (_knows(now) and _knows(then)):
        return
    _insert(now, _rows(then))
    if _head(then).lines > _head(now).lines:
        _set_head(now, _head(then))


def put_head(db: Database) -> None:
    """Where the head itself was lost, it is at the last line there is."""
    rows = _rows(db) if _knows(db) else []
    if rows and rows[-1]["number"] > _head(db).lines:
        _set_head(db, LedgerHead(rows[-1]["number"], rows[-1]["hash"]))


def _write_behind(db: Database, lines: Sequence[LedgerLine]) -> None:
    numbers: dict[int | None, int] = {}
    for line in lines:
        head = _head(db)
        about = numbers.get(line.about, line.about)
        anew = chain.sealed(replace(line, number=head.lines + 1, before=head.hash, about=about))
        numbers[line.number] = anew.number
        _insert(db, [as_row(anew)])
        _set_head(db, chain.head_of(anew))


def _rows(db: Database) -> list[Row]:
    return list(db.query(_LINES))


def _insert(db: Database, rows: Iterable[Row]) -> None:
    """Those whose number is free, as they stand."""
    for row in rows:
        columns, marks = ", ".join(row), ", ".join("?" * len(row))
        sql = f"INSERT OR IGNORE INTO ledger ({columns}) VALUES ({marks})"  # noqa: S608 - our own
        db.conn.execute(sql, list(row.values()))


def _head(db: Database) -> LedgerHead:
    row = db.execute("SELECT lines, hash FROM ledger_head").fetchone()
    return LedgerHead(*row) if row else chain.EMPTY


def _set_head(db: Database, head: LedgerHead) -> None:
    # In place of the row: a trigger lets it go on by one line only, and several are taken over at once.
    db.conn.execute("INSERT OR REPLACE INTO ledger_head VALUES (1, ?, ?)", [head.lines, head.hash])


def _knows(db: Database) -> bool:
    return db.execute(_EXISTS).fetchone() is not None
