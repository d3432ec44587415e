"""The letters on the pages of a PDF that a printer of ours made, read quickly and in the order of painting.

A general reader takes a tenth of a second a page, and a lifetime has ten thousand pages. This one knows only what is
needed for them: glyphs as hexadecimal numbers, and the table of each typeface that says which letters they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from unhurried.domain.errors import CopyUnreadable

if TYPE_CHECKING:
    import pikepdf

_SHOWN: Final = re.compile(rb"/([^\s/<>\[\]()]+)\s+[-+.\d]+\s+Tf\b|<([0-9A-Fa-f]+)>")
_TABLES: Final = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_CHAR: Final = re.compile(rb"<(\w+)>\s*<(\w+)>")
_RANGE: Final = re.compile(rb"<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[([^\]]*)\])")
_HEX: Final = re.compile(rb"<(\w+)>")
Letters = dict[int, str]


def text_of(pdf: bytes) -> Iterator[str]:
    """What stands on each page, without spaces that were not typed. Raises CopyUnreadable."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(pdf)) as document:
            known: dict[tuple[int, int], Letters] = {}
            for page in document.pages:
                yield "".join(_shown(page, known))
    except (pikepdf.PdfError, ValueError, KeyError, AttributeError):
        raise CopyUnreadable from None


def _shown(page: pikepdf.Page, known: dict[tuple[int, int], Letters]) -> Iterator[str]:
    resources: Any = page.obj.Resources
    letters: Letters = {}
    for match in _SHOWN.finditer(_content(page.obj.Contents)):
        face, glyphs = match.groups()
        if face:
            held = resources.Font[f"/{face.decode()}"]
            letters = known.setdefault(held.objgen, {}) or _letters(held.ToUnicode.read_bytes())
            known[held.objgen] = letters
        else:
            for at in range(0, len(glyphs), 4):
                yield letters.get(int(glyphs[at : at + 4], 16), "")


def _content(held: Any) -> bytes:
    import pikepdf

    parts = held if isinstance(held, pikepdf.Array) else [held]
    return b"\n".join(part.read_bytes() for part in parts)


def _letters(table: bytes) -> Letters:
    """Which letters each glyph stands for."""
    found: Letters = {}
    for kind, lines in _TABLES.findall(table):
        if kind == b"char":
            found.update((int(glyph, 16), _said(letter)) for glyph, letter in _CHAR.findall(lines))
            continue
        for first, last, begins, each in _RANGE.findall(lines):
            glyphs = range(int(first, 16), int(last, 16) + 1)
            said = map(_said, _HEX.findall(each)) if each else _following(begins, len(glyphs))
            found.update(zip(glyphs, said, strict=False))
    return found


def _following(begins: bytes, count: int) -> Iterator[str]:
    first = _said(begins)
    return (first[:-1] + chr(ord(first[-1]) + number) for number in range(count))


def _said(letter: bytes) -> str:
    return bytes.fromhex(letter.decode()).decode("utf-16-be", "replace")
