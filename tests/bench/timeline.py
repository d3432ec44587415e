"""The timeline: its first page, all of its places, and scrolling through it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from time import perf_counter

from tests.bench.figures import Figure, at_most, for_information, milliseconds, settled, timed
from tests.bench.journals import CODES, FIRST_DAY, TAGS, YEARS, Place
from tests.bench.stage import play, rooms_of

from unhurried.domain.finding import Filter
from unhurried.ui.models.timeline import TimelineModel
from unhurried.ui.pages.journal import JournalPage
from unhurried.ui.rooms import Rooms

_ROUNDS = 40
_FILLS = 3
_SCROLLS = 200


def filters() -> dict[str, Filter]:
    """Nothing, and everything a timeline can be narrowed to, alone."""
    middle = FIRST_DAY + timedelta(days=YEARS * 365 // 2)
    return {
        "everything": Filter(),
        "a client code": Filter(client_code=CODES[5]),
        "a lens": Filter(lens="pace"),
        "a habit": Filter(marker_id="reassurance.reassured-early"),
        "a habit and what was so": Filter(marker_id="reassurance.reassured-early", option="waited"),
        "a tag": Filter(tag=TAGS[0]),
        "a period": Filter(since=middle, until=middle + timedelta(days=365)),
        "the trash": Filter(in_trash=True),
    }


def measure(place: Place) -> Iterator[Figure]:
    """The first page of each filter, the whole timeline, and what a reader sees of both."""
    with rooms_of(place) as rooms:
        model = TimelineModel(rooms.write._workspace.reading)
        first: dict[str, list[float]] = {name: [] for name in filters()}
        settled()
        for _ in range(_ROUNDS):
            for name, narrowed in filters().items():
                first[name].append(timed(lambda narrowed=narrowed: _first_page(model, narrowed)))
        for name, times in first.items():
            yield at_most(f"Timeline of {name}: first page, p95", times, 0.95, 16)
        model.show(Filter(words="zzzxq"))  # stops filling
        yield from _seen(rooms)


def _first_page(model: TimelineModel, narrowed: Filter) -> None:
    model.show(narrowed)
    model.glimpse(0)


def _seen(rooms: Rooms) -> Iterator[Figure]:
    fills: list[float] = []
    blocks: list[float] = []
    scrolls: list[float] = []
    narrowings: list[float] = []
    rooms.go("journal")
    play(_fill(rooms.journal, fills, blocks))
    play(_scroll(rooms.journal, scrolls))
    play(_narrow(rooms.journal, narrowings))
    yield for_information("Narrow the timeline, open the first reflection, painted, p95", narrowings)
    yield Figure("All places into the timeline", f"median {milliseconds(sorted(fills)[len(fills) // 2])}")
    yield Figure("… longest block of the event loop meanwhile", milliseconds(max(blocks)))
    yield for_information("Jump anywhere in the timeline, painted, p95", scrolls)


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
