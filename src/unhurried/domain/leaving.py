"""Leaving: taking the journal, or a part, out in open formats; what was taken, and the port that reads it all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol

from unhurried.domain.backups import Progress
from unhurried.domain.finding import Filter
from unhurried.domain.margins import MarginNote
from unhurried.domain.reflections import Reflection, Revision
from unhurried.domain.sharing.pages import Pages

FORMAT: Final = "unhurried-export"
VERSION: Final = 1
"""Of the JSON shape; it grows when a reader of an earlier one would misread what is written."""


class Form(StrEnum):
    """What a journal can be taken out as."""

    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"
    PDF = "pdf"
    CSV = "csv"


class Kind(StrEnum):
    """What is counted, in the journal and again in the files."""

    REFLECTIONS = "reflections"
    ANSWERS = "answers"
    MARKINGS = "markings"
    MOMENTS = "moments"
    EARLIER_VERSIONS = "earlier_versions"
    MARGIN_NOTES = "margin_notes"
    THREADS = "threads"
    THREAD_NOTES = "thread_notes"
    WORDS_TO_KEEP = "words_to_keep"
    QUESTIONS = "supervision_questions"
    SESSIONS = "supervision_sessions"
    LEDGER_LINES = "ledger_lines"
    OWN_PROMPTS = "own_prompts"
    OWN_MARKERS = "own_markers"
    ANNOTATIONS = "annotations"
    DRAFTS = "drafts"


Counts = Mapping[Kind, int]

OF_REFLECTIONS: Final = (
    *(Kind.REFLECTIONS, Kind.ANSWERS, Kind.MARKINGS, Kind.MOMENTS, Kind.EARLIER_VERSIONS, Kind.MARGIN_NOTES),
)
"""Reflections, what is in them as they stand now, and what hangs on them: these follow any filter."""

OF_THE_REST: Final = tuple(kind for kind in Kind if kind not in OF_REFLECTIONS)
"""What does not belong to one reflection."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is taken. The trash comes along only when nothing is narrowed; the rest is told in `OF_THE_REST`."""

    narrowed: Filter = field(default=Filter(), repr=False)
    with_trash: bool = False
    with_rest: bool = True

    def __post_init__(self) -> None:
        if self.narrowed.in_trash or (self.with_trash and not self.narrowed.is_empty):
            raise ValueError("the trash leaves with the whole journal, and not by itself")

    @property
    def is_whole(self) -> bool:
        """Whether every reflection outside the trash is taken, and the rest with them."""
        return self.narrowed.is_empty and self.with_rest


@dataclass(frozen=True, slots=True)
class Leaf:
    """A reflection with what hangs on it: its earlier versions and the notes in its margin, the oldest first."""

    reflection: Reflection
    revisions: tuple[Revision, ...] = ()
    margin: tuple[MarginNote, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file of an export, by its path inside the folder, with slashes on every system."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an export holds, as read back from its files and compared with the journal."""

    form: Form
    made_at: datetime
    counts: Counts
    files: tuple[WrittenFile, ...]
    is_whole: bool
    unprinted_letters: int = 0
    """Of a PDF: how many letters no typeface of this computer has; a note stands in their place."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Pages set on paper. Letters that no typeface here has are told in words, and so many they were."""

    pdf: bytes = field(repr=False)
    unprinted_letters: int = 0


class Printer(Protocol):
    """Sets pages on paper, on whatever thread an export has."""

    def printed(self, pages: Pages, progress: Progress) -> Printed:
        """The pages as a PDF. Raises Cancelled when the progress says so."""
        ...


class Leaving(Protocol):
    """Reads everything, in the order in which it happened, a stretch at a time, and counts it by itself."""

    def places(self, extent: Extent) -> Sequence[int]:
        """Places of the reflections that are taken, the oldest first."""
        ...

    def leaves(self, places: Sequence[int]) -> list[Leaf]:
        """What stands at these places, in the same order."""
        ...

    def counts(self, extent: Extent) -> dict[Kind, int]:
        """How much of each kind there is, counted in the tables without reading any of it."""
        ...
