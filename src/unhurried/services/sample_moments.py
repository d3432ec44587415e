"""The moments of the sample journal: those an entry tells of, and others put together from a few words each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from random import Random
from typing import final

from unhurried.domain.moments import Moment
from unhurried.services.sample_calendar import SampleCalendar, Session
from unhurried.services.sample_markings import between
from unhurried.services.sample_material import Arc, Entry, Exchanges

_CHANCE = 0.17
_ANOTHER_CHANCE = 0.1
_WORDS_CHANCE = 0.34
_MEETING = 10
_OPEN = "open"
_OTHER = "other"


@final
class SampleMoments:
    """Moments for one entry after another. Own words are used twice at most."""

    def __init__(self, exchanges: Exchanges, calendar: SampleCalendar, random: Random) -> None:
        self._exchanges = exchanges
        self._calendar = calendar
        self._happened = {key: _deck(each.words, random) for key, each in exchanges.happened.items()}
        self._pulls = {key: _deck(each.pulls, random) for key, each in exchanges.happened.items()}
        self._did = {key: _deck(each.words, random) for key, each in exchanges.did.items()}
        self._followed = {key: _deck(each.followed, random) for key, each in exchanges.did.items()}

    def of(self, arc: Arc, entry: Entry, session: Session, random: Random) -> tuple[Moment, ...]:
        """The entry's own, or now and then one or two. A hard time has none, nor has an entry about no client."""
        if entry.moments or arc.code is None or "hard" in session.times or session.week < self._exchanges.since:
            return entry.moments
        if random.random() >= _CHANCE:
            return ()
        moments = [self._moment(arc, session, random)]
        if random.random() < _ANOTHER_CHANCE:
            moments.append(self._moment(arc, session, random))
        return tuple(moments)

    def _moment(self, arc: Arc, session: Session, random: Random) -> Moment:
        drift = self._calendar.drift(session.day)
        weights = {key: each.weight + _MEETING * (key in arc.meets) for key, each in self._exchanges.happened.items()}
        happened = _one_of(_sayable(weights, self._happened), random)
        happening = self._exchanges.happened[happened]
        did = _one_of(_sayable(between(happening.first, happening.last, drift), self._did), random)
        noticed = _one_of(between(self._exchanges.noticed_first, self._exchanges.noticed_last, drift), random)
        return Moment(
            moment_id="",
            happened=happened,
            happened_words=_words(self._happened[happened], random, needed=happened == _OTHER),
            pull=_words(self._pulls[happened], random),
            did="" if did == _OPEN else did,
            did_words=_words(self._did.get(did, []), random, needed=did == _OTHER),
            followed=_words(self._followed.get(did, []), random),
            noticed="" if noticed == _OPEN else noticed,
        )


def _sayable(weights: Mapping[str, float], waiting: Mapping[str, list[str]]) -> dict[str, float]:
    """Something else is nothing without words, so it goes when they are used up."""
    return {key: weight for key, weight in weights.items() if key != _OTHER or waiting[key]}


def _deck(lines: Iterable[str], random: Random) -> list[str]:
    lines = list(lines)
    return [*random.sample(lines, len(lines)), *random.sample(lines, len(lines))]


def _words(waiting: list[str], random: Random, *, needed: bool = False) -> str:
    return waiting.pop() if (random.random() < _WORDS_CHANCE or needed) and waiting else ""


def _one_of(weights: Mapping[str, float], random: Random) -> str:
    return random.choices(list(weights), list(weights.values()))[0]
