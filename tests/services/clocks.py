"""A clock that moves a minute at every look, a day that is set by hand, and ids in order."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from tests.builders import AT, DAY


class Clock:
    """What rooms are told: now, today, and a new id."""

    def __init__(self) -> None:
        self.day: date = DAY
        self._ticks, self._ids = count(), count()

    def now(self) -> datetime:
        return AT + (self.day - DAY) + timedelta(minutes=next(self._ticks))

    def today(self) -> date:
        return self.day

    def new_id(self) -> str:
        return f"id-{next(self._ids)}"

    def later(self, days: int) -> None:
        self.day += timedelta(days=days)

    @property
    def told(self) -> tuple[Any, Any, Any]:
        return self.now, self.today, self.new_id
