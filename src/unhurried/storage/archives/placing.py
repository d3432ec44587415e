"""Placing: a file of the writer's choosing gets its name when it is whole, and never that of one that is there."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from unhurried.domain.errors import (
    DiskIsFull,
    NotKept,
    TargetExists,
    TargetIsReadOnly,
    TargetMissing,
    UnhurriedError,
)
from unhurried.storage import files

_UNFINISHED: Final = ".unfinished-*.unhurried.part"
_SAID: Final[dict[int, type[UnhurriedError]]] = {
    errno.ENOENT: TargetMissing,
    errno.ENOTDIR: TargetMissing,
    errno.EEXIST: TargetExists,
    errno.EACCES: TargetIsReadOnly,
    errno.EPERM: TargetIsReadOnly,
    errno.EROFS: TargetIsReadOnly,
    errno.ENOSPC: DiskIsFull,
    errno.EFBIG: DiskIsFull,
    getattr(errno, "EDQUOT", errno.ENOSPC): DiskIsFull,
}


def must_be_free(target: Path) -> None:
    """Raises TargetExists or TargetMissing, before any work is done."""
    with in_our_words():
        if not target.parent.is_dir():
            raise TargetMissing
        if target.exists() or target.is_symlink():
            raise TargetExists


@contextmanager
def beside(target: Path) -> Generator[Path]:
    """A name beside the target, under which nothing is left afterwards; what a crash has left goes first."""
    with in_our_words():
        for left in target.parent.glob(_UNFINISHED):
            left.unlink(missing_ok=True)
    unfinished = target.with_name(_UNFINISHED.replace("*", secrets.token_hex(4)))
    try:
        yield unfinished
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def put(unfinished: Path, target: Path) -> None:
    """Give it its name. What has that name by now, however late it came, is not written over."""
    with in_our_words():
        if os.name == "nt":
            os.rename(unfinished, target)  # refuses by itself there
        else:
            _link(unfinished, target)
    with suppress(OSError):  # some file systems cannot be asked for this
        files.folder_to_disk(target.parent)


def _link(unfinished: Path, target: Path) -> None:
    try:
        os.link(unfinished, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, such as that of a stick
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, files.FILE_MODE))
        os.replace(unfinished, target)


@contextmanager
def in_our_words() -> Generator[None]:
    """Turn a failure of the file system into one of ours; paths stay out of the message."""
    try:
        yield
    except OSError as error:
        raise _SAID.get(error.errno or 0, NotKept)(*_named(error)) from None


def _named(error: OSError) -> tuple[str, ...]:
    return () if error.errno in _SAID else (type(error).__name__,)
