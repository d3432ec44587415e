"""Marked journals: six markings in every reflection, moments in some, and notes on the time axis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tests.bench.journals import FIRST_DAY, YEARS, Author, Place, make_journal

from unhurried.domain.looking_back import Annotation
from unhurried.domain.moments import Did, Happened, Moment, Noticed
from unhurried.domain.reflections import Marking, Writing

MARKINGS = 6
_SHARE_WITH_A_MOMENT = 0.3
_NOTES = 24


class MarkedAuthor(Author):
    """Answers six of the questions on offer every time, and remembers a moment now and then."""

    def writing(self, day: date) -> Writing:
        return replace(super().writing(day), moments=tuple(self._moments()))

    def _markings(self) -> Iterator[Marking]:
        offered = self._shelves.usual.offered_markers
        for marker_id in sorted(self.random.sample(offered, MARKINGS), key=offered.index):
            if marker := self._shelves.marker(marker_id):
                yield self._marking(marker)

    def _moments(self) -> Iterator[Moment]:
        if self.random.random() < _SHARE_WITH_A_MOMENT:
            happened, did, noticed = (self.random.choice(["", *known]) for known in (Happened, Did, Noticed))
            moment_id = f"{self.random.getrandbits(128):032x}"
            yield Moment(moment_id, happened, did=did, noticed=noticed, followed=self.text(60))


def make_marked_journal(folder: Path, entries: int) -> Place:
    """A journal to look back over thirty years of."""
    place = make_journal(folder, entries, MarkedAuthor())
    journal = place.open()
    with journal.transaction():
        for number in range(_NOTES):
            day = FIRST_DAY + timedelta(days=number * YEARS * 365 // _NOTES)
            journal.looking_back.put_annotation(Annotation(f"note-{number:02}", day, f"note number {number}"))
    journal.close()
    return place
