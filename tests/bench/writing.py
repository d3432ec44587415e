"""Writing: a key press in a long entry on the real page, until it is painted; autosave goes on meanwhile."""

from __future__ import annotations

import random
from collections.abc import Iterator
from statistics import median
from time import perf_counter

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from tests.bench.figures import Figure, at_most, milliseconds, settled
from tests.bench.journals import Author, Place
from tests.bench.stage import Paints, play, rooms_of

from unhurried.ui.pages.write import WritePage
from unhurried.ui.rooms import Rooms
from unhurried.ui.widgets.sheet import MarkdownSheet

_KEYS = 600
# At ten keys a second, and with a save in most of a second.
_KEYS_A_SAVE = 7
_LONG, _VERY_LONG = 20_000, 200_000
_NO_KEYS = Qt.KeyboardModifier.NoModifier


def measure(place: Place) -> Iterator[Figure]:
    """Keys in 20 KB, and in 200 KB."""
    with rooms_of(place) as rooms:
        long = _typed(rooms, _LONG, _KEYS)
        very_long = _typed(rooms, _VERY_LONG, _KEYS // 6)
    yield at_most(f"A key in {_LONG // 1000} KB, painted, p99", long, 0.99, 16)
    yield Figure(
        f"A key in {_VERY_LONG // 1000} KB, painted",
        f"median {milliseconds(median(very_long))}",
        worth=max(very_long),
        unit="ms at most",
    )


def _typed(rooms: Rooms, length: int, keys: int) -> list[float]:
    times: list[float] = []
    page = rooms.write
    rooms.go("write")
    page.begin()
    page.table.set_way("line")
    page.table.sheet.set_text(Author().text(length), length)
    play(_type(page, keys, times))
    return times


def _type(page: WritePage, keys: int, times: list[float]) -> Iterator[None]:
    """Letters, blanks and new lines at the start, in the middle and at the end."""
    sheet = page.table.sheet
    paints = Paints(sheet.viewport())
    author = random.Random(11)  # noqa: S311
    yield
    settled()
    for number in range(keys):
        if number % (keys // 3) == 0:
            sheet.set_caret(len(sheet.text()) * (number // (keys // 3)) // 2)
            sheet.ensureCursorVisible()
            for _ in range(5):
                yield
        before, start = paints.count, perf_counter()
        _press(sheet, author.choice("etaoinsh rdlu -*.\n"))
        if number % _KEYS_A_SAVE == 0:
            page.autosave.flush()  # as if it came due at this very key
        while paints.count == before:
            yield
        times.append((perf_counter() - start) * 1000)


def _press(sheet: MarkdownSheet, letter: str) -> None:
    key = Qt.Key.Key_Return if letter == "\n" else Qt.Key(ord(letter.upper()))
    text = "\r" if letter == "\n" else letter
    QApplication.sendEvent(sheet, QKeyEvent(QEvent.Type.KeyPress, key, _NO_KEYS, text))
    QApplication.sendEvent(sheet, QKeyEvent(QEvent.Type.KeyRelease, key, _NO_KEYS, text))
