"""Case mix: whether two periods differ in whose sessions they hold, which alone can turn a comparison round."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from unhurried.domain.pacing.blocks import Mark
from unhurried.domain.pacing.ladder import EACH_PERIOD

# Below this distance the mix alone cannot move a share by more than ten points, whatever the clients are like.
APART = 0.1
# One in twenty for a normal spread: how far above its mean the distance may lie by chance.
_SPREAD = 1.645

Sessions = Mapping[str | None, int]


@dataclass(frozen=True, slots=True)
class MixDifference:
    """How far apart the client mixes of two periods lie, and how far chance alone brings them.

    `distance` and `by_chance` are between 0 (the same mix) and 1 (no client in common); `of_1` and `of_2` count
    answered sessions, and `uncoded` those of either period that carry no client code.
    """

    of_1: int
    of_2: int
    distance: float
    by_chance: float
    uncoded: int = 0

    @property
    def differs(self) -> bool:
        """True when the sentence about case mix belongs beside a comparison of the two."""
        return min(self.of_1, self.of_2) >= EACH_PERIOD and self.distance >= max(APART, self.by_chance)


def sessions_by_code(marks: Iterable[Mark]) -> Counter[str | None]:
    """How many answered sessions there are for each client code; None gathers those without one."""
    return Counter(mark.client_code for mark in marks)


def mix_difference(first: Sessions, second: Sessions) -> MixDifference:
    """How far apart two periods lie, from their answered sessions for each client code (None: no code given).

    The distance is the total variation distance: half the sum of the absolute differences of the codes' shares.
    If each client kept the same share of marks, a different mix could move the share of the whole by no more than
    this distance. For Simpson's paradox (Simpson 1951) see the tests.

    A steady caseload also gives different mixes in two periods, the more so the more clients and the fewer sessions.
    That much is already within the interval of a comparison, so `differs` asks for more than it: `by_chance` is the
    mean distance under one common mix, with each share's difference taken as normal, and 1.645 standard deviations
    (from 2 to 25 clients, a steady caseload passes it in 5 to 11 of 100 tries).
    It asks for 20 answered sessions in each period too, without which there is no comparison.

    Raises ValueError when a count is negative or a period is empty.
    """
    if any(count < 0 for count in (*first.values(), *second.values())):
        raise ValueError("sessions are counted from none")
    of_1, of_2 = sum(first.values()), sum(second.values())
    if not (of_1 and of_2):
        raise ValueError("a mix needs sessions in both periods")
    codes = first.keys() | second.keys()
    distance = sum(abs(first.get(code, 0) * of_2 - second.get(code, 0) * of_1) for code in codes) / (2 * of_1 * of_2)
    together = [(first.get(code, 0) + second.get(code, 0)) / (of_1 + of_2) for code in codes]
    uncoded = first.get(None, 0) + second.get(None, 0)
    return MixDifference(of_1, of_2, distance, _by_chance(together, of_1, of_2), uncoded)


def _by_chance(shares: list[float], of_1: int, of_2: int) -> float:
    """A distance that two samples from one common mix seldom pass."""
    variances = [share * (1 - share) * (1 / of_1 + 1 / of_2) for share in shares]
    mean = sum(math.sqrt(2 / math.pi * variance) for variance in variances) / 2
    # With two codes their differences are each other's mirror and add up; with many they hardly hang together.
    together = 2 if len(shares) == 2 else 1
    deviation = math.sqrt(together * (1 - 2 / math.pi) * sum(variances)) / 2
    return min(1.0, mean + _SPREAD * deviation)
