"""Finding again: the words, filters and timeline rows with which a reflection is looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for. A phrase is matched word by word; otherwise the last word is a beginning."""

    text: str = field(repr=False)
    is_phrase: bool = False
    is_excluded: bool = False


# More than anybody types; what is pasted by mistake is cut here.
_LONGEST = 1000

_TERM = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


def terms(words: str) -> tuple[Term, ...]:
    """Read what was typed into the search box: words, "phrases" and -exclusions; `*` may end a word.

    Every unquoted word is a beginning: `silen` finds silence. Terms without a letter or digit are dropped.
    """
    found: list[Term] = []
    for match in _TERM.finditer(words[:_LONGEST]):
        phrase = match["phrase"]
        text = (match["word"] or "").rstrip("*") if phrase is None else phrase
        if any(character.isalnum() for character in text):
            found.append(Term(text, phrase is not None, match["minus"] is not None))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Filter:
    """What the timeline is narrowed to. Empty fields narrow nothing; days are inclusive.

    `option` alone is any marker's option with that key; a `weekday` is 1 for Monday to 7 for Sunday; `thread` is the
    id of a thread to which the reflection has led, `prompt` that of a prompt answered in it. Words are not looked for
    in the trash.
    """

    words: str = field(default="", repr=False)
    client_code: str | None = None
    lens: str | None = None
    marker_id: str | None = None
    option: str | None = None
    tag: str | None = None
    since: date | None = None
    until: date | None = None
    weekday: int | None = None
    order_in_day: int | None = None
    in_trash: bool = False
    thread: str | None = None
    prompt: str | None = None

    @property
    def is_empty(self) -> bool:
        return self == Filter()


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of snippet text, and whether it is a hit."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True, slots=True)
class Glimpse:
    """One row of the timeline: the first words of a reflection, or the words around the hits."""

    reflection_id: str
    day: date
    client_code: str | None
    tags: tuple[str, ...]
    pieces: tuple[Piece, ...] = field(repr=False)
    marking_count: int = 0
