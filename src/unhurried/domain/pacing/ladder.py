"""The ladder: how much may be said or drawn from so many sessions with an answer. It alone decides."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

# Fewer sessions than this on either side, and two periods are not set against each other.
EACH_PERIOD = 20
# A run chart takes this many blocks, of this many sessions each.
BLOCKS = 10
BLOCK_SIZE = 5


class Rung(IntEnum):
    """What may be shown, each rung adding to the one below. The value is the number of sessions it begins at.

    The numbers are a convention of ours, chosen from the width of Wilson's intervals: at 3 of 10 the share could be
    anything from 11 to 60 %, at 8 of 20 from 22 to 61 %.
    """

    ENTRIES = 0
    COUNT = 3
    BAND = 10
    PERCENT = 20
    PERIODS = 40

    @property
    def shows_dots(self) -> bool:
        """A dot strip, in order."""
        return self >= Rung.COUNT

    @property
    def shows_count(self) -> bool:
        """A plain count, such as 2 of 6."""
        return self >= Rung.COUNT

    @property
    def says_too_few(self) -> bool:
        """A count, and that there are too few to say more."""
        return self is Rung.COUNT

    @property
    def shows_band(self) -> bool:
        """A soft band in tenths."""
        return self >= Rung.BAND

    @property
    def shows_percent(self) -> bool:
        """A percent beside the count, never without it."""
        return self >= Rung.PERCENT

    @property
    def shows_strip(self) -> bool:
        """The options by block of ten."""
        return self >= Rung.PERCENT

    @property
    def offers_periods(self) -> bool:
        """Two periods set against each other, if the writer asks; `may_compare` says which two."""
        return self >= Rung.PERIODS


def rung(of: int) -> Rung:
    """The rung for `of` sessions with an answer.

    Raises ValueError when `of` is negative.
    """
    if of < 0:
        raise ValueError("sessions are counted from none")
    return max(step for step in Rung if step <= of)


def may_compare(of_1: int, of_2: int) -> bool:
    """Whether two periods with so many answered sessions each may be set against each other, on request."""
    return min(of_1, of_2) >= EACH_PERIOD


def may_run(blocks: Iterable[int]) -> bool:
    """Whether blocks with so many answered sessions each may become a run chart, on request.

    Blocks that are too small do not count. The rules ask more: enough blocks off the median (`runs.MINIMUM`).
    """
    return sum(size >= BLOCK_SIZE for size in blocks) >= BLOCKS
