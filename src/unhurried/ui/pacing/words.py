"""Words for the Pacing page: sentences that claim no more than so many sessions can bear."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from unhurried.domain.pacing.comparison import Comparison, Outcome
from unhurried.domain.pacing.intervals import in_tenths, wilson
from unhurried.domain.pacing.ladder import rung
from unhurried.domain.pacing.runs import MAXIMUM, MINIMUM
from unhurried.ui.sentences import number, short_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unhurried.domain.pacing.blocks import Block
    from unhurried.domain.pacing.mix import MixDifference
    from unhurried.domain.pacing.runs import RunRules

_ALL_TENTHS = 10
_WHOLE = 100


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("pacing", text)


def said(seen: int, of: int, reflected: int | None = None) -> tuple[str, ...]:
    """All that the ladder allows to be said of `seen` in `of` answered sessions, a sentence each."""
    sentences = (marked_in(seen, of, reflected), too_few(of), band(seen, of))
    return tuple(sentence for sentence in sentences if sentence)


def marked_in(seen: int, of: int, reflected: int | None = None) -> str:
    """You marked this in 6 of the 14 sessions you reflected on; with a percent as soon as the ladder has one.

    `reflected` is how many sessions the period holds in all; where some of them have no answer, the sentence says
    so. Below the first count it says only how many there are, and keeps `seen` to itself.
    """
    if not rung(of).shows_count:
        return _so_far(of)
    some, share = _some(seen), _percent(seen, of)
    if reflected is None or reflected <= of:
        if not share:
            return _many("You marked this in {seen} of the %n sessions you reflected on.", of).format(seen=some)
        text = _many("You marked this in {seen} of the %n sessions you reflected on ({percent}).", of)
        return text.format(seen=some, percent=share)
    if not share:
        text = _many("You marked this in {seen} of the %n sessions you answered it for; you reflected on {all}.", of)
        return text.format(seen=some, all=number(reflected))
    text = _many(
        "You marked this in {seen} of the %n sessions you answered it for ({percent}); you reflected on {all}.", of
    )
    return text.format(seen=some, percent=share, all=number(reflected))


def option_in(wording: str, seen: int, of: int) -> str:
    """“Cannot tell”: 3 of 14. The same for one option, for a tooltip or a table; nothing below the first count."""
    if not rung(of).shows_count:
        return ""
    return tr("“{wording}”: {count}").format(wording=wording, count=_count(seen, of))


def options_in(counts: Iterable[tuple[str, int]], of: int) -> tuple[str, ...]:
    """The same for all options of a marker without one that is looked for; below the first count, only how many."""
    if not rung(of).shows_count:
        return (_so_far(of),)
    listed = tr(" · ").join(option_in(wording, seen, of) for wording, seen in counts)
    return tuple(sentence for sentence in (tr("{options}.").format(options=listed), too_few(of)) if sentence)


def too_few(of: int) -> str:
    """Beside a bare count: that there is no more to say. Otherwise nothing."""
    return tr("These are too few to say more.") if rung(of).says_too_few else ""


def band(seen: int, of: int) -> str:
    """Over many sessions like these, it could easily be between about 1 and 6 in 10; nothing before the ladder."""
    if not rung(of).shows_band:
        return ""
    low, high = in_tenths(wilson(seen, of))
    if low == 0:
        sentence = tr("Over many sessions like these, it is likely to be no more than about {high} in 10.")
    elif high == _ALL_TENTHS:
        sentence = tr("Over many sessions like these, it is likely to be no fewer than about {low} in 10.")
    elif low == high:
        sentence = tr("Over many sessions like these, it is likely to be about {low} in 10.")
    else:
        sentence = tr("Over many sessions like these, it could easily be between about {low} and {high} in 10.")
    return sentence.format(low=number(low), high=number(high))


def compared(comparison: Comparison) -> tuple[str, ...]:
    """Two periods: their counts, their difference with its interval, and what that can and cannot tell."""
    low, high = comparison.interval.low, comparison.interval.high
    earlier, later = comparison.earlier, comparison.later
    counts = tr("Earlier, you marked this in {earlier}; later, in {later}.").format(
        earlier=_count(earlier.seen, earlier.of), later=_count(later.seen, later.of)
    )
    if comparison.outcome is Outcome.CANNOT_TELL:
        reach = tr("The later share could easily be anything from {low} below the earlier one to {high} above it.")
        cannot = tr("So these marks cannot tell the two periods apart.")
        return (counts, reach.format(low=_points(low), high=_points(high)), cannot, _what_a_point_is())
    if comparison.outcome is Outcome.MARKED_MORE_OFTEN:
        sentence = tr("You marked it more often in the later period: the shares are {difference} apart.")
    else:
        sentence = tr("You marked it less often in the later period: the shares are {difference} apart.")
        low, high = -high, -low
    reach = tr("They could easily be anything from {low} to {high} apart.").format(
        low=_points(low), high=_points(high)
    )
    chance = tr("About 1 comparison in 20 looks like this when nothing has changed.")
    return (counts, sentence.format(difference=_points(comparison.difference)), reach, chance, _what_a_point_is())


def mix_caution(mix: MixDifference) -> tuple[str, ...]:
    """That the clients of two periods differ, or are only partly known; nothing when neither is so."""
    sentences: list[str] = []
    if mix.differs:
        sentences += [
            tr("The two periods hold sessions with different clients, or in different proportions."),
            tr("That alone can make a difference, or hide one. The strips by client code show each by itself."),
        ]
    if mix.uncoded:
        text = tr("Without a client code: {uncoded} of these {of} sessions. So the mix is only partly known.")
        sentences.append(text.format(uncoded=number(mix.uncoded), of=number(mix.of_1 + mix.of_2)))
    return tuple(sentences)


def run_rules_stated(rules: RunRules) -> tuple[str, ...]:
    """The rules of the run chart with their numbers, and whether this series keeps to them."""
    whose = tr("The middle line is the median of the blocks. The rule is that of Anhøj and Olesen (2014).")
    if not rules.are_in_reach:
        text = tr("Blocks off the middle line: {useful}. The rule takes {least} to {most}, so it says nothing here.")
        return (whose, text.format(useful=number(rules.useful), least=number(MINIMUM), most=number(MAXIMUM)))
    if not rules.are_even:
        text = tr("Above the middle line: {above}, below: {below}. That is too uneven for the rule to say anything.")
        return (whose, text.format(above=number(rules.above), below=number(rules.below)))
    runs = _many(
        "With %n blocks off the line, chance seldom gives more than {limit} in a row on one side.", rules.useful
    )
    crossings = tr("It seldom gives fewer than {limit} crossings of the line.")
    found = tr("Here: longest row {longest}, crossings {crossings}.")
    return (
        whose,
        runs.format(limit=number(rules.run_limit)),
        crossings.format(limit=number(rules.crossing_limit)),
        found.format(longest=number(rules.longest_run), crossings=number(rules.crossings)),
        *_kept_to(rules),
    )


def block_named(block: Block) -> str:
    """3 Mar 2026 to 9 Apr 2026 · 10 sessions; and what is still filling says so."""
    when = _days(block.first_day, block.last_day)
    if block.is_finished:
        return tr("{days} · {sessions}").format(days=when, sessions=_sessions(block.of))
    text = tr("{days} · {of} of {size} sessions so far, an unfinished block")
    return text.format(days=when, of=number(block.of), size=number(block.size))


def under_picture(first_day: date, last_day: date, of: int) -> str:
    """The line every picture carries: 3 Mar 2026 to 9 Apr 2026 · 14 sessions · your own marks."""
    text = tr("{days} · {sessions} · your own marks")
    return text.format(days=_days(first_day, last_day), sessions=_sessions(of))


def what_marks_are() -> tuple[str, ...]:
    """What marks are, and why their number has no good direction."""
    return (
        tr("Marks show what you noticed, which can differ from what happened."),
        tr("Noticing a habit sooner can add marks while the habit itself grows rarer."),
    )


def noticed_at_all() -> str:
    """Which answers to a pull count as marked."""
    return tr("Marked means noticed at all: waited, saw it then, saw it afterwards, or did it on purpose.")


def done() -> str:
    """Which answers to a practice count as marked."""
    return tr("For what is done on purpose, marked means Yes.")


def counted(seen: int, of: int) -> str:
    """12 of 20 (60%); the percent only from where the ladder has one."""
    return _count(seen, of)


def nothing_to_conclude() -> str:
    """The sentence a card ends on, unless the writer puts another."""
    return tr("Nothing to conclude.")


def _so_far(of: int) -> str:
    if of == 0:
        return tr("No session has an answer here yet.")
    if of == 1:
        return tr("1 session has an answer so far. Open it to read what you wrote.")
    return _many("%n sessions have an answer so far. Open them to read what you wrote.", of)


def _kept_to(rules: RunRules) -> tuple[str, ...]:
    if not (rules.run_is_long or rules.crossings_are_few):
        return (tr("By this rule, chance is enough to give a picture like this."),)
    return (
        tr("By this rule, chance seldom gives a picture like this. Now and then it does, with nothing changed."),
        tr("Sessions close in time also resemble each other, which makes longer rows likelier."),
        tr("The marks cannot say what had a part in it."),
    )


def _some(seen: int) -> str:
    return number(seen) if seen else tr("none")


def _percent(seen: int, of: int) -> str:
    """A percent, from 20 sessions on. Never 0 when there was one, never 100 when one was not."""
    if not rung(of).shows_percent:
        return ""
    rounded = (200 * seen + of) // (2 * of)
    if seen and not rounded:
        return tr("under 1%")
    if seen < of and rounded == _WHOLE:
        return tr("over 99%")
    return tr("{percent}%").format(percent=number(rounded))


def _count(seen: int, of: int) -> str:
    """12 of 20 (60%); 3 of 14."""
    if share := _percent(seen, of):
        text = tr("{seen} of {of} ({percent})")
        return text.format(seen=number(seen), of=number(of), percent=share)
    return tr("{seen} of {of}").format(seen=number(seen), of=number(of))


def _points(difference: float) -> str:
    """How far apart two shares are, whichever is the larger: 1 point, 30 points."""
    size = abs(difference)
    rounded = round(100 * size)
    if size and not rounded:
        return tr("less than 1 point")
    return tr("1 point") if rounded == 1 else _many("%n points", rounded)


def _what_a_point_is() -> str:
    return tr("A point is 1 session in 100.")


def _sessions(of: int) -> str:
    return tr("1 session") if of == 1 else _many("%n sessions", of)


def _days(first_day: date, last_day: date) -> str:
    if first_day == last_day:
        return short_day(first_day)
    return tr("{first} to {last}").format(first=short_day(first_day), last=short_day(last_day))


def _many(text: str, count: int) -> str:
    """A text with a number in it; other languages give "%n" the forms they have."""
    many = QCoreApplication.translate("pacing", text, "", count)
    return many.replace(str(count), number(count))
