"""Journals to take out: real ones, encrypted, full of everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.builders import AT
from tests.computer import make_quickly
from tests.services.leaving.journals import fill

from unhurried.domain.prompts import Shelves
from unhurried.services.leaving.taking_out import TakingOut
from unhurried.services.shelves import load_shelves
from unhurried.storage import SqlcipherFolders
from unhurried.storage.journal import SqlcipherJournal


@pytest.fixture(scope="session")
def shelves() -> Shelves:
    return load_shelves()


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlcipherJournal]:
    """A journal with something of every kind, and every text that is hard to write down. Nothing changes it."""
    folder, key = make_quickly(tmp_path_factory.mktemp("full") / "My journal.journal")
    opened = SqlcipherFolders().open(folder, key)
    fill(opened)
    yield opened
    opened.close()


@pytest.fixture
def taking_out(journal: SqlcipherJournal, shelves: Shelves) -> TakingOut:
    return TakingOut(journal, shelves, lambda: AT)


@pytest.fixture
def place(tmp_path: Path) -> Callable[[], Path]:
    """A folder that is not there yet, in one that is, and that holds nothing else."""
    parent = tmp_path / "stick"
    parent.mkdir()
    return lambda: parent / "Unhurried"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[SqlcipherJournal]:
    """A journal of the test's own, with nothing in it."""
    folder, key = make_quickly(tmp_path / "Own.journal")
    journal = SqlcipherFolders().open(folder, key)
    yield journal
    journal.close()


@pytest.fixture
def empty(opened: SqlcipherJournal, shelves: Shelves) -> TakingOut:
    """The verbs on that journal."""
    return TakingOut(opened, shelves, lambda: AT)
