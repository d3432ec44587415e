"""Telling: numbers, days and sizes as plain words."""

from __future__ import annotations

import textwrap
from datetime import date, datetime

from unhurried.command.manual import WIDTH

_STEP = 1024


def wrapped(text: str, indent: str = "") -> str:
    """A sentence, over as many lines as it takes."""
    return "\n".join(textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent))


def counted(count: int, one: str, many: str = "") -> str:
    """1 reflection; 1,036 reflections."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def day(when: date) -> str:
    """20 November 2026."""
    return f"{when.day} {when:%B %Y}"


def moment(at: datetime) -> str:
    """20 November 2026, 16:52, local time."""
    local = at.astimezone()
    return f"{day(local.date())}, {local:%H:%M}"


def period(first: date | None, last: date | None) -> str:
    """3 March 2026 to 9 April 2026."""
    if first is None or last is None:
        return ""
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def size(count: int) -> str:
    """1.4 MB."""
    number, unit = float(count), "bytes"
    for larger in ("KB", "MB", "GB", "TB"):
        if number < _STEP:
            break
        number, unit = number / _STEP, larger
    return f"{number:.0f} {unit}" if number >= 10 or unit == "bytes" else f"{number:.1f} {unit}"


def table(headings: tuple[str, ...], rows: list[tuple[object, ...]], indent: str = "  ") -> list[str]:
    """Columns side by side; numbers stand to the right."""
    cells = [headings, *(tuple(str(cell) for cell in row) for row in rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(headings))]
    right = [all(isinstance(row[place], int) for row in rows) and bool(rows) for place in range(len(headings))]
    return [
        indent
        + "  ".join(
            cell.rjust(width) if is_right else cell.ljust(width)
            for cell, width, is_right in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in cells
    ]
