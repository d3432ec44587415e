"""What jrnl keeps: text with a day in front of each entry, plain or encrypted, and its JSON export."""

from __future__ import annotations

import base64
import binascii
import json
import re
from contextlib import suppress
from datetime import date, time
from typing import Any, Final, cast

from unhurried.domain.arrivals import OddReason, Place
from unhurried.domain.errors import NotReadable, SecretNeeded, Unreadable, WrongSecret
from unhurried.services.arriving.days import day_in, day_of_value, time_in
from unhurried.services.arriving.tray import STARRED, Tray, with_title

# Written by every jrnl of the second and third kind; its own salt in each file only since the last of these.
_SALT: Final = b"\xf2\xd5q\x0e\xc1\x8d.\xde\xdc\x8e6t\x89\x04\xce\xf8"
_ROUNDS: Final = 100_000
_SEALED: Final = b"gAAAAA"
_SEALED_WITH_SALT: Final = b"JRNLv3"

_HEAD = re.compile(r"^\[(?P<when>[^\]\n]{6,60})\] ?(?P<title>.*)$")
_OLD_HEAD = re.compile(r"^(?P<when>\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?(?: [AP]M)?)(?: (?P<title>.*))?$")
# Something that was meant as a day, also where it is none.
_LIKE_A_DAY = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}")
_TAG = re.compile(r"(?<!\S)@[-+*#/\w]+")


def is_sealed(content: bytes) -> bool:
    """Whether it is encrypted as jrnl does."""
    return content.startswith((_SEALED, _SEALED_WITH_SALT))


def unsealed(content: bytes, secret: str | None) -> bytes:
    """The text of an encrypted journal. Raises SecretNeeded or WrongSecret."""
    if secret is None:
        raise SecretNeeded
    from cryptography.fernet import Fernet, InvalidToken
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

    salt, token = _parts(content)
    key = PBKDF2HMAC(SHA256(), 32, salt, _ROUNDS).derive(secret.encode("utf-8", "replace"))
    try:
        return Fernet(base64.urlsafe_b64encode(key)).decrypt(token)
    except (InvalidToken, ValueError):
        raise WrongSecret from None


def _parts(content: bytes) -> tuple[bytes, bytes]:
    if not content.startswith(_SEALED_WITH_SALT):
        return _SALT, content.strip()
    begin = len(_SEALED_WITH_SALT)
    size = int.from_bytes(content[begin : begin + 2], "big")
    head, token = content[begin + 2 : begin + 2 + size], content[begin + 2 + size :]
    with suppress(binascii.Error):  # the first of its kind wrote its head plainly
        head = base64.b64decode(head, validate=True)
    try:
        return base64.urlsafe_b64decode(json.loads(head)["salt"]), token.strip()
    except (ValueError, TypeError, LookupError, RecursionError):
        raise NotReadable(Unreadable.BROKEN) from None


def is_text_of_jrnl(text: str) -> bool:
    """Whether the first line with anything in it is the head of an entry."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    return _head(line, _HEAD) is not None or _head(line, _OLD_HEAD) is not None


def read_text(tray: Tray, text: str, file: str, share: tuple[float, float] = (0.0, 1.0)) -> None:
    """Every entry of a text. What stands before the first one is odd."""
    lines = text.splitlines()
    pattern = _HEAD if any(_head(line, _HEAD) for line in lines) else _OLD_HEAD
    heads = [(number, found) for number, line in enumerate(lines) if (found := _head(line, pattern))]
    first = heads[0][0] if heads else len(lines)
    if any(line.strip() for line in lines[:first]):
        tray.odd(Place(file, line=1), OddReason.NO_DAY)
    for index, (number, (when, title)) in enumerate(heads):
        if index % 200 == 0:
            tray.at(share[0] + (share[1] - share[0]) * number / len(lines))
        end = heads[index + 1][0] if index + 1 < len(heads) else len(lines)
        body = "\n".join(lines[number + 1 : end])
        _lay(tray, Place(file, line=number + 1), day_in(when), time_in(when), title, body)


def _head(line: str, pattern: re.Pattern[str]) -> tuple[str, str] | None:
    """When and with what title an entry begins in this line."""
    match = pattern.match(line) if line[:1] in "[0123456789" else None
    if not match or not (_LIKE_A_DAY.search(match["when"]) or day_in(match["when"])):
        return None
    return match["when"], match["title"] or ""


def _lay(tray: Tray, place: Place, day: date | None, at: time | None, title: str, body: str) -> None:
    head = title.strip()
    is_starred = head == "*" or head.endswith(" *")
    if is_starred:
        head = head[:-1].rstrip()
    tags = _TAG.findall(f"{head}\n{body}")
    tray.lay(place, day, with_title(head, body), tags=[*tags, *([STARRED] if is_starred else [])], at=at)


def is_export(found: dict[str, Any]) -> bool:
    """Whether these are the contents of a JSON export."""
    entries = found.get("entries")
    first: Any = next(iter(cast("list[Any]", entries)), None) if isinstance(entries, list) else None
    return isinstance(first, dict) and "date" in first and "body" in first


def read_export(tray: Tray, found: dict[str, Any], file: str) -> None:
    """Every entry of a JSON export."""
    entries = cast("list[Any]", found["entries"])
    for number, entry in enumerate(entries, start=1):
        if number % 200 == 0:
            tray.at(number / len(entries))
        place = Place(file, entry=number)
        if not isinstance(entry, dict):
            tray.odd(place, OddReason.UNREADABLE)
            continue
        told = cast("dict[str, Any]", entry)
        title, body, tags = told.get("title"), told.get("body"), told.get("tags")
        named = [tag for tag in cast("list[Any]", tags) if isinstance(tag, str)] if isinstance(tags, list) else []
        if told.get("starred") is True:
            named.append(STARRED)
        words = with_title(title if isinstance(title, str) else "", body if isinstance(body, str) else "")
        clock = told.get("time")
        at = time_in(clock[:40]) if isinstance(clock, str) else None
        tray.lay(place, day_of_value(told.get("date")), words, tags=named, at=at)
