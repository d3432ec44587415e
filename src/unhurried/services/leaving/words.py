"""Words around the writing in files to be read: days, fields and choices, in English whatever the screen speaks.

Files outlive a choice of language, and their reader may be somebody else's program.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final

from unhurried.domain.disclosures import CopyFormat, LineKind
from unhurried.domain.margins import KeptKind
from unhurried.domain.moments import Did, Happened, Noticed
from unhurried.domain.supervision import QuestionKind, SessionKind, Standing
from unhurried.domain.threads import ThreadKind, ThreadState, Turn

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
HAPPENED: Final[Mapping[str, str]] = {
    Happened.QUIET: "It went quiet",
    Happened.DOUBT: "A doubt was voiced",
    Happened.HESITATION: "A hesitation",
    Happened.TEARS: "Tears",
    Happened.ANGER: "Anger",
    Happened.QUESTION: "A question to me",
    Happened.STEP_BACK: "A step back",
    Happened.PUSH: "A push",
    Happened.OTHER: "Something else",
}
DID: Final[Mapping[str, str]] = {
    Did.COMFORTED: "Comforted",
    Did.EXPLAINED: "Explained",
    Did.ASKED: "Asked another question",
    Did.CHANGED_SUBJECT: "Changed the subject",
    Did.FILLED_QUIET: "Filled the quiet",
    Did.WAITED: "Waited",
    Did.SAID_WHAT_I_SAW: "Said what I saw",
    Did.FOLLOWED: "Followed",
    Did.SLOWED_DOWN: "Slowed down",
    Did.OTHER: "Something else",
}
NOTICED: Final[Mapping[str, str]] = {
    Noticed.THEN: "Then",
    Noticed.LATER: "Later in the session",
    Noticed.AFTERWARDS: "Afterwards",
    Noticed.SUPERVISION: "In supervision",
}
THREAD_KINDS: Final = {ThreadKind.QUESTION: "a question", ThreadKind.STRAIN: "strain and repair"}
THREAD_STATES: Final = {ThreadState.OPEN: "open", ThreadState.RESTING: "resting", ThreadState.LET_GO: "let go"}
TURNS: Final = {
    Turn.NOTICED: "Noticed",
    Turn.NAMED: "Named between us",
    Turn.OWNED: "My part owned",
    Turn.TRIED: "Something tried",
    Turn.LEFT: "Left as it is",
}
KEPT: Final = {
    KeptKind.WHEN_THEN: "When this, then that",
    KeptKind.SMALL_ACT: "A small act",
    KeptKind.STATE: "How I was",
    KeptKind.SUPPORT: "Whom I could call",
}
QUESTIONS: Final = {
    QuestionKind.WORK: "The work",
    QuestionKind.RELATIONSHIP: "The relationship",
    QuestionKind.ME: "Me",
    QuestionKind.SETTING: "The setting",
    QuestionKind.ETHICS: "Ethics",
    QuestionKind.SUPPORT: "Support",
}
STANDINGS: Final = {Standing.TO_BRING: "to bring", Standing.BROUGHT: "brought", Standing.PARKED: "parked"}
SESSIONS: Final = {
    SessionKind.INDIVIDUAL: "Individual",
    SessionKind.GROUP: "Group",
    SessionKind.PEER: "Peer",
    SessionKind.OTHER: "Other",
}
LINES: Final = {LineKind.MADE: "made", LineKind.DESTROYED: "destroyed", LineKind.RETURNED: "returned"}
COPIES: Final = {
    CopyFormat.SEALED_PDF: "sealed PDF",
    CopyFormat.PDF: "PDF",
    CopyFormat.MARKDOWN: "Markdown",
    CopyFormat.HTML: "web page",
    CopyFormat.DOCX: "Word document",
}


def day(on: date) -> str:
    """4 March 2026."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def instant(at: datetime) -> str:
    """4 March 2026, 17:00 UTC: a point in time is the same everywhere."""
    there = at.astimezone(UTC)
    return f"{day(there.date())}, {there:%H:%M} UTC"


def joined(*parts: str) -> str:
    """Those that say something, with a dot between two."""
    return " · ".join(part for part in parts if part)


def on_one_line(text: str) -> str:
    """A text as a heading: the writer's own, or of a question of theirs, may have line ends."""
    return " ".join(text.split())
