"""The chain of the ledger: how a line gets its hash from what it tells and the line before it, and how to check it.

docs/ledger.md says the same for whoever wants to check it without this program.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from unhurried.domain.disclosures import Disclosure, LedgerCheck, LedgerHead, LedgerLine, LineKind

NOTHING_BEFORE: Final = "0" * 64
EMPTY: Final = LedgerHead(0, NOTHING_BEFORE)


def next_line(
    head: LedgerHead, at: datetime, kind: LineKind, disclosure: Disclosure | None = None, about: int | None = None
) -> LedgerLine:
    """The line that comes after this head."""
    return sealed(LedgerLine(head.lines + 1, at, kind, head.hash, "", disclosure, about))


def sealed(line: LedgerLine) -> LedgerLine:
    """The line with the hash that belongs to it."""
    return replace(line, hash=hash_of(line))


def hash_of(line: LedgerLine) -> str:
    """SHA-256 over the hash before it, a line end, and what the line tells."""
    return hashlib.sha256(f"{line.before}\n{told(line)}".encode("utf-8", "surrogatepass")).hexdigest()


def told(line: LedgerLine) -> str:
    """What a line tells, as JSON that can be written in one way only: keys in order, no spaces."""
    at = line.at.astimezone(UTC).isoformat(timespec="microseconds")
    of = told_of(line.disclosure) if line.disclosure else None
    return as_json({"about": line.about, "at": at, "disclosure": of, "kind": line.kind, "number": line.number})


def told_of(disclosure: Disclosure) -> dict[str, Any]:
    """A disclosure as plain values."""
    return {
        "day": disclosure.day.isoformat(),
        "destroy_by": disclosure.destroy_by.isoformat() if disclosure.destroy_by else None,
        "fingerprint": disclosure.fingerprint,
        "for_role": disclosure.for_role,
        "format": disclosure.format,
        "password_given": disclosure.password_given,
        "recognisable": disclosure.recognisable,
        "taken": [{"part_id": each.part_id, "reflection_id": each.reflection_id} for each in disclosure.taken],
    }


def as_json(values: dict[str, Any]) -> str:
    """JSON with its keys in order and nothing that could be written otherwise."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def head_of(line: LedgerLine) -> LedgerHead:
    """The head, when this is the last line."""
    return LedgerHead(line.number, line.hash)


def checked(lines: Sequence[LedgerLine], head: LedgerHead) -> LedgerCheck:
    """Follow the chain from the first line to the head."""
    before = EMPTY
    bad: list[int] = []
    is_missing = False
    for line in lines:
        if line.number != before.lines + 1:
            is_missing = True  # what it follows on is not there to be compared
        elif line.before != before.hash:
            bad.append(line.number)
        if line.hash != hash_of(line):
            bad.append(line.number)
        before = head_of(line)
    if before.lines < head.lines:
        is_missing = True
    elif before != head:
        # More lines than were noted, or another end than was noted.
        bad.append(max(1, min(before.lines, head.lines + 1)))
    return LedgerCheck(min(bad, default=None), is_missing)
