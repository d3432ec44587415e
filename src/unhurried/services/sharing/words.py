"""Words: where a word or phrase stands in a text, whether it does at all, and a text with words replaced."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from unhurried.domain.sharing.parts import Decision, Treatment
from unhurried.services.sharing.folding import folded
from unhurried.services.sharing.matching import Wanted
from unhurried.services.sharing.rewriting import Stretch, Swap


def occurrences(text: str, word: str) -> list[tuple[int, int]]:
    """From where up to where it stands, each in order; see `Wanted` for how it may be written."""
    return list(Wanted(word).find(folded(text)))


def holds(text: str, word: str) -> bool:
    """Whether it is in the text at all, as whoever looks for it would find it."""
    return any(True for _ in Wanted(word).find(folded(text)))


def held(text: str, words: Iterable[str]) -> list[str]:
    """Those of the words that are in the text, which is read only once."""
    read = folded(text)
    return [word for word in dict.fromkeys(words) if any(True for _ in Wanted(word).find(read))]


def same(word: str, other: str) -> bool:
    """Whether both are one word, written in whatever way."""
    return folded(word).letters == folded(other).letters and (
        bool(folded(word).letters) or word.strip() == other.strip()
    )


def swaps(decisions: Iterable[Decision]) -> list[Swap]:
    """What the decisions do to a text; a word that is kept is left alone, even where it never leaves."""
    replacing = [one for one in decisions if one.treatment is not Treatment.KEEP and one.word.strip()]
    single = [Swap(Wanted(one.word), _always(_on_one_line(one.instead))) for one in replacing]
    return [
        Swap(swap.wanted, _always(_without_others(_on_one_line(one.instead), single, swap)))
        for one, swap in zip(replacing, single, strict=True)
    ]


def replaced(text: str, decisions: Iterable[Decision]) -> str:
    """The text with what was decided. Words that are left out leave neither a gap nor a mark."""
    stretch = Stretch(text)
    stretch.rewrite(swaps(decisions))
    return stretch.text


def _without_others(instead: str, others: list[Swap], own: Swap) -> str:
    """What takes the place of one word is rewritten for the others, too."""
    stretch = Stretch(instead, is_fragment=True)
    stretch.rewrite([other for other in others if other is not own])
    return stretch.text


def _on_one_line(instead: str) -> str:
    return " ".join(instead.split())


def _always(instead: str) -> Callable[[str], str]:
    def tell(_found: str) -> str:
        return instead

    return tell
