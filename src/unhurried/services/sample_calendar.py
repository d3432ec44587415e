"""The days of the sample journal: three years of sessions with holidays, a hard spring and a course."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import final

from unhurried.services.sample_material import Arc, Life, MonthDays

_BREAKS = frozenset({"before break", "after break"})
SEASONS = ("winter", "spring", "summer", "autumn")

_COURSE_IS_OVER_FOR = timedelta(days=170)
_COURSE_TO_END = timedelta(days=100)
_A_WHILE = timedelta(days=28)
_SATURDAY, _SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class Session:
    """A day on which something was kept, and the times it belongs to (see Entry.when)."""

    day: date
    week: int
    times: frozenset[str]


@final
class SampleCalendar:
    """Where each week falls when the sample journal ends on the day before `ending_on`."""

    def __init__(self, life: Life, ending_on: date) -> None:
        self._life = life
        self.ending_on = ending_on
        last = ending_on - timedelta(days=1)
        self.first_monday = last - timedelta(days=last.weekday(), weeks=life.weeks - 1)
        year = self._course_year()
        self.hard = _dates(life.hard, year)
        first, until = _dates(life.course, year)
        self.course = (first + timedelta(days=(_SATURDAY - first.weekday()) % 7), until)

    def _course_year(self) -> int:
        """The latest year whose course is well over by the end."""
        year = self.ending_on.year
        while _dates(self._life.course, year)[1] > self.ending_on - _COURSE_IS_OVER_FOR:
            year -= 1
        return year

    def sessions(self, arc: Arc, random: Random) -> list[Session]:
        """Every session of an arc, oldest first. About no client, a few fall on a weekend."""
        first, until = arc.weeks
        days = [(week, self._day(arc, week, random)) for week in range(first, until, arc.every)]
        return [
            Session(day, week, self.times(day))
            for week, day in days
            if day < self.ending_on and not self.is_away(day) and not self._is_unwritten(week)
        ]

    def _day(self, arc: Arc, week: int, random: Random) -> date:
        monday = self.first_monday + timedelta(weeks=week)
        if arc.weekday is not None:
            return monday + timedelta(days=arc.weekday)
        if week == arc.weeks[0]:
            return monday
        if self.course[0] <= monday + timedelta(days=_SATURDAY) <= self.course[1]:
            return monday + timedelta(days=_SATURDAY)
        return monday + timedelta(days=random.choice([*self._life.workdays, 1, _SATURDAY, _SUNDAY]))

    def times(self, day: date) -> frozenset[str]:
        """The times a day belongs to. The hard spring is nothing else besides."""
        if self.hard[0] <= day <= self.hard[1]:
            return frozenset({"hard"})
        found = {_season(day)}
        if self.course[0] <= day <= self.course[1] + timedelta(days=6):
            found.add("course")
        if self.hard[1] + _A_WHILE < day < self.course[0]:
            found.add("after hard")
        if day > self.course[1] + _COURSE_TO_END:
            found.add("after course")
        if self.is_away(day - timedelta(weeks=1)) and self.is_away(day - timedelta(weeks=2)):
            found.add("after break")
        if self.is_away(day + timedelta(weeks=1)) and self.is_away(day + timedelta(weeks=2)):
            found.add("before break")
        return frozenset(found)

    def drift(self, day: date) -> float:
        """From 0 at the beginning to 1 at the end; most of it happens in the months of the course."""
        elapsed = (day - self.first_monday) / timedelta(weeks=self._life.weeks)
        ramp = (day - self.course[0]) / timedelta(days=150)
        return 0.4 * min(max(elapsed, 0.0), 1.0) + 0.6 * min(max(ramp, 0.0), 1.0)

    def is_away(self, day: date) -> bool:
        """Whether the day is in a holiday."""
        return any(first <= (day.month, day.day) <= last for first, last in self._life.away)

    def _is_unwritten(self, week: int) -> bool:
        return any(first <= week <= last for first, last in self._life.unwritten)


def written_about(arc: Arc, sessions: list[Session], random: Random) -> list[Session]:
    """Which sessions got a reflection: a new client's first, the last of an ending, and some of the rest.

    A session at a time that the arc has something of its own to say about is likelier. In the hard spring
    most client sessions get nothing.
    """
    told = [entry.when for entry in arc.entries if entry.when]
    last_ones = sessions[max(len(sessions) - arc.ending, 0) :]

    def likelihood(session: Session) -> float:
        if session in last_ones or (arc.is_fresh and session is sessions[0]):
            return 9.0
        if "hard" in session.times:
            return 5.0 if random.random() < 0.3 or not arc.code else -1.0
        if "course" in session.times and not arc.code:
            return 5.0
        is_told = any(when <= session.times for when in told)
        return random.random() + (1.0 if is_told and _BREAKS & session.times else 0.4 if is_told else 0.0)

    likely = sorted(((likelihood(session), index) for index, session in enumerate(sessions)), reverse=True)
    return [sessions[index] for index in sorted(index for _, index in likely[: arc.keep])]


def _dates(span: MonthDays, year: int) -> tuple[date, date]:
    (from_month, from_day), (to_month, to_day) = span
    return date(year, from_month, from_day), date(year, to_month, to_day)


def _season(day: date) -> str:
    """Winter is November to February, as the radiator sees it; summer June to August."""
    return SEASONS[(0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 0, 0)[day.month - 1]]
