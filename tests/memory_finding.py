"""Finding in memory, in the plainest way that gives the same answers as the full-text index."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Generator, Iterable, Sequence

from unhurried.domain.finding import Filter, Glimpse, Piece, Term, terms
from unhurried.domain.reflections import Reflection, Writing
from unhurried.domain.text import clean


def fits(reflection: Reflection, narrowed: Filter, margin: Sequence[str] = ()) -> bool:
    """Whether a reflection, with these words in its margin, is within a filter; threads aside."""
    writing = reflection.writing
    lenses = {answer.lens for answer in writing.answers} | {marking.lens for marking in writing.markings}
    markings = [
        marking
        for marking in writing.markings
        if narrowed.marker_id in (None, marking.marker_id) and narrowed.option in (None, marking.option)
    ]
    return (
        (reflection.trashed_at is not None) == narrowed.in_trash
        and narrowed.client_code in (None, writing.client_code)
        and (narrowed.lens is None or narrowed.lens in lenses)
        and (narrowed.prompt is None or narrowed.prompt in {answer.prompt_id for answer in writing.answers})
        and (narrowed.tag is None or narrowed.tag in writing.tags)
        and (bool(markings) or narrowed.marker_id is narrowed.option is None)
        and (narrowed.since is None or narrowed.since <= writing.day)
        and (narrowed.until is None or writing.day <= narrowed.until)
        and narrowed.weekday in (None, writing.day.isoweekday())
        and narrowed.order_in_day in (None, writing.order_in_day)
        and (narrowed.in_trash or says(_texts(writing, margin), narrowed.words))
    )


def says(texts: Sequence[str], words: str) -> bool:
    """Whether what was asked for is in these columns of an index."""
    return all(any(_found(term, _tokens(text)) for text in texts) != term.is_excluded for term in terms(clean(words)))


def _texts(writing: Writing, margin: Sequence[str]) -> list[str]:
    """The three columns of the index: body, answers, notes."""
    answers = "\n".join(answer.text for answer in writing.answers)
    notes = [marking.line for marking in writing.markings]
    notes += [words for moment in writing.moments for words in moment.words]
    return [writing.body, answers, "\n".join([*notes, *margin])]


def _found(term: Term, text: list[str]) -> list[int]:
    """Where the term begins in a text of tokens."""
    wanted = _tokens(term.text)

    def is_at(place: int) -> bool:
        there = text[place : place + len(wanted)]
        if term.is_phrase:
            return there == wanted
        return len(there) == len(wanted) and there[:-1] == wanted[:-1] and there[-1].startswith(wanted[-1])

    return [place for place in range(len(text)) if wanted and is_at(place)]


def _runs(text: str) -> list[re.Match[str]]:
    """Runs of letters and digits, accents that stand by themselves included."""
    return list(re.finditer(r"(?:[^\W_]|(?<=\w)[\u0300-\u0331])+", text))


def _tokens(text: str) -> list[str]:
    return [_folded(run[0]) for run in _runs(text)]


def _folded(word: str) -> str:
    plain = (c for c in unicodedata.normalize("NFD", word) if not "\u0300" <= c <= "\u0331")
    return "".join(plain).lower()


def glimpse(reflection: Reflection, words: str, margin: Sequence[str] = ()) -> Glimpse:
    writing = reflection.writing
    return Glimpse(
        reflection_id=reflection.reflection_id,
        day=writing.day,
        client_code=writing.client_code,
        tags=writing.tags,
        pieces=found_in(_texts(writing, margin), words) or _opening(writing),
        marking_count=len(writing.markings),
    )


def _opening(writing: Writing) -> tuple[Piece, ...]:
    texts = (writing.body, *(answer.text for answer in writing.answers))
    first = next((text for text in texts if text.strip()), "")
    return (Piece(" ".join(first.split())[:240]),) if first else ()


def found_in(texts: Sequence[str], words: str) -> tuple[Piece, ...]:
    """The whole of the first text with a hit, cut into pieces."""
    wanted = [term for term in terms(clean(words)) if not term.is_excluded]
    for text in texts if wanted else ():
        runs, tokens = _runs(text), _tokens(text)
        hits = {
            place + step
            for term in wanted
            for place in _found(term, tokens)
            for step in range(len(_tokens(term.text)))
        }
        if hits:
            return tuple(_cut(text, [runs[hit] for hit in sorted(hits)]))
    return ()


def _cut(text: str, hits: Iterable[re.Match[str]]) -> Generator[Piece]:
    end = 0
    for hit in hits:
        if hit.start() > end:
            yield Piece(text[end : hit.start()])
        yield Piece(hit[0], is_hit=True)
        end = hit.end()
    if end < len(text):
        yield Piece(text[end:])
