"""Forgetting: what is to be erased, how much that is, and the legal hold that stops it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import MAXYEAR, date

from unhurried.domain.drafts import Draft
from unhurried.domain.thinning import MONTHS


@dataclass(frozen=True, slots=True)
class OneReflection:
    """One reflection, with its earlier states and whatever was begun on it."""

    reflection_id: str


@dataclass(frozen=True, slots=True)
class AboutClient:
    """Everything under a client code, also earlier states of reflections that bear another code by now."""

    client_code: str


@dataclass(frozen=True, slots=True)
class OlderThan:
    """Everything about sessions before this day; the day itself stays."""

    day: date


Scope = OneReflection | AboutClient | OlderThan


def covers(scope: Scope, draft: Draft) -> bool:
    """Whether a draft is within the scope by itself, whatever becomes of the reflection that it edits."""
    if isinstance(scope, OneReflection):
        return scope.reflection_id in (draft.reflection_id, draft.draft_id)
    if isinstance(scope, AboutClient):
        return draft.writing.client_code == scope.client_code
    return draft.reflection_id is None and draft.writing.day < scope.day


@dataclass(frozen=True, slots=True)
class Footprint:
    """How much a scope covers, in the trash or not. `since` and `until` are days of sessions, inclusive.

    `threads` counts those that go whole, `thread_notes` all notes that go, those within them included.
    `mentioned_elsewhere` counts other reflections, which stay, in whose words the client code occurs;
    `mentioned_in_threads` the same of threads and words to keep, `mentioned_in_questions` of questions for
    supervision.
    """

    reflections: int = 0
    revisions: int = 0
    drafts: int = 0
    since: date | None = None
    until: date | None = None
    mentioned_elsewhere: int = 0
    margin_notes: int = 0
    threads: int = 0
    thread_notes: int = 0
    words_to_keep: int = 0
    mentioned_in_threads: int = 0
    supervision_questions: int = 0
    mentioned_in_questions: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.reflections or self.revisions or self.drafts or self.has_notes)

    @property
    def has_notes(self) -> bool:
        """Whether it covers anything that hangs on reflections, or is a thread."""
        notes = self.margin_notes or self.thread_notes or self.words_to_keep
        return bool(self.threads or notes or self.supervision_questions)


_COUNTS = tuple(part.name for part in fields(Footprint) if part.name not in ("since", "until"))


def together(parts: Iterable[Footprint]) -> Footprint:
    """Footprints of which none covers anything that another does, as one."""
    found = list(parts)
    counts = {name: sum(getattr(part, name) for part in found) for name in _COUNTS}
    since = min((part.since for part in found if part.since), default=None)
    return Footprint(since=since, until=max((part.until for part in found if part.until), default=None), **counts)


def mentions(texts: Iterable[str], client_code: str) -> bool:
    """Whether a client code stands in one of them, as a word or words by itself, in whatever case."""
    code = re.escape(client_code.strip().casefold())
    return bool(code) and any(re.search(rf"(?<!\w){code}(?!\w)", text.casefold()) for text in texts)


@dataclass(frozen=True, slots=True)
class HoldChange:
    """The legal hold was set, or lifted, on this day. Such a line is never changed or removed."""

    day: date
    is_on: bool


def still_in_backups_until(backup_days: Iterable[date], today: date) -> date | None:
    """The day by which the last of these backups will have made room; None when there are none.

    True only as long as a backup is made in every month from now on: without later ones, the last stay for
    ever. More frequent ones may push these out sooner. Copies put elsewhere by hand are not known here.
    """
    newest = max(backup_days, default=None)
    if newest is None:
        return None
    # The last of a month stays until twelve later months have one; the months before this one are past.
    first_later = max(_month(newest) + 1, _month(today))
    year, month = divmod(first_later + MONTHS - 1, 12)
    # A clock that was wrong when the backup was made is no reason to fail.
    return date(year, month + 1, 1) if year <= MAXYEAR else date.max


def _month(day: date) -> int:
    """Months, counted through."""
    return day.year * 12 + day.month - 1
