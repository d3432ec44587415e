"""The tray: what a reader has found so far, tidied, with whatever was odd or had to be left out."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Final

from unhurried.domain.arrivals import Arrival, Found, LeftOut, Odd, OddReason, Place, Source
from unhurried.domain.backups import Progress
from unhurried.domain.errors import Cancelled, NotReadable, Unreadable
from unhurried.domain.reflections import Writing
from unhurried.domain.text import clean

LONGEST_TEXT: Final = 2_000_000
MOST_ENTRIES: Final = 250_000
# What a screen can show and a list can hold.
_LONGEST_TAG, _MOST_TAGS = 60, 50
_LONGEST_TITLE: Final = 200
# Before there were journals of this kind a date is a slip, and in a database of days it would be the first for ever.
_FIRST_DAY: Final = date(1900, 1, 1)
STARRED: Final = "starred"


class Tray:
    """Filled by one reader. Everything it is given may be anything at all."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self.arrivals: list[Arrival] = []
        self._odd: list[Odd] = []
        self._left_out: Counter[LeftOut] = Counter()

    def at(self, done: float) -> None:
        """Tell how far reading has come. Raises Cancelled."""
        if not self._progress(min(done, 1.0)):
            raise Cancelled

    def lay(
        self,
        place: Place,
        day: date | None,
        body: str,
        *,
        tags: Iterable[object] = (),
        at: time | None = None,
        is_day_of_file: bool = False,
    ) -> None:
        """One entry with its words; odd where it has no day or no words."""
        words = tidy(body)
        if len(words) > LONGEST_TEXT:
            self.odd(place, OddReason.TOO_LONG)
        elif not words.strip():
            self.odd(place, OddReason.EMPTY)
        elif day is None:
            self.odd(place, OddReason.NO_DAY)
        else:
            self.lay_whole(Arrival(Writing(day, tags=tidy_tags(tags), body=words), place, at))
            if is_day_of_file:
                self.odd(place, OddReason.DAY_OF_FILE)

    def lay_whole(self, arrival: Arrival, kept_at: datetime | None = None) -> None:
        """One entry with all that is in it, tidied already."""
        if arrival.writing.day < _FIRST_DAY:
            self.odd(arrival.place, OddReason.NO_DAY)
            return
        if len(self.arrivals) >= MOST_ENTRIES:
            raise NotReadable(Unreadable.TOO_LARGE)
        self.arrivals.append(replace(arrival, kept_at=kept_at))

    def odd(self, place: Place, reason: OddReason) -> None:
        """Something could not be taken as it is."""
        if len(self._odd) >= MOST_ENTRIES:
            raise NotReadable(Unreadable.TOO_LARGE)
        self._odd.append(Odd(place, reason))

    def leave_out(self, what: LeftOut, number: int = 1) -> None:
        """Something has no place in a journal of this kind."""
        if number > 0:
            self._left_out[what] += number

    def found(self, source: Source) -> Found:
        """All of it. Raises NotReadable where there is nothing at all."""
        if not self.arrivals and not self._odd:
            raise NotReadable(Unreadable.EMPTY)
        return Found(source, tuple(self.arrivals), tuple(self._odd), dict(self._left_out))


def tidy(words: str) -> str:
    """Letters as the journal keeps them, without blank lines around them."""
    return unicodedata.normalize("NFC", clean(words)).strip("\n").rstrip()


def tidy_tags(found: Iterable[object]) -> tuple[str, ...]:
    """Context tags as the journal keeps them, each once."""
    named: dict[str, str] = {}
    for tag in found:
        words = " ".join(clean(str(tag)).replace(",", " ").split()).lstrip("@#").strip()
        if words and len(words) <= _LONGEST_TAG:
            named.setdefault(words.casefold(), words)
    return tuple(named.values())[:_MOST_TAGS]


def with_title(title: str, body: str) -> str:
    """A title becomes a heading above what it is the title of; a title alone is the entry."""
    head, rest = " ".join(clean(title).split()), body.strip("\n")
    if not head or not rest.strip():
        return head or rest
    return f"{head}\n\n{rest}" if len(head) > _LONGEST_TITLE or head.startswith("#") else f"# {head}\n\n{rest}"


def picture_note(name: str) -> str:
    """What stands in the words where a picture was."""
    return f"(picture: {name})" if name else "(picture)"
