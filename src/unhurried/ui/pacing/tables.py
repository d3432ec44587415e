"""Tables: what each picture of habits and moments shows, as rows of words and numbers."""

from __future__ import annotations

from collections.abc import Sequence, Set

from unhurried.domain.looking_back import Session
from unhurried.domain.pacing.blocks import Block, Blocks
from unhurried.domain.pacing.comparison import Comparison
from unhurried.domain.pacing.intervals import in_tenths, wilson
from unhurried.domain.prompts import Option
from unhurried.ui.pacing import words
from unhurried.ui.pacing.told import Table
from unhurried.ui.pacing.words import tr

# A table of more rows than this is no longer read.
MOST_ROWS = 2000


def of_sessions(sessions: Sequence[Session], options: Sequence[Option]) -> Table:
    """The newest sessions in order, with what was marked in each; every row opens its reflection."""
    wording = {option.key: option.wording for option in options}
    shown = sessions[-MOST_ROWS:]
    rows = [
        (
            session.day.isoformat(),
            session.client_code or "",
            wording.get(session.option, session.option) if session.option else tr("left open"),
        )
        for session in shown
    ]
    headings = (tr("Day"), tr("Client code"), tr("Marked"))
    return Table(headings, rows, [session.reflection_id for session in shown])


def of_band(seen: int, of: int) -> Table:
    """What the soft band covers, in tenths."""
    headings = (tr("Marked"), tr("Sessions"), tr("From, in 10"), tr("To, in 10"))
    return Table(headings, [(seen, of, *in_tenths(wilson(seen, of)))])


def of_blocks(blocks: Blocks, options: Sequence[Option]) -> Table:
    """A row for each option that was chosen in a block."""
    wording = {option.key: option.wording for option in options}
    cut = [*blocks.finished, *([blocks.unfinished] if blocks.unfinished else [])]
    rows = [
        (*_days(block), wording.get(option, option), count, block.of)
        for block in cut
        for option, count in zip(block.options, block.counts, strict=True)
        if count
    ]
    return Table((tr("First day"), tr("Last day"), tr("Marked"), tr("How many"), tr("Of")), rows)


def of_shares(blocks: Blocks, chosen: Set[str]) -> Table:
    """A row for each finished block: how many of its sessions were marked."""
    rows = [(*_days(block), block.seen(chosen), block.of) for block in blocks.finished]
    return Table((tr("First day"), tr("Last day"), tr("Marked"), tr("Of")), rows)


def of_periods(compared: Comparison) -> Table:
    """The two periods, each with what could easily be so in many sessions like these."""
    rows = [
        (
            name,
            period.first_day.isoformat(),
            period.last_day.isoformat(),
            words.counted(period.seen, period.of),
            *in_tenths(wilson(period.seen, period.of)),
        )
        for name, period in ((tr("Earlier"), compared.earlier), (tr("Later"), compared.later))
    ]
    headings = (tr("Period"), tr("First day"), tr("Last day"), tr("Marked"), tr("From, in 10"), tr("To, in 10"))
    return Table(headings, rows)


def _days(block: Block) -> tuple[str, str]:
    return block.first_day.isoformat(), block.last_day.isoformat()
