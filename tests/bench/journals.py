"""Generated journals: thirty years of made-up words, the same every time, kept through the real storage."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate, islice
from pathlib import Path

from unhurried.domain.keys import MasterKey, recovery_code
from unhurried.domain.ports import Journal
from unhurried.domain.prompts import Marker, Shelves
from unhurried.domain.reflections import Answer, Marking, Reflection, Writing
from unhurried.services.shelves import load_shelves
from unhurried.storage import SqlcipherFolders

PASSPHRASE = "a long wait beside the river"  # noqa: S105
YEARS = 30
FIRST_DAY = date(1996, 3, 4)
CODES = tuple("Heron Lantern Birch Harbour Pebble Copper Meadow Kestrel Willow Anchor Fern Granite".split())
TAGS = ("online", "in the room", "first session", "after a break", "short", "last session")

# The commonest words first; they make up a good third of any English text.
COMMON = tuple(
    "the I and to of a that was it in had with not but as what for we when on my this before so said did "
    "at then after could from still again if one no there pause word quiet waited asked own time thing "
    "session silence moment something nothing question because felt once slow long".split()
)
_VOCABULARY = 14_000
_AT_ONCE = 2_000
_OF_A_DAY = timedelta(hours=18)


@dataclass(frozen=True)
class Place:
    """A journal on disk and what opens it."""

    folder: Path
    key: MasterKey
    entries: int

    def open(self) -> Journal:
        return SqlcipherFolders().open(self.folder, self.key)


def make_journal(folder: Path, entries: int, author: Author | None = None) -> Place:
    """A journal with so many reflections, evenly over thirty years."""
    folders = SqlcipherFolders()
    at = datetime.combine(FIRST_DAY, time(), UTC)
    key = folders.create(folder, PASSPHRASE, recovery_code(bytes(range(16))), at)
    journal = folders.open(folder, key)
    fill(journal, entries, author)
    journal.close()
    return Place(folder, key, entries)


def fill(journal: Journal, entries: int, author: Author | None = None) -> None:
    """Keep so many generated reflections, in large transactions."""
    generated = reflections(entries, author or Author())
    for _ in range(0, entries, _AT_ONCE):
        with journal.transaction():
            for _, reflection in zip(range(_AT_ONCE), generated, strict=False):
                journal.reflections.put(reflection)


def reflections(entries: int, author: Author) -> Iterator[Reflection]:
    """The reflections, in the order of keeping; now and then one is kept some days late."""
    for number in range(entries):
        day = FIRST_DAY + timedelta(days=number * YEARS * 365 // entries)
        late = timedelta(days=author.random.randrange(2, 20) if author.random.random() < 0.02 else 0)
        kept_at = datetime.combine(day, time(), UTC) + _OF_A_DAY + timedelta(seconds=number % 3600)
        yield Reflection(f"reflection-{number:06}", author.writing(day - late), kept_at)


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
        """About 1.2 KB: a body, mostly two answers, some markings and tags."""
        prompts = self.random.sample(self._shelves.prompts, self.random.choice((1, 2, 2, 3)))
        answers = tuple(
            Answer(prompt.prompt_id, prompt.version, prompt.wording, prompt.lens, self.text(230))
            for prompt in prompts
        )
        return Writing(
            day=day,
            client_code=self.random.choice(CODES),
            tags=tuple(self.random.sample(TAGS, self.random.choice((0, 1, 1, 2)))),
            body=self.text(640),
            answers=answers,
            markings=tuple(self._markings()),
        )

    def _markings(self) -> Iterator[Marking]:
        markers = [self._shelves.marker(marker_id) for marker_id in self._shelves.usual.offered_markers]
        for marker in markers:
            if marker and self.random.random() < 0.3:
                yield self._marking(marker)

    def _marking(self, marker: Marker) -> Marking:
        option = self.random.choice(marker.options)
        return Marking(marker.marker_id, marker.version, marker.wording, marker.lens, option.key, option.wording)


def _made_up(chance: random.Random, number: int) -> list[str]:
    """Words of two to four syllables, none twice."""
    words: dict[str, None] = {}
    while len(words) < number:
        syllables = (chance.choice("bcdfghjklmnprstvw") + chance.choice("aeiou") for _ in range(4))
        word = "".join(syllables)[: chance.randrange(4, 9)]
        if word not in COMMON:
            words[word] = None
    return list(words)
