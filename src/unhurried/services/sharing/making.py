"""Making a share copy: written beside its place, read back from the disk, checked, and only then put there."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from unhurried.domain.disclosures import CopyFormat
from unhurried.domain.errors import (
    CopyUnreadable,
    DiskIsFull,
    NotKept,
    TargetExists,
    TargetIsReadOnly,
    TargetMissing,
    UnhurriedError,
)
from unhurried.domain.sharing.pages import Pages
from unhurried.services.sharing import sealing
from unhurried.services.sharing.checking import check
from unhurried.services.sharing.forms import html_form, markdown_form, word_form

ENDINGS: Final = {
    CopyFormat.SEALED_PDF: ".pdf",
    CopyFormat.PDF: ".pdf",
    CopyFormat.MARKDOWN: ".md",
    CopyFormat.HTML: ".html",
    CopyFormat.DOCX: ".docx",
}
_WRITERS: Final = {
    CopyFormat.MARKDOWN: markdown_form.written,
    CopyFormat.HTML: html_form.written,
    CopyFormat.DOCX: word_form.written,
}
# Of a copy that was being written when the power went.
_UNFINISHED: Final = re.compile(r"\.unfinished-[0-9a-f]{8}\.part")
_MISSING: Final = {errno.ENOENT, errno.ENOTDIR}
_THERE: Final = {errno.EEXIST, errno.EISDIR, errno.ENOTEMPTY}
_READ_ONLY: Final = {errno.EROFS, errno.EACCES, errno.EPERM}
_FULL: Final = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def content(form: CopyFormat, pages: Pages, pdf: bytes = b"", password: str | None = None) -> bytes:
    """The bytes of a copy. `pdf` is what the paper made of the pages, for the two that are PDF."""
    if form is CopyFormat.SEALED_PDF and pdf and password:
        return sealing.sealed(pdf, password, pages.language)
    if form is CopyFormat.PDF and pdf:
        return sealing.stripped(pdf, pages.language)
    return _WRITERS[form](pages)


def make(
    target: Path,
    form: CopyFormat,
    pages: Pages,
    pdf: bytes,
    password: str | None,
    banned: Iterable[str],
    *,
    over: bool = False,
) -> str:
    """Write the copy, check what is on the disk, and put it in its place; `over` what is there, if that is wanted.

    `pdf` is what the paper made of the pages, for the two forms that need it. Gives the SHA-256 of the file, in
    hexadecimal. Slow for many pages; runs on any thread. Raises CopyError, DiskIsFull or NotKept, and then nothing
    of it is left.
    """
    written = content(form, pages, pdf, password)
    with in_our_words():
        if not target.parent.is_dir():
            raise TargetMissing
        if target.is_dir() or (target.exists() and not over):
            raise TargetExists
        _clear(target.parent)
        beside = target.with_name(f".unfinished-{secrets.token_hex(4)}.part")
        try:
            _write(beside, written)
            read = beside.read_bytes()
            if read != written:
                raise CopyUnreadable
            check(form, read, pages, banned, password=password, name=target.name)
            _put(beside, target, over=over)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        _folder_to_disk(target.parent)
    return hashlib.sha256(read).hexdigest()


def _clear(folder: Path) -> None:
    """Remove what an interrupted making left here."""
    for path in folder.iterdir():
        if _UNFINISHED.fullmatch(path.name):
            with suppress(OSError):
                path.unlink()


def _write(path: Path, written: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with open(handle, "wb") as file:
        file.write(written)
        file.flush()
        os.fsync(file.fileno())


def _put(beside: Path, target: Path, *, over: bool) -> None:
    """Give it its name. Unless told to, nothing that has it by now is written over, however late it came."""
    if over:
        os.replace(beside, target)
    elif os.name == "nt":
        os.rename(beside, target)  # refuses by itself there
    else:
        try:
            os.link(beside, target)
        except FileExistsError:
            raise
        except OSError:  # a file system without links, such as that of a stick
            os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            os.replace(beside, target)


def _folder_to_disk(folder: Path) -> None:
    """The copy is there and whole; that its name is on the disk as well is asked for, and not known everywhere."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def in_our_words() -> Generator[None]:
    """Turn a failure of the file system into one of ours; paths stay out of the message."""
    try:
        yield
    except OSError as error:
        raise _ours(error) from None


def _ours(error: OSError) -> UnhurriedError:
    if error.errno in _MISSING:
        return TargetMissing()
    if error.errno in _THERE:
        return TargetExists()
    if error.errno in _READ_ONLY:
        return TargetIsReadOnly()
    if error.errno in _FULL:
        return DiskIsFull()
    return NotKept(type(error).__name__)
