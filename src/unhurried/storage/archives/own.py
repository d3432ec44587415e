"""The writer's own prompts and markers on both sides: every wording stays, and none changes its number unseen."""

from __future__ import annotations

import json
from typing import Any, Final

from unhurried.storage.engine import Engine, Row
from unhurried.storage.writings import as_json

TABLES: Final = ("own_prompt", "own_marker")
Versions = dict[int, dict[str, Any]]


def united(here: Engine, there: Engine, table: str) -> tuple[list[Row], int]:
    """Rows to write here, and how many of them hold a wording whose number was taken.

    Of two wordings with one number, one keeps it and the other gets the next that is free; which of them is the same
    on both sides. A wording that is there under another number already is not kept twice.
    """
    mine, theirs = _versions(here, table), _versions(there, table)
    first = _next_number(here, table)
    rows: list[Row] = []
    moved = 0
    for uid in sorted(theirs, key=lambda uid: theirs[uid][0]):
        number, known = mine.get(uid, (first, {}))
        if uid not in mine:
            first += 1
        wanted, bumped = _of_both(known, theirs[uid][1])
        moved += bumped
        for version, question in sorted(wanted.items()):
            if known.get(version) != question:
                told = as_json({**question, "version": version})
                rows.append({"uid": uid, "version": version, "first_kept": number, "question": told})
    return rows, moved


def _of_both(mine: Versions, theirs: Versions) -> tuple[Versions, int]:
    """Every version of one question, and how many were given another number."""
    wanted = {**theirs, **mine}
    homeless: list[dict[str, Any]] = []
    for version in sorted(mine.keys() & theirs.keys()):
        if mine[version] != theirs[version]:
            stays, goes = sorted((mine[version], theirs[version]), key=_order)
            wanted[version] = stays
            homeless.append(goes)
    bumped = 0
    for question in homeless:
        elsewhere = [{**found, "version": 0} for found in wanted.values()]
        if {**question, "version": 0} not in elsewhere:
            bumped += 1
            number = max(wanted) + 1
            wanted[number] = {**question, "version": number}
    return wanted, bumped


def _versions(engine: Engine, table: str) -> dict[str, tuple[int, Versions]]:
    """By id: the place among the writer's own questions, and what each version says."""
    found: dict[str, tuple[int, Versions]] = {}
    asked = f"SELECT uid, version, first_kept, question FROM {table} ORDER BY uid, version"  # noqa: S608 - one of two
    for row in engine.rows(asked):
        question = {**json.loads(row["question"]), "version": row["version"]}
        found.setdefault(row["uid"], (row["first_kept"], {}))[1][row["version"]] = question
    return found


def _next_number(engine: Engine, table: str) -> int:
    return engine.rows(f"SELECT coalesce(max(first_kept), 0) + 1 AS number FROM {table}")[0]["number"]  # noqa: S608


def _order(question: dict[str, Any]) -> str:
    return json.dumps(question, sort_keys=True)
