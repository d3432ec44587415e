"""The author: made-up words, the same every time, in reflections as full as a lifetime of them would be."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from itertools import accumulate, islice

from unhurried.domain.moments import Did, Happened, Moment, Noticed
from unhurried.domain.prompts import Shelves
from unhurried.domain.reflections import Answer, Marking, Writing
from unhurried.services.shelves import load_shelves

YEARS = 30
FIRST_DAY = date(1996, 3, 4)
# The first of them comes for all the thirty years, the others for about two of them each.
CODES = tuple("Heron Lantern Birch Harbour Pebble Copper Meadow Kestrel Willow Anchor Fern Granite".split())
TAGS = ("online", "in the room", "first session", "after a break", "short", "last session")

# The commonest words first; they make up a good third of any English text.
COMMON = tuple(
    "the I and to of a that was it in had with not but as what for we when on my this before so said did "
    "at then after could from still again if one no there pause word quiet waited asked own time thing "
    "session silence moment something nothing question because felt once slow long".split()
)
_VOCABULARY = 14_000
_MARKINGS = 6
_SHARE_WITH_A_MOMENT = 0.3
_DAYS_OF_A_CODE = 730


class Author:
    """Writes as people do in one respect: few words make up most of the text, and most words are rare."""

    def __init__(self, seed: int = 1996) -> None:
        self.random = random.Random(seed)  # noqa: S311 - the same words every time
        self.words = (*COMMON, *_made_up(self.random, _VOCABULARY - len(COMMON)))
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self.words))))
        self._shelves: Shelves = load_shelves()

    def text(self, length: int) -> str:
        """About so many characters, in sentences and paragraphs."""
        words = iter(self.random.choices(self.words, cum_weights=self._weights, k=length // 5))
        lengths = self.random.choices(range(4, 18), k=length // 50 + 1)
        sentences = (" ".join(islice(words, number)) for number in lengths)
        told = [f"{sentence[0].upper()}{sentence[1:]}." for sentence in sentences if sentence]
        paragraphs = (told[start : start + 5] for start in range(0, len(told), 5))
        return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)

    def writing(self, day: date) -> Writing:
        """About 1.3 KB: a body, mostly two answers, six markings, tags, and now and then a moment."""
        prompts = self.random.sample(self._shelves.prompts, self.random.choice((1, 2, 2, 3)))
        answers = tuple(
            Answer(prompt.prompt_id, prompt.version, prompt.wording, prompt.lens, self.text(230))
            for prompt in prompts
        )
        return Writing(
            day=day,
            client_code=self._code(day),
            tags=tuple(self.random.sample(TAGS, self.random.choice((0, 1, 1, 2)))),
            body=self.text(640),
            answers=answers,
            markings=tuple(self._markings()),
            moments=tuple(self._moments()),
        )

    def _code(self, day: date) -> str:
        code = self.random.choice(CODES)
        era = (day - FIRST_DAY).days // _DAYS_OF_A_CODE
        return code if code == CODES[0] or not era else f"{code} {era + 1}"

    def _markings(self) -> Iterator[Marking]:
        offered = self._shelves.usual.offered_markers
        for marker_id in sorted(self.random.sample(offered, _MARKINGS), key=offered.index):
            marker = self._shelves.marker(marker_id)
            assert marker
            option = self.random.choice(marker.options)
            yield Marking(marker_id, marker.version, marker.wording, marker.lens, option.key, option.wording)

    def _moments(self) -> Iterator[Moment]:
        if self.random.random() < _SHARE_WITH_A_MOMENT:
            happened, did, noticed = (self.random.choice(["", *known]) for known in (Happened, Did, Noticed))
            moment_id = f"{self.random.getrandbits(128):032x}"
            yield Moment(moment_id, happened, did=did, noticed=noticed, followed=self.text(60))


def _made_up(chance: random.Random, number: int) -> list[str]:
    """Words of two to four syllables, none twice."""
    words: dict[str, None] = {}
    while len(words) < number:
        syllables = (chance.choice("bcdfghjklmnprstvw") + chance.choice("aeiou") for _ in range(4))
        word = "".join(syllables)[: chance.randrange(4, 9)]
        if word not in COMMON:
            words[word] = None
    return list(words)
