"""Markdown made ready for Qt's reader, which would drop some of what a person types without meaning marks."""

from __future__ import annotations

import re

from unhurried.ui.widgets.marks import HEADING, ITEM, QUOTE

# Stands at the end of a line that goes on in the next; `clean` leaves no control characters in a text. The
# space is for Markdown, which ends emphasis only before one.
LINE_END = " \x02"

_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_DEFINITION = re.compile(r"\A(\s{0,3}(?:>\s?)*\s*)\[(?=[^\]]+\]:)")


def readable(text: str) -> str:
    """The text with its line ends kept, and with nothing that a reader of Markdown would leave out.

    Lines of one paragraph get LINE_END and a hard break; `[a]: b` at the start of a line, which would be
    taken for the address of a link and not shown, is escaped.
    """
    lines = [_DEFINITION.sub(r"\1\\[", line, count=1) for line in text.split("\n")]
    fenced = _fenced(lines)
    for index in range(len(lines) - 1):
        if not fenced[index] and not fenced[index + 1] and _goes_on(lines[index], lines[index + 1]):
            lines[index] = f"{lines[index].rstrip()}{LINE_END}  "
    return "\n".join(lines)


def has_same_words(source: str, shown: str) -> bool:
    """Whether every letter that was typed is shown, in its order; marks and numbers of lists may go."""
    letters = _NO_LETTERS.sub("", source)
    return letters == _NO_LETTERS.sub("", shown) and (bool(letters) or not source.strip() or bool(shown.strip()))


def _fenced(lines: list[str]) -> list[bool]:
    """Which lines are code between fences, the fences included."""
    inside = False
    fenced: list[bool] = []
    for line in lines:
        is_fence = bool(_FENCE.match(line))
        fenced.append(inside or is_fence)
        inside = inside != is_fence
    return fenced


def _goes_on(line: str, following: str) -> bool:
    """Whether both lines are in one paragraph."""
    quote, rest = _split_quote(line)
    next_quote, next_rest = _split_quote(following)
    if not rest.strip() or not next_rest.strip() or quote != next_quote:
        return False
    ends = HEADING.match(rest.lstrip()) or _is_rule(rest)
    begins = HEADING.match(next_rest.lstrip()) or _is_rule(next_rest) or ITEM.match(next_rest)
    return not ends and not begins


def _is_rule(line: str) -> bool:
    """Whether a line is drawn across the page, or underlines a heading."""
    squeezed = "".join(line.split())
    return len(set(squeezed)) == 1 and (squeezed[0] in "=-" or (squeezed[0] in "*_" and len(squeezed) > 2))


def _split_quote(line: str) -> tuple[int, str]:
    """How deep a line is quoted, and the rest of it."""
    found = QUOTE.match(line)
    return (found[0].count(">"), line[found.end() :]) if found else (0, line)
