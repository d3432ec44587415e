"""The guided path: twelve themes, the published terms beside them, and words for a first-time writer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from unhurried.domain.prompts import Marker, Prompt


class Read(StrEnum):
    """How far a work was read before it was referred to; PAGE is a public page about the whole of it."""

    ABSTRACT = "abstract"
    OPENING = "opening"
    PAGE = "page"
    SECOND_HAND = "second-hand"


@dataclass(frozen=True, slots=True)
class Reference:
    """One work of the literature, what it is drawn on for, and how far it was read."""

    key: str
    authors: str
    year: int
    title: str
    where: str
    about: str
    read: Read


@dataclass(frozen=True, slots=True)
class Term:
    """A published term that a trainee meets. It is for looking up; the questions do without it."""

    key: str
    name: str
    meaning: str
    caution: str
    references: tuple[Reference, ...]
    ideas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """One week of the guided path, or as long as the writer likes. `number` suggests an order and asks for none.

    `prompts` and `marker` are ids of the library; `example` is fictional and left unresolved.
    """

    theme_id: str
    number: int
    name: str
    about: str
    ideas: tuple[str, ...]
    references: tuple[Reference, ...]
    terms: tuple[Term, ...]
    example: str
    prompts: tuple[str, ...]
    marker: str

    @property
    def sources(self) -> tuple[str, ...]:
        """The documents it comes from (S0), in the order in which it draws on them."""
        return tuple(dict.fromkeys(idea_id.partition("-")[0] for idea_id in self.ideas))


@dataclass(frozen=True, slots=True)
class Step:
    """One question of a theme: a prompt to write against, or at the end the marker."""

    question: Prompt | Marker

    @property
    def step_id(self) -> str:
        return self.question.marker_id if isinstance(self.question, Marker) else self.question.prompt_id


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A kind of thing that does not belong in a reflection, and where it goes instead."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Region:
    """Who may one day read it, by the law of one part of the world, as far as that was checked."""

    key: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class FirstWords:
    """For a first-time writer: what a reflection is, what it leaves out, and who may one day read it.

    `closing` ends what is told about the law and belongs under each region that is shown.
    """

    what: str
    stand_by: str
    leaves_out: tuple[LeftOut, ...]
    readers: str
    regions: tuple[Region, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class Guidebook:
    """All that ships with the guided path, in reading order."""

    themes: tuple[Theme, ...]
    terms: tuple[Term, ...]
    references: tuple[Reference, ...]
    first_words: FirstWords

    def theme(self, theme_id: str) -> Theme | None:
        return next((theme for theme in self.themes if theme.theme_id == theme_id), None)

    def term(self, key: str) -> Term | None:
        return next((term for term in self.terms if term.key == key), None)
