"""Reflections: what a therapist wrote after one session, and its earlier states."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from unhurried.domain.moments import Moment


@dataclass(frozen=True, slots=True)
class Answer:
    """Text given to one version of one prompt, with the wording it was given to."""

    prompt_id: str
    version: int
    wording: str
    lens: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Marking:
    """One marker's chosen option, with the words it was offered in and an optional line."""

    marker_id: str
    version: int
    wording: str
    lens: str
    option: str
    option_wording: str
    line: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Writing:
    """What is written in a reflection: the part that a draft, a reflection and a revision share.

    `day` is the day of the session, never a time; `order_in_day` tells the first from the third of a day, where
    the writer has chosen to record that. `body` is free Markdown.
    """

    day: date
    client_code: str | None = None
    tags: tuple[str, ...] = ()
    body: str = field(default="", repr=False)
    answers: tuple[Answer, ...] = ()
    markings: tuple[Marking, ...] = ()
    moments: tuple[Moment, ...] = ()
    order_in_day: int | None = None

    @property
    def is_wordless(self) -> bool:
        """True when nothing but a day, a code or tags is there. Such a writing may still be kept."""
        lines = [self.body, *(answer.text for answer in self.answers)]
        is_marked = self.markings or any(not moment.is_empty for moment in self.moments)
        return not is_marked and not any(line.strip() for line in lines)


@dataclass(frozen=True, slots=True)
class Reflection:
    """One entry after one session, or about none."""

    reflection_id: str
    writing: Writing
    kept_at: datetime
    edited_at: datetime | None = None
    trashed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """An earlier state of a reflection, kept when it was edited at `replaced_at`."""

    revision_id: str
    reflection_id: str
    writing: Writing
    replaced_at: datetime


def tidy(writing: Writing) -> Writing:
    """The writing as it is kept: what was left empty is left out, and so are blanks at the very end."""
    answers = tuple(replace(a, text=a.text.rstrip()) for a in writing.answers if a.text.strip())
    moments = tuple(moment for moment in writing.moments if not moment.is_empty)
    return replace(writing, body=writing.body.rstrip(), answers=answers, moments=moments)
