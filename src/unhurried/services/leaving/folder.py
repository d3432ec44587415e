"""The folder of an export: put together beside its place under a name that says nothing, and then put there whole."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final, final

from unhurried.domain.errors import TargetExists, TargetMissing
from unhurried.domain.leaving import WrittenFile
from unhurried.services.sharing.making import in_our_words

_UNFINISHED: Final = re.compile(r"\.unfinished-[0-9a-f]{8}\.folder")
_AT_ONCE: Final = 1 << 20


@final
class Unfinished:
    """A folder that is being filled. Files in it are private, and each is new."""

    def __init__(self, path: Path, target: Path) -> None:
        self.path = path
        self._target = target
        self._names: list[str] = []

    @property
    def names(self) -> tuple[str, ...]:
        """The files made so far, in order, with slashes."""
        return tuple(self._names)

    def make(self, name: str) -> BinaryIO:
        """A new file; its name may say in which folder it stands."""
        path = self.path / name
        path.parent.mkdir(0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        self._names.append(name)
        return open(handle, "wb")

    def write(self, name: str, content: bytes) -> None:
        """A new file, whole."""
        with self.make(name) as file:
            file.write(content)

    def written(self, after_each: Callable[[], None]) -> Iterator[WrittenFile]:
        """What is on the disk by now, file by file."""
        for name in self._names:
            after_each()
            with (self.path / name).open("rb") as file:
                digest = hashlib.sha256()
                size = 0
                while part := file.read(_AT_ONCE):
                    digest.update(part)
                    size += len(part)
                    after_each()
            yield WrittenFile(name, size, digest.hexdigest())

    def put(self) -> None:
        """Give it its name. What has it by now is not touched, however late it came."""
        _to_disk(self.path, self._names)
        if os.name != "nt":
            self._target.mkdir(0o700)  # takes the name: a rename alone would go over a folder that is empty
        try:
            os.rename(self.path, self._target)
        except OSError:
            if os.name != "nt":
                with suppress(OSError):
                    self._target.rmdir()
            raise
        _folder_to_disk(self._target.parent)


@contextmanager
def unfinished(target: Path) -> Generator[Unfinished]:
    """A folder to fill; whatever goes wrong inside, nothing of it is left.

    Raises TargetExists, TargetMissing, TargetIsReadOnly, DiskIsFull or NotKept.
    """
    with in_our_words():
        if not target.parent.is_dir():
            raise TargetMissing
        if os.path.lexists(target):
            raise TargetExists
        _clear(target.parent)
        beside = target.with_name(f".unfinished-{secrets.token_hex(4)}.folder")
        beside.mkdir(0o700)
        try:
            yield Unfinished(beside, target)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def _clear(folder: Path) -> None:
    """Remove what was left here when the power went."""
    for path in folder.iterdir():
        if _UNFINISHED.fullmatch(path.name):
            shutil.rmtree(path, ignore_errors=True)


def _to_disk(folder: Path, names: list[str]) -> None:
    """Thousands of files go to the disk in one call where there is one, and else one after the other."""
    if hasattr(os, "sync"):
        os.sync()
        return
    for name in names:
        handle = os.open(folder / name, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _folder_to_disk(folder: Path) -> None:
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
