"""Blocks: sessions with an answer, cut into runs of ten in their order, with a count for each option."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from unhurried.domain.pacing.ladder import BLOCK_SIZE

TEN = 10

# For a pull, noticed at all; for a practice, done. Sets, never weights: the options are not steps of a scale.
NOTICED_AT_ALL = frozenset({"waited", "saw-then", "saw-after", "on-purpose"})
DONE = frozenset({"yes"})


@dataclass(frozen=True, slots=True)
class Mark:
    """One marker's chosen option (by its key) after one session. A session without an answer has no mark."""

    day: date
    option: str
    client_code: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive answered sessions: `counts` has one number for each of `options`, in the marker's own order.

    `first_day` and `last_day` are those of its first and last session; `size` is what makes a block finished.
    """

    first_day: date
    last_day: date
    options: tuple[str, ...]
    counts: tuple[int, ...]
    size: int = TEN

    @property
    def of(self) -> int:
        """How many answered sessions it holds."""
        return sum(self.counts)

    @property
    def is_finished(self) -> bool:
        return self.of == self.size

    def seen(self, chosen: Set[str]) -> int:
        """In how many of its sessions one of the chosen options was marked."""
        return sum(count for option, count in zip(self.options, self.counts, strict=True) if option in chosen)

    def share(self, chosen: Set[str]) -> Fraction:
        """The same as an exact share between 0 and 1, so that "on the median" is a fact and not a rounding."""
        return Fraction(self.seen(chosen), self.of)


@dataclass(frozen=True, slots=True)
class Blocks:
    """Every finished block, oldest first, and apart from them the one that is still filling."""

    finished: tuple[Block, ...]
    unfinished: Block | None = None

    def shares(self, chosen: Set[str]) -> tuple[Fraction, ...]:
        """One share for each finished block, for a run chart. The unfinished one stays out: it would still move."""
        return tuple(block.share(chosen) for block in self.finished)


def cut(marks: Sequence[Mark], options: Iterable[str], size: int = TEN) -> Blocks:
    """Cut marks, in the order of their sessions, into blocks of `size`, counted from the oldest.

    A new session fills the last block and leaves the others as they were. `options` are the marker's keys in its own
    order; an option it no longer has (of an earlier version) comes after them, so that no mark is left out.

    Raises ValueError when `size` is under 5, or when a day comes before the day of the mark before it.
    """
    if size < BLOCK_SIZE:
        raise ValueError("a block holds five sessions or more")
    if any(later.day < earlier.day for earlier, later in pairwise(marks)):
        raise ValueError("marks are cut in the order of their sessions")
    order = tuple(dict.fromkeys((*options, *(mark.option for mark in marks))))
    blocks = [_block(marks[start : start + size], order, size) for start in range(0, len(marks), size)]
    if blocks and not blocks[-1].is_finished:
        return Blocks(tuple(blocks[:-1]), blocks[-1])
    return Blocks(tuple(blocks))


def _block(marks: Sequence[Mark], order: tuple[str, ...], size: int) -> Block:
    found = Counter(mark.option for mark in marks)
    return Block(marks[0].day, marks[-1].day, order, tuple(found[option] for option in order), size)
