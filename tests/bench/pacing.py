"""Pacing: the page over many markings, beside the same page over a few; its repainting and scrolling."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from time import perf_counter

from PySide6.QtCore import QPoint, QRect
from tests.bench.author import CODES, FIRST_DAY, YEARS
from tests.bench.figures import Budget, Figure, settled, taken, timed
from tests.bench.journals import Place
from tests.bench.stage import play, rooms_of

from unhurried.domain.finding import Filter
from unhurried.services.changes import Changed
from unhurried.ui.pacing.pictured_card import PicturedCard
from unhurried.ui.pages.pacing import PacingPage
from unhurried.ui.rooms import Rooms

_ROUNDS = 12
_REPAINTS = 100
_STEP = 60
# With so many sessions every picture is there that the page can show, and next to nothing to count.
_FEW = 200
_DAYS = YEARS * 365
_FLOOR = "a few"


def spans(place: Place) -> dict[str, Filter]:
    """The floor, and what the page may be asked for."""
    last = FIRST_DAY + timedelta(days=_DAYS)
    return {
        _FLOOR: Filter(since=last - timedelta(days=_FEW * _DAYS // place.entries)),
        "a year": Filter(since=last - timedelta(days=365)),
        "a client code": Filter(client_code=CODES[0]),
        "everything": Filter(),
    }


def measure(place: Place) -> Iterator[Figure]:
    """Each span from the click to the last card in view painted; then everything, painted anew and scrolled."""
    ready: dict[str, list[float]] = {name: [] for name in spans(place)}
    first: list[float] = []
    cards: list[float] = []
    repaints: list[float] = []
    scrolls: list[float] = []
    with rooms_of(place) as rooms:
        play(_show(rooms, {"everything": Filter()}, 1, {"everything": first}))
        play(_show(rooms, spans(place), _ROUNDS, ready))
        play(_look_through(rooms.pacing, cards, repaints, scrolls))
    floor = ready.pop(_FLOOR)
    yield taken("Pacing of everything, the very first time", first)
    for name, times in ready.items():
        yield taken(f"Pacing of {name}, painted", times, floor, Budget(worst=150))
    yield taken("… a card that comes into view, drawn", cards)
    yield taken("… painted anew", repaints, budget=Budget(worst=16))
    yield taken("… scrolled, painted", scrolls, budget=Budget(worst=16))


def _show(rooms: Rooms, asked: dict[str, Filter], rounds: int, ready: dict[str, list[float]]) -> Iterator[None]:
    """Go to the page from another one, with something new in the journal, so that everything is counted anew."""
    page = rooms.pacing
    yield
    settled()
    for _ in range(rounds):
        for name, span in asked.items():
            rooms.go("write")
            page._workspace.changed.emit(Changed.REFLECTIONS)
            page.span_bar.current = span
            yield
            yield
            start = perf_counter()
            rooms.go("pacing")
            yield  # the cards get their places
            while not _is_ready(page):
                yield
            _paint(page)
            ready[name].append((perf_counter() - start) * 1000)


def _is_ready(page: PacingPage) -> bool:
    """Whether every card that can be seen is drawn, and nothing else waits."""
    return not page._soon.isActive() and all(card._is_drawn for card in page.cards if _is_seen(page, card))


def _is_seen(page: PacingPage, card: PicturedCard) -> bool:
    place = QRect(card.mapTo(page.viewport(), QPoint()), card.size())
    return page.viewport().rect().intersects(place)


def _paint(page: PacingPage) -> None:
    """Everything in view: what a scroll area is asked to repaint is the empty frame around that."""
    ground = page.widget()
    assert ground
    ground.repaint()


def _look_through(
    page: PacingPage, cards: list[float], repaints: list[float], scrolls: list[float]
) -> Iterator[None]:
    """Draw one card after the other; then to the end and back in steps of a wheel, and paint all that is in view."""
    settled()
    for card in page.cards:
        if not card._is_drawn:
            page.ensureWidgetVisible(card)
            cards.append(timed(card.draw_once))
        yield
        yield
    bar = page.verticalScrollBar()
    settled()
    for number in range(_REPAINTS):
        bar.setValue(bar.maximum() * number // _REPAINTS)
        yield
        repaints.append(timed(lambda: _paint(page)))
    bar.setValue(0)
    yield
    for place in range(0, bar.maximum(), _STEP):

        def step(place: int = place) -> None:
            bar.setValue(place)
            page.viewport().repaint()

        scrolls.append(timed(step))
        yield
