"""The file of a backup, or of an archive: a zip, stored not squeezed, of a manifest, the key file and the database.

Any zip tool opens it; this one is stricter than they are, and never uses a name from the file as a path.
"""

from __future__ import annotations

import errno
import hashlib
import os
import struct
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from unhurried.domain.errors import BackupDamaged, BackupMissing, BackupUnreadable
from unhurried.storage import files
from unhurried.storage.backups import manifest as manifests
from unhurried.storage.backups.manifest import Manifest
from unhurried.storage.backups.watching import Watch

KEYS: Final = "keys.json"
DATABASE: Final = "journal.db"
_MANIFEST: Final = "manifest.json"
# In the order in which they are written.
_MEMBERS: Final = (KEYS, DATABASE, _MANIFEST)
_LONGEST: Final = {KEYS: 1 << 20, DATABASE: 1 << 53, _MANIFEST: 1 << 16}
_CHUNK: Final = 1 << 20
_ENCRYPTED: Final = 1
# What reading a zip can raise when it is none, or is not whole.
_UNREADABLE: Final = (
    BadZipFile,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
)
# What the system says of a file that may be whole. A zip that is none fails with other numbers, such as EINVAL.
_CLOSED: Final = {
    getattr(errno, name)
    for name in ("EACCES", "EPERM", "EIO", "ENODEV", "ENOTCONN", "ENXIO", "ESTALE", "ETIMEDOUT")
    if hasattr(errno, name)
}
# Around the members stand three headers, three entries of the directory and its end, a few dozen bytes each.
_FRAME: Final = 1 << 12


@dataclass(frozen=True, slots=True)
class Sums:
    """SHA-256 of what went into a backup."""

    keys: str
    database: str
    size: int


def pack(target: Path, keys: bytes, database: Path, describe: Callable[[Sums], Manifest], watch: Watch) -> Manifest:
    """Write a private file that was not there, and see it safely on the disk."""
    handle = os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), files.FILE_MODE)
    with open(handle, "w+b") as file:
        with ZipFile(file, "w", ZIP_STORED) as packed:
            packed.writestr(_member(KEYS, len(keys)), keys)
            size = database.stat().st_size
            with packed.open(_member(DATABASE, size), "w") as member, database.open("rb") as content:
                sum_of_database = _copy(_chunks(content), member.write, watch, size)
            sums = Sums(hashlib.sha256(keys).hexdigest(), sum_of_database, size)
            manifest = describe(sums)
            written = manifests.as_bytes(manifest)
            packed.writestr(_member(_MANIFEST, len(written)), written)
        file.flush()
    files.file_to_disk(target)
    return manifest


def read(path: Path, kind: str = manifests.BACKUP) -> Manifest:
    """The manifest, after a look at the frame only.

    Raises BackupMissing, BackupUnreadable, BackupDamaged or BackupIsNewer.
    """
    with _opened(path) as packed:
        return _manifest(packed, kind)


def check(path: Path, watch: Watch, kind: str = manifests.BACKUP) -> Manifest:
    """Read all of it and compare the sums. Raises what `read` raises."""
    return _unpack(path, lambda _: None, watch, kind)[0]


def unpack(path: Path, into: Path, watch: Watch, kind: str = manifests.BACKUP) -> tuple[Manifest, bytes]:
    """Write the database of a backup into a new private file, and answer its manifest and key file."""
    with files.in_our_words():
        files.make_file(into)
        with into.open("wb") as file:

            def write(chunk: bytes) -> None:
                with files.in_our_words():
                    file.write(chunk)

            unpacked = _unpack(path, write, watch, kind)
        files.file_to_disk(into)
    return unpacked


def keys_of(path: Path, kind: str = manifests.BACKUP) -> tuple[Manifest, bytes]:
    """The manifest and the key file, without a look at the database."""
    with _opened(path) as packed:
        manifest = _manifest(packed, kind)
        return manifest, _keys(packed, manifest)


def _unpack(path: Path, write: Callable[[bytes], object], watch: Watch, kind: str) -> tuple[Manifest, bytes]:
    with _opened(path) as packed:
        manifest = _manifest(packed, kind)
        keys = _keys(packed, manifest)
        with packed.open(DATABASE) as member:
            found = _copy(_chunks(member), write, watch, manifest.database_size)
    if found != manifest.database_sum:
        raise BackupDamaged
    return manifest, keys


@contextmanager
def _opened(path: Path) -> Generator[ZipFile]:
    """The zip, if it is framed exactly as ours are. Whatever goes wrong in reading it is damage."""
    try:
        if not path.exists():
            raise BackupMissing
        if not path.is_file():
            raise BackupDamaged
        size = path.stat().st_size
        with ZipFile(path) as packed:
            found = packed.infolist()
            if tuple(info.filename for info in found) != _MEMBERS or not all(map(_is_plain, found)):
                raise BackupDamaged
            if not 0 <= size - sum(info.file_size for info in found) <= _FRAME:
                raise BackupDamaged
            yield packed
    except _UNREADABLE as error:
        if isinstance(error, OSError) and error.errno in _CLOSED:
            raise BackupUnreadable from None
        raise BackupDamaged from None


def _is_plain(info: ZipInfo) -> bool:
    return (
        info.compress_type == ZIP_STORED
        and info.file_size == info.compress_size <= _LONGEST[info.filename]
        and not info.flag_bits & _ENCRYPTED
    )


def _manifest(packed: ZipFile, kind: str) -> Manifest:
    manifest = manifests.parse(packed.read(_MANIFEST), kind)
    if packed.getinfo(DATABASE).file_size != manifest.database_size:
        raise BackupDamaged
    return manifest


def _keys(packed: ZipFile, manifest: Manifest) -> bytes:
    keys = packed.read(KEYS)
    if hashlib.sha256(keys).hexdigest() != manifest.keys_sum:
        raise BackupDamaged
    return keys


def _copy(chunks: Iterator[bytes], write: Callable[[bytes], object], watch: Watch, size: int) -> str:
    digest = hashlib.sha256()
    done = 0
    for chunk in chunks:
        watch.at(done / max(size, 1))
        digest.update(chunk)
        write(chunk)
        done += len(chunk)
    watch.at(1)
    return digest.hexdigest()


def _chunks(content: IO[bytes]) -> Iterator[bytes]:
    while chunk := content.read(_CHUNK):
        yield chunk


def _member(name: str, size: int) -> ZipInfo:
    """A member with no date and no owner of its own, readable by whoever unpacks it."""
    info = ZipInfo(name)
    info.external_attr = files.FILE_MODE << 16
    info.file_size = size
    return info
