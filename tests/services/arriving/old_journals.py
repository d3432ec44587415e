"""Journals of other programs, written here as those programs write them."""

from __future__ import annotations

import base64
import json
import zipfile
from pathlib import Path
from typing import Any

import yaml
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

SECRET = "a quiet kettle"  # noqa: S105
# The one that jrnl had in its program for years.
OLD_SALT = bytes.fromhex("f2d5710ec18d2ededc8e36748904cef8")
JRNL = """\
[2024-01-31 09:05] I spoke before the quiet was over.
@pace @online And then some more.

[2024-02-01 18:30] Only a title *

[2024-02-01 07:31] Two lines here
and a second [1] line
[a remark in brackets] that is no day
"""
JRNL_OF_TODAY = """\
[2024-01-31 09:05:00 AM] The first.

[2024-01-31 06:05:00 PM] The second.
"""
JRNL_OF_OLD = """\
2013-06-09 15:39 My first entry.
A line with 2013-06-09 in it.

2013-06-10 15:40 Life is good. *
"""

OUR_MARKDOWN = """\
---
title: "4 March 2026 · Heron"
id: "reflection-3"
day: "2026-03-04"
order_in_day: 3
code: "Heron"
tags: ["online", "first hour"]
kept_at: "2026-03-04T17:00:00.000000+00:00"
counts_as: "reflections"
marks: "unhurried-2"
---

<!-- unhurried-2 {"part": "title"} -->
# 4 March 2026 · Heron
*third session of the day*



<!-- unhurried-2 {"part": "body"} -->

# Twenty past

I **waited**. <!-- unhurried {"part": "body"} -->

<!-- unhurried-2 {"part": "answer", "prompt_id": "silence.first", "version": 1, "lens": "silence"} -->
## What did I do with the quiet?
*Silence*

I said it before the pause was over.

<!-- unhurried-2 {"part": "markings"} -->
## Markings



<!-- unhurried-2 {"part": "marking", "marker_id": "m", "version": 2, "lens": "pace", "option": "waited"} -->
- I explained early · or late. · Felt the pull and waited

just after the summary

<!-- unhurried-2 {"part": "moment", "id": "moment-a", "happened": "quiet", "did": "", "noticed": "then"} -->
## A moment



<!-- unhurried-2 {"part": "field of a moment", "field": "happened_words"} -->
### What had just happened between us: It went quiet

after the news

<!-- unhurried-2 {"part": "field of a moment", "field": "noticed"} -->
### When I noticed: Then



<!-- unhurried-2 {"part": "margin note", "id": "n", "counts_as": "margin_notes"} -->
## In the margin

I would wait longer now.

"""


def write(path: Path, content: str | bytes | dict[str, Any]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, dict):
        content = json.dumps(content, ensure_ascii=False)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def sealed_by_jrnl(text: str, secret: str = SECRET) -> bytes:
    """As its second kind did, with the salt that was the same for everybody."""
    return _token(text, secret, OLD_SALT)


def sealed_with_salt(text: str, secret: str = SECRET, *, is_head_plain: bool = False) -> bytes:
    """As its third kind does, with a salt in the head of the file."""
    salt = bytes(range(16))
    head = json.dumps({"salt": base64.urlsafe_b64encode(salt).decode()}).encode()
    head = head if is_head_plain else base64.b64encode(head)
    return b"JRNLv3" + len(head).to_bytes(2, "big") + head + _token(text, secret, salt)


def _token(text: str, secret: str, salt: bytes) -> bytes:
    key = PBKDF2HMAC(SHA256(), 32, salt, 100_000).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(key)).encrypt(text.encode())


def day_one(*entries: dict[str, Any]) -> dict[str, Any]:
    return {"metadata": {"version": "1.0"}, "entries": list(entries)}


def day_one_zip(path: Path, *journals: dict[str, Any]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, journal in enumerate(journals):
            archive.writestr(f"Journal {number}.json", json.dumps(journal))
        archive.writestr("photos/0123.jpeg", b"\xff\xd8 a picture")
    return path


def rednotebook(folder: Path, months: dict[str, dict[int, Any]]) -> Path:
    """A folder of its data, each month dumped as it dumps them."""
    folder.mkdir(parents=True, exist_ok=True)
    for month, days in months.items():
        content = yaml.safe_dump(days, allow_unicode=True)
        (folder / f"{month}.txt").write_text(content, "utf-8")
    return folder
