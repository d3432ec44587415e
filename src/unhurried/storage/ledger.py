"""The ledger in the database: lines that triggers let nobody change, and the head that is kept apart from them."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any, Final, final

from unhurried.domain import chain
from unhurried.domain.disclosures import (
    CopyFormat,
    Disclosure,
    LedgerHead,
    LedgerLine,
    LineKind,
    Recognisable,
    Taken,
)
from unhurried.storage.engine import Engine, Row
from unhurried.storage.instants import as_text

# What a line that cannot be read says: nothing that fits its hash.
_NEVER: Final = datetime.min.replace(tzinfo=UTC)


@final
class SqlLedger:
    """Lines and their head, behind the port `Ledger`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def lines(self) -> list[LedgerLine]:
        return [line_of(row) for row in self._engine.rows("SELECT * FROM ledger ORDER BY number")]

    def head(self) -> LedgerHead:
        row = self._engine.row("SELECT lines, hash FROM ledger_head")
        return LedgerHead(row["lines"], row["hash"]) if row else chain.EMPTY

    def add(self, line: LedgerLine) -> None:
        with self._engine.joined():
            self._engine.insert("ledger", [as_row(line)])
            self._engine.run("UPDATE ledger_head SET lines = ?, hash = ?", line.number, line.hash)


def as_row(line: LedgerLine) -> Row:
    """A line as it is written down."""
    return {
        "number": line.number,
        "at": as_text(line.at),
        "kind": line.kind,
        "about": line.about,
        "disclosure": chain.as_json(chain.told_of(line.disclosure)) if line.disclosure else None,
        "before": line.before,
        "hash": line.hash,
    }


def line_of(row: Row) -> LedgerLine:
    """A line that somebody else has written into may hold anything, and is still a line, with a hash that tells.

    Only what would be written down in the very same way is read: nothing can hide in a line that is sound.
    """
    with suppress(ValueError, KeyError, TypeError, AttributeError, OverflowError):
        line = LedgerLine(
            number=row["number"],
            at=datetime.fromisoformat(row["at"]).astimezone(UTC),
            kind=LineKind(row["kind"]),
            before=row["before"],
            hash=row["hash"],
            disclosure=_disclosure(json.loads(row["disclosure"])) if row["disclosure"] else None,
            about=row["about"],
        )
        if as_row(line) == row:
            return line
    return LedgerLine(row["number"], _NEVER, LineKind.MADE, row["before"], row["hash"])


def _disclosure(found: dict[str, Any]) -> Disclosure:
    return Disclosure(
        day=date.fromisoformat(found["day"]),
        for_role=found["for_role"],
        taken=tuple(Taken(each["part_id"], each["reflection_id"]) for each in found["taken"]),
        format=CopyFormat(found["format"]),
        fingerprint=found["fingerprint"],
        recognisable=Recognisable(found["recognisable"]),
        password_given=found["password_given"],
        destroy_by=date.fromisoformat(found["destroy_by"]) if found["destroy_by"] else None,
    )
