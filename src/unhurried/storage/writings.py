"""Writings as JSON: the form in which drafts and revisions hold what a reflection holds in tables."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from unhurried.domain.moments import Moment
from unhurried.domain.reflections import Answer, Marking, Writing


def writing_as_json(writing: Writing) -> str:
    """Everything in a writing."""
    return as_json(
        {
            "day": writing.day.isoformat(),
            "client_code": writing.client_code or None,
            "tags": writing.tags,
            "body": writing.body,
            "answers": [asdict(answer) for answer in writing.answers],
            "markings": [asdict(marking) for marking in writing.markings],
            "moments": [asdict(moment) for moment in writing.moments],
            "order_in_day": writing.order_in_day,
        }
    )


def writing_from_json(text: str) -> Writing:
    """Back from JSON."""
    found: dict[str, Any] = json.loads(text)
    return Writing(
        day=date.fromisoformat(found["day"]),
        client_code=found["client_code"],
        tags=tuple(found["tags"]),
        body=found["body"],
        answers=tuple(Answer(**answer) for answer in found["answers"]),
        markings=tuple(Marking(**marking) for marking in found["markings"]),
        # Not there in what was written before there were any.
        moments=tuple(Moment(**moment) for moment in found.get("moments", ())),
        order_in_day=found.get("order_in_day"),
    )


def as_json(value: object) -> str:
    """JSON in the writer's own letters, so that a page of the database can be read where it must be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
