"""Patterns of the guard: made when they are first looked for, and read so that their time is bounded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

Span = tuple[int, int]


@cache
def pattern(source: str, *, any_case: bool = False) -> re.Pattern[str]:
    """A pattern, compiled at first use. Every repetition in it has an upper end: no text can make it crawl."""
    return re.compile(source, re.IGNORECASE if any_case else 0)


def spans(source: str, text: str, *, any_case: bool = False) -> Iterator[Span]:
    """Where the pattern is; its group `it`, where it has one, is the passage that is meant."""
    compiled = pattern(source, any_case=any_case)
    group = "it" if "it" in compiled.groupindex else 0
    for match in compiled.finditer(text):
        yield match.span(group)


def has_digit(text: str) -> bool:
    """Whether there is a digit at all: most sentences have none, and most patterns need one."""
    return pattern(r"\d").search(text) is not None
