"""The copy that is being made, and what was decided about words, in the database."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any, final

from unhurried.domain.disclosures import CopyFormat, Recognisable
from unhurried.domain.sharing.parts import CopyDraft, Dating, Decision, Treatment, folded
from unhurried.storage.engine import Engine, Row
from unhurried.storage.writings import as_json


@final
class SqlCopies:
    """The draft, in one row that is replaced whole, and decisions by word, behind the port `Copies`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def draft(self) -> CopyDraft | None:
        row = self._engine.row("SELECT draft FROM copy_draft")
        return _draft(json.loads(row["draft"])) if row else None

    def keep_draft(self, draft: CopyDraft) -> None:
        row = {"only_row": 1, "question_uid": draft.question_id or None, "draft": _draft_as_json(draft)}
        with self._engine.joined():
            self._engine.upsert("copy_draft", "only_row", row)

    def drop_draft(self) -> None:
        with self._engine.joined():
            self._engine.run("DELETE FROM copy_draft")

    def decisions(self) -> list[Decision]:
        return [_decision(row) for row in self._engine.rows("SELECT * FROM word_decision ORDER BY folded")]

    def decide(self, decision: Decision) -> None:
        row = {**asdict(decision), "folded": folded(decision.word), "never_leaves": int(decision.never_leaves)}
        with self._engine.joined():
            self._engine.upsert("word_decision", "folded", row)

    def forget(self, word: str) -> None:
        with self._engine.joined():
            self._engine.run("DELETE FROM word_decision WHERE folded = ?", folded(word))


def _draft_as_json(draft: CopyDraft) -> str:
    found = asdict(draft)
    return as_json({**found, "destroy_by": draft.destroy_by.isoformat() if draft.destroy_by else None})


def _draft(found: dict[str, Any]) -> CopyDraft:
    return CopyDraft(
        question=found["question"],
        question_id=found["question_id"],
        chosen=tuple(found["chosen"]),
        pictures=tuple(found["pictures"]),
        decisions=tuple(_decision(each) for each in found["decisions"]),
        dating=Dating(found["dating"]),
        for_role=found["for_role"],
        format=CopyFormat(found["format"]),
        recognisable=Recognisable(found["recognisable"]) if found["recognisable"] else None,
        password_given=found["password_given"],
        destroy_by=date.fromisoformat(found["destroy_by"]) if found["destroy_by"] else None,
    )


def _decision(found: Row) -> Decision:
    return Decision(found["word"], Treatment(found["treatment"]), found["instead"], bool(found["never_leaves"]))
