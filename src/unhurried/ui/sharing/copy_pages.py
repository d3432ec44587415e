"""What becomes of the draft: the texts to look through, the things to look at, the pages, and what is not to leave."""

from __future__ import annotations

from collections.abc import Callable
from typing import final

from unhurried.domain.sharing.pages import Pages, Picture
from unhurried.domain.sharing.parts import Decision, Part, Treatment
from unhurried.services.sharing.composing import compose
from unhurried.services.sharing.looking import Thing, things_to_look_at
from unhurried.ui.sharing import copy_words
from unhurried.ui.sharing.copy_in_hand import CopyInHand


@final
class CopyPages:
    """Reads the journal anew each time it is asked, so that what is shown is what is there. Raises UnhurriedError."""

    def __init__(self, copy: CopyInHand, pictures: Callable[[], tuple[Picture, ...]] = tuple) -> None:
        self._copy = copy
        self._pictures = pictures

    def _texts(self, parts: list[Part]) -> list[str]:
        """Everything that could be read in the copy if nothing were disguised."""
        said = [self._copy.draft.question]
        for part in parts:
            said += (text for line in part.lines for text in (line.label, line.words) if text.strip())
        for picture in self._pictures():
            said += (picture.title, picture.caption, *picture.header, *(cell for row in picture.rows for cell in row))
        return said

    def things(self) -> list[Thing]:
        """What may tell who somebody is."""
        codes = self._copy.workspace.reading.client_codes()
        return things_to_look_at(self._texts(self._copy.parts()), codes, self._copy.decisions())

    def pages(self) -> Pages:
        """The copy as it will be."""
        copy = self._copy
        parts, decisions = copy.parts(), copy.decisions()
        return compose(copy.draft, parts, decisions, self._pictures(), copy_words.wordings())

    def banned(self) -> list[str]:
        """What is not to be in the file: removed words, client codes, and words that never leave.

        A code that is also an everyday word, and that the writer has decided to keep as such, is not.
        """
        decisions = self._copy.decisions()
        kept = {_same(decision.word) for decision in decisions if _keeps(decision)}
        removed = [decision.word for decision in decisions if not _keeps(decision)]
        codes = [code for code in self._copy.workspace.reading.client_codes() if _same(code) not in kept]
        return list(dict.fromkeys([*removed, *codes]))


def _keeps(decision: Decision) -> bool:
    return decision.treatment is Treatment.KEEP and not decision.never_leaves


def _same(word: str) -> str:
    return " ".join(word.split()).casefold()
