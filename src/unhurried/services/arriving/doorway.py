"""The doorway: a look at what would come in, bringing it in as one import, and taking one back as a whole."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time

from unhurried.domain.arrivals import (
    Arrival,
    Brought,
    DryRun,
    Found,
    Import,
    Line,
    Standing,
    TakenBack,
    content_of,
)
from unhurried.domain.backups import Progress, carry_on
from unhurried.domain.errors import Cancelled, HeldByLaw, UnhurriedError
from unhurried.domain.ports import Journal
from unhurried.domain.reflections import Reflection

_LOOKING = 0.3


class Doorway:
    """The verbs of bringing in. `now` gives aware datetimes, `new_id` fresh ids."""

    def __init__(self, journal: Journal, now: Callable[[], datetime], new_id: Callable[[], str]) -> None:
        self._journal = journal
        self._now = now
        self._new_id = new_id

    def dry_run(self, found: Found) -> DryRun:
        """What bringing it in would do; nothing is changed.

        The same is what has the same day and the same words, in the journal, its trash included, in an earlier
        import, or before in the source.
        """
        there = self._there(found.since, found.until)
        seen: set[str] = set()
        lines: list[Line] = []
        for arrival in sorted(found.arrivals, key=_when):
            content = content_of(arrival.writing)
            lines.append(Line(arrival, _standing(content, there, seen), content))
            seen.add(content)
        return DryRun(found, tuple(lines))

    def bring_in(self, dry_run: DryRun, progress: Progress = carry_on) -> Import | None:
        """Keep what is new, in one transaction; None where nothing is by now. Raises Cancelled, and none is kept."""
        at = self._now()
        with self._journal.transaction():
            there = self._there(dry_run.found.since, dry_run.found.until)
            if not progress(_LOOKING / 2):
                raise Cancelled
            brought = [
                Brought(self._reflection(line.arrival, at), line.content)
                for line in dry_run.new
                if line.content not in there
            ]
            if not brought:
                return None
            made = Import(self._new_id(), dry_run.found.source, at, len(brought), len(brought))
            self._journal.imports.bring(made, brought, lambda done: progress(_LOOKING + (1 - _LOOKING) * done))
        return made

    def imports(self) -> list[Import]:
        """What was brought in and is still here, the newest first."""
        return self._journal.imports.all()

    def take_back(self, import_id: str, *, touched: bool = False) -> TakenBack:
        """Erase what an import brought, as a whole.

        What was changed since, moved to the trash, or has notes, threads or questions hanging on it, goes only where
        that is asked for. Raises HeldByLaw or ImportMissing.
        """
        if self._journal.holds.is_on:
            raise HeldByLaw
        with self._journal.transaction():
            taken = self._journal.imports.take_back(import_id, touched=touched)
        with suppress(UnhurriedError):  # it is erased by now; what is left of it goes with the next change
            self._journal.forget_traces()
        return taken

    def _there(self, since: date | None, until: date | None) -> dict[str, bool]:
        return self._journal.imports.contents(since, until) if since and until else {}

    def _reflection(self, arrival: Arrival, at: datetime) -> Reflection:
        return Reflection(self._new_id(), arrival.writing, arrival.kept_at or at)


def _standing(content: str, there: dict[str, bool], seen: set[str]) -> Standing:
    if content in there:
        return Standing.TRASHED if there[content] else Standing.SAME
    return Standing.TWICE if content in seen else Standing.NEW


def _when(arrival: Arrival) -> tuple[date, time]:
    """What has no time of day comes first, in the order of the source."""
    return arrival.writing.day, arrival.written_at or time.min
