"""Places: integers that follow the days of the sessions, with room for a million reflections a day."""

from __future__ import annotations

from datetime import date

_ROOM = 20


def first_of(day: date) -> int:
    """The first place of a day."""
    return day.toordinal() << _ROOM


def first_after(day: date) -> int:
    """The first place that is later than the day, also on the last day there is."""
    return (day.toordinal() + 1) << _ROOM


def day_of(place: int) -> date:
    """The day a place belongs to."""
    return date.fromordinal(place >> _ROOM)
