"""Intervals: how far a share, or the difference of two shares, could easily lie from what was counted."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

CONFIDENCE = 0.95
_TENTHS = 10
# A limit may move inwards by this part of a tenth at most, so that both together move by half a tenth.
_INWARDS = 0.25


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both included: shares between 0 and 1, or differences of shares between -1 and 1.

    Raises ValueError when `low` is not at or below `high`.
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError("an interval runs from low to high")

    @property
    def width(self) -> float:
        return self.high - self.low

    def includes(self, value: float) -> bool:
        """True when the value lies between the limits or on one of them."""
        return self.low <= value <= self.high


def wilson(seen: int, of: int, confidence: float = CONFIDENCE) -> Interval:
    """The score interval for a share, `seen` of `of`, both as counts of sessions; the limits lie between 0 and 1.

    Wilson (1927), Journal of the American Statistical Association 22: 209-212; recommended for small numbers by
    Brown, Cai and DasGupta (2001), Statistical Science 16: 101-133. Without continuity correction.

    0 of n has 0 itself as its lower limit and n of n has 1 as its upper one, so that only the other limit says
    anything. Sessions are taken as independent of each other: for one client's sessions in a row it is too narrow.

    Raises ValueError when `of` is under 1, `seen` is not between 0 and `of`, or `confidence` not between 0 and 1.
    """
    _check(seen, of)
    z = _quantile(confidence)
    share = seen / of
    squared = z * z / of
    centre = (share + squared / 2) / (1 + squared)
    reach = z * math.sqrt(share * (1 - share) / of + squared / (4 * of)) / (1 + squared)
    low = 0.0 if seen == 0 else max(0.0, min(centre - reach, share))
    high = 1.0 if seen == of else min(1.0, max(centre + reach, share))
    return Interval(low, high)


def in_tenths(interval: Interval) -> tuple[int, int]:
    """An interval of shares as whole tenths, (1, 6) for "between about 1 and 6 in 10".

    A limit goes outwards to the next tenth, unless a tenth lies inwards of it within a quarter of a tenth (2.5
    points): 11 to 60 % becomes 1 to 6, and so does 14 to 62 %, while 14 to 63 % becomes 1 to 7. What the words leave
    out is thus half a tenth at most, both ends together; what they add is under a tenth at either end.

    A first number of 0 means "no more than", a second of 10 "no fewer than". The second is never under 1 and the
    first never over 9, since "0 in 10" would promise that it does not happen at all.

    Raises ValueError when the interval is not one of shares.
    """
    if interval.low < 0 or interval.high > 1:
        raise ValueError("only shares, between 0 and 1, are told in tenths")
    low = math.floor(interval.low * _TENTHS + _INWARDS)
    high = math.ceil(interval.high * _TENTHS - _INWARDS)
    return min(low, _TENTHS - 1), max(high, 1)


def newcombe(seen_1: int, of_1: int, seen_2: int, of_2: int, confidence: float = CONFIDENCE) -> Interval:
    """The hybrid score interval for the first share minus the second; the limits lie between -1 and 1.

    Newcombe (1998), Statistics in Medicine 17: 873-890, method 10: Wilson's limits of the two shares, joined by
    squares, without continuity correction. The two periods hold different sessions and are taken as independent.

    Raises ValueError for counts or a confidence that `wilson` refuses.
    """
    first, second = wilson(seen_1, of_1, confidence), wilson(seen_2, of_2, confidence)
    share_1, share_2 = seen_1 / of_1, seen_2 / of_2
    difference = share_1 - share_2
    below = math.hypot(share_1 - first.low, second.high - share_2)
    above = math.hypot(first.high - share_1, share_2 - second.low)
    return Interval(max(-1.0, difference - below), min(1.0, difference + above))


def _check(seen: int, of: int) -> None:
    if of < 1:
        raise ValueError("a share needs at least one session")
    if not 0 <= seen <= of:
        raise ValueError("what was seen lies between none and all")


def _quantile(confidence: float) -> float:
    """How many standard errors the confidence reaches, two-sided: 1.96 for 0.95."""
    if not 0 < confidence < 1:
        raise ValueError("a confidence lies between 0 and 1")
    return NormalDist().inv_cdf((1 + confidence) / 2)
