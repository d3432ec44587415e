"""The few words of a timeline row: the opening of a text, or the words around the hits, on one line."""

from __future__ import annotations

import re

from unhurried.domain.finding import Piece

# Around a hit in a snippet. `domain.text.clean` lets neither into what is kept.
HIT, AFTER_HIT = "\x02", "\x03"
# As much text as an opening can be made of, marks included.
ENOUGH = 600

_LENGTH = 240
_LINE_START = re.compile(rf"^[ \t]*({HIT}?)(?:#{{1,6}}[ \t]+|>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)+", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]*\)")
_EMPHASIS = re.compile(r"\*+|~~+|`+|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)")
_RULE = re.compile(r"^[ \t]*(?:-[ \t]*){3,}$|^[ \t]*={3,}[ \t]*$", re.MULTILINE)
# Text without any of these has no mark to take out: most snippets, and looking once is a fifth of the work.
_ANY_MARK = re.compile(r"[-#>*~`_\[=+]")


def opening(text: str) -> tuple[Piece, ...]:
    """The first words, cut between words."""
    line = one_line(text[:ENOUGH])
    if len(line) > _LENGTH or len(text) > ENOUGH:
        cut = line[:_LENGTH]
        line = (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"
    return (Piece(line),) if line else ()


def pieces(snippet: str) -> tuple[Piece, ...]:
    """A snippet with its hits told apart."""
    before, *rest = one_line(snippet).split(HIT)
    found = [(before, False)]
    for part in rest:
        hit, _, after = part.partition(AFTER_HIT)
        found += ((hit, True), (after, False))
    return tuple([Piece(text, is_hit) for text, is_hit in found if text])


def one_line(text: str) -> str:
    """Text without the plainest of its Markdown marks and without line ends."""
    if _ANY_MARK.search(text):
        for mark, instead in ((_RULE, ""), (_LINE_START, r"\1"), (_LINK, r"\1"), (_EMPHASIS, "")):
            text = mark.sub(instead, text)
    return " ".join(text.split())
