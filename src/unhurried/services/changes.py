"""Changed: the nouns a verb reports back, so that a screen knows whether to look again."""

from __future__ import annotations

from enum import Flag, auto


class Changed(Flag):
    """Which kinds of thing a service has changed."""

    NOTHING = 0
    REFLECTIONS = auto()
    DRAFTS = auto()
    QUESTIONS = auto()
    PREFERENCES = auto()
    HOLD = auto()
    PACING = auto()
    THREADS = auto()
    MARGINS = auto()
    WORDS = auto()
    SUPERVISION = auto()
    LEDGER = auto()
    COPY = auto()


HANGING = Changed.THREADS | Changed.MARGINS | Changed.WORDS | Changed.SUPERVISION | Changed.COPY
"""What hangs on reflections, and goes when they are erased; a copy that is being made has them in it."""
