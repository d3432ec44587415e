"""CSV: one line a marking, for a spreadsheet or a program that counts.

As RFC 4180 has it, in UTF-8 with a byte order mark: without one, the most used spreadsheets take every letter
beyond ASCII for two others, and programs that read UTF-8 know the mark. A cell that a spreadsheet would take for a
formula begins with an apostrophe, as does one that begins with an apostrophe itself; whoever reads the table by a
program takes one apostrophe off the front.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import Final, final

from unhurried.domain.leaving import Kind, Leaf
from unhurried.domain.reflections import Marking
from unhurried.services.leaving.folder import Unfinished
from unhurried.services.leaving.shape import Heartbeat, Rest

NAME: Final = "markings.csv"
COLUMNS: Final = (
    *("day", "client_code", "marker_id", "version", "wording"),
    *("option", "option_wording", "line", "reflection_id"),
)
# The library stops at an eighth of a million letters unless told otherwise.
_LARGEST_CELL: Final = 1 << 30
# What makes a formula of a cell in one spreadsheet or another, also in the wide letters of East Asia.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@final
class CsvShape:
    """One table."""

    unprinted_letters = 0

    def __init__(self, folder: Unfinished) -> None:
        self._path = folder.path / NAME
        self._file = io.TextIOWrapper(folder.make(NAME), "utf-8-sig", newline="")
        self._table = csv.writer(self._file)
        self._table.writerow(COLUMNS)

    def leaf(self, leaf: Leaf) -> None:
        writing = leaf.reflection.writing
        for marking in writing.markings:
            first, last = (writing.day.isoformat(), writing.client_code or ""), leaf.reflection.reflection_id
            self._table.writerow(guarded(str(cell)) for cell in (*first, *_cells(marking), last))

    def rest(self, rest: Rest) -> None:
        """Nothing of it is a marking."""

    def end(self) -> None:
        self._file.close()

    def counted(self, heartbeat: Heartbeat) -> Counter[Kind]:
        counts: Counter[Kind] = Counter()
        csv.field_size_limit(_LARGEST_CELL)
        with self._path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file)
            next(rows)
            for row in rows:
                heartbeat()
                counts[Kind.MARKINGS] += len(row) == len(COLUMNS)
        return counts

    def close(self) -> None:
        self._file.close()


def guarded(cell: str) -> str:
    """The cell with an apostrophe in front, where it might be run as a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) or cell.startswith(_FORMULA) else cell


def _cells(marking: Marking) -> tuple[str | int, ...]:
    return (
        *(marking.marker_id, marking.version, marking.wording),
        *(marking.option, marking.option_wording, marking.line),
    )
