"""The guard: what a writing begins to hold that belongs elsewhere, and what the writer does not want to hear of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

from unhurried.domain.client_codes import OFFERED
from unhurried.domain.guard import Kind, found_in, pieces
from unhurried.domain.ports import Journal
from unhurried.domain.preferences import GUARD, GUARD_FINE, GUARD_KINDS_OFF
from unhurried.domain.reflections import Writing
from unhurried.domain.text import clean

# As many characters as are read in a few milliseconds. After a paste, the rest is read in the moments that follow.
AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Notice:
    """Words that look like something of this kind."""

    kind: Kind
    words: str = field(repr=False)

    @property
    def key(self) -> tuple[Kind, str]:
        """The same for the same words, however they are written."""
        return self.kind, _bare(self.words)


class Guard:
    """What is noticed, and what is not any more. The choices are kept in the journal."""

    def __init__(self, journal: Journal, new_id: Callable[[], str]) -> None:
        self._journal = journal
        self._new_id = new_id

    @property
    def is_on(self) -> bool:
        return self._journal.preference(GUARD) != "off"

    def switch(self, *, on: bool) -> None:
        """For good, until it is switched on again."""
        self._journal.prefer(GUARD, "on" if on else "off")

    def kinds(self) -> tuple[Kind, ...]:
        """What is looked for, in a fixed order."""
        off = self._journal.preference(GUARD_KINDS_OFF).split()
        return tuple(kind for kind in Kind if kind not in off)

    def switch_kind(self, kind: Kind, *, on: bool) -> None:
        """Look for this kind, or leave it alone from now on."""
        looked_for = {*self.kinds(), kind} if on else {*self.kinds()} - {kind}
        self._journal.prefer(GUARD_KINDS_OFF, " ".join(other for other in Kind if other not in looked_for))

    def call_fine(self, words: str) -> None:
        """These words are never to be noticed again."""
        salt, *marks = self._journal.preference(GUARD_FINE).split() or [self._new_id()]
        self._journal.prefer(GUARD_FINE, " ".join(dict.fromkeys([salt, *marks, _mark(words, salt)])))

    def count_fine(self) -> int:
        return max(0, len(self._journal.preference(GUARD_FINE).split()) - 1)

    def forget_fine(self) -> None:
        """Notice again whatever was called fine."""
        self._journal.prefer(GUARD_FINE, "")

    def minds(self, notice: Notice, codes: frozenset[str]) -> bool:
        """Whether the writer may want to know. Client codes are what takes the place of a name, and so are fine."""
        bare = _bare(notice.words)
        if bare in codes or frozenset(bare.split()) <= codes or notice.kind not in self.kinds():
            return False
        salt, *marks = self._journal.preference(GUARD_FINE).split() or [""]
        return _mark(notice.words, salt) not in marks

    def codes(self, chosen: str | None = None) -> frozenset[str]:
        """Client codes as they are and word by word: those in use, the one just chosen, and those on offer."""
        used = [*self._journal.reflections.client_codes(), chosen or "", *OFFERED]
        whole = [_bare(code) for code in used if code.strip()]
        return frozenset(whole).union(*(code.replace("-", " ").split() for code in whole))


class Watch:
    """One writing while it is on the table: what of it was read, and what stands in it. Kept only in memory."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self.begin(())

    def begin(self, texts: Iterable[str]) -> None:
        """Another writing. What is in it already was written before, and is not new."""
        self._lines: dict[str, tuple[Notice, ...]] = {}
        self._pieces: dict[str, tuple[Notice, ...]] = {piece: () for text in texts for piece in pieces(text)}
        self._found: list[Notice] = []
        self._left: set[tuple[Kind, str]] = set()

    def read(self, texts: Iterable[str], at_once: int = AT_ONCE) -> bool:
        """Read what is new in them; False when there is more of that than can be read at once."""
        self._found = []
        is_whole = True
        for line in (line for text in texts for line in text.split("\n")):
            if line not in self._lines:
                parts = list(pieces(line))
                for part in parts:
                    if part not in self._pieces and at_once > 0:
                        self._pieces[part] = _notices(part)
                        at_once -= len(part)
                if not all(part in self._pieces for part in parts):
                    is_whole = False
                    continue
                self._lines[line] = tuple(notice for part in parts for notice in self._pieces[part])
            self._found += self._lines[line]
        return is_whole

    def standing(self, client_code: str | None = None, passed_over: Collection[Kind] = ()) -> list[Notice]:
        """What was found and is still there, and was neither left as it is nor called fine."""
        found = [notice for notice in self._found if notice.kind not in passed_over]
        open_ones = [notice for notice in found if notice.key not in self._left]
        if not open_ones or not self._guard.is_on:
            return []
        codes = self._guard.codes(client_code)
        return [notice for notice in open_ones if self._guard.minds(notice, codes)]

    def leave(self, notice: Notice) -> None:
        """These words stay as they are, and are not noticed again in this writing; whatever else stands there is."""
        self._left.add(notice.key)


def texts_of(writing: Writing) -> Iterator[str]:
    """Whatever is written in it in the writer's own words."""
    yield writing.body
    yield from (answer.text for answer in writing.answers)
    yield from notes_of(writing)


def notes_of(writing: Writing) -> Iterator[str]:
    """The lines beside its markings, and the words in its moments."""
    yield from (marking.line for marking in writing.markings)
    for moment in writing.moments:
        yield from moment.words


def _notices(piece: str) -> tuple[Notice, ...]:
    return tuple(Notice(found.kind, clean(piece[found.start : found.end])) for found in found_in(piece))


def _bare(words: str) -> str:
    """Small, and without points, so that K., k and K are the same."""
    return " ".join(words.replace(".", " ").casefold().split())


def _mark(words: str, salt: str) -> str:
    """Words to know again and not to read: a list of names is not what this leaves in a journal."""
    return blake2b(_bare(words).encode(), key=salt.encode()[:64], digest_size=8).hexdigest()
