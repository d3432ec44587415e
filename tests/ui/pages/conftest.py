"""Rooms over a journal in memory, with a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest
from tests.memory import MemoryJournal

from unhurried.domain.reflections import Reflection
from unhurried.services.shelves import load_shelves
from unhurried.settings import SettingsFile
from unhurried.ui.rooms import Rooms
from unhurried.ui.theme import Theme
from unhurried.ui.workspace import Workspace

TODAY = date(2026, 3, 4)
NOW = datetime(2026, 3, 4, 16, 52, tzinfo=UTC)
SHELVES = load_shelves()


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


@pytest.fixture
def workspace(qapp, journal: MemoryJournal) -> Workspace:
    assert qapp
    ids = count()
    return Workspace(journal, SHELVES, lambda: NOW, lambda: TODAY, lambda: f"id-{next(ids)}")


@pytest.fixture
def keep(journal: MemoryJournal) -> Callable[..., None]:
    """Keep reflections in the journal before the rooms are opened."""

    def put(*reflections: Reflection) -> None:
        with journal.transaction():
            for reflection in reflections:
                journal.reflections.put(reflection)

    return put


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


@pytest.fixture
def open_rooms(qtbot, workspace: Workspace, theme: Theme, settings: SettingsFile) -> Callable[[], Rooms]:
    """Walk into the rooms, in a window that has the focus."""

    def walk_in() -> Rooms:
        rooms = Rooms(workspace, theme, settings, Path("somewhere/My journal.journal"), is_sample=False)
        qtbot.addWidget(rooms)
        rooms.resize(1200, 820)
        with qtbot.waitExposed(rooms):
            rooms.show()
        rooms.activateWindow()
        qtbot.waitUntil(rooms.isActiveWindow)
        rooms.go("write")
        return rooms

    return walk_in
