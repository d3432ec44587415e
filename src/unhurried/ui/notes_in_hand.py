"""Notes in hand: what one is writing beside a reflection, among words to keep or in a thread, and how it is kept."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import final

from unhurried.domain.margins import KeptKind, MarginNote, WordsToKeep
from unhurried.domain.threads import ThreadNote
from unhurried.ui.workspace import Workspace


class NoteInHand(ABC):
    """A new note, kept as it grows until it is finished; or a finished one that is edited, each edit kept at once.

    `note_id` is "" for a new one of which nothing is kept yet.
    """

    def __init__(self, workspace: Workspace, note_id: str, words: str, *, is_edit: bool) -> None:
        self._workspace = workspace
        self.note_id = note_id
        self.first_words = words
        self.is_edit = is_edit

    def keep(self, words: str) -> bool:
        """Write down what is on the screen; False when that failed. Emptying a finished note is no edit of it."""
        if self.is_edit:
            return not words.strip() or self._rewrite(words)
        kept = self._grow(words)
        if kept is None and words.strip():
            return False
        self.note_id = kept.note_id if kept else ""
        return True

    def finish(self, words: str) -> bool:
        """It is a note now; False when that failed. Without words nothing is left."""
        return self.keep(words) and (self.is_edit or not self.note_id or self._finish())

    @abstractmethod
    def put_back(self) -> bool:
        """For a finished note: as it was before this edit."""

    @abstractmethod
    def remove(self) -> bool:
        """For good; False when that failed."""

    @abstractmethod
    def has_gone(self) -> bool:
        """Whether it, or what it hangs on, was erased meanwhile: then it is not to be kept again."""

    @abstractmethod
    def _grow(self, words: str) -> MarginNote | WordsToKeep | None: ...

    @abstractmethod
    def _finish(self) -> bool: ...

    @abstractmethod
    def _rewrite(self, words: str) -> bool: ...


@final
class MarginInHand(NoteInHand):
    """A note in the margin of a reflection. `is_remembered` may be switched while it is written."""

    def __init__(self, workspace: Workspace, reflection_id: str, note: MarginNote | None = None) -> None:
        is_edit = note is not None and not note.is_unfinished
        super().__init__(workspace, note.note_id if note else "", note.words if note else "", is_edit=is_edit)
        self._reflection_id = reflection_id
        self.is_remembered = self._was_remembered = bool(note and note.is_remembered)

    def put_back(self) -> bool:
        self.is_remembered = self._was_remembered
        return self._rewrite(self.first_words)

    def remove(self) -> bool:
        return not self.note_id or self._workspace.remove_margin_note(self.note_id)

    def has_gone(self) -> bool:
        is_bare = self._workspace.forgetting.has_gone(self._reflection_id)
        return is_bare or bool(self.note_id and self._workspace.margins.has_gone(self.note_id))

    def _grow(self, words: str) -> MarginNote | None:
        keep = self._workspace.keep_margin_note
        return keep(self._reflection_id, words, note_id=self.note_id or None, is_remembered=self.is_remembered)

    def _finish(self) -> bool:
        return self._workspace.finish_margin_note(self.note_id) is not None

    def _rewrite(self, words: str) -> bool:
        edit = self._workspace.edit_margin_note
        return edit(self.note_id, words, is_remembered=self.is_remembered) is not None


@final
class WordsInHand(NoteInHand):
    """Words to keep, perhaps from a reflection. Their kind may be changed while they are written."""

    def __init__(
        self,
        workspace: Workspace,
        kind: KeptKind,
        reflection_id: str | None = None,
        kept: WordsToKeep | None = None,
        words: str = "",
    ) -> None:
        is_edit = kept is not None and not kept.is_unfinished
        super().__init__(workspace, kept.note_id if kept else "", kept.words if kept else words, is_edit=is_edit)
        self._reflection_id = kept.reflection_id if kept else reflection_id
        self.kind = self._first_kind = kept.kind if kept else kind

    def put_back(self) -> bool:
        self.kind = self._first_kind
        return self._rewrite(self.first_words)

    def remove(self) -> bool:
        return not self.note_id or self._workspace.remove_words(self.note_id)

    def has_gone(self) -> bool:
        if self.note_id:
            return self._workspace.words.has_gone(self.note_id)
        return self._reflection_id is not None and self._workspace.forgetting.has_gone(self._reflection_id)

    def _grow(self, words: str) -> WordsToKeep | None:
        grow = self._workspace.keep_words_growing
        return grow(words, self.kind, note_id=self.note_id or None, reflection_id=self._reflection_id)

    def _finish(self) -> bool:
        return self._workspace.finish_words(self.note_id) is not None

    def _rewrite(self, words: str) -> bool:
        return self._workspace.edit_words(self.note_id, words, self.kind) is not None


@final
class ThreadNoteInHand(NoteInHand):
    """A finished note of a thread, which is only ever edited; what is added to a thread has a sheet of its own."""

    def __init__(self, workspace: Workspace, note: ThreadNote) -> None:
        super().__init__(workspace, note.note_id, note.words, is_edit=True)
        self._note = note

    def put_back(self) -> bool:
        return self._rewrite(self.first_words)

    def remove(self) -> bool:
        return self._workspace.remove_thread_note(self.note_id)

    def has_gone(self) -> bool:
        notes = self._workspace.threads.notes(self._note.thread_id)
        return all(note.note_id != self.note_id for note in notes)

    def _grow(self, words: str) -> None:
        """It has been one all along."""

    def _finish(self) -> bool:
        return True

    def _rewrite(self, words: str) -> bool:
        edit = self._workspace.edit_thread_note
        return edit(self.note_id, words, turn=self._note.turn) is not None
