"""The writer's own prompts and markers, every version of them, and what is chosen of all questions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, final

from unhurried.domain.prompts import (
    Choices,
    Marker,
    MarkerKind,
    Option,
    Prompt,
    PromptKind,
    Shelf,
)
from unhurried.storage.engine import Engine
from unhurried.storage.writings import as_json


@final
class SqlOwnQuestions:
    """Questions of the writer's own, behind the port `OwnQuestions`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def prompts(self) -> list[Prompt]:
        return [_prompt(found) for found in self._newest("own_prompt")]

    def markers(self) -> list[Marker]:
        return [_marker(found) for found in self._newest("own_marker")]

    def put_prompt(self, prompt: Prompt) -> None:
        self._put("own_prompt", prompt.prompt_id, prompt)

    def put_marker(self, marker: Marker) -> None:
        self._put("own_marker", marker.marker_id, marker)

    def choices(self) -> Choices | None:
        row = self._engine.row("SELECT offered_prompts, offered_markers, hidden FROM choice")
        if row is None:
            return None
        return Choices(
            offered_prompts=tuple(json.loads(row["offered_prompts"])),
            offered_markers=tuple(json.loads(row["offered_markers"])),
            hidden=frozenset(json.loads(row["hidden"])),
        )

    def choose(self, choices: Choices) -> None:
        row = {
            "only_row": 1,
            "offered_prompts": as_json(choices.offered_prompts),
            "offered_markers": as_json(choices.offered_markers),
            "hidden": as_json(sorted(choices.hidden)),
        }
        with self._engine.joined():
            self._engine.upsert("choice", "only_row", row)

    def _newest(self, table: str) -> Sequence[dict[str, Any]]:
        """The newest version of each, in the order in which they were first written."""
        # With max() SQLite takes the other columns from the row that has the greatest version.
        sql = f"SELECT max(version), first_kept, question FROM {table} GROUP BY uid ORDER BY first_kept"  # noqa: S608
        return [json.loads(row["question"]) for row in self._engine.rows(sql)]

    def _put(self, table: str, uid: str, question: Prompt | Marker) -> None:
        with self._engine.joined():
            row = {
                "uid": uid,
                "version": question.version,
                "first_kept": self._first_kept(table, uid),
                "question": as_json(asdict(question)),
            }
            self._engine.upsert(table, ("uid", "version"), row)

    def _first_kept(self, table: str, uid: str) -> int:
        """The number the question got when it was new, or the next one."""
        own = f"SELECT min(first_kept) FROM {table} WHERE uid = ?"  # noqa: S608 - one of two names of ours
        following = f"SELECT coalesce(max(first_kept), 0) + 1 FROM {table}"  # noqa: S608
        row = self._engine.row(f"SELECT coalesce(({own}), ({following})) AS number", uid)
        return row["number"] if row else 1


def _prompt(found: dict[str, Any]) -> Prompt:
    found["shelf"] = Shelf(found["shelf"])
    found["kind"] = PromptKind(found["kind"])
    found["ideas"] = tuple(found["ideas"])
    return Prompt(**found)


def _marker(found: dict[str, Any]) -> Marker:
    found["shelf"] = Shelf(found["shelf"])
    found["kind"] = MarkerKind(found["kind"])
    found["ideas"] = tuple(found["ideas"])
    found["options"] = tuple(Option(**option) for option in found["options"])
    return Marker(**found)
