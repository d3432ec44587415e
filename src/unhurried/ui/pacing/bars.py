"""Bars: blocks of sessions or moments, as the category strip wants them."""

from __future__ import annotations

from collections.abc import Sequence

from unhurried.domain.pacing.blocks import Block, Blocks
from unhurried.domain.prompts import Option
from unhurried.ui import sentences
from unhurried.ui.charts import category_strip
from unhurried.ui.pacing import words
from unhurried.ui.pacing.words import tr


def of_habit(blocks: Blocks, options: Sequence[Option]) -> list[category_strip.Block]:
    """A bar for each block, the unfinished one last."""
    cut = [*blocks.finished, *([blocks.unfinished] if blocks.unfinished else [])]
    return [_bar(block, options) for block in cut]


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
