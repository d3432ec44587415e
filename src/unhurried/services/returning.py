"""Returning: a reflection of about a year ago, if that is wanted, and where somebody keeps returning."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from unhurried.domain.ports import Journal
from unhurried.domain.preferences import NOT_TODAY, YEAR_AGO
from unhurried.domain.returning import AROUND, Returned, YearAgo, same_day

AT_LEAST, MOST = 2, 12
"""To be returned to, something has to be written to twice; and a list that is read at all is not long."""


class ReturningRoom:
    """The verbs of meeting one's earlier self. Nothing is concluded here, and no number is told."""

    def __init__(self, journal: Journal, today: Callable[[], date]) -> None:
        self._journal = journal
        self._today = today

    @property
    def offers_year_ago(self) -> bool:
        """Whether the writer has asked for it; off until then."""
        return self._journal.preference(YEAR_AGO) == "on"

    def offer_year_ago(self, *, offered: bool) -> None:
        self._journal.prefer(YEAR_AGO, "on" if offered else "")

    @property
    def is_not_today(self) -> bool:
        """Whether "not today" was said today."""
        return self._journal.preference(NOT_TODAY) == self._today().isoformat()

    def not_today(self) -> None:
        """Not today; it is remembered over locking, and asked again another day."""
        self._journal.prefer(NOT_TODAY, self._today().isoformat())

    def year_ago(self) -> YearAgo | None:
        """What was written about a year ago; None while it is not wanted, or not today, or there is nothing."""
        if not self.offers_year_ago or self.is_not_today:
            return None
        return next(iter(self._around(1)), None)

    def years_ago(self, limit: int = 3) -> list[YearAgo]:
        """What was written about today's day in every earlier year, the last year first, whenever it is asked for."""
        first = self._journal.returning.first_day()
        return [] if first is None else self._around(self._today().year - first.year, limit)

    def keep_returning(self) -> list[Returned]:
        """The threads and prompts most written to, the last written to first, each with the latest words there."""
        return self._journal.returning.returned_to(AT_LEAST, MOST)

    def _around(self, years: int, limit: int = 1) -> list[YearAgo]:
        """For each of so many years before this one that has anything."""
        days = {back: day for back in range(1, years + 1) if (day := same_day(self._today(), back))}
        near = self._journal.returning.near(list(days.values()), AROUND, limit)
        return [YearAgo(back, tuple(found)) for back, found in zip(days, near, strict=True) if found]
