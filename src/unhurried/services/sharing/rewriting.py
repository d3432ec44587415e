"""Rewriting: words replaced or left out of a text in such a way that nothing shows where they stood."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, final

from unhurried.services.sharing.folding import Folded, folded, is_apostrophe, is_letter
from unhurried.services.sharing.matching import Wanted

# What was taken out may bring two others together, which are looked for again.
_ROUNDS: Final = 5

_PAIRS: Final = dict(zip('([{“‘«"„「（*_', ')]}”’»"“」）*_', strict=True))
_PAUSES: Final = ",;:–—/，、；：،"
_CLOSING: Final = f".!?…;:,){''.join(_PAIRS.values())}。，！？؟،"
_SENTENCE_ENDS: Final = ".!?…。！？؟"
_OPENING: Final = "*_\"“„‘'«(["
_LEADING_ON: Final = frozenset(
    "a about an and at beside between by for from her his in my near of or the their to with".split()
)
_AROUND: Final = re.compile(r"[^\S\n]*")


@dataclass(frozen=True, slots=True)
class Swap:
    """A word, and what takes its place: nothing, where it is left out. `instead` is told how it was written."""

    wanted: Wanted
    instead: Callable[[str], str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    swap: Swap


@final
class Stretch:
    """A text that is being rewritten, and for each character a number that goes with it, such as its style."""

    def __init__(self, text: str, marks: Sequence[int] = (), *, is_fragment: bool = False) -> None:
        self.text = text
        self._is_fragment = is_fragment
        self.marks = list(marks) or [0] * len(text)
        self.is_changed = False

    def rewrite(self, swaps: Sequence[Swap], leading: str = "") -> None:
        """Replace whatever is found, the longer one where two overlap.

        `leading` is what may stand before a word and goes with it where it would be said twice.
        """
        for _ in range(_ROUNDS):
            hits = hits_in(folded(self.text), swaps)
            before = self.text
            # What takes its place is settled in reading order, and put in from the end: places stay right.
            texts = [hit.swap.instead(self.text[hit.start : hit.end]) for hit in hits]
            for hit, instead in reversed(list(zip(hits, texts, strict=True))):
                self._put(hit, instead, leading)
            if not hits or self.text == before:
                return

    def _put(self, hit: _Hit, instead: str, leading: str) -> None:
        if not instead:
            self._take_out(hit.start, hit.end)
            return
        start = _without(self.text, hit.start, leading) if instead.startswith(leading) else hit.start
        if self.text[start].isupper() and self._begins_sentence(start):
            instead = instead[0].upper() + instead[1:]
        self._edit(start, hit.end, instead)

    def _edit(self, start: int, end: int, instead: str) -> None:
        mark = self.marks[min(start, len(self.marks) - 1)] if self.marks else 0
        self.text = self.text[:start] + instead + self.text[end:]
        self.marks[start:end] = [mark] * len(instead)
        self.is_changed = True

    def _take_out(self, start: int, end: int) -> None:
        """Without a gap: what belonged to the word goes too, and a sentence that began with it begins anew."""
        has_capital = self.text[start : start + 1].isupper()
        end = _with_possessive(self.text, start, end)
        start, end = self._with_brackets(start, end)
        begins = self._begins_sentence(start)
        start, end = self._with_pauses(start, end, begins=begins)
        start, end = self._with_blanks(start, end, begins=begins)
        if begins and has_capital and self.text[end : end + 1].islower():
            self._edit(start, end + 1, self.text[end].upper())
        else:
            self._edit(start, end, "")

    def _begins_sentence(self, start: int) -> bool:
        left = start
        while left and (self.text[left - 1].isspace() or self.text[left - 1] in _OPENING):
            left -= 1
        if not left:
            return not self._is_fragment
        return self.text[left - 1] in _SENTENCE_ENDS or "\n" in self.text[left:start]

    def _with_brackets(self, start: int, end: int) -> tuple[int, int]:
        """With brackets and quotation marks that would hold nothing."""
        while True:
            left, right = _left_of(self.text, start), _right_of(self.text, end)
            if not left or right == len(self.text) or _PAIRS.get(self.text[left - 1]) != self.text[right]:
                return start, end
            start, end = left - 1, right + 1

    def _with_pauses(self, start: int, end: int, *, begins: bool) -> tuple[int, int]:
        """With a comma or a dash that would stand beside another one, or at an end of the sentence."""
        text = self.text
        while True:
            left, right = _left_of(text, start), _right_of(text, end)
            before, after = text[left - 1 : left], text[right : right + 1]
            is_at_start = begins or not before or before in f"{_PAUSES}([{{“‘„«" or _leads_on(text[:left])
            is_hanging = text[end : end + 1] == "-" and not is_letter(text[start - 1 : start] or " ")
            if after and ((after in _PAUSES and is_at_start) or is_hanging):
                end = right + 1
                continue
            is_at_end = not after or after in _SENTENCE_ENDS or after in ")]}”" or after == "\n"
            is_left_over = (
                text[start - 1 : start] == "-" and left == start > 1 and not is_letter(text[end : end + 1] or " ")
            )
            if before and ((before in _PAUSES and is_at_end and not begins) or is_left_over):
                start = left - 1
                continue
            return start, end

    def _with_blanks(self, start: int, end: int, *, begins: bool) -> tuple[int, int]:
        """With the blank that would be one too many."""
        left, right = _left_of(self.text, start), _right_of(self.text, end)
        after = self.text[right : right + 1]
        if not after or after in _CLOSING or after == "\n":
            return left, right if not after or after == "\n" else end if right == end else right
        if begins or left == 0 or self.text[left - 1] in "([{\n“„«":
            return start, right
        return (start, right) if left < start else (start, end)


def hits_in(text: Folded, swaps: Iterable[Swap]) -> list[_Hit]:
    """Where the words are, in order; of two that overlap, the longer one."""
    found = [_Hit(start, end, swap) for swap in swaps for start, end in swap.wanted.find(text)]
    if len(found) < 2:
        return found
    taken = bytearray(len(text.text))
    apart: list[_Hit] = []
    for hit in sorted(found, key=lambda hit: (hit.start - hit.end, hit.start)):
        if 1 not in taken[hit.start : hit.end]:
            taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
            apart.append(hit)
    return sorted(apart, key=lambda hit: hit.start)


def _with_possessive(text: str, start: int, end: int) -> int:
    if not is_apostrophe(text[end : end + 1] or " "):
        return end
    is_over = not is_letter(text[end + 2 : end + 3] or " ")
    if text[end + 1 : end + 2] in ("s", "S") and is_over:
        return end + 2
    is_of_many = text[end - 1 : end] in ("s", "S", "x", "z") and not is_letter(text[end + 1 : end + 2] or " ")
    opened = start > 0 and is_apostrophe(text[start - 1])
    return end + 1 if is_of_many and not opened else end


def _without(text: str, start: int, leading: str) -> int:
    """Where it begins with what stands before it, where that is said already."""
    said = text[max(0, start - len(leading)) : start]
    is_said = leading.strip() and said.casefold() == leading.casefold()
    is_whole = start - len(leading) <= 0 or not is_letter(text[start - len(leading) - 1])
    return start - len(leading) if is_said and is_whole else start


def _leads_on(left: str) -> bool:
    """Whether the last word is one that no pause follows."""
    return left[-8:].rpartition(" ")[2].rpartition("\n")[2].casefold() in _LEADING_ON


def _left_of(text: str, place: int) -> int:
    """Where the blanks before it begin."""
    while place and text[place - 1] in " \t\xa0\u202f\u2009":
        place -= 1
    return place


def _right_of(text: str, place: int) -> int:
    """Where the blanks behind it end."""
    found = _AROUND.match(text, place)
    return found.end() if found else place
