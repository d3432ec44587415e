"""What a text begins to hold that belongs in the clinical record, or that could say who somebody is."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from unhurried.domain import guard_person, guard_record
from unhurried.domain.guard_patterns import Span


class Kind(StrEnum):
    """What a passage looks like. The values are kept in the journal."""

    TIME = "time"
    DATE = "date"
    DOSE = "dose"
    DIAGNOSIS = "diagnosis"
    SCORE = "score"
    SESSION = "session"
    RISK = "risk"
    NAME = "name"
    INITIALS = "initials"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"


OF_THE_RECORD = (Kind.TIME, Kind.DOSE, Kind.DIAGNOSIS, Kind.SCORE, Kind.SESSION, Kind.RISK)
OF_A_PERSON = (Kind.NAME, Kind.INITIALS, Kind.DATE, Kind.PHONE, Kind.EMAIL, Kind.ADDRESS)

# Only after a whole word: "Dr. Ahmed" and "A. B." stay in one piece.
_SENTENCE_END = re.compile(r"[.!?](?<=[^\W\d_]{4}[.!?])[ \t]{1,9}(?=[A-ZÀ-Þ])")
_LONGEST_PIECE = 2000

_SEARCHES: dict[Kind, Callable[[str], Iterator[Span]]] = {
    Kind.EMAIL: guard_person.email_addresses,
    Kind.PHONE: guard_person.numbers,
    Kind.ADDRESS: guard_person.addresses,
    Kind.DATE: guard_record.full_dates,
    Kind.TIME: guard_record.clock_times,
    Kind.DIAGNOSIS: guard_record.diagnosis_codes,
    Kind.DOSE: guard_record.doses,
    Kind.SCORE: guard_record.scores,
    Kind.SESSION: guard_record.sessions,
    Kind.RISK: guard_record.risks,
    Kind.INITIALS: guard_person.initials,
    Kind.NAME: guard_person.names,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A passage, from `start` up to and without `end`, and what it looks like."""

    kind: Kind
    start: int
    end: int


def found_in(text: str, kinds: Collection[Kind] = tuple(Kind)) -> list[Found]:
    """What the text holds of these kinds, in order; no two of them overlap.

    Written for few false alarms: what is not clear is passed over. It takes time in proportion to the length of the
    text, whatever the text is.
    """
    found = [
        Found(kind, start, end) for kind, search in _SEARCHES.items() if kind in kinds for start, end in search(text)
    ]
    # Stable: of two that begin together the more particular one, which is searched for first, is kept.
    found.sort(key=lambda one: one.start)
    apart: list[Found] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return apart


def pieces(text: str) -> Iterator[str]:
    """The text in sentences or so. One that has not changed need not be read again, wherever it has moved to."""
    for line in text.split("\n"):
        start = 0
        for match in _SENTENCE_END.finditer(line):
            yield from _not_too_long(line[start : match.start() + 1])
            start = match.end()
        yield from _not_too_long(line[start:])


def _not_too_long(sentence: str) -> Iterator[str]:
    while len(sentence) > _LONGEST_PIECE:
        blank = sentence.rfind(" ", 1, _LONGEST_PIECE)
        end = blank if blank > 0 else _LONGEST_PIECE
        yield sentence[:end]
        sentence = sentence[end:]
    if sentence:
        yield sentence
