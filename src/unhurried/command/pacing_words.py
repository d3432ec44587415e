"""Sentences about marks over time, for a terminal; none claims more than so many sessions can bear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unhurried.command import telling
from unhurried.domain.pacing.intervals import in_tenths, wilson
from unhurried.domain.pacing.ladder import rung

if TYPE_CHECKING:
    from unhurried.domain.pacing.comparison import Comparison, Period
    from unhurried.domain.pacing.mix import MixDifference
    from unhurried.domain.pacing.runs import RunRules

_ALL_TENTHS = 10
_WHOLE = 100

WHAT_MARKS_ARE = (
    "Marks show what you noticed, which can differ from what happened. Noticing a habit sooner can add marks while "
    "the habit itself grows rarer."
)
NOTHING_TO_CONCLUDE = "Nothing to conclude."
TOO_FEW = "These are too few to say more."


def percent(seen: int, of: int) -> str:
    """From 20 sessions on, and then never 0 when there was one, nor 100 when one was not."""
    if not rung(of).shows_percent:
        return ""
    rounded = (2 * _WHOLE * seen + of) // (2 * of)
    if seen and not rounded:
        return "under 1%"
    return "over 99%" if seen < of and rounded == _WHOLE else f"{rounded}%"


def counted(seen: int, of: int) -> str:
    """12 of 20 (60%); 3 of 14."""
    share = percent(seen, of)
    return f"{seen:,} of {of:,} ({share})" if share else f"{seen:,} of {of:,}"


def so_far(of: int) -> str:
    """Below the first count: how many there are, and nothing of what was marked in them."""
    return "1 session has an answer so far." if of == 1 else f"{of} sessions have an answer so far."


def marked(seen: int, of: int, reflected: int) -> list[str]:
    """All that the ladder allows to be said of a count."""
    if not rung(of).shows_count:
        return [so_far(of)]
    where = "sessions you reflected on" if reflected <= of else "sessions you answered it for"
    besides = f"; you reflected on {reflected:,}" if reflected > of else ""
    said = [f"You marked this in {counted(seen, of)} {where}{besides}."]
    return [*said, *([TOO_FEW] if rung(of).says_too_few else []), *band(seen, of)]


def band(seen: int, of: int) -> list[str]:
    """What it could easily be over many sessions, in tenths, once there are ten."""
    if not rung(of).shows_band:
        return []
    low, high = in_tenths(wilson(seen, of))
    if low == 0:
        reach = f"is likely to be no more than about {high} in 10"
    elif high == _ALL_TENTHS:
        reach = f"is likely to be no fewer than about {low} in 10"
    elif low == high:
        reach = f"is likely to be about {low} in 10"
    else:
        reach = f"could easily be between about {low} and {high} in 10"
    return [f"Over many sessions like these, it {reach}."]


def compared(comparison: Comparison) -> list[str]:
    """Two periods, their difference with its interval, and what that can and cannot tell."""
    from unhurried.domain.pacing.comparison import Outcome

    low, high = comparison.interval.low, comparison.interval.high
    said = [f"Earlier, {_period(comparison.earlier)}; later, {_period(comparison.later)}."]
    if comparison.outcome is Outcome.CANNOT_TELL:
        reach = f"anything from {_points(low)} below the earlier one to {_points(high)} above it"
        said += [f"The later share could easily be {reach}.", "So these marks cannot tell the two periods apart."]
    else:
        is_more = comparison.outcome is Outcome.MARKED_MORE_OFTEN
        ends = (low, high) if is_more else (-high, -low)
        apart = _points(comparison.difference)
        said += [
            f"You marked it {'more' if is_more else 'less'} often in the later period: the shares are {apart} apart.",
            f"They could easily be anything from {_points(ends[0])} to {_points(ends[1])} apart.",
            "About 1 comparison in 20 looks like this when nothing has changed.",
        ]
    return [*said, "A point is 1 session in 100."]


def mix_caution(mix: MixDifference) -> list[str]:
    """That the clients of two periods differ, or are only partly known."""
    said: list[str] = []
    if mix.differs:
        said += ["The two periods hold sessions with different clients, or in different proportions."]
        said += ["That alone can make a difference, or hide one."]
    if mix.uncoded:
        said += [f"Without a client code: {mix.uncoded} of these {mix.of_1 + mix.of_2} sessions."]
    return said


def run_rules(rules: RunRules) -> list[str]:
    """The rules of the run chart with their numbers, and whether this series keeps to them."""
    whose = "The middle line is the median of the blocks. The rule is that of Anhøj and Olesen (2014)."
    if not rules.are_in_reach:
        return [whose, f"Blocks off the middle line: {rules.useful}. That is outside what the rule can speak of."]
    if not rules.are_even:
        return [whose, f"Above the line: {rules.above}, below: {rules.below}. That is too uneven for the rule."]
    limits = f"more than {rules.run_limit} in a row on one side, or fewer than {rules.crossing_limit} crossings"
    said = [
        whose,
        f"With {rules.useful} blocks off the line, chance seldom gives {limits}.",
        f"Here: longest row {rules.longest_run}, crossings {rules.crossings}.",
    ]
    if rules.run_is_long or rules.crossings_are_few:
        return [
            *said,
            "By this rule, chance seldom gives a series like this. Now and then it does, with nothing changed.",
            "Sessions close in time resemble each other, which makes longer rows likelier.",
            "The marks cannot say what had a part in it.",
        ]
    return [*said, "By this rule, chance is enough to give a series like this."]


def _period(period: Period) -> str:
    when = telling.period(period.first_day, period.last_day)
    return f"{when}, you marked this in {counted(period.seen, period.of)}"


def _points(difference: float) -> str:
    size = abs(difference)
    rounded = round(_WHOLE * size)
    if size and not rounded:
        return "less than 1 point"
    return telling.counted(rounded, "point")
