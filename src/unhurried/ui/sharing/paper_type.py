"""The type of a share copy: faces, sizes and distances on paper, the same on every computer and for every writer."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QTextCharFormat

from unhurried.domain.sharing.pages import BlockKind
from unhurried.ui.tokens import load_tokens
from unhurried.ui.typefaces import INTER, LITERATA, is_there

# What the layout counts in: fine enough that a line ends at the same letter on the screen and on paper.
DOTS_PER_INCH = 720
POINT = DOTS_PER_INCH / 72

# A glyph that stands for two letters, or for one in another shape (Literata's slanted w and v), is found as neither
# when the file is searched.
_JOINED = ("liga", "clig", "dlig", "hlig", "calt", "rvrn")
_OPTICAL_RANGE = {INTER: (14, 32), LITERATA: (7, 72)}


class Look(NamedTuple):
    """How a kind of paragraph is set; sizes and distances in points, `line` a factor of the size."""

    family: str
    size: float
    weight: int = 400
    line: float = 1.5
    token: str = "ink"  # noqa: S105 - a colour
    before: float = 0
    after: float = 7
    is_italic: bool = False
    sticks: bool = False
    """Whether it never stands alone at the foot of a page."""


FIXED = ""
TITLE = Look(LITERATA, 22, line=1.25, after=14, sticks=True)
QUESTION = Look(LITERATA, 14, line=1.4, after=8)
SECTION = Look(INTER, 12.5, 600, 1.3, before=24, after=7, sticks=True)
PICTURE_TITLE = Look(INTER, 10.5, 600, 1.35, before=8, after=5, sticks=True)
CAPTION = Look(INTER, 9, line=1.45, token="ink2", before=5, after=8)
CELL = Look(INTER, 9, line=1.4, after=0)
HEADER = Look(INTER, 9, 600, 1.4, "ink2", after=0, sticks=True)
REVIEWED = Look(INTER, 9, line=1.45, token="ink2", before=28, after=0)
FOOTER = Look(INTER, 8.5, line=1.3, token="ink2", after=0)
LOOKS = {
    BlockKind.PARAGRAPH: Look(LITERATA, 11),
    BlockKind.HEADING: Look(INTER, 11, 600, 1.35, before=10, after=4, sticks=True),
    BlockKind.LABEL: Look(INTER, 9.5, 500, 1.4, "ink2", before=7, after=3, sticks=True),
    BlockKind.ITEM: Look(LITERATA, 11, after=3),
    BlockKind.QUOTE: Look(LITERATA, 11, token="ink2", is_italic=True),
    BlockKind.CODE: Look(FIXED, 9.5, line=1.45),
}


def of_question(kind: BlockKind) -> Look:
    """How a block of the question is set: its paragraphs larger than all that follows."""
    return QUESTION if kind is BlockKind.PARAGRAPH else LOOKS[kind]


@cache
def face(family: str, size: float, weight: int, *, is_italic: bool = False) -> QFont:
    """A face at a size in points, in the dots that the layout counts in."""
    if family and is_there(family):
        is_there(family, italic=True)
        font = QFont(family)
        low, high = _OPTICAL_RANGE[family]
        font.setVariableAxis(QFont.Tag("opsz"), min(max(size, low), high))
        # Never a weight as well: what the axis has made bold already, Qt would thicken once more.
        font.setVariableAxis(QFont.Tag("wght"), weight)
    else:
        is_fixed = family == FIXED
        kind = QFontDatabase.SystemFont.FixedFont if is_fixed else QFontDatabase.SystemFont.GeneralFont
        font = QFontDatabase.systemFont(kind)
        font.setWeight(QFont.Weight(weight))
    font.setItalic(is_italic)
    font.setPixelSize(round(size * POINT))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in _JOINED:
        font.setFeature(QFont.Tag(feature), 0)
    return font


def letters(look: Look, *, is_strong: bool = False, is_emphasised: bool = False) -> QTextCharFormat:
    """The look of some letters in a paragraph. Emphasis inside what is italic stands upright."""
    weight = max(look.weight, 700) if is_strong else look.weight
    form = QTextCharFormat()
    form.setFont(face(look.family, look.size, weight, is_italic=look.is_italic != is_emphasised))
    form.setForeground(colour(look.token))
    return form


def colour(token: str) -> QColor:
    """A colour on paper, which is always light."""
    return QColor(getattr(load_tokens("light"), token))
