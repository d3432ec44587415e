"""Prompts and markers: the questions a therapist answers about their own conduct."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Shelf(StrEnum):
    """Where a question stands: core is offered at first, counterpart pairs what was left undone."""

    CORE = "core"
    SECOND = "second"
    COUNTERPART = "counterpart"
    OWN = "own"


class PromptKind(StrEnum):
    """A question is answered in one reflection; a thread starter may stay open across many."""

    QUESTION = "question"
    THREAD = "thread"


class MarkerKind(StrEnum):
    """A pull hurries; a practice is done or left undone on purpose; a state is about the writer."""

    PULL = "pull"
    PRACTICE = "practice"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a marker. The key is stable, the wording may change with the version."""

    key: str
    wording: str


PULL_OPTIONS = (
    Option("not-noticed", "Not that I noticed"),
    Option("waited", "Felt the pull and waited"),
    Option("saw-then", "Did it, and saw it as I did it"),
    Option("saw-after", "Did it, and saw it only afterwards"),
    Option("on-purpose", "Did it on purpose; it fitted"),
    Option("cannot-tell", "Cannot tell"),
)
PRACTICE_OPTIONS = (
    Option("yes", "Yes"),
    Option("left-it", "There was a moment, and I did not"),
    Option("no-moment", "No such moment"),
    Option("cannot-tell", "Cannot tell"),
)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to write against. `ideas` are the ideas of the documents it comes from (S0-14)."""

    prompt_id: str
    version: int
    wording: str
    lens: str
    shelf: Shelf = Shelf.SECOND
    kind: PromptKind = PromptKind.QUESTION
    hint: str = ""
    why: str = ""
    ideas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marker:
    """A closed question about the therapist's own habit, with named options. Order is not merit.

    `name` is the few words on its chip; `wording` is the whole first-person statement or question.
    """

    marker_id: str
    version: int
    name: str
    wording: str
    lens: str
    kind: MarkerKind
    options: tuple[Option, ...]
    shelf: Shelf = Shelf.SECOND
    hint: str = ""
    why: str = ""
    ideas: tuple[str, ...] = ()

    def option(self, key: str) -> Option | None:
        """The option with this key, or None when this version has no such option."""
        return next((option for option in self.options if option.key == key), None)


@dataclass(frozen=True, slots=True)
class Lens:
    """A theme that groups prompts."""

    key: str
    name: str
    family: str
    about: str


@dataclass(frozen=True, slots=True)
class Source:
    """One of the documents the prompts come from, and how much weight it bears."""

    key: str
    title: str
    author: str
    published: str
    publisher: str
    argues: str
    weight: str


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea of a document, in our words. `instead` says why no prompt asks about it, if none does."""

    idea_id: str
    gist: str
    instead: str = ""

    @property
    def source(self) -> str:
        return self.idea_id.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the writer has chosen: ids of the questions Write offers, in order, and those put away."""

    offered_prompts: tuple[str, ...] = ()
    offered_markers: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Shelves:
    """The whole library of questions: shipped ones and the writer's own, in reading order.

    `usual` is what is offered until the writer chooses otherwise.
    """

    lenses: tuple[Lens, ...]
    prompts: tuple[Prompt, ...]
    markers: tuple[Marker, ...]
    sources: tuple[Source, ...] = ()
    ideas: tuple[Idea, ...] = ()
    usual: Choices = Choices()

    def prompt(self, prompt_id: str) -> Prompt | None:
        return next((prompt for prompt in self.prompts if prompt.prompt_id == prompt_id), None)

    def marker(self, marker_id: str) -> Marker | None:
        return next((marker for marker in self.markers if marker.marker_id == marker_id), None)

    def lens(self, key: str) -> Lens | None:
        return next((lens for lens in self.lenses if lens.key == key), None)
