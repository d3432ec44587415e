"""The share copy builder over a journal in memory, with a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count

import pytest
from tests.builders import a_moment, a_reflection
from tests.memory import MemoryJournal

from unhurried.domain.ports import Journal
from unhurried.services.shelves import load_shelves
from unhurried.ui.sharing.builder import CopyBuilder
from unhurried.ui.theme import Theme
from unhurried.ui.workspace import Workspace

TODAY = date(2026, 3, 4)
NOW = datetime(2026, 3, 4, 16, 52, tzinfo=UTC)
SHELVES = load_shelves()

HERON = a_reflection(
    "The pause was long.\n\nIn Brightwater the heron code came up, and Anna was named.",
    reflection_id="r-heron",
    client_code="Heron",
    moments=(a_moment("quiet", moment_id="m1", pull="To fill it."),),
)
FERN = a_reflection("Fern came late.", reflection_id="r-fern", client_code="Fern", day=date(2026, 2, 1))


@pytest.fixture
def journal() -> MemoryJournal:
    journal = MemoryJournal()
    with journal.transaction():
        journal.reflections.put(HERON)
        journal.reflections.put(FERN)
    return journal


@pytest.fixture
def workspace(qapp, journal: MemoryJournal) -> Workspace:
    assert qapp
    return a_workspace(journal)


def a_workspace(journal: Journal) -> Workspace:
    ids = count()
    return Workspace(journal, SHELVES, lambda: NOW, lambda: TODAY, lambda: f"id-{next(ids)}")


@pytest.fixture
def open_builder(qtbot, workspace: Workspace, theme: Theme) -> Callable[[], CopyBuilder]:
    """Open the builder on whatever is kept, in a window that has the focus."""

    def opened() -> CopyBuilder:
        builder = CopyBuilder(workspace, theme)
        qtbot.addWidget(builder)
        builder.resize(1200, 820)
        with qtbot.waitExposed(builder):
            builder.show()
        builder.activateWindow()
        qtbot.waitUntil(builder.isActiveWindow)
        builder.begin()
        return builder

    return opened
