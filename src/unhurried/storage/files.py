"""Files of a journal folder: made private, replaced whole, and their failures put into our words."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from unhurried.domain.errors import DiskIsFull, JournalIsReadOnly, NotKept, UnhurriedError

FOLDER_MODE = 0o700
FILE_MODE = 0o600

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}


@contextmanager
def in_our_words() -> Generator[None]:
    """Turn a failure of the file system into one of ours; paths stay out of the message."""
    try:
        yield
    except OSError as error:
        raise _ours(error) from None


def _ours(error: OSError) -> UnhurriedError:
    if error.errno in _FULL:
        return DiskIsFull()
    if error.errno in _READ_ONLY:
        return JournalIsReadOnly()
    return NotKept(type(error).__name__)


def make_folder(folder: Path) -> None:
    """Make a private folder, and any missing one above it."""
    if not folder.parent.is_dir():
        make_folder(folder.parent)
    folder.mkdir(FOLDER_MODE)


def make_file(path: Path, content: bytes = b"") -> None:
    """Make a private file that was not there, and see it safely on the disk."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), FILE_MODE)
    with open(handle, "wb") as file:
        file.write(content)
        file.flush()
        _to_disk(file.fileno())


def replace_whole(path: Path, content: bytes) -> None:
    """Replace a file in one step: readers see the old content or the new, also after a power cut."""
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        make_file(unfinished, content)
        os.replace(unfinished, path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    folder_to_disk(path.parent)


def file_to_disk(path: Path) -> None:
    """Wait until a file written by somebody else is on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        _to_disk(handle)
    finally:
        os.close(handle)


def folder_to_disk(folder: Path) -> None:
    """Wait until names in the folder are on the disk; Windows does that by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def prove_writable(folder: Path, size: int = 0) -> None:
    """Write and remove a file of this size. Raises what stands in the way, in our words."""
    trial = folder / f".keys.json.{secrets.token_hex(4)}"
    try:
        with in_our_words():
            make_file(trial, bytes(size))
    finally:
        with suppress(OSError):
            trial.unlink()


def _to_disk(handle: int) -> None:
    """Sync as far as the platform can: macOS keeps written bytes in the drive unless asked otherwise."""
    try:
        import fcntl

        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownArgumentType, reportUnknownMemberType]
    except (ImportError, AttributeError, OSError):
        os.fsync(handle)
