"""Looking: things in a copy that are worth a look before it leaves. It is a list, and never all there is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from unhurried.domain.guard_patterns import Span
from unhurried.domain.sharing.parts import Decision, Treatment
from unhurried.services.sharing import clues_of_person, clues_of_place, clues_of_time
from unhurried.services.sharing.folding import Folded, folded
from unhurried.services.sharing.matching import Wanted

_APART: Final = "\n\n"
_AROUND: Final = 48
_SNIPPETS: Final = 3


class Reason(StrEnum):
    """Why something is worth a look. Of several the first one is told."""

    NEVER_LEAVES = "never-leaves"
    DECIDED = "decided"
    CODE = "code"
    EMAIL = "email"
    PHONE = "phone"
    WEB = "web"
    ADDRESS = "address"
    DATE = "date"
    AGE = "age"
    PLACE = "place"
    INITIALS = "initials"
    NAME = "name"
    COMBINATION = "combination"


@dataclass(frozen=True, slots=True)
class Thing:
    """A word or passage, how often it is there, some of what is around it, and what was decided about it.

    A CODE is a client code without its capital, which may be an ordinary word. A COMBINATION is what somebody does
    or is, with a place and an event close by: each is common, and together they may be one person.
    """

    word: str = field(repr=False)
    reason: Reason
    count: int
    around: tuple[str, ...] = field(repr=False)
    decision: Decision | None = None


_CLUES: Final[dict[Reason, Callable[[str], Iterator[Span]]]] = {
    Reason.EMAIL: clues_of_place.emails,
    Reason.PHONE: clues_of_place.phones,
    Reason.WEB: clues_of_place.web,
    Reason.ADDRESS: clues_of_place.addresses,
    Reason.DATE: clues_of_time.dates,
    Reason.AGE: clues_of_time.ages,
    Reason.PLACE: clues_of_place.places,
    Reason.INITIALS: clues_of_person.initials,
    Reason.NAME: clues_of_person.names,
    Reason.COMBINATION: clues_of_place.combinations,
}
_BY_THEMSELVES: Final = (Reason.NEVER_LEAVES, Reason.DECIDED, Reason.COMBINATION)
_ORDER: Final = {reason: number for number, reason in enumerate(Reason)}


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    reason: Reason


def things_to_look_at(texts: Iterable[str], codes: Collection[str], decisions: Iterable[Decision]) -> list[Thing]:
    """What is worth a look in these texts as they are before any disguise, in the order in which it is first read.

    `codes` get letters in any case and are passed over. `decisions` are those in force, remembered or of the draft.
    """
    read = folded(_APART.join(texts))
    decided = {_key(decision.word): decision for decision in decisions if decision.word.strip()}
    lettered = {_key(code) for code in codes}
    found = [*_listed(read, decided.values()), *_codes_without_capital(read, codes), *_clues(read.text)]
    by_word: dict[str, list[_Found]] = {}
    for one in _outermost(found):
        key = _key(read.text[one.start : one.end])
        if one.reason is Reason.CODE or key not in lettered:
            by_word.setdefault(f"{key} " if one.reason is Reason.CODE else key, []).append(one)
    things = (_thing(read, ones, decided.get(key.strip())) for key, ones in by_word.items())
    return [thing for _, thing in sorted(things, key=lambda placed: placed[0])]


def _clues(text: str) -> list[_Found]:
    """What is found by its looks, passage by passage."""
    found: list[_Found] = []
    begin = 0
    for passage in text.split(_APART):
        for reason, search in _CLUES.items():
            for start, end in (_bare(passage, span) for span in search(passage)):
                if end > start:
                    found.append(_Found(begin + start, begin + end, reason))
        begin += len(passage) + len(_APART)
    return found


def _outermost(found: Iterable[_Found]) -> list[_Found]:
    """In reading order; what is only part of something longer at the same place goes with that."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        last = kept[-1] if kept else None
        is_same = last and (one.start, one.end) == (last.start, last.end)
        if not last or is_same or one.end > last.end or one.reason in _BY_THEMSELVES:
            kept.append(one)
    return kept


def _bare(text: str, span: Span) -> Span:
    """Without what shows whose it is, and without blanks and marks of emphasis at its ends."""
    start, end = span
    if text[end - 2 : end].casefold() in ("'s", "’s"):
        end -= 2
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*_'’"):
        end -= 1
    while start < end and (text[start].isspace() or text[start] in "*_'‘"):
        start += 1
    return start, end


def _listed(text: Folded, decisions: Iterable[Decision]) -> Iterator[_Found]:
    """The writer's own words that never leave, and those about which something was decided before."""
    for decision in decisions:
        if decision.never_leaves or decision.treatment is not Treatment.KEEP:
            reason = Reason.NEVER_LEAVES if decision.never_leaves else Reason.DECIDED
            yield from (_Found(start, end, reason) for start, end in Wanted(decision.word).find(text))


def _codes_without_capital(text: Folded, codes: Iterable[str]) -> Iterator[_Found]:
    for code in codes:
        with_capital = set(Wanted(code).find(text))
        for span in Wanted(code.lower()).find(text):
            if span not in with_capital:
                yield _Found(*span, Reason.CODE)


def _thing(text: Folded, found: Sequence[_Found], decision: Decision | None) -> tuple[int, Thing]:
    """The thing, and where it is first read."""
    first = found[0]
    word = " ".join(text.text[first.start : first.end].split())
    reason = min((one.reason for one in found), key=_ORDER.__getitem__)
    # What was decided about it is done to it wherever it stands, so all of these are counted.
    own = decision.word if decision and reason in (Reason.NEVER_LEAVES, Reason.DECIDED) else word
    spans = [(one.start, one.end) for one in found] if reason is Reason.CODE else list(Wanted(own).find(text))
    spans = spans or list(dict.fromkeys((one.start, one.end) for one in found))
    around = tuple(dict.fromkeys(_around(text.text, span) for span in spans[: _SNIPPETS * 2]))[:_SNIPPETS]
    return min(first.start, spans[0][0]), Thing(own, reason, len(spans), around, decision)


def _around(text: str, span: Span) -> str:
    """The words with a few on either side, of the same text and in one line."""
    start, end = span
    left = text[max(0, start - _AROUND) : start].rpartition(_APART)[2]
    right = text[end : end + _AROUND].partition(_APART)[0]
    is_cut_left = len(left) == _AROUND and start > _AROUND
    is_cut_right = len(right) == _AROUND and end + _AROUND < len(text)
    if is_cut_left:
        left = "…" + (left.partition(" ")[2] if " " in left else left)
    if is_cut_right:
        right = (right.rpartition(" ")[0] if " " in right else right) + "…"
    return " ".join(f"{left}{text[start:end]}{right}".split())


def _key(word: str) -> str:
    return folded(word).letters or word.strip()
