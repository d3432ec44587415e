"""New journal folders: whole under their name, or not there at all."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from unhurried.domain.errors import JournalExists
from unhurried.storage import files


@contextmanager
def made_whole(folder: Path) -> Generator[Path]:
    """A folder beside the one asked for, which takes its name when all is done and goes when it is not."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise JournalExists
    unfinished = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    files.make_folder(unfinished)
    try:
        yield unfinished
        files.folder_to_disk(unfinished)
        _take_name(unfinished, folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    files.folder_to_disk(folder.parent)


def _take_name(unfinished: Path, folder: Path) -> None:
    try:
        if folder.exists():
            folder.rmdir()  # empty a moment ago; fails when something has come in since
        os.rename(unfinished, folder)
    except OSError as error:
        if folder.exists():
            raise JournalExists from error
        raise
