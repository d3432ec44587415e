"""Folding: a text as its bare letters, without case, accents and whatever else may come between them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

# Letters that no decomposition takes apart.
_PLAIN_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŧ": "t", "ə": "e"}
)
# Marks that make another sound of a kana, and are no accents.
_SOUND_MARKS: Final = "\u3099\u309a"
# No letters, whatever their category says: the joiner of graphemes, the stretched stroke of Arabic.
_FILLERS: Final = "\u034f\u0640\u115f\u1160\u17b4\u17b5\u3164\uffa0"

# What may stand between two letters and is not seen: marks of emphasis, and a hyphen that a reader of PDF put away.
_UNSEEN: Final = re.compile(r"[*~`\\\ufffe\uffff]")
_HYPHENS: Final = re.compile("[-\u2010-\u2015\u2043\u2212\u2e17\u2e3a\u2e3b\ufe58\ufe63\uff0d\u058a\u05be]")
_APOSTROPHES: Final = re.compile("['\u2018\u2019\u201b\u02bc\u02b9\u02bb\u2032\uff07`´]")
_WHITE: Final = re.compile(r"\s+")
_BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n")
PARAGRAPH_END: Final = "\n"

# Written without spaces, or with endings that hang on a word: here a word begins and ends anywhere.
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u0f00-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3130-\u318f"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)


class _Letters(dict[str, str]):
    """What each character is when it is bare: mostly one letter, for marks and white space none."""

    def __missing__(self, char: str) -> str:
        whole = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
        bare = "".join(one for one in whole.translate(_PLAIN_LETTERS) if is_letter(one))
        self[char] = bare
        return bare


def is_letter(char: str) -> bool:
    """Whether it is a letter or a number, or a sign that makes a syllable; accents are none."""
    if char.isalnum():
        return char not in _FILLERS
    if char in _SOUND_MARKS:
        return True
    is_sign = unicodedata.category(char) in ("Mn", "Mc") and not unicodedata.combining(char)
    return is_sign and char not in _FILLERS and not _is_selector(char)


def is_accent(char: str) -> bool:
    """Whether it belongs to the letter before it and is not seen by itself."""
    return unicodedata.category(char)[0] == "M" and not is_letter(char)


def is_unseen(char: str) -> bool:
    """Whether a reader does not see it: soft hyphens, characters of no width, marks of emphasis, accents."""
    category = unicodedata.category(char)
    if category == "Cc":
        return not char.isspace()
    return category == "Cf" or is_accent(char) or char in _FILLERS or _UNSEEN.match(char) is not None


def is_unspaced(char: str) -> bool:
    return _UNSPACED.match(char) is not None


def is_apostrophe(char: str) -> bool:
    return _APOSTROPHES.match(char) is not None


def is_hyphen(char: str) -> bool:
    return _HYPHENS.match(char) is not None


def gap(between: str) -> str:
    """What stands between two letters: one kind of hyphen, apostrophe and blank, and nothing that is not seen.

    Where a paragraph ends, a word and a phrase end as well: PARAGRAPH_END goes with nothing.
    """
    if between in ("", " "):
        return between
    seen = "".join(char for char in between if char == "`" or not is_unseen(char))
    plain = _APOSTROPHES.sub("'", _HYPHENS.sub("-", seen.replace("`", "").replace("_", "")))
    if plain.count("\n") > 1 and _BLANK_LINE.search(plain):
        return PARAGRAPH_END
    return _WHITE.sub(" ", plain)


def _is_selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef" or "\u180b" <= char <= "\u180f"


_LETTERS: Final = _Letters()


@dataclass(frozen=True, slots=True)
class Folded:
    """A text and its bare letters; `starts` has the place in the text for each of them."""

    text: str = field(repr=False)
    letters: str = field(repr=False)
    starts: Sequence[int] = field(repr=False)

    def first_from(self, place: int) -> int:
        """The first letter that stands at this place in the text, or behind it."""
        return bisect_left(self.starts, place)


def folded(text: str) -> Folded:
    """Read the text once; then any number of words can be looked for in it."""
    if text.isascii():
        small = text.lower()
        starts = [place for place, char in enumerate(small) if char.isalnum()]
        return Folded(text, "".join(filter(str.isalnum, small)), starts)
    bare = [_LETTERS[char] for char in text]
    starts = [place for place, letters in enumerate(bare) for _ in letters]
    return Folded(text, "".join(bare), starts)
