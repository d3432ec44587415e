"""The doorstep: what can be told of a journal's folder without opening it, and the port that looks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class KeyFileState(StrEnum):
    """How one of the two key files is."""

    WHOLE = "whole"
    MISSING = "missing"
    DAMAGED = "damaged"
    NEWER = "newer"


@dataclass(frozen=True, slots=True)
class Doorstep:
    """A journal's folder from outside. Nothing that was written is in it, and no key is needed.

    `database_size` is None where the database that the key file names is not there, or no key file names one.
    `is_private` says that nobody else's account may look into the folder, as far as the system can tell.
    """

    is_folder: bool
    key_file: KeyFileState
    key_file_copy: KeyFileState
    are_key_files_equal: bool
    database_size: int | None
    is_open: bool
    is_writable: bool
    is_private: bool
    takes_lines: bool
    lines_waiting: int


class Doorkeeper(Protocol):
    """Looks at a journal's folder from outside."""

    def look(self, folder: Path) -> Doorstep:
        """What is there. Changes nothing, and never raises."""
        ...
