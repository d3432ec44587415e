"""The inbox folder: lines are sealed to the journal's public key, and only the open journal reads them."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import stat
import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, final

from unhurried.domain.errors import InboxIsClosed, InboxIsFull, KeyFileDamaged, LineTooLong
from unhurried.domain.inbox import LONGEST_LINE, MOST_LINES, Letter, Letters, Line
from unhurried.domain.text import clean
from unhurried.storage import files, key_file
from unhurried.storage.engine import Engine

FOLDER = "inbox"
ASIDE = "unreadable"
SUFFIX = ".sealed"
KEY_WAS_REPLACED = "inbox-key-replaced"
# Lines that were sealed before a rotation, or in the middle of one, open with the private keys of before.
FORMER_KEYS = "inbox.former-keys"

_MARK = b"unhurried line 1\n"
# Lengths are rounded up to this, so that they say little.
_STEP = 256
_LONGEST_FILE = 1 << 17
# File managers leave these of their own accord.
_LITTER = {"desktop.ini", "thumbs.db"}
_ABANDONED_S = 3600


@final
class SealedLetterbox:
    """Lines go in without a key, behind the port `Letterbox`."""

    def takes_lines(self, folder: Path) -> bool:
        return bool(key_file.read(folder).file.inbox)

    def leave(self, folder: Path, line: Line) -> None:
        if line.size > LONGEST_LINE:
            raise LineTooLong
        address = key_file.read(folder).file.inbox
        if not address:
            raise InboxIsClosed
        content = _MARK + _sealed(bytes.fromhex(address), _as_bytes(line))
        inbox = folder / FOLDER
        with files.in_our_words():
            if not inbox.is_dir():
                files.make_folder(inbox)
            if sum(name.endswith(SUFFIX) for name in os.listdir(inbox)) >= MOST_LINES:
                raise InboxIsFull
            files.replace_whole(inbox / f"{secrets.token_hex(16)}{SUFFIX}", content)


@final
class SealedInbox:
    """What lies in the inbox of an open journal, behind the port `Inbox`."""

    def __init__(self, folder: Path, engine: Engine, secret: bytes) -> None:
        self._inbox = folder / FOLDER
        self._engine = engine
        self._secret = secret
        self._found: dict[str, list[Path]] = {}

    def letters(self) -> Letters:
        keys = [self._secret, *self._former_keys()]
        self._found = {}
        readable: list[Letter] = []
        put_aside = 0
        for path in self._waiting():
            content = _content(path)
            line = _opened(keys, content)
            if line is None:
                put_aside += self._put_aside(path)
                continue
            # The id follows from the content: two copies of one file are one line.
            letter_id = hashlib.sha256(content).hexdigest()[:32]
            if letter_id not in self._found:
                readable.append(Letter(letter_id, line))
            self._found.setdefault(letter_id, []).append(path)
        return Letters(tuple(sorted(readable, key=lambda letter: letter.line.written_at)), put_aside)

    def remove(self, letter_ids: Iterable[str]) -> None:
        for path in [path for letter_id in letter_ids for path in self._found.pop(letter_id, ())]:
            with suppress(OSError):  # what cannot be removed is not taken in twice
                path.unlink(missing_ok=True)
        with suppress(OSError):
            files.folder_to_disk(self._inbox)

    def _former_keys(self) -> list[bytes]:
        row = self._engine.row("SELECT value FROM preference WHERE name = ?", FORMER_KEYS)
        return [bytes.fromhex(key) for key in json.loads(row["value"])] if row else []

    def _waiting(self) -> list[Path]:
        """What lies in the inbox, as much of it as it may hold; half-written lines are swept away."""
        try:
            names = sorted(os.listdir(self._inbox))
        except OSError:
            return []
        for name in names:
            if name.startswith(".") and f"{SUFFIX}." in name:
                _sweep(self._inbox / name)
        left_alone = _LITTER | {ASIDE}
        ours = [name for name in names if not name.startswith(".") and name.lower() not in left_alone]
        return [self._inbox / name for name in ours[:MOST_LINES]]

    def _put_aside(self, path: Path) -> bool:
        """Move what cannot be read to where it does not come up again; it may yet be somebody's words."""
        aside = path.parent / ASIDE
        target = aside / path.name
        try:
            if not aside.is_dir():
                files.make_folder(aside)
            if os.path.lexists(target):
                target = target.with_name(f"{path.name}.{secrets.token_hex(4)}")
            os.rename(path, target)
        except OSError:
            return False
        return True


def _as_bytes(line: Line) -> bytes:
    """JSON in ASCII, and blanks after it up to the next step."""
    fields = {
        "written_at": line.written_at.isoformat(),
        "day": line.day.isoformat(),
        "text": line.text,
        **({"client_code": line.client_code} if line.client_code else {}),
    }
    content = json.dumps(fields, separators=(",", ":")).encode("ascii")
    return content + b" " * (-len(content) % _STEP)


def _from_bytes(content: bytes) -> Line:
    """Read with suspicion: whoever can write to the folder can seal a line."""
    found: dict[str, Any] = json.loads(content.decode("ascii"))
    written_at = datetime.fromisoformat(found["written_at"])
    text, code = found["text"], found.get("client_code") or ""
    if written_at.tzinfo is None or type(text) is not str or type(code) is not str:
        raise ValueError
    line = Line(
        written_at.astimezone(UTC), date.fromisoformat(found["day"]), clean(text), clean(code).strip() or None
    )
    if line.size > 3 * LONGEST_LINE:  # cleaning may have made it longer
        raise ValueError
    return line


def _sealed(address: bytes, content: bytes) -> bytes:
    from nacl.exceptions import CryptoError
    from nacl.public import PublicKey, SealedBox

    try:
        return SealedBox(PublicKey(address)).encrypt(content)
    except CryptoError:  # some 32 bytes are no public key
        raise KeyFileDamaged from None


def _opened(keys: Iterable[bytes], content: bytes) -> Line | None:
    from nacl.exceptions import CryptoError
    from nacl.public import PrivateKey, SealedBox

    if not content.startswith(_MARK):
        return None
    for key in keys:
        try:
            return _from_bytes(SealedBox(PrivateKey(key)).decrypt(content.removeprefix(_MARK)))
        except (CryptoError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
            continue
    return None


def _content(path: Path) -> bytes:
    """The bytes of an ordinary file; nothing for one too long to be a line, or for anything else."""
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > _LONGEST_FILE:
            return b""
        with path.open("rb") as file:
            return file.read(_LONGEST_FILE)
    except OSError:
        return b""


def _sweep(path: Path) -> None:
    """Remove a line that was never finished, unless somebody may be writing it now."""
    with suppress(OSError):
        if time.time() - path.stat().st_mtime > _ABANDONED_S:
            path.unlink()
