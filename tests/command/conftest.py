"""Journals for the verbs to work on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.computer import QUICK

from unhurried.domain.keys import MasterKey
from unhurried.storage import SqlcipherFolders

FOLDERS = SqlcipherFolders(QUICK)


@pytest.fixture
def folder(tmp_path: Path, made_journal: tuple[Path, MasterKey]) -> Path:
    """A closed journal with nothing in it."""
    return Path(shutil.copytree(made_journal[0], tmp_path / "Mine.journal"))


@pytest.fixture
def key(made_journal: tuple[Path, MasterKey]) -> MasterKey:
    return made_journal[1]
