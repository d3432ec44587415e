"""The key file: keys.json and its copy, read with suspicion and replaced whole."""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from unhurried.domain.errors import (
    JournalIsNewer,
    JournalIsOpen,
    JournalMissing,
    KeyFileDamaged,
    KeyFileMissing,
    UnhurriedError,
)
from unhurried.storage.files import in_our_words, replace_whole
from unhurried.storage.slots import Head, Slot, Strength, canonical, checksum, describe_head

NAME = "keys.json"
COPY_NAME = "keys.bak.json"
COPY_WAS_USED = "key-file-copy-used"

_FORMAT = "unhurried-keys"
_VERSION = 1
_LONGEST = 1 << 20
_DATABASE = re.compile(r"journal-\d{6}\.db")


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What keys.json holds: its head, the name of the current database, the slots, the inbox's public key.

    The public key is outside the head, and so outside what the slots are sealed with, because it is added to
    journals that have none without anybody typing a secret. Opening compares it with the one that the master
    key gives, so that one put there by somebody else is noticed.
    """

    head: Head
    database: str
    slots: tuple[Slot, ...]
    inbox: str = ""

    def with_slot(self, slot: Slot) -> KeyFile:
        """The same file with this slot in place of those of its type."""
        return replace(self, slots=(slot, *self.without(slot.type).slots))

    def without(self, kind: str) -> KeyFile:
        """The same file with no slot of this type."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.type != kind))


@dataclass(frozen=True, slots=True)
class Found:
    """A key file that could be read, and whether it was the copy."""

    file: KeyFile
    is_copy: bool = False


def is_there(folder: Path) -> bool:
    """Whether anything of a journal is in the folder, whole or not."""
    return any(os.path.exists(folder / name) for name in (NAME, COPY_NAME)) or _has_database(folder)


def read(folder: Path) -> Found:
    """Read keys.json, or its copy when that is damaged or gone."""
    contents = [_content(folder / name) for name in (NAME, COPY_NAME)]
    if contents == [None, None]:
        raise KeyFileMissing if _has_database(folder) else JournalMissing
    for is_copy, content in enumerate(contents):
        with suppress(KeyFileDamaged):
            return Found(parse(content or b""), bool(is_copy))
    raise KeyFileDamaged


def change(folder: Path, known: KeyFile, changed: KeyFile) -> None:
    """Replace what is known to be there. Raises JournalIsOpen when another window has changed it since."""
    if read(folder).file != known:
        raise JournalIsOpen
    write(folder, changed)


def write(folder: Path, file: KeyFile) -> None:
    """Replace keys.json, then its copy; between the two either file opens the journal."""
    with in_our_words():
        replace_whole(folder / NAME, as_bytes(file))
        replace_whole(folder / COPY_NAME, as_bytes(file))


def mend(folder: Path, found: Found) -> None:
    """Make keys.json and its copy equal again. No room for that is no reason not to open the journal."""
    content = as_bytes(found.file)
    with suppress(UnhurriedError), in_our_words():
        for name in (NAME, COPY_NAME):
            if _content(folder / name) != content:
                replace_whole(folder / name, content)


def as_bytes(file: KeyFile) -> bytes:
    """The file as it is written: JSON that a person can read, summed so that damage shows."""
    body: dict[str, Any] = {
        "head": describe_head(file.head),
        "database": file.database,
        **({"inbox": file.inbox} if file.inbox else {}),
        "slots": [{**slot.describe(), "ct": slot.ct.hex()} for slot in file.slots],
    }
    text = json.dumps({**body, "checksum": checksum(body)}, indent=2)
    return text.encode("ascii") + b"\n"


def parse(content: bytes) -> KeyFile:
    """Read a key file. Raises JournalIsNewer or KeyFileDamaged and nothing else."""
    try:
        whole = json.loads(content.decode("ascii"))
        head = whole["head"]
        if head["format"] == _FORMAT and type(head["version"]) is int and head["version"] > _VERSION:
            raise JournalIsNewer
        return _checked(whole)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise KeyFileDamaged from None


def _checked(whole: dict[str, Any]) -> KeyFile:
    body = {name: value for name, value in whole.items() if name != "checksum"}
    file = KeyFile(
        head=Head(**whole["head"]),
        database=whole["database"],
        slots=tuple(_slot(**slot) for slot in whole["slots"]),
        inbox=whole.get("inbox", ""),
    )
    if whole["checksum"] != checksum(body) or file.head.version != _VERSION:
        raise ValueError
    if len(bytes.fromhex(file.head.journal_id)) != 16 or not _DATABASE.fullmatch(file.database):
        raise ValueError
    if len(bytes.fromhex(file.inbox)) not in (0, 32):
        raise ValueError
    # What was read is exactly what would be written: no field unknown, none of another type.
    if canonical(json.loads(as_bytes(file))) != canonical(whole):
        raise ValueError
    return file


def _slot(id: str, type: str, kdf: dict[str, Any], nonce: str, ct: str, enc: str) -> Slot:  # noqa: A002
    if {_type_of(kdf[name]) for name in ("m_kib", "t", "p")} != {int}:
        raise TypeError
    strength = Strength(m_kib=kdf["m_kib"], t=kdf["t"], p=kdf["p"])
    slot = Slot(id, type, strength, bytes.fromhex(kdf["salt"]), bytes.fromhex(nonce), bytes.fromhex(ct))
    if [len(slot.salt), len(slot.nonce), len(slot.ct), enc] != [16, 12, 48, "A256GCM"]:
        raise ValueError
    return slot


def _type_of(value: object) -> type:
    return type(value)


def _content(path: Path) -> bytes | None:
    """The bytes of a file; None when it is missing, nothing when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(_LONGEST)
    except (FileNotFoundError, ValueError):  # the second for a name that no folder can have
        return None
    except OSError:
        return b""


def is_database(name: str) -> bool:
    """Whether a file may be named so as a database of the journal."""
    return _DATABASE.fullmatch(name) is not None


def _has_database(folder: Path) -> bool:
    return any(is_database(path.name) for path in folder.glob("journal-*.db"))
