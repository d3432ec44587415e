"""The material of the sample journal, read from its files: a life, its clients, their entries."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unhurried.domain.moments import Moment
from unhurried.resources import resource

Table = Mapping[str, Any]
MonthDay = tuple[int, int]
MonthDays = tuple[MonthDay, MonthDay]

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

_NOT_ANSWERS = frozenset({"body", "marks", "tags", "when", "moments", "note"})


@dataclass(frozen=True, slots=True)
class Mark:
    """An option chosen for the marker that cites an idea, with an optional line."""

    idea: str
    option: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One reflection as it was written. `answers` pair what was asked (an idea, or a core name) with a text.

    `when` keeps it for the days to which all of these apply: a season, "hard", "course", "after break" and
    so on; empty is any day. `note` stands on the time axis at its day. Its moments have no ids yet.
    """

    body: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    marks: tuple[Mark, ...] = ()
    tags: tuple[str, ...] = ()
    when: frozenset[str] = frozenset()
    moments: tuple[Moment, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Arc:
    """One client's part of the journal, or the part about no client (`code` None).

    `weekday` is 0 for Monday, None for any. `keep` is how many sessions get a reflection. The last `ending`
    entries belong to the last sessions, one each. `meets` is what happens more often there than elsewhere.
    """

    code: str | None
    weekday: int | None
    weeks: tuple[int, int]
    every: int
    keep: int
    ending: int
    is_fresh: bool
    leans: tuple[str, ...]
    meets: tuple[str, ...]
    usual_tag: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Habit:
    """What is marked, from which week on, and how the options are spread at first and at last."""

    idea: str
    weight: int
    since: int
    first: Mapping[str, int]
    last: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Life:
    """The calendar and the habits behind all arcs."""

    weeks: int
    workdays: tuple[int, ...]
    away: tuple[MonthDays, ...]
    unwritten: tuple[tuple[int, int], ...]
    hard: MonthDays
    course: MonthDays
    habits: tuple[Habit, ...]


@dataclass(frozen=True, slots=True)
class Passing:
    """Lines that fit anyone, by time of year; lines beside a marking; and beginnings for the draft."""

    lines: Mapping[str, tuple[str, ...]]
    beside: Mapping[str, Mapping[str, tuple[str, ...]]]
    drafts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Happening:
    """How often a thing happens between two people, own words for it, and how what is done then is spread."""

    weight: int
    words: tuple[str, ...]
    pulls: tuple[str, ...]
    first: Mapping[str, int]
    last: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Doing:
    """Own words for a thing that was done, and for what followed it."""

    words: tuple[str, ...]
    followed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exchanges:
    """What moments are put together from, and from which week on they are kept."""

    since: int
    happened: Mapping[str, Happening]
    did: Mapping[str, Doing]
    noticed_first: Mapping[str, int]
    noticed_last: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Material:
    """Everything the sample journal is made of."""

    life: Life
    arcs: tuple[Arc, ...]
    passing: Passing
    exchanges: Exchanges


def load_material(folder: Path | None = None) -> Material:
    """Read it. Raises KeyError or ValueError on a faulty file."""
    home = folder or resource("sample")
    tables = {path.stem: _read(path) for path in sorted(home.glob("*.toml"))}
    life, passing, exchanges = (tables.pop(name) for name in ("life", "passing", "moments"))
    arcs = tuple(_arc(table) for table in tables.values())
    return Material(_life(life), arcs, _passing(passing), _exchanges(exchanges))


def _read(path: Path) -> Table:
    with path.open("rb") as file:
        return tomllib.load(file)


def _life(table: Table) -> Life:
    return Life(
        weeks=table["weeks"],
        workdays=tuple(WEEKDAYS.index(name) for name in table["workdays"]),
        away=tuple(_month_days(span) for span in table["away"]),
        unwritten=tuple((span[0], span[1]) for span in table["unwritten"]),
        hard=_month_days(table["hard"]),
        course=_month_days(table["course"]),
        habits=tuple(_habit(item) for item in table["habit"]),
    )


def _month_days(span: Sequence[Sequence[int]]) -> MonthDays:
    (from_month, from_day), (to_month, to_day) = span
    return (from_month, from_day), (to_month, to_day)


def _habit(item: Table) -> Habit:
    return Habit(item["idea"], item["weight"], item.get("since", 0), item["first"], item["last"])


def _arc(table: Table) -> Arc:
    weekday = table["weekday"]
    return Arc(
        code=table["code"] or None,
        weekday=None if weekday == "any" else WEEKDAYS.index(weekday),
        weeks=(table["weeks"][0], table["weeks"][1]),
        every=table.get("every", 1),
        keep=table["keep"],
        ending=table.get("ending", 0),
        is_fresh=table.get("fresh", False),
        leans=tuple(table.get("leans", ())),
        meets=tuple(table.get("meets", ())),
        usual_tag=table.get("usual_tag", ""),
        entries=tuple(_entry(item) for item in table["entry"]),
    )


def _entry(item: Table) -> Entry:
    return Entry(
        body=str(item.get("body", "")).strip(),
        answers=tuple((asked, str(text).strip()) for asked, text in item.items() if asked not in _NOT_ANSWERS),
        marks=tuple(_mark(text) for text in item.get("marks", ())),
        tags=tuple(item.get("tags", ())),
        when=frozenset(item["when"].split(", ")) if "when" in item else frozenset(),
        moments=tuple(Moment("", **fields) for fields in item.get("moments", ())),
        note=item.get("note", ""),
    )


def _mark(text: str) -> Mark:
    """Read `S0-14 saw-after | asked about the parking`."""
    choice, _, line = text.partition("|")
    idea, option = choice.split()
    return Mark(idea, option, line.strip())


def _passing(table: Table) -> Passing:
    times = ("lines", "winter", "spring", "summer", "autumn", "hard")
    beside: Mapping[str, Mapping[str, Sequence[str]]] = table["beside"]
    return Passing(
        lines={time: tuple(table[time]) for time in times},
        beside={
            idea: {option: tuple(lines) for option, lines in options.items()} for idea, options in beside.items()
        },
        drafts=table["drafts"],
    )


def _exchanges(table: Table) -> Exchanges:
    happened: Mapping[str, Table] = table["happened"]
    did: Mapping[str, Table] = table["did"]
    return Exchanges(
        since=table["since"],
        happened={key: _happening(item) for key, item in happened.items()},
        did={key: Doing(tuple(item["words"]), tuple(item["followed"])) for key, item in did.items()},
        noticed_first=table["noticed"]["first"],
        noticed_last=table["noticed"]["last"],
    )


def _happening(item: Table) -> Happening:
    return Happening(item["weight"], tuple(item["words"]), tuple(item["pulls"]), item["first"], item["last"])
