"""One file of text or Markdown: what stands in its front matter, days as headings in it, or one entry as a whole."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, Final, cast

from unhurried.domain.arrivals import LeftOut, OddReason, Place
from unhurried.domain.errors import NotReadable
from unhurried.services.arriving import jrnl, material
from unhurried.services.arriving.days import day_in_name, day_of_value, head_of_day, time_of_value
from unhurried.services.arriving.tray import Tray, picture_note

_FRONT = re.compile(r"\A---[ \t]*\n(?P<head>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_DAY_KEYS: Final = ("day", "date", "created", "created_at", "creation date", "date created", "creation-date", "datum")
_TAG_KEYS: Final = ("tags", "tag", "keywords", "categories")
_PICTURES: Final = r"(?:png|jpe?g|gif|webp|svg|heic|heif|bmp|tiff?|avif)"
_FILES: Final = rf"(?:{_PICTURES}|pdf|mp3|m4a|wav|ogg|flac|mp4|mov|mkv|webm|docx?|xlsx?|pptx?|zip)"
_IS_PICTURE = re.compile(rf"\.{_PICTURES}$", re.IGNORECASE)
_EMBEDDED = re.compile(rf"!\[\[(?P<name>[^\]|\n]{{1,300}}\.{_FILES})(?:\|[^\]\n]{{0,200}})?\]\]", re.IGNORECASE)
_LINKED = re.compile(r"!\[[^\]\n]{0,300}\]\((?P<target>[^)\n]{1,500})\)")
_HASHTAG = re.compile(r"(?<![\w#&/(\[])#([^\W\d_][\w/-]{0,59})")


Heads = list[tuple[int, tuple[date, str]]]
"""Headings of days: the number of the line, the day, and what follows it there."""


@dataclass(frozen=True, slots=True)
class Front:
    """What the front matter of a file tells, and the text below it."""

    text: str = field(repr=False)
    day: date | None = None
    at: time | None = None
    tags: tuple[str, ...] = ()


def read_text(tray: Tray, text: str, name: str, day_of_file: Callable[[], date | None]) -> None:
    """Every entry of a file. `day_of_file` is asked where nothing else tells a day."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = front_of(text)
    if front.day is None and jrnl.is_text_of_jrnl(front.text):
        jrnl.read_text(tray, front.text, name)
        return
    lines = front.text.split("\n")
    heads = [(number, found) for number, line in enumerate(lines) if (found := head_of_day(line))]
    starts_with_head = heads and not any(line.strip() for line in lines[: heads[0][0]])
    if front.day is None and (len(heads) > 1 or starts_with_head):
        _read_days(tray, front, lines, heads, name)
        return
    body, tags = without_pictures(tray, front.text)
    day = front.day or day_in_name(name)
    is_day_of_file = day is None
    place = Place(name)
    tags = (*front.tags, *tags)
    tray.lay(place, day or day_of_file(), body, tags=tags, at=front.at, is_day_of_file=is_day_of_file)


def _read_days(tray: Tray, front: Front, lines: list[str], heads: Heads, name: str) -> None:
    """A file in which days are headings."""
    if any(line.strip() for line in lines[: heads[0][0]]):
        tray.odd(Place(name, line=1), OddReason.NO_DAY)
    for index, (number, (day, title)) in enumerate(heads):
        end = heads[index + 1][0] if index + 1 < len(heads) else len(lines)
        words = "\n".join(lines[number + 1 : end])
        body, tags = without_pictures(tray, f"# {title}\n\n{words.strip()}" if title else words)
        tray.lay(Place(name, line=number + 1), day, body, tags=(*front.tags, *tags))


def front_of(text: str) -> Front:
    """What stands between two lines of dashes at the very beginning, if anything like that does."""
    match = _FRONT.match(text)
    if not match or len(match["head"]) > material.LARGEST_HEAD:
        return Front(text)
    try:
        found = material.as_yaml(match["head"])
    except NotReadable:
        return Front(text)
    if not isinstance(found, dict):
        return Front(text)
    told = {str(key).strip().lower(): value for key, value in cast("dict[Any, Any]", found).items()}
    days = [(value, day) for key in _DAY_KEYS if (day := day_of_value(value := told.get(key)))]
    value, day = days[0] if days else (None, None)
    return Front(text[match.end() :], day, time_of_value(value), _tags(told))


def _tags(told: dict[str, Any]) -> tuple[str, ...]:
    tags: list[str] = []
    for key in _TAG_KEYS:
        value = told.get(key)
        if isinstance(value, str):
            tags += re.split(r"[,\n]", value) if "," in value else value.split()
        elif isinstance(value, list):
            tags += [str(tag) for tag in cast("list[Any]", value) if isinstance(tag, str | int | float)]
    return tuple(tags)


def without_pictures(tray: Tray, text: str) -> tuple[str, tuple[str, ...]]:
    """The words, with pictures and other files named, counted and left out; and the tags that stand in them."""

    def embedded(match: re.Match[str]) -> str:
        return _left_out(tray, match["name"])

    def linked(match: re.Match[str]) -> str:
        return _left_out(tray, match["target"].strip("<> ").partition(" ")[0])

    words = _LINKED.sub(linked, _EMBEDDED.sub(embedded, text))
    return words, tuple(_HASHTAG.findall(words))


def _left_out(tray: Tray, target: str) -> str:
    name = re.split(r"[/\\]", target)[-1]
    is_file = re.search(rf"\.{_FILES}$", name, re.IGNORECASE)
    is_picture = _IS_PICTURE.search(name) or not is_file
    tray.leave_out(LeftOut.PICTURE if is_picture else LeftOut.ATTACHMENT)
    return picture_note(name) if is_picture else f"({name})"
