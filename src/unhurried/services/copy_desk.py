"""The copy desk: the share copy that is being made, and what was decided about words, both kept in the journal."""

from __future__ import annotations

from dataclasses import replace

from unhurried.domain.ports import Journal
from unhurried.domain.sharing.parts import CopyDraft, Decision
from unhurried.domain.text import clean


class CopyDesk:
    """There is one copy on the desk at a time, or none."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def draft(self) -> CopyDraft | None:
        """The copy that is being made."""
        return self._journal.copies.draft()

    def keep(self, draft: CopyDraft) -> CopyDraft:
        """Write it down as it is now."""
        kept = replace(draft, question=clean(draft.question), decisions=tuple(map(_cleaned, draft.decisions)))
        kept = replace(kept, for_role=clean(draft.for_role), password_given=clean(draft.password_given))
        self._journal.copies.keep_draft(kept)
        return kept

    def drop(self) -> None:
        """Clear the desk."""
        self._journal.copies.drop_draft()

    def decisions(self) -> list[Decision]:
        """What is remembered about words, in alphabetical order."""
        return self._journal.copies.decisions()

    def decide(self, decision: Decision) -> Decision:
        """Remember it, in place of what was decided about the same word before; nothing for an empty word."""
        decided = _cleaned(replace(decision, word=" ".join(decision.word.split())))
        if decided.word:
            self._journal.copies.decide(decided)
        return decided

    def forget(self, word: str) -> None:
        """Decide about this word afresh the next time."""
        self._journal.copies.forget(" ".join(clean(word).split()))


def _cleaned(decision: Decision) -> Decision:
    return replace(decision, word=clean(decision.word), instead=clean(decision.instead))
