"""Before supervision: what was written since the last one, what waits to be brought, and what was carried on."""

from __future__ import annotations

from datetime import date
from typing import Final

from unhurried.domain.finding import Filter
from unhurried.domain.ports import Journal
from unhurried.domain.supervision import SinceLast, Standing
from unhurried.domain.threads import Ends

# Far more than are read in twenty minutes; there may be years without a session noted.
_MOST: Final = 200


def looking_back(journal: Journal, since: date, until: date) -> SinceLast:
    """What there is to look back on between these days, both included. Questions are of whatever day."""
    span = Filter(since=since, until=until)
    places = journal.reflections.places(span, limit=_MOST + 1)
    asked = [question for question in journal.supervision.questions() if not question.is_unfinished]
    return SinceLast(
        since=since,
        until=until,
        reflections=tuple(journal.reflections.glimpses(places[:_MOST], span)),
        has_older=len(places) > _MOST,
        to_bring=tuple(question for question in asked if question.standing is Standing.TO_BRING),
        open_loops=tuple(question for question in asked if question.is_open_loop),
        threads=tuple(ends for ends in journal.threads.ends() if _is_touched(journal, ends, since, until)),
    )


def _is_touched(journal: Journal, ends: Ends, since: date, until: date) -> bool:
    """Whether a thread was begun, or written to, between these days."""
    if since <= ends.thread.day <= until:
        return True
    if ends.first is None or ends.latest is None or ends.latest.day < since or ends.first.day > until:
        return False
    notes = journal.threads.notes(ends.thread.thread_id)
    return any(since <= note.day <= until for note in notes if not note.is_unfinished)
