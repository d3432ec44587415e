"""What becomes of the draft: the things to look at in it, the pages, and what is not to leave."""

from __future__ import annotations

from typing import final

from unhurried.domain.sharing.pages import Pages, Picture
from unhurried.services.sharing import disguising
from unhurried.services.sharing.composing import compose, texts_to_look_at
from unhurried.services.sharing.looking import Thing, things_to_look_at
from unhurried.ui.sharing import copy_words
from unhurried.ui.sharing.copy_in_hand import CopyInHand
from unhurried.ui.sharing.copy_pictures import CopyPictures


@final
class CopyPages:
    """Reads the journal anew each time it is asked, so that what is shown is what is there. Raises UnhurriedError."""

    def __init__(self, copy: CopyInHand, pictures: CopyPictures) -> None:
        self._copy = copy
        self.drawn = pictures
        self.laid_out: Pages | None = None
        """What was shown to be read; None while nothing is."""

    def _pictures(self) -> tuple[Picture, ...]:
        draft = self._copy.draft
        return self.drawn.pictures(draft.pictures, draft.dating)

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
        """What is not to be in the file: removed words, client codes, and words that never leave."""
        copy = self._copy
        return disguising.banned(copy.draft, copy.workspace.copy_desk.decisions(), copy.workspace.choosing.codes())
