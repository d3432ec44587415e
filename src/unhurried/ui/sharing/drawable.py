"""What can be set on paper: signs without letters in any typeface here are said in words, the rest is refused."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Final

from PySide6.QtGui import QRawFont, QTextLayout

from unhurried.domain.errors import LettersMissing
from unhurried.domain.sharing.pages import Block, Pages, Picture, Section
from unhurried.ui.sharing import paper_type as type_
from unhurried.ui.sharing.paper_type import Look

# Tables of a typeface whose glyphs are coloured pictures, which become no letters in a PDF.
_COLOURED: Final = ("COLR", "CBDT", "sbix", "SVG ")
_SAYABLE: Final = ("So", "Sk", "Me")
_JOINER: Final = "\u200d"
_JOINERS: Final = "\u200c\u200d"
_PLAIN: Final = "\ufe0e"
_COLOURFUL: Final = "\ufe0f"


def drawable(pages: Pages) -> Pages:
    """The same pages with nothing in them that would leave a hole on paper. Raises LettersMissing."""
    missing = {letter for letter in set("".join(pages.texts())) if not _is_there(letter)}
    unsayable = frozenset(letter for letter in missing if unicodedata.category(letter) not in _SAYABLE)
    if unsayable:
        raise LettersMissing("".join(sorted(unsayable)))
    return everywhere(pages, lambda text: _prepared(text, missing))


def _prepared(text: str, missing: Iterable[str]) -> str:
    """In composed letters, without what takes no room on paper, and with signs put into words."""
    kept = unicodedata.normalize("NFC", text)
    for sign in missing:
        if sign in kept:
            kept = kept.replace(sign, _in_words(sign))
    kept = kept.replace(f"]{_JOINER}[", "][")
    return "".join(_plain(letter, before) for before, letter in pairwise(f" {kept}"))


def _plain(letter: str, before: str) -> str:
    if letter == "\t":
        return "    "
    if letter in "\n \u2028":
        return letter
    kind = unicodedata.category(letter)
    # Joiners shape letters, marks of direction order them; all else that cannot be seen only gets between.
    is_unseen = kind == "Cc" or (kind == "Cf" and not _orders(letter, before)) or letter in {_PLAIN, _COLOURFUL}
    return "" if is_unseen else letter


def _orders(letter: str, before: str) -> bool:
    """Whether an unseen sign has a meaning here; a joiner has none behind a letter that stands by itself."""
    if letter in _JOINERS:
        return unicodedata.bidirectional(before) == "AL" or unicodedata.category(before) in {"Mn", "Mc"}
    return letter in "\u200e\u200f\u061c" or "\u202a" <= letter <= "\u202e" or "\u2066" <= letter <= "\u2069"


def _in_words(sign: str) -> str:
    """The sign's own name; nothing for a shade of skin or a frame around a number."""
    name = unicodedata.name(sign, "").lower()
    if unicodedata.category(sign) != "So":
        return ""
    return name[-1].upper() if name.startswith("regional indicator") else f"[{name or 'sign'}]"


@cache
def _is_there(letter: str) -> bool:
    """Whether some typeface here has this letter as an outline; what cannot be seen is always there."""
    if letter.isspace() or unicodedata.category(letter) in {"Cc", "Cf", "Zs", "Zl", "Zp"}:
        return True
    if letter in {_PLAIN, _COLOURFUL}:
        return True
    look: Look = type_.LOOKS[next(iter(type_.LOOKS))]
    layout = QTextLayout(letter)
    layout.setFont(type_.letters(look).font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    return all(index for run in runs for index in run.glyphIndexes()) and not any(
        _is_coloured(run.rawFont()) for run in runs
    )


def _is_coloured(font: QRawFont) -> bool:
    return any(not font.fontTable(table).isEmpty() for table in _COLOURED)


def everywhere(pages: Pages, change: Callable[[str], str]) -> Pages:
    """The same pages with every text changed."""

    def piece(was: Block | Picture) -> Block | Picture:
        if isinstance(was, Picture):
            return replace(
                was,
                title=change(was.title),
                caption=change(was.caption),
                header=tuple(map(change, was.header)),
                rows=tuple(tuple(map(change, row)) for row in was.rows),
            )
        return block(was)

    def block(was: Block) -> Block:
        runs = tuple(replace(run, text=change(run.text)) for run in was.runs)
        return replace(was, runs=runs, bullet=change(was.bullet))

    return replace(
        pages,
        title=change(pages.title),
        question=tuple(block(each) for each in pages.question),
        sections=tuple(
            Section(change(section.title), tuple(piece(each) for each in section.content))
            for section in pages.sections
        ),
        reviewed=change(pages.reviewed),
    )
