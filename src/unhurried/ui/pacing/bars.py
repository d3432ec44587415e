"""Bars: blocks of sessions or moments, as the category strip wants them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import final, overload

from unhurried.domain.finding import Filter
from unhurried.domain.pacing.blocks import Block, Blocks
from unhurried.domain.prompts import Option
from unhurried.ui import sentences
from unhurried.ui.charts import category_strip
from unhurried.ui.pacing import words
from unhurried.ui.pacing.words import tr


@final
class Bars(Sequence[category_strip.Block]):
    """A bar for each block, the unfinished one last. Put into words when it is looked at: few of many are.

    A part opens the reflections of its block's days in this span; where it is one of a habit, those with its option.
    """

    def __init__(self, blocks: Blocks, options: Sequence[Option], span: Filter) -> None:
        self._span = span
        self._blocks = (*blocks.finished, *([blocks.unfinished] if blocks.unfinished else []))
        self._options = options

    def __len__(self) -> int:
        return len(self._blocks)

    @overload
    def __getitem__(self, index: int) -> category_strip.Block: ...

    @overload
    def __getitem__(self, index: slice) -> list[category_strip.Block]: ...

    def __getitem__(self, index: int | slice) -> category_strip.Block | list[category_strip.Block]:
        if isinstance(index, slice):
            return [_bar(block, self._options, self._span) for block in self._blocks[index]]
        return _bar(self._blocks[index], self._options, self._span)


def behind(block: Block, span: Filter) -> Filter:
    """The days of a block; another block may begin on its last."""
    return replace(span, since=block.first_day, until=block.last_day)


def _bar(block: Block, options: Sequence[Option], span: Filter) -> category_strip.Block:
    rows = {option.key: row for row, option in enumerate(options)}
    wording = {option.key: option.wording for option in options}
    named = words.block_named(block)
    days = behind(block, span)
    told = tr("{count} of {of}: {option}, {block}")
    parts = [
        category_strip.Part(
            rows[option],
            count,
            told.format(count=count, of=block.of, option=wording[option], block=named),
            (replace(days, option=option) if span.marker_id else days, option),
        )
        for option, count in zip(block.options, block.counts, strict=True)
        if count and option in rows
    ]
    return category_strip.Block(sentences.short_month(block.first_day), block.size, tuple(parts))
