"""Drafts in the database: each is one row, replaced whole at every save."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any, final

from unhurried.domain.drafts import Bookmark, Draft
from unhurried.storage.engine import Engine, Row
from unhurried.storage.instants import as_text
from unhurried.storage.writings import as_json, writing_as_json, writing_from_json


@final
class SqlDrafts:
    """Unfinished writing, behind the port `Drafts`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, draft: Draft) -> None:
        row = {
            "uid": draft.draft_id,
            "reflection_uid": draft.reflection_id,
            "touched_at": as_text(draft.touched_at),
            "bookmark": as_json(asdict(draft.bookmark)),
            "writing": writing_as_json(draft.writing),
        }
        with self._engine.joined():
            self._engine.upsert("draft", "uid", row)

    def remove(self, draft_id: str) -> None:
        with self._engine.joined():
            self._engine.run("DELETE FROM draft WHERE uid = ?", draft_id)

    def all(self) -> list[Draft]:
        return [_draft(row) for row in self._engine.rows("SELECT * FROM draft ORDER BY touched_at DESC, rowid DESC")]


def _draft(row: Row) -> Draft:
    return Draft(
        draft_id=row["uid"],
        writing=writing_from_json(row["writing"]),
        bookmark=_bookmark(json.loads(row["bookmark"])),
        touched_at=datetime.fromisoformat(row["touched_at"]),
        reflection_id=row["reflection_uid"],
    )


def _bookmark(found: dict[str, Any]) -> Bookmark:
    # Written before there was a guided path, it names no theme.
    return Bookmark(found["way"], found["sheet"], found["caret"], tuple(found["offered"]), found.get("theme", ""))
