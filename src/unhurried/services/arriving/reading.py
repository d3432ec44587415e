"""Reading: find out what a file or folder is, and hand it to the reader that knows it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final, cast

from unhurried.domain.arrivals import Found, Source
from unhurried.domain.backups import Progress, carry_on
from unhurried.domain.errors import NotReadable, Unreadable
from unhurried.services.arriving import day_one, folders, jrnl, material, mini, our_own, plain_text, rednotebook
from unhurried.services.arriving.tray import Tray

Values = dict[str, Any]
_ZIP: Final = b"PK\x03\x04"
# In this order: the first that knows the contents reads them.
_JSON: Final[tuple[tuple[Source, Callable[[Values], bool], Callable[[Tray, Values, str], None]], ...]] = (
    (Source.UNHURRIED, our_own.is_export, our_own.read_export),
    (Source.DAY_ONE, day_one.is_export, day_one.read_export),
    (Source.JRNL, jrnl.is_export, jrnl.read_export),
    (Source.MINI_DIARIUM, mini.is_diarium, mini.read_diarium),
    (Source.MINI_DIARY, mini.is_diary, mini.read_diary),
)
_OUR_JOURNAL: Final = "journal.json"


def read(path: Path, source: Source | None = None, secret: str | None = None, progress: Progress = carry_on) -> Found:
    """Everything in a file or folder that can be brought in; `source` is found out where it is None.

    Nothing is written anywhere, and nothing that is read is in an error. Raises NotReadable, SecretNeeded,
    WrongSecret or Cancelled.
    """
    tray = Tray(progress)
    tray.at(0.0)
    with material.in_our_words():
        kind = _read_folder(tray, path, source) if path.is_dir() else _read_file(tray, path, source, secret)
    if source and kind is not source:
        raise NotReadable(Unreadable.UNKNOWN)
    found = tray.found(kind)
    tray.at(1.0)
    return found


def _read_folder(tray: Tray, path: Path, source: Source | None) -> Source:
    ours = path / _OUR_JOURNAL
    if source in (None, Source.UNHURRIED) and ours.is_file() and _begins_like_ours(ours):
        return _read_file(tray, ours, source, None)
    if source in (None, Source.REDNOTEBOOK):
        months = rednotebook.months(path)
        if months and (source or any(rednotebook.looks_like_one(month) for month in months[:5])):
            rednotebook.read(tray, months)
            return Source.REDNOTEBOOK
    if source is Source.REDNOTEBOOK:
        raise NotReadable(Unreadable.UNKNOWN)
    files = folders.files_of(path)
    kind = folders.source_of(files)
    folders.read(tray, path, files)
    return source if source and source in (Source.MARKDOWN, Source.TEXT, Source.JRNL) else kind


def _begins_like_ours(path: Path) -> bool:
    with path.open("rb") as file:
        return our_own.FORMAT.encode() in file.read(4096)


def _read_file(tray: Tray, path: Path, source: Source | None, secret: str | None) -> Source:
    if source in (None, Source.REDNOTEBOOK) and rednotebook.is_month(path):
        rednotebook.read(tray, [path])
        return Source.REDNOTEBOOK
    if _begins(path, 4) == _ZIP:
        day_one.read_zip(tray, path)
        return Source.DAY_ONE
    content = material.read_bytes(path)
    is_sealed = jrnl.is_sealed(content)
    if is_sealed:
        content = jrnl.unsealed(content, secret)
    text = material.as_text(content)
    if is_sealed or (source is Source.JRNL and not _is_json(text)):
        jrnl.read_text(tray, text, path.name)
        return Source.JRNL
    if _is_json(text):
        return _read_json(tray, text, path.name, source)
    return _read_text(tray, text, path)


def _begins(path: Path, size: int) -> bytes:
    if not path.is_file():
        raise NotReadable(Unreadable.UNKNOWN if path.exists() else Unreadable.MISSING)
    with path.open("rb") as file:
        return file.read(size)


def _is_json(text: str) -> bool:
    return bool(re.match(r"\s*\{\s*[\"}]", text))


def _read_json(tray: Tray, text: str, name: str, source: Source | None) -> Source:
    found = material.as_json(text)
    if not isinstance(found, dict):
        raise NotReadable(Unreadable.UNKNOWN)
    values = cast("Values", found)
    for kind, knows, reader in _JSON:
        if source in (None, kind) and knows(values):
            reader(tray, values, name)
            return kind
    is_empty = values.get("entries") in ([], {})
    raise NotReadable(Unreadable.EMPTY if is_empty else Unreadable.UNKNOWN)


def _read_text(tray: Tray, text: str, path: Path) -> Source:
    if not text.strip():
        raise NotReadable(Unreadable.EMPTY)
    kind = Source.MARKDOWN if path.suffix.lower() in folders.MARKDOWN else Source.TEXT
    if kind is Source.TEXT and path.suffix.lower() not in folders.TEXT and not _is_mostly_words(text):
        raise NotReadable(Unreadable.UNKNOWN)
    if kind is Source.TEXT and jrnl.is_text_of_jrnl(text):
        jrnl.read_text(tray, text, path.name)
        return Source.JRNL
    plain_text.read_text(tray, text, path.name, partial(folders.day_of_file, path))
    return kind


def _is_mostly_words(text: str) -> bool:
    """Any bytes can be read as letters of some kind; what was written by a person looks different."""
    sample = text[:4000]
    return sum(letter.isprintable() or letter in "\n\t\r" for letter in sample) > 0.97 * len(sample)
