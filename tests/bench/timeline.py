"""The timeline and the reading pane: filled, jumped about in, narrowed, and a reflection opened, all painted."""

from __future__ import annotations

import random
from collections.abc import Iterator
from time import perf_counter
from typing import Any, cast

from PySide6.QtWidgets import QTextEdit
from tests.bench.figures import Budget, Figure, settled, taken, timed
from tests.bench.finding import filters
from tests.bench.journals import Place, name
from tests.bench.stage import play, rooms_of

from unhurried.domain.finding import Filter
from unhurried.domain.reflections import Writing
from unhurried.ui.pages.journal import JournalPage
from unhurried.ui.rooms import Rooms

_FILLS = 5
_SCROLLS = 200
_OPENED = 120
_FRAME = Budget(worst=16)
_BARE_ROWS = tuple(
    f"SELECT * FROM {table} WHERE place = ?"  # noqa: S608 - one of these
    for table in ("tag", "answer", "marking", "moment")
)


def measure(place: Place) -> Iterator[Figure]:
    """What a reader sees of it, and what a reflection costs to read."""
    yield _read(place)
    with rooms_of(place) as rooms:
        yield from _seen(rooms, place)


def _read(place: Place) -> Figure:
    """All there is about one reflection, and what stands beside it; the floor is its bare rows."""
    journal = place.open()
    connection: Any = cast("Any", journal.reflections)._engine._db.conn
    ours: list[float] = []
    floor: list[float] = []
    settled()
    for number in _anywhere(place):
        reflection_id = name(number)
        works = [
            (ours, lambda one=reflection_id: _all_of(journal, one)),
            (floor, lambda one=reflection_id: _bare_rows(connection, one)),
        ]
        for times, work in works if len(ours) % 2 else reversed(works):
            times.append(timed(work))
    journal.close()
    return taken("Read a reflection and what hangs on it", ours, floor, _FRAME)


def _anywhere(place: Place) -> list[int]:
    return random.Random(5).sample(range(place.entries), _OPENED)  # noqa: S311


def _all_of(journal: Any, reflection_id: str) -> None:
    journal.reflections.one(reflection_id)
    journal.threads.of_reflection(reflection_id)
    journal.margins.of(reflection_id)
    journal.margins.words_from(reflection_id)
    journal.supervision.of_reflection(reflection_id)


def _bare_rows(connection: Any, reflection_id: str) -> None:
    found = connection.execute("SELECT * FROM reflection WHERE uid = ?", (reflection_id,)).fetchone()
    for sql in _BARE_ROWS:
        connection.execute(sql, (found[0],)).fetchall()


def _seen(rooms: Rooms, place: Place) -> Iterator[Figure]:
    fills: list[float] = []
    blocks: list[float] = []
    scrolls: list[float] = []
    narrowings: list[float] = []
    opened: list[float] = []
    bare: list[float] = []
    rooms.go("journal")
    play(_fill(rooms.journal, fills, blocks))
    play(_scroll(rooms.journal, scrolls))
    play(_narrow(rooms.journal, narrowings))
    play(_open(rooms.journal, place, opened, bare))
    yield taken("All places into the timeline", fills)
    yield taken("… each block of the event loop meanwhile", blocks, budget=Budget(worst=50), share=1)
    yield taken("Jump anywhere in the timeline, painted", scrolls, budget=_FRAME)
    yield taken("Choose a filter, its first reflection painted", narrowings, budget=Budget(worst=50))
    yield taken("Open a reflection, painted", opened, bare, Budget(worst=50))


def _fill(page: JournalPage, fills: list[float], blocks: list[float]) -> Iterator[None]:
    """Show everything, from a cold start, until the last place is there."""
    yield
    for _ in range(_FILLS):
        settled()
        start = turn = perf_counter()
        page.model.show(Filter())
        while not page.model.is_complete:
            yield
            blocks.append((perf_counter() - turn) * 1000)
            turn = perf_counter()
        fills.append((perf_counter() - start) * 1000)


def _scroll(page: JournalPage, scrolls: list[float]) -> Iterator[None]:
    """Anywhere: nothing there has been read before."""
    chance = random.Random(7)  # noqa: S311
    bar = page.list.verticalScrollBar()
    settled()
    for _ in range(_SCROLLS):
        place = chance.randrange(bar.maximum())

        def jump(place: int = place) -> None:
            bar.setValue(place)
            page.list.viewport().repaint()

        scrolls.append(timed(jump))
        yield


def _narrow(page: JournalPage, narrowings: list[float]) -> Iterator[None]:
    """What happens when a filter is chosen in the page, the first of its reflections read and painted."""
    settled()
    for _ in range(4):
        for narrowed in list(filters().values())[:-1]:

            def narrow(narrowed: Filter = narrowed) -> None:
                page.filters.narrow(narrowed)
                page.repaint()

            narrowings.append(timed(narrow))
            yield


def _open(page: JournalPage, place: Place, opened: list[float], bare: list[float]) -> Iterator[None]:
    """One after the other, anywhere; the floor is a bare sheet of Qt's that is given the same words and painted."""
    page.filters.narrow(Filter())
    while not page.model.is_complete:
        yield
    sheet = QTextEdit()
    sheet.setReadOnly(True)
    sheet.resize(page.pane.size())
    sheet.show()
    yield
    settled()
    for row in _anywhere(place):
        if row >= page.model.rowCount():
            continue
        page.list.setCurrentIndex(page.model.index(row - 1 if row else 1))
        yield

        def read(row: int = row) -> None:
            page.list.setCurrentIndex(page.model.index(row))
            page.repaint()

        opened.append(timed(read))
        words = _words_of(page.pane._reflection.writing) if page.pane._reflection else ""
        yield
        bare.append(timed(lambda words=words: _show(sheet, words)))
        yield
    sheet.close()


def _words_of(writing: Writing) -> str:
    return "\n\n".join([writing.body, *(f"{answer.wording}\n\n{answer.text}" for answer in writing.answers)])


def _show(sheet: QTextEdit, words: str) -> None:
    sheet.setPlainText(words)
    sheet.viewport().repaint()
