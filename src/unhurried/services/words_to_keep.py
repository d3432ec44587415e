"""Words to keep: when-then notes and small acts to read before a session, and wellbeing and support."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from unhurried.domain.margins import FoundToKeep, KeptKind, WordsToKeep
from unhurried.domain.ports import Journal
from unhurried.domain.text import clean
from unhurried.services.growing import Growing, finished, unfinished

BEFORE_A_SESSION = (KeptKind.WHEN_THEN, KeptKind.SMALL_ACT)


class WordsRoom:
    """The verbs of words to keep. `now` gives aware datetimes, `today` the local day, `new_id` fresh ids.

    What is on the screen is kept as it grows, like a note in a thread: see `ThreadRoom`.
    """

    def __init__(
        self,
        journal: Journal,
        now: Callable[[], datetime],
        today: Callable[[], date],
        new_id: Callable[[], str],
    ) -> None:
        self._journal = journal
        self._now = now
        self._today = today
        self._new_id = new_id
        kept = journal.margins
        self._words = Growing(journal, kept.words, kept.keep_words, kept.remove_words, now, today)

    def before_a_session(self) -> list[WordsToKeep]:
        """When-then notes and small acts worth repeating, in the order in which they were kept."""
        return self._of(*BEFORE_A_SESSION)

    def wellbeing(self) -> list[WordsToKeep]:
        """How I was, in my own words, and whom I could call. Nothing but the page about it shows them."""
        return self._of(KeptKind.STATE, KeptKind.SUPPORT)

    def from_reflection(self, reflection_id: str) -> list[WordsToKeep]:
        """What was kept from this reflection, or from the draft that it was; nothing about wellbeing."""
        found = finished(self._journal.margins.words_from(reflection_id))
        return [words for words in found if not words.is_private]

    def find(self, words: str) -> list[FoundToKeep]:
        """Words to keep that fit what was typed, the latest first, those about wellbeing among them."""
        return self._journal.margins.find(words)

    def unfinished(self, *kinds: KeptKind) -> WordsToKeep | None:
        """Words of these kinds that are still being written; the latest, if there are more."""
        return unfinished([words for words in self._journal.margins.words_to_keep() if words.kind in kinds])

    def unfinished_from(self, reflection_id: str) -> WordsToKeep | None:
        """Those from this reflection that are still being written, not about wellbeing; the latest, if more."""
        found = self._journal.margins.words_from(reflection_id)
        return unfinished([words for words in found if not words.is_private])

    def keep(
        self, words: str, kind: KeptKind = KeptKind.WHEN_THEN, *, reflection_id: str | None = None
    ) -> WordsToKeep:
        """Keep words, from a reflection or a draft (its id), or from nothing."""
        kept = self._new(words, kind, reflection_id)
        self._journal.margins.keep_words(kept)
        return kept

    def keep_growing(
        self, words: str, kind: KeptKind, *, note_id: str | None = None, reflection_id: str | None = None
    ) -> WordsToKeep | None:
        """Write down what is on the screen and not finished; without words it leaves the journal again."""
        return self._words.keep(
            note_id,
            lambda: self._new("", kind, reflection_id),
            lambda kept: replace(kept, words=clean(words), kind=kind),
        )

    def finish(self, note_id: str) -> WordsToKeep | None:
        """What was growing is kept now, dated by today; None where there were no words."""
        return self._words.finish(note_id)

    def edit(self, note_id: str, words: str, kind: KeptKind | None = None) -> WordsToKeep:
        """Write them anew; they keep their day. Raises HeldByLaw for other words."""
        return self._words.edit(
            note_id, lambda kept: replace(kept, words=clean(words).strip(), kind=kind or kept.kind)
        )

    def remove(self, note_id: str) -> None:
        """For good. Raises HeldByLaw."""
        self._words.remove(note_id)

    def has_gone(self, note_id: str) -> bool:
        """Whether they are not there any more, finished or not."""
        return self._words.has_gone(note_id)

    def _of(self, *kinds: KeptKind) -> list[WordsToKeep]:
        return [words for words in finished(self._journal.margins.words_to_keep()) if words.kind in kinds]

    def _new(self, words: str, kind: KeptKind, reflection_id: str | None) -> WordsToKeep:
        return WordsToKeep(self._new_id(), self._today(), self._now(), clean(words).strip(), kind, reflection_id)
