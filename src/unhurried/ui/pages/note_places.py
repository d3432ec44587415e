"""Where notes stand: in the margin of a reflection, among the words to keep, on the page about wellbeing."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import final

from PySide6.QtCore import QCoreApplication

from unhurried.domain.guard import Kind
from unhurried.domain.margins import KeptKind, MarginNote, WordsToKeep
from unhurried.services.words_to_keep import BEFORE_A_SESSION
from unhurried.ui import sentences
from unhurried.ui.notes_in_hand import MarginInHand, NoteInHand, WordsInHand
from unhurried.ui.pages.note_choices import Extra, KindOfWords, RememberedLater, kinds_of_words
from unhurried.ui.theme import Theme
from unhurried.ui.workspace import Workspace

Note = MarginNote | WordsToKeep


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("note_places", text)


class NotePlace(ABC):
    """What a list of notes has to know about the notes in it."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    @property
    @abstractmethod
    def add_words(self) -> str:
        """What the button for a new one says."""

    @property
    @abstractmethod
    def sheet_name(self) -> str:
        """What the sheet for a new one is called."""

    @property
    @abstractmethod
    def finish_words(self) -> str:
        """What the button that finishes one says."""

    @property
    def nothing_words(self) -> str:
        """What is said where there is none."""
        return ""

    @property
    def at_home(self) -> tuple[Kind, ...]:
        """The kinds of words that have their place here, and of which the guard says nothing."""
        return ()

    @abstractmethod
    def notes(self) -> list[Note]:
        """The finished ones, in their order."""

    @abstractmethod
    def half_written(self) -> NoteInHand | None:
        """The one that was left half written."""

    @abstractmethod
    def begin(self, words: str = "") -> NoteInHand:
        """A new one, perhaps beginning with these words."""

    @abstractmethod
    def take_up(self, note: Note) -> NoteInHand:
        """One that is there, to be edited."""

    @abstractmethod
    def caption(self, note: Note) -> str:
        """When it was written, and what else is to be said of it."""

    def to_choose(self, theme: Theme, note: NoteInHand) -> Extra | None:
        """What can be chosen for it besides its words."""
        del theme, note
        return None

    def leads_to(self, note: Note) -> str:
        """The reflection that it comes from and does not stand beside, or ""."""
        del note
        return ""


@final
class MarginOf(NotePlace):
    """The margin of the reflection that is read."""

    reflection_id = ""

    @property
    def add_words(self) -> str:
        return tr("Write in the margin")

    @property
    def sheet_name(self) -> str:
        return tr("A note in the margin")

    @property
    def finish_words(self) -> str:
        return tr("Put it in the margin")

    def notes(self) -> list[Note]:
        return [*self.workspace.margins.notes(self.reflection_id)]

    def half_written(self) -> NoteInHand | None:
        note = self.workspace.margins.unfinished(self.reflection_id)
        return MarginInHand(self.workspace, self.reflection_id, note) if note else None

    def begin(self, words: str = "") -> NoteInHand:
        del words
        return MarginInHand(self.workspace, self.reflection_id)

    def take_up(self, note: Note) -> NoteInHand:
        return MarginInHand(self.workspace, self.reflection_id, note if isinstance(note, MarginNote) else None)

    def caption(self, note: Note) -> str:
        is_remembered = isinstance(note, MarginNote) and note.is_remembered
        return _dated(note) + (" · " + tr("remembered later") if is_remembered else "")

    def to_choose(self, theme: Theme, note: NoteInHand) -> Extra | None:
        return RememberedLater(theme, note) if isinstance(note, MarginInHand) else None


class KeptWords(NotePlace):
    """All words to keep, to be read before a session."""

    kinds: tuple[KeptKind, ...] = BEFORE_A_SESSION

    @property
    def add_words(self) -> str:
        return tr("Add words to keep")

    @property
    def sheet_name(self) -> str:
        return tr("Words to keep")

    @property
    def finish_words(self) -> str:
        return tr("Keep these words")

    @property
    def nothing_words(self) -> str:
        return tr("Nothing is kept here yet.")

    def notes(self) -> list[Note]:
        return [*self.workspace.words.before_a_session()]

    def half_written(self) -> NoteInHand | None:
        kept = self.workspace.words.unfinished(*self.kinds)
        return WordsInHand(self.workspace, kept.kind, kept=kept) if kept else None

    def begin(self, words: str = "") -> NoteInHand:
        return WordsInHand(self.workspace, self.kinds[0], words=words)

    def take_up(self, note: Note) -> NoteInHand:
        kept = note if isinstance(note, WordsToKeep) else None
        return WordsInHand(self.workspace, kept.kind if kept else self.kinds[0], kept=kept)

    def caption(self, note: Note) -> str:
        is_act = isinstance(note, WordsToKeep) and note.kind is KeptKind.SMALL_ACT
        return f"{kinds_of_words()[KeptKind.SMALL_ACT if is_act else KeptKind.WHEN_THEN]} · {_dated(note)}"

    def to_choose(self, theme: Theme, note: NoteInHand) -> Extra | None:
        return KindOfWords(theme, note) if isinstance(note, WordsInHand) else None

    def leads_to(self, note: Note) -> str:
        source = (note.reflection_id if isinstance(note, WordsToKeep) else None) or ""
        # It may be the draft that it came from, which was put away before it became a reflection.
        return "" if not source or self.workspace.forgetting.has_gone(source) else source


@final
class KeptFrom(KeptWords):
    """The words to keep that come from the reflection that is read."""

    reflection_id = ""

    @property
    def add_words(self) -> str:
        return tr("Keep words from this…")

    @property
    def nothing_words(self) -> str:
        return ""

    def notes(self) -> list[Note]:
        return [*self.workspace.words.from_reflection(self.reflection_id)]

    def half_written(self) -> NoteInHand | None:
        kept = self.workspace.words.unfinished_from(self.reflection_id)
        return WordsInHand(self.workspace, kept.kind, kept=kept) if kept else None

    def begin(self, words: str = "") -> NoteInHand:
        return WordsInHand(self.workspace, self.kinds[0], self.reflection_id, words=words)

    def leads_to(self, note: Note) -> str:
        del note
        return ""


@final
class Wellbeing(KeptWords):
    """Lines of one kind about the writer's own wellbeing."""

    def __init__(self, workspace: Workspace, kind: KeptKind) -> None:
        super().__init__(workspace)
        self.kinds = (kind,)

    @property
    def add_words(self) -> str:
        return tr("Add how I am") if self.kinds[0] is KeptKind.STATE else tr("Add whom I could call")

    @property
    def sheet_name(self) -> str:
        return tr("How I am, in my own words") if self.kinds[0] is KeptKind.STATE else tr("Whom I could call")

    @property
    def finish_words(self) -> str:
        return tr("Keep this") if self.kinds[0] is KeptKind.STATE else tr("Keep this line")

    @property
    def at_home(self) -> tuple[Kind, ...]:
        # Whom one could call is somebody with a name and a number, and no client. A line about this at each of them
        # would be noise. What belongs in the clinical record, and a full date, does not belong here either.
        is_support = self.kinds[0] is KeptKind.SUPPORT
        return (Kind.NAME, Kind.INITIALS, Kind.PHONE, Kind.EMAIL, Kind.ADDRESS) if is_support else ()

    def notes(self) -> list[Note]:
        return [words for words in self.workspace.words.wellbeing() if words.kind in self.kinds]

    def caption(self, note: Note) -> str:
        return _dated(note)

    def leads_to(self, note: Note) -> str:
        del note
        return ""

    def to_choose(self, theme: Theme, note: NoteInHand) -> Extra | None:
        del theme, note
        return None


def _dated(note: Note) -> str:
    written = sentences.plain_day(note.day)
    if note.edited_at is None:
        return written
    edited = sentences.plain_day(note.edited_at.astimezone().date())
    return tr("{day}, edited on {edited}").format(day=written, edited=edited)
