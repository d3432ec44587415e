"""Client codes: arbitrary labels that stand for a client, offered as neutral nouns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from unhurried.domain.first_names import FIRST_NAMES

OFFERED = tuple(
    "Heron Lantern Birch Harbour Pebble Copper Meadow Kestrel Willow Anchor Fern Granite Plover Saffron "
    "Orchard Thistle Marble Curlew Cedar Lagoon Bramble Slate Otter Juniper Beacon Clover Flint Osprey "
    "Hazel-tree Compass Moss Quarry Linnet Barley Estuary Amber-light Rowan-tree Kettle Dune Larch Pewter "
    "Swift Tide Bracken Cobalt Finch Glacier Acorn Lichen Mortar Puffin Reed Sandbar Teasel Umber "
    "Vessel Wharf Yarrow Zinc Basalt Cairn Delta Ember-glow Furrow Gannet Hollow Inlet Kelp".split()
)

_TITLES = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|prof)\b\.?", re.IGNORECASE)
_DATE_LIKE = re.compile(r"\d{4}|\d{1,2}[./-]\d{1,2}")


def unused(taken: Iterable[str]) -> Iterator[str]:
    """Offered nouns that no client has yet, in order; numbered ones when all nouns are used."""
    used = {code.casefold() for code in taken}
    yield from (noun for noun in OFFERED if noun.casefold() not in used)
    for number in range(2, 1000):
        yield from (f"{noun} {number}" for noun in OFFERED if f"{noun} {number}".casefold() not in used)


def doubt(code: str) -> str | None:
    """What in a typed code could point to a person: initials, name, title or date; None when nothing does.

    The answer is a key for the screen to put into words.
    """
    text = code.strip()
    if text.casefold() in {noun.casefold() for noun in OFFERED}:
        return None
    if _is_initials(text):
        return "initials"
    if _TITLES.match(text):
        return "title"
    if _DATE_LIKE.search(text):
        return "date"
    words = re.split(r"[\s_-]+", text.casefold())
    if _is_first_and_last(text) or any(_plain(word) in FIRST_NAMES for word in words):
        return "name"
    return None


def _is_initials(text: str) -> bool:
    """One to three letters of an alphabet that has capitals, with or without dots and blanks."""
    letters = text.replace(".", "").replace(" ", "")
    return 1 <= len(letters) <= 3 and all(letter.upper() != letter.lower() for letter in letters)


def _plain(word: str) -> str:
    """Without accents, so that Zoë is found as zoe."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _is_first_and_last(text: str) -> bool:
    """Two capitalised words, the second perhaps only an initial, accents and apostrophes included."""
    words = [word.removesuffix(".") for word in text.split(" ")]
    return len(words) == 2 and all(
        word[:1].isupper() and all(letter.isalpha() or letter in "'’-" for letter in word) for word in words
    )
