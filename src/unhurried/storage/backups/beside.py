"""Beside backups: a letter to whoever finds them one day, and a program that reads them without Unhurried."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from unhurried.resources import resource
from unhurried.storage import files
from unhurried.storage.backups.naming import UNFINISHED

# Names that nobody gives to a letter of their own: a second place may hold other things.
NAMES: Final = {"letter.txt": "unhurried-letter.txt", "read_journal.py": "unhurried-read-journal.py"}


def put(place: Path) -> None:
    """Put both where backups lie, unless they are there as shipped. A backup counts without them."""
    for shipped, name in NAMES.items():
        with suppress(OSError):
            content = resource("exit", shipped).read_bytes()
            if _content(place / name) != content:
                _replace(place / name, content)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _replace(path: Path, content: bytes) -> None:
    unfinished = path.with_name(path.name + UNFINISHED)
    try:
        unfinished.unlink(missing_ok=True)  # what a crash has left
        files.make_file(unfinished, content)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
