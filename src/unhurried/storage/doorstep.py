"""Looking at a journal's folder from outside: key files, database, lock and inbox, without a key."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import final

from unhurried.domain.doorstep import Doorstep, KeyFileState
from unhurried.domain.errors import JournalIsNewer, JournalIsOpen, UnhurriedError
from unhurried.storage import inbox, key_file, locking
from unhurried.storage.key_file import KeyFile

_OTHERS = 0o077


@final
class SealedDoorkeeper:
    """Encrypted journals from outside, behind the port `Doorkeeper`."""

    def look(self, folder: Path) -> Doorstep:
        state, file = _key_file(folder / key_file.NAME)
        copy_state, copy = _key_file(folder / key_file.COPY_NAME)
        known = file or copy
        return Doorstep(
            is_folder=folder.is_dir(),
            key_file=state,
            key_file_copy=copy_state,
            are_key_files_equal=file == copy,
            database_size=_size(folder / known.database) if known else None,
            is_open=_is_open(folder),
            is_writable=os.access(folder, os.W_OK | os.X_OK),
            is_private=_is_private(folder),
            takes_lines=bool(known and known.inbox),
            lines_waiting=_lines(folder / inbox.FOLDER),
        )


def _key_file(path: Path) -> tuple[KeyFileState, KeyFile | None]:
    try:
        return KeyFileState.WHOLE, key_file.parse(path.read_bytes())
    except FileNotFoundError:
        return KeyFileState.MISSING, None
    except JournalIsNewer:
        return KeyFileState.NEWER, None
    except (UnhurriedError, OSError):
        return KeyFileState.DAMAGED, None


def _size(database: Path) -> int | None:
    with suppress(OSError):
        return database.stat().st_size
    return None


def _is_open(folder: Path) -> bool:
    """Whether somebody holds the lock. It is taken for an instant to find out, and only where it lies already."""
    if not (folder / locking.NAME).exists():
        return False
    with suppress(JournalIsOpen, UnhurriedError):
        locking.take(folder)()
        return False
    return os.access(folder, os.W_OK)


def _is_private(folder: Path) -> bool:
    with suppress(OSError):
        return os.name == "nt" or not folder.stat().st_mode & _OTHERS
    return True


def _lines(place: Path) -> int:
    with suppress(OSError):
        return sum(name.endswith(inbox.SUFFIX) for name in os.listdir(place))
    return 0
