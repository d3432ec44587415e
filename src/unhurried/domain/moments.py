"""Moments: remembered exchanges, each as an event between two people and what the therapist did in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Happened(StrEnum):
    """What had just happened between us. The last is for the writer's own words alone."""

    QUIET = "quiet"
    DOUBT = "doubt"
    HESITATION = "hesitation"
    TEARS = "tears"
    ANGER = "anger"
    QUESTION = "question"
    STEP_BACK = "step-back"
    PUSH = "push"
    OTHER = "other"


class Did(StrEnum):
    """What I did. The order is not merit: any of them can fit."""

    COMFORTED = "comforted"
    EXPLAINED = "explained"
    ASKED = "asked"
    CHANGED_SUBJECT = "changed-subject"
    FILLED_QUIET = "filled-quiet"
    WAITED = "waited"
    SAID_WHAT_I_SAW = "said-what-i-saw"
    FOLLOWED = "followed"
    SLOWED_DOWN = "slowed-down"
    OTHER = "other"


class Noticed(StrEnum):
    """When I noticed it."""

    THEN = "then"
    LATER = "later"
    AFTERWARDS = "afterwards"
    SUPERVISION = "supervision"


@dataclass(frozen=True, slots=True)
class Moment:
    """One remembered exchange. Everything in it may be left open, and own words may stand beside each choice.

    The choices are kept as their keys: what a later version no longer offers is still what was chosen.
    """

    moment_id: str
    happened: str = ""
    happened_words: str = field(default="", repr=False)
    pull: str = field(default="", repr=False)
    did: str = ""
    did_words: str = field(default="", repr=False)
    followed: str = field(default="", repr=False)
    noticed: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The writer's own words, in the order in which they are asked for."""
        return (self.happened_words, self.pull, self.did_words, self.followed)

    @property
    def is_empty(self) -> bool:
        """True when nothing was chosen or written in it."""
        chosen = self.happened or self.did or self.noticed
        return not chosen and not any(words.strip() for words in self.words)
