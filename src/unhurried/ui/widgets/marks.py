"""The marks of Markdown as they are written: emphasis, headings, lists and quotes, and how a list goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

HEADING = re.compile(r"#{1,6}(?=\s|$)")
QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])(?=\s)")

_RUN = re.compile(r"\\.|`[^`]+`|\*{1,3}|_{1,3}")
_LEAD = re.compile(r"(\s{0,3}(?:>\s?)+)?(\s*)(?:([-*+]|(\d{1,9})([.)]))(\s+)(\[[ xX]\]\s+)?)?")


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words between marks; `strength` is 1 for italic, 2 for bold, 3 for both."""

    start: int
    end: int
    marks: int
    strength: int


def emphases(line: str) -> list[Emphasis]:
    """What a line emphasises, outer before inner; found in one walk, however many marks there are."""
    opened: dict[str, int] = {}
    found: list[Emphasis] = []
    for run, start, end in _runs(line):
        before, after = line[start - 1 : start], line[end : end + 1]
        closes = bool(before) and not before.isspace() and not (run[0] == "_" and after.isalnum())
        opens = bool(after) and not after.isspace() and not (run[0] == "_" and before.isalnum())
        if closes and run in opened:
            found.append(Emphasis(opened.pop(run), end, len(run), len(run)))
        elif opens:
            opened[run] = start
    return _nested(sorted(found, key=lambda emphasis: (emphasis.start, -emphasis.end)))


def lead_length(line: str) -> int:
    """How many characters at the start of a line are quote and list marks."""
    found = _LEAD.match(line)
    return found.end() if found and (found[1] or found[3]) else 0


def continuation(line: str) -> str:
    """What the line after this one begins with: the same quote marks, the next item; "" for plain text."""
    found = _LEAD.match(line)
    if not found or not (found[1] or found[3]):
        return ""
    quote, indent, mark, number, closing, space, box = found.groups()
    if not mark:
        return quote if quote.endswith(" ") else f"{quote} "
    following = f"{int(number) + 1}{closing}" if number else mark
    return f"{quote or ''}{indent}{following}{space}{'[ ] ' if box else ''}"


def _runs(line: str) -> Iterator[tuple[str, int, int]]:
    for found in _RUN.finditer(line):
        if found[0][0] in "*_":
            yield found[0], found.start(), found.end()


def _nested(found: list[Emphasis]) -> list[Emphasis]:
    """The same, where bold within italic is both."""
    around: list[Emphasis] = []
    result: list[Emphasis] = []
    for emphasis in found:
        while around and around[-1].end <= emphasis.start:
            around.pop()
        strength = emphasis.strength | (around[-1].strength if around else 0)
        around.append(Emphasis(emphasis.start, emphasis.end, emphasis.marks, strength))
        result.append(around[-1])
    return result
