"""The way to the first window: what is slow to load, and not needed to be painted, is loaded after it."""

from __future__ import annotations

import subprocess
import sys

import pytest

# Packages, modules of ours, and Qt's largest classes of names.
LATER = (
    "cryptography",
    "hashlib",
    "sqlcipher3",
    "sqlite3",
    "sqlite_utils",
    "tomllib",
    "uuid",
    "zxcvbn",
    "PySide6.QtPrintSupport",
    "unhurried.domain.ports",
    "unhurried.domain.prompts",
    "unhurried.services.sample",
    "unhurried.services.shelves",
    "unhurried.storage",
    "unhurried.ui.pages.first_start",
    "unhurried.ui.rooms",
    "unhurried.ui.workspace",
)

_PROGRAM = """
import sys
from unhurried import __main__ as command, faults

def stop(tell):
    window = tell.__self__
    window.show_gate = lambda folder, show=window.show_gate: (show(folder), told())

def told():
    print(*sorted(sys.modules))
    sys.stdout.flush()
    import os
    os._exit(0)

faults.watch = stop
sys.argv = ["unhurried", "--journal", sys.argv[1]]
command.main()
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Every module that is there when the page that unlocks is about to be shown."""
    folder = tmp_path_factory.mktemp("start") / "My journal.journal"
    result = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(folder)], capture_output=True, text=True, check=True, timeout=60
    )
    return set(result.stdout.split())


def test_the_page_that_unlocks_was_made(loaded: set[str]):
    assert "unhurried.ui.pages.unlock" in loaded


@pytest.mark.parametrize("module", LATER)
def test_the_first_window_does_not_wait_for(module: str, loaded: set[str]):
    assert module not in loaded
