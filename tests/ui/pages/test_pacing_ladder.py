"""The ladder, on the page of a real journal: at each count what is said and drawn, and what is not."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from tests.builders import a_marking, a_reflection
from tests.computer import Computer, rooms_of, workspace_of

from unhurried.domain.pacing.ladder import Rung
from unhurried.domain.prompts import Marker, MarkerKind
from unhurried.services.shelves import load_shelves
from unhurried.ui.charts.band import Band
from unhurried.ui.charts.base import Chart
from unhurried.ui.charts.category_strip import CategoryStrip
from unhurried.ui.charts.dot_strip import DotStrip
from unhurried.ui.main_window import MainWindow
from unhurried.ui.pacing.habit_card import HabitCard
from unhurried.ui.pages.pacing import PacingPage

# Where the page at each count is saved, to be looked at, if that is asked for.
PICTURES = os.environ.get("UNHURRIED_LADDER")
MARKERS = load_shelves().markers
PULL = next(marker for marker in MARKERS if marker.kind is MarkerKind.PULL)
STATE = next(marker for marker in MARKERS if marker.kind is MarkerKind.STATE)
OPTIONS = ("saw-after", "waited", "not-noticed", "saw-after", "saw-then", "not-noticed", "cannot-tell")
SEEN = {"saw-after", "waited", "saw-then"}
NEVER = re.compile(
    r"improv|worse|better|progress|score|goal|target|streak|trend|average|rising|falling|change|more often|less often"
    r"|should|great|!|[\u2190-\u2193\u25b2\u25bc]",
    re.IGNORECASE,
)
TENTHS, TOO_FEW = re.compile(r"about \d in 10|and \d in 10"), "too few to say more"
TABLES = ["Session by session", "What it could be", "By blocks"]


@dataclass(frozen=True)
class Step:
    """So many answers, and what the ladder allows for them."""

    of: int
    said: str
    charts: tuple[type[Chart], ...] = ()
    tools: tuple[str, ...] = ()
    entries: int = 0


DOTS, TO_BAND, TO_STRIP = (DotStrip,), (DotStrip, Band), (DotStrip, Band, CategoryStrip)
WITH_PICTURE = ("As a table", "Save picture…", "Apart by…", "Put this card away")
WITH_PERIODS = (*WITH_PICTURE[:3], "Two periods…", WITH_PICTURE[3])
LADDER = [
    Step(2, "2 sessions have an answer so far. Open them to read what you wrote.", (), WITH_PICTURE[3:], 2),
    Step(3, "You marked this in 2 of the 3 sessions you answered it for; you reflected on 4.", DOTS, WITH_PICTURE),
    Step(9, "You marked this in 6 of the 9 sessions you answered it for; you reflected on 10.", DOTS, WITH_PICTURE),
    Step(10, "You marked this in 6 of the 10 sessions you answered it for; you", TO_BAND, WITH_PICTURE),
    Step(19, "You marked this in 12 of the 19 sessions you answered it for; you", TO_BAND, WITH_PICTURE),
    Step(20, "You marked this in 12 of the 20 sessions you answered it for (60%);", TO_STRIP, WITH_PICTURE),
    Step(39, "You marked this in 23 of the 39 sessions you answered it for (59%);", TO_STRIP, WITH_PICTURE),
    Step(40, "You marked this in 24 of the 40 sessions you answered it for (60%);", TO_STRIP, WITH_PERIODS),
]


def keep(window: MainWindow, marker: Marker, options: Sequence[str]) -> None:
    """A session every fourth day with an answer each, and a last one that leaves the question open."""
    workspace = workspace_of(window)
    today = workspace.today()
    journal = workspace.pacing._journal
    with journal.transaction():
        for number, option in enumerate((*options, None)):
            marking = a_marking(option or "", marker_id=marker.marker_id, option_wording=option or "")
            journal.reflections.put(
                a_reflection(
                    day=today - timedelta(days=4 * (len(options) - number)),
                    client_code=("Heron", "Lantern")[number % 2],
                    markings=(marking,) if option else (),
                )
            )


def options_for(of: int) -> list[str]:
    return [OPTIONS[number % len(OPTIONS)] for number in range(of)]


def open_pacing(computer: Computer, marker: Marker, options: Sequence[str]) -> PacingPage:
    window = computer.start_writing()
    window.resize(1280, 1100)
    keep(window, marker, options)
    rooms_of(window).go("pacing")
    page = rooms_of(window).pacing
    computer.until(lambda: page.isVisible() and not page._soon.isActive() and all(c._is_drawn for c in page.cards))
    if PICTURES:
        Path(PICTURES).mkdir(exist_ok=True)
        for appearance in ("light", "dark"):
            window._theme.set_appearance(appearance)
            name = f"{marker.kind.value}-{len(options):02}-{appearance}.png"
            computer._settle()
            window.grab().save(str(Path(PICTURES) / name))
    return page


def card_on(page: PacingPage) -> HabitCard:
    (card,) = page.cards
    assert isinstance(card, HabitCard)
    return card


def everything_said(page: PacingPage) -> str:
    """All words on the page, on paper and in the ear."""
    words = [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]
    for card in page.cards:
        for chart in card.charts:
            words += [chart.accessibleName(), chart.accessibleDescription(), *(mark.name for mark in chart.marks())]
        for telling in card.tellings:
            table = telling.made()
            words += [*table.headings, *(str(cell) for row in table.rows for cell in row)]
    return "\n".join(words)


def test_with_nothing_marked_there_is_no_card(computer: Computer):
    page = open_pacing(computer, PULL, [])
    assert page.cards == []
    assert "Nothing is marked in this period." in page.nothing.text()
    assert page.findChildren(Chart) == []
    said = everything_said(page)
    assert not NEVER.search(said)
    assert not re.search(r"%|You marked|in 10|too few", said)


@pytest.mark.parametrize("step", LADDER, ids=lambda step: str(step.of))
def test_each_count_shows_its_rung_and_nothing_above_it(computer: Computer, step: Step):
    options = options_for(step.of)
    page = open_pacing(computer, PULL, options)
    card = card_on(page)
    assert card.said.text().startswith(step.said)
    assert tuple(type(chart) for chart in card.charts) == step.charts
    tools = [button for button in card.tools.findChildren(QPushButton) if button.isVisibleTo(card)]
    assert sorted(button.text() for button in tools) == sorted(step.tools)
    assert [telling.label for telling in card.tellings] == TABLES[: len(step.charts)]
    said = everything_said(page)
    assert ("%" in said) == (step.of >= Rung.PERCENT)
    assert bool(TENTHS.search(said)) == (step.of >= Rung.BAND)
    assert (TOO_FEW in said) == (Rung.COUNT <= step.of < Rung.BAND)
    assert ("You marked" in said) == (step.of >= Rung.COUNT)
    assert not NEVER.search(said)
    entries = [button for button in card.findChildren(QPushButton) if " · " in button.text()]
    assert len(entries) == step.entries


@pytest.mark.parametrize("of", [2, 9, 10, 20, 40])
def test_a_state_has_counts_of_its_options_and_no_share_of_any(computer: Computer, of: int):
    keys = [option.key for option in STATE.options]
    page = open_pacing(computer, STATE, [keys[number % len(keys)] for number in range(of)])
    card = card_on(page)
    assert Band not in {type(chart) for chart in card.charts}
    assert (CategoryStrip in {type(chart) for chart in card.charts}) == (of >= Rung.PERCENT)
    said = everything_said(page)
    assert ("%" in said) == (of >= Rung.PERCENT)
    assert not TENTHS.search(said)
    assert (f"of {of}" in card.said.text()) == (of >= Rung.COUNT)
    assert ("2 sessions have an answer so far." in card.said.text()) == (of < Rung.COUNT)
    assert (f": 1 of {of}. These are {TOO_FEW}." in card.said.text()) == (of == 9)
    assert not hasattr(card.more, "compare_button")
    assert not NEVER.search(said)
