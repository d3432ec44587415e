"""Marking up: Markdown becomes blocks, and no word that was typed is lost on the way."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.services.sharing.copies import in_short

from unhurried.domain.sharing.pages import Block, BlockKind, Run
from unhurried.services.sharing.marking_up import LONGEST, blocks
from unhurried.services.sharing.paragraphs import paragraphs

CASES = {
    "one\ntwo": ["paragraph: one\ntwo"],
    "one  \ntwo\\\nthree": ["paragraph: one\ntwo\nthree"],
    "# Head\n\nBelow\n===": ["heading: Head", "heading: Below"],
    "- a\n- b\n  - in b\n\n    on": ["item: • a", "item: • b", "item 1: • in b", "item 1: on"],
    "3. c\n4. d": ["item: 3. c", "item: 4. d"],
    "1986. It was loud.": ["paragraph: 1986. It was loud."],
    "> said\n> > deeper\n> - item": ["quote: said", "quote 1: deeper", "item 1: • item"],
    "```note\n  as it is\n\n*so*\n```": ["code: note\n  as it is\n\n*so*"],
    "    no code": ["paragraph: no code"],
    "[Zorvath]: she came": ["paragraph: [Zorvath]: she came"],
    "<b>bold</b> <!-- hidden -->": ["paragraph: <b>bold</b> <!-- hidden -->"],
    "<div>\nZorvath\n</div>": ["paragraph: <div>\nZorvath\n</div>"],
    "[words](https://a.example/x)": ["paragraph: words (https://a.example/x)"],
    "<https://a.example> [](b.html)": ["paragraph: https://a.example b.html"],
    "<zo@a.example>": ["paragraph: zo@a.example"],
    "![a *door*](door.png) x": ["paragraph: a door x"],
    "| a | b |\n|---|---|\n| c | |": ["paragraph: a | b\nc | "],
    "a &amp; b &eacute; \\*c\\*": ["paragraph: a & b é *c*"],
    "~~struck~~": ["paragraph: ~~struck~~"],
    "`let *it* be`": ["paragraph: let *it* be"],
    "***": [],
    "": [],
    "😀 مرحبا 你好": ["paragraph: 😀 مرحبا 你好"],
    "-": [],
}


@pytest.mark.parametrize("markdown", CASES)
def test_markdown_becomes_blocks(markdown: str):
    assert [in_short(block) for block in blocks(markdown)] == CASES[markdown]


def test_styles_are_kept():
    (block,) = blocks("a **b *c* d** e")
    assert block.runs == (
        Run("a "), Run("b ", is_strong=True), Run("c", is_strong=True, is_emphasised=True),
        Run(" d", is_strong=True), Run(" e"),
    )  # fmt: skip


@pytest.mark.parametrize("markdown", ["Zorvath" + " x" * LONGEST, "> " * 60 + "Zorvath", "- " * 60 + "Zorvath"])
def test_what_is_too_long_or_too_deep_is_taken_as_it_was_typed(markdown: str):
    assert blocks(f"one\n\n{markdown}") == (
        Block(BlockKind.PARAGRAPH, (Run("one"),)),
        Block(BlockKind.PARAGRAPH, (Run(markdown),)),
    )


@pytest.mark.parametrize("mark", ["[", "](", "*", "_a", "`", "![", "<", "\\", "> ", "- ", "&", "|a", "**a"])
def test_no_text_makes_it_crawl(mark: str):
    assert blocks(mark * 20_000 + " end")[-1].text.endswith("end")


def _letters(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFC", text) if char.isalpha())


WRITTEN = st.text(alphabet=list("abc é你ع*_`~#>-+|[]()!\\\n  1.:"), max_size=80)


@given(WRITTEN)
def test_no_letter_is_lost(markdown: str):
    # What names a picture's file or a link's end is an address and no word.
    plain = re.sub(r"\]\(", "] (", markdown)
    assert _letters("".join(block.text for block in blocks(plain))) == _letters(plain)


@given(WRITTEN)
def test_what_is_chosen_bit_by_bit_says_what_the_whole_says(markdown: str):
    plain = re.sub(r"\]\(", "] (", markdown)
    bits = "".join(block.text for one in paragraphs(plain, "r1") for block in blocks(one.words))
    assert _letters(bits) == _letters(plain)
