"""The schema and how it came about: numbered steps, taken in order, each whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from unhurried.domain.errors import JournalDamaged, JournalIsNewer
from unhurried.storage.connecting import Database
from unhurried.storage.steps import first, imports, legal_hold, moments, supervision, threads

APPLICATION_ID = 0x556E6875
# A journal of before the threads has only the first of them.
_INDEXES = "SELECT name FROM sqlite_schema WHERE name IN ('words', 'note_words') AND type = 'table'"


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the schema. `name` never changes once it has been released."""

    name: str
    sql: str


def pending(db: Database, steps: Sequence[Step]) -> list[str]:
    """Names of the steps still to be taken; changes nothing. Raises JournalIsNewer for steps unknown here."""
    migrations = _migrations(steps)
    unknown = {done.name for done in migrations.applied(db)} - {step.name for step in steps}
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if unknown or version > len(steps):
        raise JournalIsNewer
    return [step.name for step in migrations.pending(db)]


def apply(db: Database, steps: Sequence[Step]) -> None:
    """Take the steps still to be taken, each whole and checked, or not at all."""
    db.execute("PRAGMA foreign_keys = OFF")  # a step may rebuild a table that others point to
    try:
        _migrations(steps).apply(db)
    finally:
        db.execute("PRAGMA foreign_keys = ON")


def check_index(db: Database) -> None:
    """Compare each full-text index with the text it was made of. Raises when they differ."""
    for (index,) in db.execute(_INDEXES).fetchall():
        db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 - ours


def _migrations(steps: Sequence[Step]) -> Any:
    from sqlite_utils import Migrations

    migrations = Migrations("unhurried")
    for number, step in enumerate(steps, start=1):
        migrations(name=step.name)(_taking(step, number))
    return migrations


def _taking(step: Step, number: int) -> Callable[[Any], None]:
    def take(db: Database) -> None:
        db.executescript(step.sql)
        db.execute(f"PRAGMA user_version = {number}")
        if db.execute("PRAGMA foreign_key_check").fetchone():
            raise JournalDamaged
        check_index(db)

    return take


STEPS = (
    Step("write-keep-and-find", first.SQL),
    Step("legal-hold", legal_hold.SQL),
    Step("moments-and-annotations", moments.SQL),
    Step("threads-and-margins", threads.SQL),
    Step("supervision-and-ledger", supervision.SQL),
    Step("imports", imports.SQL),
)
