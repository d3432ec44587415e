"""Bars: blocks of sessions or moments, as the category strip wants them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final, overload

from unhurried.domain.pacing.blocks import Block, Blocks
from unhurried.domain.prompts import Option
from unhurried.ui import sentences
from unhurried.ui.charts import category_strip
from unhurried.ui.pacing import words
from unhurried.ui.pacing.words import tr


@final
class Bars(Sequence[category_strip.Block]):
    """A bar for each block, the unfinished one last. Put into words when it is looked at: few of many are."""

    def __init__(self, blocks: Blocks, options: Sequence[Option]) -> None:
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
            return [_bar(block, self._options) for block in self._blocks[index]]
        return _bar(self._blocks[index], self._options)


def _bar(block: Block, options: Sequence[Option]) -> category_strip.Block:
    rows = {option.key: row for row, option in enumerate(options)}
    wording = {option.key: option.wording for option in options}
    named = words.block_named(block)
    told = tr("{count} of {of}: {option}, {block}")
    parts = [
        category_strip.Part(
            rows[option],
            count,
            told.format(count=count, of=block.of, option=wording[option], block=named),
            None,
        )
        for option, count in zip(block.options, block.counts, strict=True)
        if count and option in rows
    ]
    return category_strip.Block(sentences.short_month(block.first_day), block.size, tuple(parts))
