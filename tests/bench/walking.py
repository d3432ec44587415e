"""Walking: from the click to a painted room, beside the same room in a journal with next to nothing in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from time import perf_counter

from tests.bench.figures import Budget, Figure, settled, taken
from tests.bench.journals import Place
from tests.bench.stage import play, rooms_of

from unhurried.services.changes import HANGING, Changed
from unhurried.ui.rooms import Rooms

_ROUNDS = 8
# Pacing has figures of its own.
_ROOMS = {
    "write": "Write",
    "journal": "Journal",
    "threads": "Threads",
    "prompts": "Prompts",
    "supervision": "Supervision",
    "settings": "Settings",
}
_BUDGET = Budget(worst=150)


def measure(place: Place, little: Place) -> Iterator[Figure]:
    """Every room, with something new in the journal each time, so that all of it is read anew; then one thread."""
    ours: dict[str, list[float]] = {room: [] for room in [*_ROOMS, "thread"]}
    floor: dict[str, list[float]] = {room: [] for room in [*_ROOMS, "thread"]}
    with ExitStack() as stack:
        pair = [(stack.enter_context(rooms_of(where)), times) for where, times in ((place, ours), (little, floor))]
        play(_walk(pair))
    for room, title in _ROOMS.items():
        yield taken(f"Walk into {title}, painted", ours[room], floor[room], _BUDGET)
    yield taken("Open a thread, painted", ours["thread"], floor["thread"], Budget(worst=50))


def _walk(pair: list[tuple[Rooms, dict[str, list[float]]]]) -> Iterator[None]:
    yield
    settled()
    for number in range(_ROUNDS):
        for rooms, times in pair if number % 2 else reversed(pair):
            for room in _ROOMS:
                rooms.go("settings" if room == "write" else "write")
                rooms.write._workspace.changed.emit(Changed.REFLECTIONS | Changed.DRAFTS | HANGING)
                for _ in range(3):
                    yield
                start = perf_counter()
                rooms.go(room)
                rooms.repaint()
                times[room].append((perf_counter() - start) * 1000)
                yield
            rooms.go("threads")
            for _ in range(3):
                yield
            opened = rooms.threads.shelf.list.rows[number].key
            start = perf_counter()
            rooms.threads.open_thread(opened)
            rooms.repaint()
            times["thread"].append((perf_counter() - start) * 1000)
            yield
            rooms.threads.shelf.back()
