"""Words for supervision: kinds of questions and of sessions, where a question is, and lengths of time."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from unhurried.domain.supervision import QuestionKind, SessionKind, Standing, SupervisionQuestion, SupervisionSession
from unhurried.ui import sentences

SHORT = 64
HOUR = 60


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("supervision", text)


def kinds() -> dict[str, str]:
    """What a question can be about."""
    return {
        QuestionKind.WORK: tr("The work"),
        QuestionKind.RELATIONSHIP: tr("The relationship"),
        QuestionKind.ME: tr("Me"),
        QuestionKind.SETTING: tr("The setting"),
        QuestionKind.ETHICS: tr("Ethics"),
        QuestionKind.SUPPORT: tr("Support"),
    }


def standings() -> dict[str, str]:
    """Where a question can be; none of them is an end."""
    return {
        Standing.TO_BRING: tr("To bring"),
        Standing.BROUGHT: tr("Brought"),
        Standing.PARKED: tr("Parked"),
    }


def session_kinds() -> dict[str, str]:
    """How a supervision session can be held."""
    return {
        SessionKind.INDIVIDUAL: tr("Individual"),
        SessionKind.GROUP: tr("Group"),
        SessionKind.PEER: tr("Peer"),
        SessionKind.OTHER: tr("Other"),
    }


def in_short(words: str, length: int = SHORT) -> str:
    """The beginning of what was written, on one line."""
    line = " ".join(words.split())
    if not line:
        return tr("A question without words")
    return line if len(line) <= length else line[:length].rstrip() + "…"


def about(question: SupervisionQuestion) -> str:
    """Its kind, whom it is about, and its days."""
    parts = [kinds()[question.kind], question.client_code or ""]
    parts.append(tr("noted {day}").format(day=sentences.plain_day(question.day)))
    if question.brought_on and question.standing is Standing.BROUGHT:
        parts.append(tr("brought {day}").format(day=sentences.plain_day(question.brought_on)))
    return " · ".join(part for part in parts if part)


def length(minutes: int) -> str:
    """50 minutes; 1 hour 30 minutes."""
    hours, rest = divmod(minutes, HOUR)
    parts: list[str] = []
    if hours:
        parts.append(tr("1 hour") if hours == 1 else tr("{number} hours").format(number=sentences.number(hours)))
    if rest or not hours:
        parts.append(tr("1 minute") if rest == 1 else tr("{number} minutes").format(number=rest))
    return " ".join(parts)


def sessions(count: int) -> str:
    """1 session; 3 sessions."""
    return tr("1 session") if count == 1 else tr("{number} sessions").format(number=sentences.number(count))


def session(held: SupervisionSession) -> str:
    """Individual, 50 minutes, with a supervisor, 4 in the group."""
    parts = [session_kinds()[held.kind], length(held.minutes)]
    if held.with_role.strip():
        parts.append(tr("with: {role}").format(role=held.with_role.strip()))
    if held.group_size:
        parts.append(tr("{number} who brought work").format(number=sentences.number(held.group_size)))
    return " · ".join(parts)
