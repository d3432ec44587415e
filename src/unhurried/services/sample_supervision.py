"""What the therapist of the sample journal took to supervision: questions, sessions, and two copies made."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, final
from uuid import UUID, uuid5

from unhurried.domain import chain
from unhurried.domain.disclosures import CopyFormat, Disclosure, LedgerLine, LineKind, Recognisable, Taken
from unhurried.domain.ports import Journal
from unhurried.domain.reflections import Reflection
from unhurried.domain.supervision import (
    QuestionKind,
    SessionKind,
    Standing,
    SupervisionQuestion,
    SupervisionSession,
)
from unhurried.domain.threads import Origin
from unhurried.resources import resource

Table = Mapping[str, Any]

_FAMILY = UUID("0c6e9a7e-52f5-4d0e-9b3b-6f1f6f0a2d71")
_EVENING = time(20, 25)


@dataclass(frozen=True, slots=True)
class Supervised:
    """Questions as they were noted, sessions from the first to the latest, and the lines of the ledger."""

    questions: tuple[SupervisionQuestion, ...]
    sessions: tuple[SupervisionSession, ...]
    lines: tuple[LedgerLine, ...]

    def put_into(self, journal: Journal) -> None:
        """Keep it in a journal that has the reflections, and no line in its ledger."""
        for question in self.questions:
            journal.supervision.put(question)
        for session in self.sessions:
            journal.supervision.put_session(session)
        for line in self.lines:
            journal.ledger.add(line)


def sample_supervision(reflections: Sequence[Reflection], ending_on: date, folder: Path | None = None) -> Supervised:
    """What came of these reflections, none of it of `ending_on` or later."""
    home = folder or resource("sample") / "later"
    with (home / "supervision.toml").open("rb") as file:
        table = tomllib.load(file)
    remembering = _Remembering(reflections, ending_on)
    sessions = tuple(sorted(remembering.sessions(table["session"]), key=lambda session: session.day))
    questions = remembering.questions(table["question"], sessions)
    return Supervised(
        questions=tuple(sorted(questions, key=lambda question: question.noted_at)),
        sessions=sessions,
        lines=tuple(_chained(remembering.copies(table["copy"]))),
    )


@final
class _Remembering:
    """Finds the entries that questions come from by a phrase in them; what has no entry is left out."""

    def __init__(self, reflections: Sequence[Reflection], ending_on: date) -> None:
        self._reflections = reflections
        self._ending_on = ending_on

    def sessions(self, items: Sequence[Table]) -> Iterator[SupervisionSession]:
        for item in items:
            for days in item["days"]:
                day = self._ending_on - timedelta(days=days)
                kind = SessionKind(item["kind"])
                size = item.get("group_size")
                yield SupervisionSession(_id(f"{kind} {days}"), day, item["minutes"], kind, item["with"], size)

    def questions(
        self, items: Sequence[Table], sessions: Sequence[SupervisionSession]
    ) -> Iterator[SupervisionQuestion]:
        for item in items:
            reflection = self._with(item["on"])
            if reflection and reflection.writing.day < self._ending_on:
                yield _with_what_came_back(_question(item, reflection), item, sessions)

    def copies(self, items: Sequence[Table]) -> Iterator[tuple[datetime, LineKind, Disclosure | int]]:
        """In the order in which things happened; a number says which of the copies something is about."""
        told: list[tuple[datetime, LineKind, Disclosure | int]] = []
        found = [(item, reflection) for item in items if (reflection := self._with(item["on"]))]
        for number, (item, reflection) in enumerate(found):
            day = max(self._ending_on - timedelta(days=item["days"]), reflection.writing.day)
            told.append((_at(day), LineKind.MADE, _disclosure(item, reflection, day)))
            if "destroyed_after" in item:
                told.append((_at(day + timedelta(days=item["destroyed_after"])), LineKind.DESTROYED, number))
        before = (each for each in told if each[0].date() < self._ending_on)
        yield from sorted(before, key=lambda each: each[0])

    def _with(self, phrase: str) -> Reflection | None:
        return next((each for each in self._reflections if phrase in _text(each)), None)


def _chained(told: Iterator[tuple[datetime, LineKind, Disclosure | int]]) -> Iterator[LedgerLine]:
    head = chain.EMPTY
    made: list[int] = []
    for at, kind, what in told:
        if isinstance(what, Disclosure):
            line = chain.next_line(head, at, kind, what)
            made.append(line.number)
        else:
            line = chain.next_line(head, at, kind, about=made[what])
        head = chain.head_of(line)
        yield line


def _question(item: Table, reflection: Reflection) -> SupervisionQuestion:
    day = reflection.writing.day
    return SupervisionQuestion(
        question_id=_id(f"question {item['on']}"),
        day=day,
        noted_at=_at(day),
        words=item["words"],
        kind=QuestionKind(item["kind"]),
        standing=Standing.PARKED if item.get("is_parked") else Standing.TO_BRING,
        client_code=item.get("code"),
        origin=Origin(reflection.reflection_id),
        unsaid=item.get("unsaid", ""),
    )


def _with_what_came_back(
    question: SupervisionQuestion, item: Table, sessions: Sequence[SupervisionSession]
) -> SupervisionQuestion:
    own = (session.day for session in sessions if session.kind is SessionKind.INDIVIDUAL)
    brought_on = next((day for day in own if day >= question.day), None)
    if "heard" not in item or brought_on is None:
        return question
    return replace(
        question,
        standing=Standing.BROUGHT,
        brought_on=brought_on,
        heard=item["heard"],
        did=item.get("did", ""),
        happened=item.get("happened", ""),
        is_closed=item.get("is_closed", False),
    )


def _disclosure(item: Table, reflection: Reflection, day: date) -> Disclosure:
    writing, home = reflection.writing, reflection.reflection_id
    answers = (f"answer/{answer.prompt_id}" for answer in writing.answers if item["on"] in answer.text)
    field = "paragraph" if item["on"] in writing.body else next(answers)
    return Disclosure(
        day=day,
        for_role=item["for"],
        taken=(Taken(f"{home}/{field}", home),),
        format=CopyFormat.SEALED_PDF,
        # There was never a file; this is that of its name.
        fingerprint=hashlib.sha256(item["on"].encode()).hexdigest(),
        recognisable=Recognisable.NO,
        password_given=item["password_given"],
        destroy_by=day + timedelta(days=item["destroy_by_after"]),
    )


def _text(reflection: Reflection) -> str:
    writing = reflection.writing
    return "\n".join((writing.body, *(answer.text for answer in writing.answers)))


def _at(day: date) -> datetime:
    return datetime.combine(day, _EVENING, UTC)


def _id(name: str) -> str:
    return str(uuid5(_FAMILY, name))
