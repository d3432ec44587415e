"""What becomes of the draft: the texts to look through, the things to look at, the pages, and what is not to leave."""

from __future__ import annotations

from collections.abc import Callable
from typing import final

from unhurried.domain.sharing.pages import Pages, Picture
from unhurried.domain.sharing.parts import Decision, Treatment
from unhurried.services.sharing.composing import compose, texts_to_look_at
from unhurried.services.sharing.looking import Thing, things_to_look_at
from unhurried.ui.sharing import copy_words
from unhurried.ui.sharing.copy_in_hand import CopyInHand


@final
class CopyPages:
    """Reads the journal anew each time it is asked, so that what is shown is what is there. Raises UnhurriedError."""

    def __init__(self, copy: CopyInHand, pictures: Callable[[], tuple[Picture, ...]] = tuple) -> None:
        self._copy = copy
        self._pictures = pictures

    def things(self) -> list[Thing]:
        """What may tell who somebody is."""
        copy = self._copy
        texts = texts_to_look_at(copy.draft, copy.parts(), self._pictures())
        return things_to_look_at(texts, copy.workspace.choosing.codes(), copy.decisions())

    def pages(self) -> Pages:
        """The copy as it will be."""
        copy = self._copy
        codes = copy.workspace.choosing.codes()
        words = copy_words.wordings()
        return compose(copy.draft, copy.parts(), copy.decisions(), self._pictures(), words, codes=codes)

    def banned(self) -> list[str]:
        """What is not to be in the file: removed words, client codes, and words that never leave.

        A code that is also an everyday word, and that the writer has decided to keep as such, is not.
        """
        decisions = self._copy.decisions()
        kept = {_same(decision.word) for decision in decisions if _keeps(decision)}
        removed = [decision.word for decision in decisions if not _keeps(decision)]
        codes = [code for code in sorted(self._copy.workspace.choosing.codes()) if _same(code) not in kept]
        return list(dict.fromkeys([*removed, *codes]))


def _keeps(decision: Decision) -> bool:
    return decision.treatment is Treatment.KEEP and not decision.never_leaves


def _same(word: str) -> str:
    return " ".join(word.split()).casefold()
