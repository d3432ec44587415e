"""A folder of Markdown or text, such as a vault of Obsidian's: every file in it and in the folders below."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from unhurried.domain.arrivals import LeftOut, OddReason, Place, Source
from unhurried.domain.errors import NotReadable, Unreadable
from unhurried.services.arriving import material, plain_text
from unhurried.services.arriving.tray import Tray

MARKDOWN: Final = (".md", ".markdown", ".mdown")
TEXT: Final = (".txt", ".text")
LARGEST_TEXT: Final = 32 << 20
_MOST_FILES: Final = 200_000
_DEEPEST: Final = 40
# Larger than anybody writes in a life; the letters of all files together are in memory at once.
_LARGEST_TOGETHER: Final = 1 << 30


def files_of(folder: Path) -> list[Path]:
    """Every ordinary file that is not hidden, in the order of the names. Links are not followed."""
    found = list(_walk(folder, 0))
    if len(found) > _MOST_FILES:
        raise NotReadable(Unreadable.TOO_LARGE)
    return found


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    if depth > _DEEPEST:
        raise NotReadable(Unreadable.TOO_DEEP)
    with material.in_our_words(), os.scandir(folder) as entries:
        listed = sorted(entries, key=lambda entry: entry.name)
    for number, entry in enumerate(listed):
        if entry.name.startswith((".", "~$")) or entry.is_symlink():
            continue
        if number > _MOST_FILES:
            raise NotReadable(Unreadable.TOO_LARGE)
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), depth + 1)
        elif entry.is_file(follow_symlinks=False):
            yield Path(entry.path)


def source_of(files: list[Path]) -> Source:
    """What kind of folder it is. Raises NotReadable where none of the files is text."""
    kinds = {path.suffix.lower() for path in files}
    if kinds & set(MARKDOWN):
        return Source.MARKDOWN
    if kinds & set(TEXT):
        return Source.TEXT
    raise NotReadable(Unreadable.UNKNOWN if files else Unreadable.EMPTY)


def read(tray: Tray, folder: Path, files: list[Path]) -> None:
    """Every file of text. One that cannot be read is odd, and the others are read."""
    together = 0
    for number, path in enumerate(files):
        tray.at(number / len(files))
        name = path.relative_to(folder).as_posix()
        if path.suffix.lower() not in (*MARKDOWN, *TEXT):
            tray.leave_out(LeftOut.OTHER_FILE)
            continue
        try:
            content = material.read_bytes(path, LARGEST_TEXT)
            together += len(content)
            text = material.as_text(content)
        except NotReadable as error:
            is_long = error.reason is Unreadable.TOO_LARGE
            tray.odd(Place(name), OddReason.TOO_LONG if is_long else OddReason.UNREADABLE)
            continue
        if together > _LARGEST_TOGETHER:
            raise NotReadable(Unreadable.TOO_LARGE)
        plain_text.read_text(tray, text, name, partial(day_of_file, path))


def day_of_file(path: Path) -> date | None:
    """The day on which a file was last changed, by the clock of this computer."""
    try:
        return date.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ012 - the local day is what is meant
    except (OSError, ValueError, OverflowError):
        return None
