"""Disguising: client codes become letters in the order in which they are read, and words what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, final

from unhurried.domain.sharing.pages import Block, Run
from unhurried.domain.sharing.parts import CopyDraft, Dating, Decision, Treatment
from unhurried.domain.sharing.wordings import Wordings
from unhurried.services.sharing.folding import folded
from unhurried.services.sharing.marking_up import joined
from unhurried.services.sharing.matching import Wanted
from unhurried.services.sharing.rewriting import Stretch, Swap
from unhurried.services.sharing.words import held, same, swaps

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@final
class Disguise:
    """The disguise of one copy. Letters are given when a code is first met, so texts come in reading order."""

    def __init__(self, codes: Iterable[str], decisions: Iterable[Decision], client: str) -> None:
        self._client = client
        self._letters: dict[str, str] = {}
        codes = [code for code in dict.fromkeys(codes) if code.strip()]
        others = [one for one in decisions if not any(same(one.word, code) for code in codes)]
        self._swaps = [*(self._lettered(code) for code in codes), *swaps(others)]
        self._leading = _lead(client)

    @property
    def known(self) -> int:
        """How many codes have a letter by now."""
        return len(self._letters)

    def forget_after(self, known: int) -> None:
        """Take back the letters that were given since, because what they stood in is not said."""
        for key in list(self._letters)[known:]:
            del self._letters[key]

    def client(self, code: str) -> str:
        """What a client is called in a title."""
        return _filled(self._client, self._letter(code))

    def words(self, text: str) -> str:
        stretch = Stretch(text)
        stretch.rewrite(self._swaps, self._leading)
        return stretch.text

    def block(self, block: Block) -> Block | None:
        """The block in its styles; None where nothing is left of it."""
        text = block.text
        marks = [number for number, run in enumerate(block.runs) for _ in run.text]
        stretch = Stretch(text, marks)
        stretch.rewrite(self._swaps, self._leading)
        if not stretch.is_changed:
            return block
        runs = tuple(_trimmed(joined(list(_cut(stretch, block.runs)))))
        return replace(block, runs=runs) if runs else None

    def changes(self, text: str) -> bool:
        """Whether it would be another text."""
        return self.words(text) != text

    def _lettered(self, code: str) -> Swap:
        return Swap(Wanted(code), lambda _found: _filled(_capital(self._client), self._letter(code)))

    def _letter(self, code: str) -> str:
        key = folded(code).letters or code
        if key not in self._letters:
            self._letters[key] = _nth_letter(len(self._letters))
        return self._letters[key]


def settled(draft: Iterable[Decision], remembered: Iterable[Decision]) -> list[Decision]:
    """One decision for each word: the draft's, or else the remembered one.

    What never leaves is not kept, whoever decided so: then what was remembered to stand in its place does.
    """
    found: dict[str, Decision] = {}
    for decision in remembered:
        found[_key(decision.word)] = decision
    for decision in draft:
        before = found.get(_key(decision.word))
        never_leaves = decision.never_leaves or bool(before and before.never_leaves)
        is_kept = never_leaves and decision.treatment is Treatment.KEEP
        found[_key(decision.word)] = replace((before if is_kept else None) or decision, never_leaves=never_leaves)
    return [_never_kept(decision) for decision in found.values()]


def banned(
    draft: CopyDraft, remembered: Iterable[Decision], codes: Iterable[str], wordings: Wordings | None = None
) -> list[str]:
    """What no copy may hold: client codes, what is replaced or left out, and what never leaves.

    Given the `wordings`, words that stand in these themselves are no sign of a mistake and are not among them.
    """
    decided = settled(draft.decisions, remembered)
    words = (one.word for one in decided if one.never_leaves or one.treatment is not Treatment.KEEP)
    found = list(dict.fromkeys(word.strip() for word in (*codes, *words) if word.strip()))
    own = set(held(_said_around(wordings, draft.dating), found)) if wordings else set[str]()
    return [word for word in found if word not in own]


def _said_around(wordings: Wordings, dating: Dating) -> str:
    """All that a copy says beside the writer's words."""
    around = (wordings.title, wordings.reviewed, wordings.client, wordings.about_me, wordings.threads, wordings.kept)
    days = () if dating is Dating.ORDER else (*wordings.months, *(str(year) for year in range(1970, 2100)))
    titles = (wordings.pictures, wordings.session, *wordings.sessions, *days)
    return "\n\n".join((*around, *titles, *wordings.labels.values()))


def _never_kept(decision: Decision) -> Decision:
    is_kept = decision.never_leaves and decision.treatment is Treatment.KEEP
    return replace(decision, treatment=Treatment.REPLACE) if is_kept else decision


def _key(word: str) -> str:
    return folded(word).letters or word.strip()


def _nth_letter(number: int) -> str:
    """A to Z, then AA, AB and so on."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(_LETTERS))
        letters = _LETTERS[rest] + letters
    return letters


def _filled(client: str, letter: str) -> str:
    return client.replace("{letter}", letter) if "{letter}" in client else f"{client} {letter}".strip()


def _lead(client: str) -> str:
    """What stands before the letter: "Client ", so that "my client Heron" does not become a client twice."""
    return _filled(_capital(client), "\0").partition("\0")[0]


def _capital(client: str) -> str:
    return client[:1].upper() + client[1:]


def _cut(stretch: Stretch, runs: tuple[Run, ...]) -> Iterator[Run]:
    """The text in pieces, each in the style of its run."""
    begun = 0
    for place in range(1, len(stretch.text) + 1):
        if place == len(stretch.text) or stretch.marks[place] != stretch.marks[begun]:
            yield replace(runs[stretch.marks[begun]], text=stretch.text[begun:place])
            begun = place


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Without white space at either end."""
    if not "".join(run.text for run in runs).strip():
        return ()
    first, last = runs[0], runs[-1]
    if not first.text.strip():
        return _trimmed(runs[1:])
    if not last.text.strip():
        return _trimmed(runs[:-1])
    if len(runs) == 1:
        return (replace(first, text=first.text.strip()),)
    return (
        replace(first, text=first.text.lstrip()),
        *runs[1:-1],
        replace(last, text=last.text.rstrip()),
    )
