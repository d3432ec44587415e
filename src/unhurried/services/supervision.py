"""Supervision: questions to bring and what came back, and the sessions themselves as dated lines."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

from unhurried.domain.errors import QuestionMissing, UnhurriedError
from unhurried.domain.ports import Journal
from unhurried.domain.supervision import (
    Hours,
    MonthOfHours,
    QuestionKind,
    SessionKind,
    Standing,
    SupervisionQuestion,
    SupervisionSession,
)
from unhurried.domain.text import clean
from unhurried.domain.threads import Origin


class SupervisionRoom:
    """The verbs of supervision. `now` gives aware datetimes, `today` the local day, `new_id` fresh ids.

    A question on the screen is kept as it grows by `keep_growing`, and finished by `finish`; one that was left half
    written is `unfinished` when somebody comes back.
    """

    def __init__(
        self,
        journal: Journal,
        now: Callable[[], datetime],
        today: Callable[[], date],
        new_id: Callable[[], str],
    ) -> None:
        self._journal = journal
        self._now = now
        self._today = today
        self._new_id = new_id

    # Questions

    def questions(self, *standings: Standing) -> list[SupervisionQuestion]:
        """Finished ones of these standings, or all of them, in the order in which they were noted."""
        return [asked for asked in self._finished() if not standings or asked.standing in standings]

    def open_loops(self) -> list[SupervisionQuestion]:
        """Those that were brought, and that the writer is not done with."""
        return [asked for asked in self._finished() if asked.is_open_loop]

    def one(self, question_id: str) -> SupervisionQuestion:
        """Raises QuestionMissing."""
        return self._journal.supervision.one(question_id)

    def of_reflection(self, reflection_id: str) -> list[SupervisionQuestion]:
        """Finished ones that came from this reflection, or from the draft that it was."""
        return [asked for asked in self._journal.supervision.of_reflection(reflection_id) if not asked.is_unfinished]

    def unfinished(self) -> SupervisionQuestion | None:
        """The question that is still being written; the latest, if there is more than one."""
        growing = [asked for asked in self._journal.supervision.questions() if asked.is_unfinished]
        return growing[-1] if growing else None

    def ask(
        self,
        words: str,
        kind: QuestionKind = QuestionKind.WORK,
        *,
        client_code: str | None = None,
        origin: Origin | None = None,
        unsaid: str = "",
    ) -> SupervisionQuestion:
        """Note a question to bring, from a reflection, a draft, or nothing."""
        asked = replace(self._new(), words=_words(words), kind=kind, client_code=client_code or None)
        asked = replace(asked, origin=origin, unsaid=_words(unsaid))
        self._journal.supervision.put(asked)
        return asked

    def keep_growing(
        self,
        words: str,
        kind: QuestionKind = QuestionKind.WORK,
        *,
        question_id: str | None = None,
        client_code: str | None = None,
        origin: Origin | None = None,
        unsaid: str = "",
    ) -> SupervisionQuestion | None:
        """Write down what is on the screen and not finished; without any words it leaves the journal again.

        `question_id` is that of the question that came back the last time. One finished by now stays as it is.
        """
        with self._journal.transaction():
            before = self._one_or_none(question_id)
            if before and not before.is_unfinished:
                return before
            asked = replace(before or self._new(), is_unfinished=True, words=clean(words), unsaid=clean(unsaid))
            asked = replace(asked, kind=kind, client_code=client_code or None, origin=origin or asked.origin)
            if not asked.is_empty:
                self._journal.supervision.put(asked)
                return asked
            if before:
                self._journal.supervision.remove(before.question_id)
        return None

    def finish(self, question_id: str) -> SupervisionQuestion | None:
        """What was growing is a question to bring now, dated by today; None where there was nothing in it."""
        with self._journal.transaction():
            before = self.one(question_id)
            if not before.is_unfinished:
                return before
            if before.is_empty:
                self._journal.supervision.remove(question_id)
                return None
            asked = replace(before, day=self._today(), noted_at=self._now(), is_unfinished=False)
            asked = replace(asked, words=before.words.strip(), unsaid=before.unsaid.strip())
            self._journal.supervision.put(asked)
        return asked

    def edit(
        self,
        question_id: str,
        *,
        words: str | None = None,
        kind: QuestionKind | None = None,
        client_code: str | None = None,
        unsaid: str | None = None,
    ) -> SupervisionQuestion:
        """Write it anew; what is None stays, and an empty client code takes it off. Raises HeldByLaw for other words.

        It keeps its day and says when its words were edited.
        """
        return self._change(
            question_id,
            lambda asked: replace(
                asked,
                words=asked.words if words is None else _words(words),
                kind=kind or asked.kind,
                client_code=asked.client_code if client_code is None else client_code or None,
                unsaid=asked.unsaid if unsaid is None else _words(unsaid),
            ),
        )

    def set_standing(self, question_id: str, standing: Standing, day: date | None = None) -> SupervisionQuestion:
        """From any standing to any other. Brought, it notes the day, today if none is given, and is open again."""

        def moved(asked: SupervisionQuestion) -> SupervisionQuestion:
            if standing is Standing.BROUGHT:
                is_again = asked.standing is not Standing.BROUGHT
                brought_on = day or (self._today() if is_again else asked.brought_on) or self._today()
                return replace(
                    asked, standing=standing, brought_on=brought_on, is_closed=asked.is_closed and not is_again
                )
            # Put back among those to bring it has not been brought, for all the writer says now.
            brought_on = asked.brought_on if standing is Standing.PARKED else None
            return replace(asked, standing=standing, brought_on=brought_on)

        return self._change(question_id, moved)

    def note_back(
        self,
        question_id: str,
        *,
        heard: str | None = None,
        did: str | None = None,
        happened: str | None = None,
    ) -> SupervisionQuestion:
        """Note what was heard, what the writer did, what happened then; what is None stays.

        Raises HeldByLaw for other words in place of those that are there; words behind them are always taken.
        """
        return self._change(
            question_id,
            lambda asked: replace(
                asked,
                heard=asked.heard if heard is None else _words(heard),
                did=asked.did if did is None else _words(did),
                happened=asked.happened if happened is None else _words(happened),
            ),
        )

    def close(self, question_id: str) -> SupervisionQuestion:
        """The writer is done with it."""
        return self._change(question_id, lambda asked: replace(asked, is_closed=True))

    def reopen(self, question_id: str) -> SupervisionQuestion:
        return self._change(question_id, lambda asked: replace(asked, is_closed=False))

    def remove(self, question_id: str) -> None:
        """For good. Raises HeldByLaw."""
        self._journal.supervision.remove(question_id)
        self._forget_traces()

    def has_gone(self, question_id: str) -> bool:
        """Whether there is no such question any more, finished or not."""
        return self._one_or_none(question_id) is None

    # Sessions

    def sessions(self) -> list[SupervisionSession]:
        """From the latest to the first."""
        return self._journal.supervision.sessions()

    def add_session(
        self,
        day: date,
        minutes: int,
        kind: SessionKind = SessionKind.INDIVIDUAL,
        with_role: str = "",
        group_size: int | None = None,
    ) -> SupervisionSession:
        """Note a session: its day, how long it was, with whom by role, and how many brought work."""
        session = SupervisionSession(self._new_id(), day, minutes, kind, _line(with_role), group_size)
        self._journal.supervision.put_session(session)
        return session

    def edit_session(self, session: SupervisionSession) -> SupervisionSession:
        """Raises QuestionMissing, and HeldByLaw for another role."""
        edited = replace(session, with_role=_line(session.with_role))
        with self._journal.transaction():
            self._journal.supervision.session(session.session_id)
            self._journal.supervision.put_session(edited)
        return edited

    def remove_session(self, session_id: str) -> None:
        """For good. Raises HeldByLaw."""
        self._journal.supervision.remove_session(session_id)
        self._forget_traces()

    def last_session_before(self, day: date) -> date | None:
        """The day of the last session before this day; None where there was none."""
        return next((session.day for session in self.sessions() if session.day < day), None)

    def by_month(self) -> list[MonthOfHours]:
        """How much supervision there was in each month that had any, from the latest to the first."""
        months: dict[date, dict[SessionKind, Hours]] = {}
        for session in self.sessions():
            kinds = months.setdefault(session.day.replace(day=1), {})
            so_far = kinds.get(session.kind, Hours())
            kinds[session.kind] = Hours(so_far.sessions + 1, so_far.minutes + session.minutes)
        return [
            MonthOfHours(month, {kind: kinds[kind] for kind in SessionKind if kind in kinds})
            for month, kinds in months.items()
        ]

    def _new(self) -> SupervisionQuestion:
        return SupervisionQuestion(self._new_id(), self._today(), self._now(), "")

    def _finished(self) -> list[SupervisionQuestion]:
        return [asked for asked in self._journal.supervision.questions() if not asked.is_unfinished]

    def _one_or_none(self, question_id: str | None) -> SupervisionQuestion | None:
        try:
            return self.one(question_id) if question_id else None
        except QuestionMissing:
            return None

    def _change(
        self, question_id: str, change: Callable[[SupervisionQuestion], SupervisionQuestion]
    ) -> SupervisionQuestion:
        with self._journal.transaction():
            before = self.one(question_id)
            asked = change(before)
            if asked != before:
                is_reworded = (asked.words, asked.unsaid) != (before.words, before.unsaid)
                asked = replace(asked, edited_at=self._now()) if is_reworded else asked
                self._journal.supervision.put(asked)
        return asked

    def _forget_traces(self) -> None:
        with suppress(UnhurriedError):  # it is gone by now; the journal tries again by itself
            self._journal.forget_traces()


def _words(words: str) -> str:
    return clean(words).strip()


def _line(words: str) -> str:
    """On one line."""
    return " ".join(clean(words).split())
