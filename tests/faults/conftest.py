"""Small disks, for what happens when there is no room left, and a journal to be cruel to."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.storage.conftest import WEAK, Place

from unhurried.domain.keys import MasterKey
from unhurried.storage import SqlcipherFolders


@pytest.fixture
def place(tmp_path: Path, made_journal: tuple[Path, MasterKey]) -> Place:
    """A new journal, closed."""
    made, key = made_journal
    return Place(shutil.copytree(made, tmp_path / made.name), key, SqlcipherFolders(WEAK))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of three megabytes, where one can be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m,mode=700", "tmpfs", str(disk)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)
