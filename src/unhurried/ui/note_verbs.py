"""The verbs of threads, margins and words to keep, as screens use them: what fails is told, what changes is said."""

from __future__ import annotations

from collections.abc import Sequence

from unhurried.domain.margins import KeptKind, MarginNote, WordsToKeep
from unhurried.domain.threads import Origin, Thread, ThreadKind, ThreadNote, ThreadState, Turn
from unhurried.services.changes import Changed
from unhurried.services.margins import MarginRoom
from unhurried.services.returning import ReturningRoom
from unhurried.services.threads import ThreadRoom
from unhurried.services.words_to_keep import WordsRoom
from unhurried.ui.verbs import Verbs


class NoteVerbs(Verbs):
    """Every verb of notes that writes; None or False when it failed. What only reads is asked of the rooms."""

    threads: ThreadRoom
    margins: MarginRoom
    words: WordsRoom
    returning: ReturningRoom

    # Threads

    def start_thread(
        self,
        title: str,
        *,
        kind: ThreadKind = ThreadKind.QUESTION,
        client_code: str | None = None,
        is_about_me: bool = False,
        words: str = "",
        origin: Origin | None = None,
    ) -> Thread | None:
        return self._do(
            Changed.THREADS,
            self.threads.start,
            title,
            kind=kind,
            client_code=client_code,
            is_about_me=is_about_me,
            words=words,
            origin=origin,
        )

    def rename_thread(self, thread_id: str, title: str) -> Thread | None:
        return self._do(Changed.THREADS, self.threads.rename, thread_id, title)

    def set_thread_state(self, thread_id: str, state: ThreadState) -> Thread | None:
        return self._do(Changed.THREADS, self.threads.set_state, thread_id, state)

    def set_thread_kind(self, thread_id: str, kind: ThreadKind) -> Thread | None:
        return self._do(Changed.THREADS, self.threads.set_kind, thread_id, kind)

    def set_thread_about(
        self, thread_id: str, client_code: str | None = None, *, is_about_me: bool = False
    ) -> Thread | None:
        return self._do(Changed.THREADS, self.threads.set_about, thread_id, client_code, is_about_me=is_about_me)

    def arrange_threads(self, thread_ids: Sequence[str]) -> bool:
        return self._did(Changed.THREADS, self.threads.arrange, thread_ids)

    def erase_thread(self, thread_id: str) -> bool:
        return self._did(Changed.THREADS, self.threads.erase, thread_id)

    def add_to_thread(
        self, thread_id: str, words: str, *, turn: Turn | None = None, origin: Origin | None = None
    ) -> ThreadNote | None:
        return self._do(Changed.THREADS, self.threads.add, thread_id, words, turn=turn, origin=origin)

    def keep_thread_note(
        self,
        thread_id: str,
        words: str,
        *,
        note_id: str | None = None,
        turn: Turn | None = None,
        origin: Origin | None = None,
    ) -> ThreadNote | None:
        """What is on the screen and not finished. None also where nothing is left of it."""
        growing = self.threads.keep_growing
        return self._do(Changed.DRAFTS, growing, thread_id, words, note_id=note_id, turn=turn, origin=origin)

    def finish_thread_note(self, note_id: str) -> ThreadNote | None:
        """None also where there was nothing in it."""
        return self._do(Changed.THREADS, self.threads.finish_note, note_id)

    def edit_thread_note(self, note_id: str, words: str, *, turn: Turn | None = None) -> ThreadNote | None:
        return self._do(Changed.THREADS, self.threads.edit_note, note_id, words, turn=turn)

    def remove_thread_note(self, note_id: str) -> bool:
        return self._did(Changed.THREADS, self.threads.remove_note, note_id)

    # Margins

    def add_to_margin(self, reflection_id: str, words: str, *, is_remembered: bool = False) -> MarginNote | None:
        return self._do(Changed.MARGINS, self.margins.add, reflection_id, words, is_remembered=is_remembered)

    def keep_margin_note(
        self, reflection_id: str, words: str, *, note_id: str | None = None, is_remembered: bool = False
    ) -> MarginNote | None:
        """What is on the screen and not finished. None also where nothing is left of it."""
        growing = self.margins.keep_growing
        return self._do(Changed.DRAFTS, growing, reflection_id, words, note_id=note_id, is_remembered=is_remembered)

    def finish_margin_note(self, note_id: str) -> MarginNote | None:
        """None also where there was nothing in it."""
        return self._do(Changed.MARGINS, self.margins.finish_note, note_id)

    def edit_margin_note(self, note_id: str, words: str, *, is_remembered: bool = False) -> MarginNote | None:
        return self._do(Changed.MARGINS, self.margins.edit_note, note_id, words, is_remembered=is_remembered)

    def remove_margin_note(self, note_id: str) -> bool:
        return self._did(Changed.MARGINS, self.margins.remove_note, note_id)

    # Words to keep

    def keep_words(
        self, words: str, kind: KeptKind = KeptKind.WHEN_THEN, *, reflection_id: str | None = None
    ) -> WordsToKeep | None:
        return self._do(Changed.WORDS, self.words.keep, words, kind, reflection_id=reflection_id)

    def keep_words_growing(
        self, words: str, kind: KeptKind, *, note_id: str | None = None, reflection_id: str | None = None
    ) -> WordsToKeep | None:
        """What is on the screen and not finished. None also where nothing is left of it."""
        growing = self.words.keep_growing
        return self._do(Changed.DRAFTS, growing, words, kind, note_id=note_id, reflection_id=reflection_id)

    def finish_words(self, note_id: str) -> WordsToKeep | None:
        """None also where there was nothing in them."""
        return self._do(Changed.WORDS, self.words.finish, note_id)

    def edit_words(self, note_id: str, words: str, kind: KeptKind | None = None) -> WordsToKeep | None:
        return self._do(Changed.WORDS, self.words.edit, note_id, words, kind)

    def remove_words(self, note_id: str) -> bool:
        return self._did(Changed.WORDS, self.words.remove, note_id)

    # Meeting one's earlier self

    def offer_year_ago(self, *, offered: bool) -> bool:
        return self._did(Changed.PREFERENCES, self.returning.offer_year_ago, offered=offered)

    def not_today(self) -> bool:
        return self._did(Changed.PREFERENCES, self.returning.not_today)
