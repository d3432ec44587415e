"""Checking a share copy after writing: it says what was shown, all of it, and nothing that was not to leave."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from unhurried.domain.disclosures import CopyFormat
from unhurried.domain.errors import CopyDiffers, CopyHolds, CopyUnreadable, Holding
from unhurried.domain.sharing.pages import Pages, Picture
from unhurried.services.sharing import sealing, words
from unhurried.services.sharing.forms import html_form, markdown_form, word_form

_LONG_ENOUGH: Final = 5
# Letters that share a glyph, so that a PDF cannot tell them apart.
_ALIKE: Final = str.maketrans(
    "\u02bc\u02ee\u0269\u2206\u25ba\u25bb\u25c4\u25c5", "\u2019\u201d\u03b9\u0394\u25b6\u25b7\u25c0\u25c1"
)
_OTHER_WAY: Final = {"R", "AL", "AN"}


def _nothing(_: bytes) -> str:
    """Markdown says nothing but its text."""
    return ""


_READERS: Final = {
    CopyFormat.MARKDOWN: (markdown_form.read_back, _nothing),
    CopyFormat.HTML: (html_form.read_back, html_form.told_about),
    CopyFormat.DOCX: (word_form.read_back, word_form.told_about),
}


class _Read(NamedTuple):
    """What a file says to whoever reads it, and what it says beside that."""

    text: str
    about: str


def check(
    form: CopyFormat, file: bytes, pages: Pages, banned: Iterable[str], *, password: str | None = None, name: str = ""
) -> None:
    """Read the file back and compare it with the pages, then look in it, and in its name, for every banned word.

    Raises CopyUnreadable, CopyDiffers or CopyHolds.
    """
    read = _read(form, file, password)
    _compare(read.text, pages)
    looked_for = list(dict.fromkeys(word for word in banned if word.strip()))
    for where, text in ((Holding.TEXT, read.text), (Holding.METADATA, read.about), (Holding.NAME, name)):
        if words.held(text, looked_for) or _holds_turned(text, looked_for):
            raise CopyHolds(where)


def _holds_turned(text: str, looked_for: Iterable[str]) -> bool:
    """Whether one is there in writing from the right.

    A PDF gives its letters in the order in which they stand on the page, a broken word in pieces; what is long enough
    is looked for by its letters alone.
    """
    if not any(map(_is_other_way, text)):
        return False
    turned = "\n".join(line[::-1] for line in text.splitlines())
    sought = [word for word in looked_for if any(map(_is_other_way, word))]
    skeleton = _bones(turned)
    return bool(words.held(turned, sought)) or any(
        len(_bones(word)) >= _LONG_ENOUGH and _bones(word) in skeleton for word in sought
    )


def _read(form: CopyFormat, file: bytes, password: str | None) -> _Read:
    if form in {CopyFormat.PDF, CopyFormat.SEALED_PDF}:
        text = sealing.read_back(file, password)
        return _Read(_without_numbers(text), sealing.told_about(file, password))
    read_back, told_about = _READERS[form]
    try:
        return _Read(read_back(file), told_about(file))
    except Exception:  # noqa: BLE001 - whatever a reader stumbles over, the copy is not to leave
        raise CopyUnreadable from None


def _without_numbers(text: str) -> str:
    """The pages without the numbers at their feet. Raises CopyDiffers when one has none."""
    pages = text.split("\f")
    for at, page in enumerate(pages[1:], start=1):
        said, number = page.rstrip(), str(at + 1)
        if not said.endswith(number):
            raise CopyDiffers
        pages[at] = said.removesuffix(number)
    return "\n".join(pages)


def _compare(text: str, pages: Pages) -> None:
    """As many of each letter, and every block whole and in its order; where a script allows to tell."""
    found = _letters(text)
    if Counter(found) != Counter("".join(map(_letters, pages.texts()))):
        raise CopyDiffers
    at = 0
    for block in map(_letters, _blocks(pages)):
        if any(map(_is_reordered, block)):
            continue
        at = found.find(block, at)
        if at < 0:
            raise CopyDiffers
        at += len(block)


def _blocks(pages: Pages) -> Iterator[str]:
    """Each block by itself, without its bullet: that may be read before its words or after them."""
    yield pages.title
    yield from (block.text for block in pages.question)
    for section in pages.sections:
        yield section.title
        for piece in section.content:
            yield piece.title if isinstance(piece, Picture) else piece.text
    yield pages.reviewed


def _letters(text: str) -> str:
    """What is read, in one way of writing it: spaces, breaks and what cannot be seen make no difference."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text)).translate(_ALIKE)
    return "".join(
        letter for letter in plain if not letter.isspace() and unicodedata.category(letter) not in {"Cf", "Cc"}
    )


def _bones(text: str) -> str:
    """Letters and digits, and nothing that stands above, below or between them."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if letter.isalnum())


def _is_other_way(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in _OTHER_WAY


def _is_reordered(letter: str) -> bool:
    """Whether a PDF may hold it elsewhere than where it was written: from the right, or around its neighbour."""
    return _is_other_way(letter) or unicodedata.category(letter) in {"Mn", "Mc"}
