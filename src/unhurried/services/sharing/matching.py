"""Matching: finds one word or phrase in a folded text, whatever was put between its letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, final

from unhurried.services.sharing.everyday import is_everyday, is_small
from unhurried.services.sharing.folding import (
    Folded,
    folded,
    gap,
    is_accent,
    is_letter,
    is_unseen,
    is_unspaced,
)

# Letters that are also written as two.
_AS_TWO: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})
# Small words that are written together with the next one.
_JOINED_ON: Final = frozenset("وفبلكس" + "והבלמשכ")
_JOINED_ARTICLE: Final = "ال"

_LOOSE: Final = frozenset(" -'.")
_DIAL: Final = frozenset(" -./()")
_INITIALS = re.compile(r"[^\W\d_](?:\.?[ -]?[^\W\d_]){0,3}\.?")


@dataclass(frozen=True, slots=True)
class _Needle:
    """Bare letters to look for, and what stands between them in the word: None inside of one character."""

    letters: str = field(repr=False)
    gaps: tuple[str | None, ...] = field(repr=False)


@final
class Wanted:
    """A word or phrase that is looked for: as a whole word, in any case, with or without its accents.

    Between its letters there may be soft hyphens, marks of emphasis, hyphens and line ends; between its words any
    white space or hyphen. One that is an everyday word as well, such as Will, is found only with its capital.
    """

    def __init__(self, word: str) -> None:
        self._word = word.strip()
        bare = folded(self._word)
        needles = (_needle(self._word), _needle(_composed(self._word).translate(_AS_TWO)))
        self._needles = list(dict.fromkeys(needle for needle in needles if needle.letters))
        self._size = len(bare.letters)
        first = next((char for char in self._word if is_letter(char)), "")
        self._has_capital = first.isupper()
        letters = [char for char in self._word if char.isalpha()]
        is_short = len(letters) == self._size <= 4 and all(char.isupper() for char in letters)
        self._is_initials = is_short and _INITIALS.fullmatch(self._word) is not None
        self._is_number = bare.letters.isdecimal() and self._size >= 6
        self._needs_capital = self._has_capital and is_everyday(self._word)
        self._needs_capitals = self._is_initials and (self._size == 1 or is_everyday(bare.letters))

    @property
    def size(self) -> int:
        """How many letters it has."""
        return self._size

    def find(self, text: Folded) -> Iterator[tuple[int, int]]:
        """Where it is, in order, from and up to; with its accents, and with a sign that it begins or ends with."""
        if self._word and not self._needles:
            yield from self._find_signs(text.text)
        places = [(place, needle) for needle in self._needles for place in _places(text.letters, needle.letters)]
        if len(self._needles) > 1:
            places.sort(key=lambda found: found[0])
        end = 0
        for place, needle in places:
            if text.starts[place] >= end and self._fits(text, place, needle):
                start, end = self._reach(text, place, place + len(needle.letters))
                yield start, end

    def _find_signs(self, text: str) -> Iterator[tuple[int, int]]:
        """What has no letters, such as a picture of a face, is looked for as it is."""
        yield from ((found.start(), found.end()) for found in re.finditer(re.escape(self._word), text))

    def _fits(self, text: Folded, place: int, needle: _Needle) -> bool:
        last = place + len(needle.letters) - 1
        starts = text.starts
        if place and starts[place - 1] == starts[place]:
            return False
        if last + 1 < len(starts) and starts[last + 1] == starts[last]:
            return False
        return (
            self._has_its_case(text, place, last)
            and self._hangs_together(text, place, needle)
            and self._begins(text.text, starts[place])
            and self._ends(text.text, starts[place], starts[last])
        )

    # Case

    def _has_its_case(self, text: Folded, first: int, last: int) -> bool:
        if self._needs_capitals:
            return all(text.text[place].isupper() for place in text.starts[first : last + 1])
        return not self._needs_capital or text.text[text.starts[first]].isupper()

    # What stands between its letters

    def _hangs_together(self, text: Folded, place: int, needle: _Needle) -> bool:
        parts, is_split, is_spaced = [text.letters[place]], False, False
        for number, wanted in enumerate(needle.gaps, start=place):
            here, there = text.starts[number], text.starts[number + 1]
            between = gap(text.text[here + 1 : there]) if there > here + 1 else ""
            letter = text.letters[number + 1]
            if wanted is None or not between:
                if wanted and not self._may_go(wanted):
                    return False
                parts[-1] += letter
                continue
            parts.append(letter)
            if wanted:
                if not self._stands_for(between, wanted):
                    return False
            elif not self._may_split(between):
                return False
            else:
                is_split = True
                is_spaced = is_spaced or between == " "
        if is_spaced and self._has_capital and not text.text[text.starts[place]].isupper():
            return False
        return not is_split or self._is_initials or not all(is_small(part) for part in parts)

    def _stands_for(self, between: str, wanted: str) -> bool:
        if self._is_number:
            return set(between) <= _DIAL
        if set(wanted) <= _LOOSE:
            return set(between) <= _LOOSE and ("." in wanted or "." not in between or self._is_initials)
        return between.replace(" ", "") == wanted.replace(" ", "")

    def _may_go(self, wanted: str) -> bool:
        return set(wanted) <= (_DIAL if self._is_number else _LOOSE)

    def _may_split(self, between: str) -> bool:
        if self._is_number:
            return set(between) <= _DIAL
        if self._is_initials:
            return between in (".", ". ", " ", "-", ".-")
        return self._size > 2 and between in (" ", "-", "- ", "'")

    # Where it begins and ends

    def _begins(self, text: str, start: int) -> bool:
        before = start - 1
        while before >= 0 and is_unseen(text[before]):
            before -= 1
        if before < 0 or not is_letter(text[before]):
            return True
        first, other = text[start], text[before]
        if is_unspaced(first) or is_unspaced(other) or self._is_beside_number(first, other):
            return True
        run = _run_before(text, before)
        if first.isupper() and other.islower() and run[0].islower():
            return True
        return len(run.removesuffix(_JOINED_ARTICLE)) <= 2 and set(run.removesuffix(_JOINED_ARTICLE)) <= _JOINED_ON

    def _ends(self, text: str, start: int, last: int) -> bool:
        after = _next_seen(text, last + 1)
        if self._size == 1 and self._word[-1] == ".":
            return text[after : after + 1] == "."
        if after == len(text) or not is_letter(text[after]):
            return True
        final_letter, other = text[last], text[after]
        if is_unspaced(final_letter) or is_unspaced(other) or self._is_beside_number(final_letter, other):
            return True
        if other.isupper() and final_letter.islower():
            return True
        behind = _next_seen(text, after + 1)
        is_over = behind == len(text) or not is_letter(text[behind])
        return other == "s" and is_over and self._size > 3 and self._has_capital and text[start].isupper()

    def _is_beside_number(self, letter: str, other: str) -> bool:
        return self._size > 2 and letter.isalpha() and other.isdecimal()

    def _reach(self, text: Folded, place: int, behind: int) -> tuple[int, int]:
        """From the first sign to the last, with what the word has around its letters where the text has it, too."""
        start, end = text.starts[place], text.starts[behind - 1] + 1
        while end < len(text.text) and is_accent(text.text[end]):
            end += 1
        if self._word[0] in "+@#(" and start and text.text[start - 1] == self._word[0]:
            start -= 1
        if self._word[-1] == "." and text.text[end : end + 1] == "." and not _ends_sentence(text.text, end):
            end += 1
        return start, end


def _needle(word: str) -> _Needle:
    bare = folded(word)
    gaps = tuple(None if here == there else gap(bare.text[here + 1 : there]) for here, there in pairwise(bare.starts))
    return _Needle(bare.letters, gaps)


def _composed(word: str) -> str:
    return unicodedata.normalize("NFC", word.casefold())


def _places(letters: str, wanted: str) -> Iterator[int]:
    place = letters.find(wanted)
    while place >= 0:
        yield place
        place = letters.find(wanted, place + 1)


def _run_before(text: str, last: int) -> str:
    """The letters up to this one, as far as they hang together; no more of them than matters."""
    first = last
    while first > 0 and last - first < 24 and is_letter(text[first - 1]):
        first -= 1
    return text[first : last + 1]


def _next_seen(text: str, place: int) -> int:
    while place < len(text) and is_unseen(text[place]):
        place += 1
    return place


def _ends_sentence(text: str, point: int) -> bool:
    """Whether the point closes a sentence, and not only the initials before it."""
    following = text[point + 1 : point + 3].lstrip()
    return not following or following[0].isupper()
