"""What can be chosen for a share copy, one by one, and the draft of a copy that is being made."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from unhurried.domain.disclosures import CopyFormat, Recognisable


class PartKind(StrEnum):
    """What a part is. Notes in margins and words to keep are private: offered only when asked for, one by one."""

    PARAGRAPH = "paragraph"
    ANSWER = "answer"
    MOMENT = "moment"
    MARKING = "marking"
    THREAD_NOTE = "thread-note"
    MARGIN_NOTE = "margin-note"
    KEPT_WORDS = "kept-words"
    PICTURE = "picture"


PRIVATE = frozenset({PartKind.MARGIN_NOTE, PartKind.KEPT_WORDS})


@dataclass(frozen=True, slots=True)
class Line:
    """Words of a part, in Markdown, with what stands before them.

    `label` is the wording of a prompt, marker or thread as the writer saw it; `key` names one that the screen puts
    into words, such as a field of a moment ("had_happened"), with an own-words option resolved by then.
    """

    words: str = field(repr=False)
    label: str = field(default="", repr=False)
    key: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to choose. `part_id` is stable and says where it is from, such as `r1/answer/silence.x`.

    `day` and `client_code` are those of its reflection, or of its thread, which may be about the writer instead.
    """

    part_id: str
    kind: PartKind
    lines: tuple[Line, ...] = field(repr=False)
    reflection_id: str | None = None
    day: date | None = None
    client_code: str | None = field(default=None, repr=False)
    is_about_me: bool = False

    @property
    def is_private(self) -> bool:
        return self.kind in PRIVATE


class Treatment(StrEnum):
    """What happens to a word in a copy. To generalise is to replace, too, by something wider: a city by "a town"."""

    KEEP = "keep"
    REPLACE = "replace"
    GENERALISE = "generalise"


@dataclass(frozen=True, slots=True)
class Decision:
    """What the writer decided about a word or phrase, remembered for the next copy.

    One that `never_leaves` stands on the writer's own list: a copy in which it is found is not made. `instead` is
    what stands in its place; where it is empty, the word is left out.
    """

    word: str = field(repr=False)
    treatment: Treatment = Treatment.REPLACE
    instead: str = field(default="", repr=False)
    never_leaves: bool = False


def folded(word: str) -> str:
    """The same for a word in whatever case, and however its accents are put together."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).casefold())


class Dating(StrEnum):
    """How days are told in a copy."""

    ORDER = "order"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class CopyDraft:
    """A share copy that is being made: what is chosen, in its order, and what was decided; nothing to begin with.

    `question` is in the writer's words, whether it comes from a kept one (`question_id`) or not. `decisions` are
    those about this copy, and win over remembered ones. `pictures` name habits by their marker.
    """

    question: str = field(default="", repr=False)
    question_id: str | None = None
    chosen: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = field(default=(), repr=False)
    dating: Dating = Dating.ORDER
    for_role: str = field(default="", repr=False)
    format: CopyFormat = CopyFormat.SEALED_PDF
    recognisable: Recognisable | None = None
    password_given: str = field(default="", repr=False)
    destroy_by: date | None = None


class Copies(Protocol):
    """The draft of the copy that is being made, and what was decided about words."""

    def draft(self) -> CopyDraft | None: ...

    def keep_draft(self, draft: CopyDraft) -> None: ...

    def drop_draft(self) -> None: ...

    def decisions(self) -> list[Decision]:
        """In alphabetical order, those that never leave among them."""
        ...

    def decide(self, decision: Decision) -> None:
        """Add it, or replace the one about the same word, written in whatever case."""
        ...

    def forget(self, word: str) -> None: ...
