"""Days: what in a name, a heading or a value tells one, and nothing that could be meant in two ways."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import Any, Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
)
_YEAR = r"(?P<year>\d{4})"
_WAYS: Final = tuple(
    re.compile(way, re.IGNORECASE)
    for way in (
        rf"(?<!\d){_YEAR}(?P<sign>[-_./ ])(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)(?!\d)",
        rf"(?<!\d){_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
        rf"(?<!\d)(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?{_YEAR}(?!\d)",
        rf"(?<!\w)(?P<day>\d\d?)(?:st|nd|rd|th)?\s+(?P<name>{_NAMED}),?\s+{_YEAR}(?!\d)",
        rf"(?<!\w)(?P<name>{_NAMED})\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)",
    )
)
_TIME = re.compile(
    r"(?<!\d)(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?:\.\d+)?\s*(?P<half>[ap]\.?m\b)?", re.IGNORECASE
)
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_HEAD = re.compile(rf"(?P<marks>#{{1,6}}\s+)?{_WEEKDAY}(?P<rest>\S.*)", re.IGNORECASE)


def day_in(words: str) -> date | None:
    """The first day that these words tell, wherever it stands in them."""
    found = _first(words)
    return found[1] if found else None


def day_in_name(name: str) -> date | None:
    """The day that the name of a file tells, or its folders and its name together."""
    own = name.rpartition("/")[2].rpartition(".")[0]
    return day_in(own) or day_in(name.rpartition(".")[0])


def head_of_day(line: str) -> tuple[date, str] | None:
    """A line that is the heading of a day, and what follows the day in it.

    A day that stands in a line without marks before it is a heading only by itself.
    """
    if len(line) > 200 or not (match := _HEAD.fullmatch(line.strip())):
        return None
    found = _first(match["rest"])
    if not found or found[0].start() > 0:
        return None
    after = match["rest"][found[0].end() :].strip(" \t:–—-")
    is_time = bool(_TIME.fullmatch(after))
    if after and not match["marks"] and not is_time:
        return None
    return found[1], "" if is_time else after


def time_in(words: str) -> time | None:
    """The first time of day in these words."""
    match = _TIME.search(words)
    if not match:
        return None
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    try:
        return time(hour, int(match["minute"]), int(match["second"] or 0))
    except ValueError:
        return None


def day_of_value(value: Any) -> date | None:
    """The day of whatever stands where a day is to be."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return day_in(value[:80]) if isinstance(value, str) else None


def time_of_value(value: Any) -> time | None:
    """The time of day, where one is told."""
    if isinstance(value, datetime):
        return value.time().replace(tzinfo=None)
    return time_in(value[:80]) if isinstance(value, str) else None


def instant(value: Any) -> datetime | None:
    """An instant in the form that machines write; one without a zone is taken as of Greenwich."""
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _first(words: str) -> tuple[re.Match[str], date] | None:
    found: list[tuple[re.Match[str], date]] = []
    for way in _WAYS:
        for match in way.finditer(words):
            if day := _day(match):
                found.append((match, day))
                break
    return min(found, key=lambda each: each[0].start(), default=None)


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    name = parts.get("name")
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(parts["month"])
    try:
        return date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None
