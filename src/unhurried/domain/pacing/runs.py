"""Runs: the rules of a run chart of block shares. They describe a picture; they watch over nobody."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby, pairwise
from statistics import median

# With fewer points off the median than this the rules say nothing. Nor do they with more than that: the chance that a
# steady habit meets one grows with the points, and is near one in ten at a hundred.
MINIMUM = 10
MAXIMUM = 100
# Nor do they when the smaller side holds less than this part of those points.
SMALLER_SIDE = Fraction(2, 5)
_TAIL = Fraction(5, 100)


@dataclass(frozen=True, slots=True)
class RunRules:
    """What the two rules found in one series.

    `middle` is the median share; `above` and `below` count the points on either side of it, the useful ones;
    `longest_run` is the most useful points in a row on one side; `crossings` is how often the next useful point lies
    on the other side.
    """

    middle: Fraction
    above: int
    below: int
    longest_run: int
    crossings: int

    @property
    def useful(self) -> int:
        """How many points are not on the median."""
        return self.above + self.below

    @property
    def are_in_reach(self) -> bool:
        """Whether there are useful points enough for the rules, and not too many."""
        return MINIMUM <= self.useful <= MAXIMUM

    @property
    def are_even(self) -> bool:
        """Whether the points lie evenly enough about the median for rules that take either side as equally likely.

        With small blocks many points fall on the median and the rest mostly on one side, which makes runs long by
        itself: in blocks of five and a steady share of one in ten, the rules would be met in nine of ten series.
        """
        return min(self.above, self.below) >= SMALLER_SIDE * self.useful

    @property
    def can_tell(self) -> bool:
        """Whether the rules apply to this series at all."""
        return self.are_in_reach and self.are_even

    @property
    def run_limit(self) -> int:
        """The longest run that chance alone gives without being rare."""
        return run_limit(self.useful)

    @property
    def crossing_limit(self) -> int:
        """The fewest crossings that chance alone gives without being rare."""
        return crossing_limit(self.useful)

    @property
    def run_is_long(self) -> bool:
        """The first rule is met: the longest run is longer than its limit."""
        return self.can_tell and self.longest_run > self.run_limit

    @property
    def crossings_are_few(self) -> bool:
        """The second rule is met: there are fewer crossings than their limit."""
        return self.can_tell and self.crossings < self.crossing_limit


def run_rules(shares: Sequence[Fraction]) -> RunRules:
    """Apply the rules to the shares of blocks, oldest first, each between 0 and 1.

    Anhøj and Olesen (2014), Run charts revisited, PLoS ONE 9(11): e113825. For shares of blocks only: of raw answers
    about half lie on the median. That the sides must be about even (`SMALLER_SIDE`) and the points no more than a
    hundred are additions of ours; without them a habit that stays as it is would often look as if it had not. With
    them, a steady habit in blocks of ten meets a rule in under 1 of 100 series of 12 blocks, 1 to 3 of 100 series
    of 24, and 4 to 9 of 100 series of 100.

    Raises ValueError when there are no shares.
    """
    if not shares:
        raise ValueError("a run chart needs a block")
    middle = median(shares)
    above = [share > middle for share in shares if share != middle]
    longest = max((sum(1 for _ in side) for _, side in groupby(above)), default=0)
    crossings = sum(one != other for one, other in pairwise(above))
    return RunRules(middle, sum(above), len(above) - sum(above), longest, crossings)


def run_limit(useful: int) -> int:
    """The longest run not to be called long, for so many useful points: log2(n) + 3, rounded to a whole number.

    Anhøj and Olesen (2014). Raises ValueError when there is no useful point.
    """
    if useful < 1:
        raise ValueError("a run needs a point")
    return round(math.log2(useful) + 3)


def crossing_limit(useful: int) -> int:
    """The number under which crossings are few: the 5 % point of a binomial with n - 1 trials at one half.

    That is the smallest number with at least 5 % of the probability at or below it (Anhøj and Olesen 2014), worked
    out in whole numbers. Raises ValueError when there is no useful point.
    """
    if useful < 1:
        raise ValueError("crossings need a point")
    trials = useful - 1
    needed = _TAIL * 2**trials
    ways = ways_so_far = 1
    limit = 0
    while ways_so_far < needed:
        ways = ways * (trials - limit) // (limit + 1)
        limit += 1
        ways_so_far += ways
    return limit
