"""Questions for supervision and the sessions of it in the database: rows to values and back."""

from __future__ import annotations

from datetime import date, datetime
from typing import final

from unhurried.domain.errors import QuestionMissing
from unhurried.domain.supervision import (
    QuestionKind,
    SessionKind,
    Standing,
    SupervisionQuestion,
    SupervisionSession,
)
from unhurried.domain.threads import Origin
from unhurried.storage.engine import Engine, Row
from unhurried.storage.instants import as_instant_or_none, as_text, as_text_or_none


@final
class SqlSupervision:
    """Questions and sessions, behind the port `Supervision`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, question: SupervisionQuestion) -> None:
        self._put("supervision_question", question.question_id, _question_as_row(question))

    def one(self, question_id: str) -> SupervisionQuestion:
        row = self._engine.row("SELECT * FROM supervision_question WHERE uid = ?", question_id)
        if row is None:
            raise QuestionMissing
        return _question(row)

    def questions(self) -> list[SupervisionQuestion]:
        return [
            _question(row)
            for row in self._engine.rows("SELECT * FROM supervision_question ORDER BY noted_at, number")
        ]

    def remove(self, question_id: str) -> None:
        with self._engine.joined():
            self._engine.run("DELETE FROM supervision_question WHERE uid = ?", question_id)

    def of_reflection(self, reflection_id: str) -> list[SupervisionQuestion]:
        sql = "SELECT * FROM supervision_question WHERE reflection_uid = ? ORDER BY noted_at, number"
        return [_question(row) for row in self._engine.rows(sql, reflection_id)]

    def put_session(self, session: SupervisionSession) -> None:
        self._put("supervision_session", session.session_id, _session_as_row(session))

    def session(self, session_id: str) -> SupervisionSession:
        row = self._engine.row("SELECT * FROM supervision_session WHERE uid = ?", session_id)
        if row is None:
            raise QuestionMissing
        return _session(row)

    def sessions(self) -> list[SupervisionSession]:
        sql = "SELECT * FROM supervision_session ORDER BY day DESC, number DESC"
        return [_session(row) for row in self._engine.rows(sql)]

    def remove_session(self, session_id: str) -> None:
        with self._engine.joined():
            self._engine.run("DELETE FROM supervision_session WHERE uid = ?", session_id)

    def _put(self, table: str, uid: str, row: Row) -> None:
        with self._engine.joined():
            before = self._engine.row(f"SELECT number FROM {table} WHERE uid = ?", uid)  # noqa: S608 - one of two
            if before is None:
                self._engine.insert(table, [row])
            else:
                self._engine.update(table, before["number"], row)


def _question_as_row(question: SupervisionQuestion) -> Row:
    return {
        "uid": question.question_id,
        "kind": question.kind,
        "standing": question.standing,
        "client_code": question.client_code or None,
        "reflection_uid": question.origin.reflection_id if question.origin else None,
        "prompt_id": question.origin.prompt_id if question.origin else "",
        "moment_uid": question.origin.moment_id if question.origin else "",
        "day": question.day.isoformat(),
        "brought_on": question.brought_on.isoformat() if question.brought_on else None,
        "is_closed": int(question.is_closed),
        "is_unfinished": int(question.is_unfinished),
        "noted_at": as_text(question.noted_at),
        "edited_at": as_text_or_none(question.edited_at),
        "words": question.words,
        "heard": question.heard,
        "did": question.did,
        "happened": question.happened,
        "unsaid": question.unsaid,
    }


def _question(row: Row) -> SupervisionQuestion:
    origin = row["reflection_uid"] and Origin(row["reflection_uid"], row["prompt_id"], row["moment_uid"])
    return SupervisionQuestion(
        question_id=row["uid"],
        day=date.fromisoformat(row["day"]),
        noted_at=datetime.fromisoformat(row["noted_at"]),
        words=row["words"],
        kind=QuestionKind(row["kind"]),
        standing=Standing(row["standing"]),
        client_code=row["client_code"],
        origin=origin or None,
        brought_on=date.fromisoformat(row["brought_on"]) if row["brought_on"] else None,
        heard=row["heard"],
        did=row["did"],
        happened=row["happened"],
        unsaid=row["unsaid"],
        is_closed=bool(row["is_closed"]),
        edited_at=as_instant_or_none(row["edited_at"]),
        is_unfinished=bool(row["is_unfinished"]),
    )


def _session_as_row(session: SupervisionSession) -> Row:
    return {
        "uid": session.session_id,
        "day": session.day.isoformat(),
        "minutes": session.minutes,
        "kind": session.kind,
        "group_size": session.group_size,
        "with_role": session.with_role,
    }


def _session(row: Row) -> SupervisionSession:
    return SupervisionSession(
        session_id=row["uid"],
        day=date.fromisoformat(row["day"]),
        minutes=row["minutes"],
        kind=SessionKind(row["kind"]),
        with_role=row["with_role"],
        group_size=row["group_size"],
    )
