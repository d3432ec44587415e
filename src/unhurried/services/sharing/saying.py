"""Saying: what a line reads like once its key is put into words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from unhurried.domain.moments import Did, Happened, Noticed
from unhurried.domain.sharing.parts import Line
from unhurried.domain.threads import Turn

HAPPENED: Final = "happened"
PULL: Final = "pull"
DID: Final = "did"
FOLLOWED: Final = "followed"
NOTICED: Final = "noticed"
TURN: Final = "turn"
MARGIN_NOTE: Final = "margin-note"

# Every key that a line can have. A field stands before the words; a choice, behind the point, begins them.
FIELDS: Final = (HAPPENED, PULL, DID, FOLLOWED, NOTICED, MARGIN_NOTE)
CHOICES: Final = (
    *(f"{HAPPENED}.{choice}" for choice in Happened),
    *(f"{DID}.{choice}" for choice in Did),
    *(f"{NOTICED}.{choice}" for choice in Noticed),
    *(f"{TURN}.{choice}" for choice in Turn),
)


def said(line: Line, labels: Mapping[str, str]) -> Line:
    """The line with its label, and with what was chosen before the writer's own words; no key is left.

    A choice of a later version is shown as it is, as everywhere.
    """
    name, _, choice = line.key.partition(".")
    chosen = labels.get(line.key, labels.get(choice, choice)) if choice else ""
    words = ": ".join(part for part in (chosen, line.words.strip()) if part)
    return Line(words, line.label or labels.get(name, ""))
