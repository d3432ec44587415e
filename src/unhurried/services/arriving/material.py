"""Material: files from outside, read within limits, and put into letters whatever they were written with."""

from __future__ import annotations

import json
import lzma
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from unhurried.domain.errors import NotReadable, Unreadable

LARGEST_FILE: Final = 256 << 20
LARGEST_MONTH: Final = 8 << 20
LARGEST_HEAD: Final = 64 << 10
MOST_MEMBERS: Final = 200_000
DEEPEST: Final = 40
_BOMS: Final = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}


def read_bytes(path: Path, largest: int = LARGEST_FILE) -> bytes:
    """A whole file. What is no ordinary file is not waited for."""
    with in_our_words():
        if not path.is_file():
            raise NotReadable(Unreadable.UNKNOWN if path.exists() else Unreadable.MISSING)
        with path.open("rb") as file:
            return _within(file, largest)


def read_text(path: Path, largest: int = LARGEST_FILE) -> str:
    """The letters of a file."""
    return as_text(read_bytes(path, largest))


def as_text(content: bytes) -> str:
    """Bytes as letters: by their mark, as UTF-8, or as Windows wrote them. Raises NotReadable where it is no text."""
    for mark, name in _BOMS.items():
        if content.startswith(mark):
            return content.decode(name, "replace").removeprefix("\ufeff")
    if b"\0" in content:
        raise NotReadable(Unreadable.UNKNOWN)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def as_json(text: str) -> Any:
    """What a text says as JSON. Raises NotReadable, and quotes nothing."""
    try:
        return json.loads(text)
    except RecursionError:
        raise NotReadable(Unreadable.TOO_DEEP) from None
    except ValueError:
        raise NotReadable(Unreadable.BROKEN) from None


def as_yaml(text: str) -> Any:
    """What a text says as YAML, plain values only. Raises NotReadable, and quotes nothing."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _must_be_shallow(text, loader)
        return yaml.load(text, Loader=loader)  # noqa: S506 - the safe loader, in C where it is there
    except RecursionError:
        raise NotReadable(Unreadable.TOO_DEEP) from None
    except (yaml.YAMLError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError):
        raise NotReadable(Unreadable.BROKEN) from None


def _must_be_shallow(text: str, loader: Any) -> None:
    """Values are put together level by level, which ends the process where there are very many levels."""
    import yaml

    depth = 0
    events = cast("Iterator[object]", yaml.parse(text, Loader=loader))  # pyright: ignore[reportUnknownMemberType]
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST or isinstance(event, yaml.AliasEvent):
            raise NotReadable(Unreadable.TOO_DEEP)


def opened_zip(path: Path) -> zipfile.ZipFile:
    """A zip file, to be closed by whoever asked. Raises NotReadable for what is none, or damaged."""
    with in_our_words(), _of_zip():
        archive = zipfile.ZipFile(path)
    if len(archive.infolist()) > MOST_MEMBERS:
        archive.close()
        raise NotReadable(Unreadable.TOO_LARGE)
    return archive


def member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, largest: int = LARGEST_FILE) -> bytes:
    """One file of a zip, by as many bytes as it really has, whatever it says of itself."""
    with in_our_words(), _of_zip(), archive.open(info) as file:
        return _within(cast("BinaryIO", file), largest)


@contextmanager
def in_our_words() -> Generator[None]:
    """Errors of the system, put into ours. Their text may name things, so it is left."""
    try:
        yield
    except FileNotFoundError:
        raise NotReadable(Unreadable.MISSING) from None
    except OSError:
        raise NotReadable(Unreadable.BARRED) from None


@contextmanager
def _of_zip() -> Generator[None]:
    """Whatever is wrong with a zip file is told in many ways, a password on it among them."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, ValueError, LookupError):
        raise NotReadable(Unreadable.BROKEN) from None


def _within(file: BinaryIO, largest: int) -> bytes:
    content = file.read(largest + 1)
    if len(content) > largest:
        raise NotReadable(Unreadable.TOO_LARGE)
    return content
