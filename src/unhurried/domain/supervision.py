"""Questions to bring to supervision and what came back, the sessions themselves, and the port that keeps both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from unhurried.domain.finding import Glimpse
from unhurried.domain.threads import Ends, Origin


class QuestionKind(StrEnum):
    """What a question is about."""

    WORK = "work"
    RELATIONSHIP = "relationship"
    ME = "me"
    SETTING = "setting"
    ETHICS = "ethics"
    SUPPORT = "support"


class Standing(StrEnum):
    """Where a question is. It may go from any to any other, and may stay where it is for ever."""

    TO_BRING = "to-bring"
    BROUGHT = "brought"
    PARKED = "parked"


@dataclass(frozen=True, slots=True)
class SupervisionQuestion:
    """A question in the writer's words, and, once it was brought, what was heard, done, and what happened then.

    `day` is the local day on which it was noted, `brought_on` the one on which it was brought. `unsaid` is what the
    writer does not want to say in supervision; no share copy reaches it. `is_closed` says that the writer is done
    with it. One that `is_unfinished` is still being written.
    """

    question_id: str
    day: date
    noted_at: datetime
    words: str = field(repr=False)
    kind: QuestionKind = QuestionKind.WORK
    standing: Standing = Standing.TO_BRING
    client_code: str | None = field(default=None, repr=False)
    origin: Origin | None = None
    brought_on: date | None = None
    heard: str = field(default="", repr=False)
    did: str = field(default="", repr=False)
    happened: str = field(default="", repr=False)
    unsaid: str = field(default="", repr=False)
    is_closed: bool = False
    edited_at: datetime | None = None
    is_unfinished: bool = False

    @property
    def is_empty(self) -> bool:
        return not any(text.strip() for text in (self.words, self.heard, self.did, self.happened, self.unsaid))

    @property
    def is_open_loop(self) -> bool:
        """Whether it was brought, and the writer is not done with what came back."""
        return self.standing is Standing.BROUGHT and not self.is_closed


class SessionKind(StrEnum):
    """How a supervision session was held."""

    INDIVIDUAL = "individual"
    GROUP = "group"
    PEER = "peer"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SupervisionSession:
    """One line of the hours: the local day, how long in minutes, with whom by role, and how many were there.

    `with_role` is a role in the writer's words, never a name. `group_size` counts those who brought work.
    """

    session_id: str
    day: date
    minutes: int
    kind: SessionKind = SessionKind.INDIVIDUAL
    with_role: str = field(default="", repr=False)
    group_size: int | None = None

    def __post_init__(self) -> None:
        if self.minutes < 1 or (self.group_size is not None and self.group_size < 1):
            raise ValueError("a session takes a minute and somebody at least")


@dataclass(frozen=True, slots=True)
class Hours:
    """How many sessions, and how long they were together, in minutes."""

    sessions: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class MonthOfHours:
    """The supervision of one month, by kind, kinds without any left out. `month` is its first day."""

    month: date
    kinds: Mapping[SessionKind, Hours]

    @property
    def together(self) -> Hours:
        of = self.kinds.values()
        return Hours(sum(hours.sessions for hours in of), sum(hours.minutes for hours in of))


@dataclass(frozen=True, slots=True)
class SinceLast:
    """What there is to look back on before supervision; both days inclusive.

    `reflections` begin with the newest, and `has_older` says that there are more than are given. `threads` are those
    begun or written to in that time, in the writer's order.
    """

    since: date
    until: date
    reflections: tuple[Glimpse, ...]
    has_older: bool
    to_bring: tuple[SupervisionQuestion, ...]
    open_loops: tuple[SupervisionQuestion, ...]
    threads: tuple[Ends, ...]


class Supervision(Protocol):
    """Questions in the order in which they were noted, and sessions from the latest to the first.

    Whatever would do away with finished words raises HeldByLaw while the legal hold is on; words may be added behind
    those that are there.
    """

    def put(self, question: SupervisionQuestion) -> None:
        """Add it, or replace the one with the same id."""
        ...

    def one(self, question_id: str) -> SupervisionQuestion:
        """Raises QuestionMissing."""
        ...

    def questions(self) -> list[SupervisionQuestion]: ...

    def remove(self, question_id: str) -> None: ...

    def of_reflection(self, reflection_id: str) -> list[SupervisionQuestion]:
        """Questions that came from this reflection, or from the draft that it was."""
        ...

    def put_session(self, session: SupervisionSession) -> None:
        """Add it, or replace the one with the same id."""
        ...

    def sessions(self) -> list[SupervisionSession]: ...

    def session(self, session_id: str) -> SupervisionSession:
        """Raises QuestionMissing."""
        ...

    def remove_session(self, session_id: str) -> None: ...
