"""Writing: a key press in a long entry on the real page, until it is painted, beside one in a bare sheet of Qt's."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QTextEdit
from tests.bench.author import Author
from tests.bench.figures import Budget, Figure, settled, taken
from tests.bench.journals import Place
from tests.bench.stage import Paints, play, rooms_of

from unhurried.ui.rooms import Rooms

_KEYS = 600
# At ten keys a second, and with a save in most of a second.
_KEYS_A_SAVE = 7
_LONG, _VERY_LONG = 20_000, 200_000
_NO_KEYS = Qt.KeyboardModifier.NoModifier


def measure(place: Place) -> Iterator[Figure]:
    """Keys in 20 KB, and in 200 KB; the journal is saved to meanwhile, as it is at ten keys a second."""
    with rooms_of(place) as rooms:
        for length, keys, budget, share in ((_LONG, _KEYS, 16, 0.99), (_VERY_LONG, _KEYS // 4, 100, 1)):
            ours, floor = _typed(rooms, length, keys), _typed_bare(rooms, length, keys)
            name = f"A key in {length // 1000} KB, painted"
            yield taken(name, ours, floor, Budget(worst=budget), share)


def _typed(rooms: Rooms, length: int, keys: int) -> list[float]:
    page = rooms.write
    rooms.go("write")
    page.begin()
    page.table.set_way("line")
    sheet = page.table.sheet
    sheet.set_text(Author().text(length), length)
    times: list[float] = []
    play(_type(sheet, keys, page.autosave.flush, times))  # a save as if it came due at that very key
    return times


def _typed_bare(rooms: Rooms, length: int, keys: int) -> list[float]:
    """The same in as small a program as Qt allows: no marks, no counting, no saving."""
    sheet = QTextEdit()
    sheet.setAcceptRichText(False)
    sheet.resize(rooms.write.table.sheet.size())
    sheet.setPlainText(Author().text(length))
    sheet.show()
    times: list[float] = []
    play(_type(sheet, keys, lambda: None, times))
    sheet.close()
    return times


def _type(sheet: QTextEdit, keys: int, save: Callable[[], object], times: list[float]) -> Iterator[None]:
    """Letters, blanks and new lines at the start, in the middle and at the end."""
    paints = Paints(sheet.viewport())
    author = random.Random(11)  # noqa: S311
    yield
    settled()
    for number in range(keys):
        if number % (keys // 3) == 0:
            cursor = sheet.textCursor()
            cursor.setPosition((sheet.document().characterCount() - 1) * (number // (keys // 3)) // 2)
            sheet.setTextCursor(cursor)
            sheet.ensureCursorVisible()
            for _ in range(5):
                yield
        before, start = paints.count, perf_counter()
        _press(sheet, author.choice("etaoinsh rdlu -*.\n"))
        if number % _KEYS_A_SAVE == 0:
            save()
        while paints.count == before:
            yield
        times.append((perf_counter() - start) * 1000)


def _press(sheet: QTextEdit, letter: str) -> None:
    key = Qt.Key.Key_Return if letter == "\n" else Qt.Key(ord(letter.upper()))
    text = "\r" if letter == "\n" else letter
    QApplication.sendEvent(sheet, QKeyEvent(QEvent.Type.KeyPress, key, _NO_KEYS, text))
    QApplication.sendEvent(sheet, QKeyEvent(QEvent.Type.KeyRelease, key, _NO_KEYS, text))
