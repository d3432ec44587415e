"""RedNotebook's months: a folder of `2024-01.txt`, each the days of a month with text and categories, as YAML."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any, Final, cast

from unhurried.domain.arrivals import LeftOut, OddReason, Place
from unhurried.domain.errors import NotReadable
from unhurried.services.arriving import material
from unhurried.services.arriving.tray import Tray, picture_note

_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)\.txt")
_PICTURE = re.compile(r'\[""(?P<path>[^"\n]{1,500})""(?P<kind>\.\w{1,5})(?:\?\d+)?\]')
_LINK = re.compile(r'\[(?P<name>[^\["\n]{1,500}) ""(?P<target>[^"\n]{1,1000})""\]')
_TITLE = re.compile(r"^(?P<marks>={1,5}) ?(?P<words>[^=\n].*?[^=\n]|[^=\n]) ?(?P=marks)[ \t]*$", re.MULTILINE)
_ITALIC = re.compile(r"(?<![:/\w])//(?=\S)(.{1,2000}?)(?<=\S)//(?![/\w])")
_STRUCK = re.compile(r"(?<![-\w])--(?=[^\s-])(.{1,2000}?)(?<=[^\s-])--(?![-\w])")
_UNDERLINED = re.compile(r"(?<![_\w])__(?=\S)(.{1,2000}?)(?<=\S)__(?![_\w])")
_HASHTAG = re.compile(r"(?<![\w#&/])#([^\W\d_][\w-]{0,59})")
_LARGEST_DAY: Final = 1_000


def months(folder: Path) -> list[Path]:
    """The files of the months, in their order; in the folder itself or in its folder of data."""
    for place in (folder, folder / "data"):
        if place.is_dir():
            found = sorted(path for path in place.iterdir() if _MONTH.fullmatch(path.name) and path.is_file())
            if found:
                return found
    return []


def is_month(path: Path) -> bool:
    """Whether a file is one of these, by its name and its beginning."""
    return bool(_MONTH.fullmatch(path.name)) and looks_like_one(path)


def looks_like_one(path: Path) -> bool:
    """Whether a file of that name begins like a month."""
    try:
        begin = material.read_text(path, material.LARGEST_MONTH).lstrip()[:4]
    except NotReadable:
        return False
    return bool(re.match(r"\d\d?:|\{\d|\{\}", begin))


def read(tray: Tray, files: list[Path]) -> None:
    """Every day of every month. A month that cannot be read is odd, and the others are read."""
    for number, path in enumerate(files):
        tray.at(number / len(files))
        try:
            days = material.as_yaml(material.read_text(path, material.LARGEST_MONTH))
        except NotReadable:
            tray.odd(Place(path.name), OddReason.UNREADABLE)
            continue
        match = _MONTH.fullmatch(path.name)
        if not isinstance(days, dict) or not match:
            if days is not None:
                tray.odd(Place(path.name), OddReason.UNREADABLE)
            continue
        for day, content in sorted(cast("dict[Any, Any]", days).items(), key=lambda each: str(each[0]).zfill(9)):
            _read_day(tray, path.name, (match["year"], match["month"]), day, content)


def _read_day(tray: Tray, file: str, month: tuple[str, str], day: Any, content: Any) -> None:
    number = day if isinstance(day, int) and 0 < day < _LARGEST_DAY else 0
    place = Place(file, entry=number)
    if not isinstance(content, dict):
        tray.odd(place, OddReason.UNREADABLE)
        return
    told = cast("dict[Any, Any]", content)
    text = told.get("text")
    words, tags = as_markdown(tray, text if isinstance(text, str) else "")
    parts = [words]
    for category, entries in told.items():
        if category == "text":
            continue
        named = _entries(entries)
        if str(category).upper() == "TAGS":
            tags += named
        elif named:
            listed = "\n".join(f"- {as_markdown(tray, entry)[0]}" for entry in named)
            parts.append(f"## {category}\n\n{listed}")
    try:
        on = date(int(month[0]), int(month[1]), number)
    except ValueError:
        on = None
    tray.lay(place, on, "\n\n".join(part for part in parts if part.strip()), tags=tags)


def _entries(found: Any) -> list[str]:
    """What is under a category: names with nothing beside them, or with one more level below."""
    if not isinstance(found, dict):
        return [str(found)] if isinstance(found, str | int | float) else []
    return [str(name) for name in cast("dict[Any, Any]", found) if isinstance(name, str | int | float)]


def as_markdown(tray: Tray, text: str) -> tuple[str, list[str]]:
    """Its light marks as Markdown, and the hashtags. Pictures are named, counted and left out."""

    def left_out(match: re.Match[str]) -> str:
        tray.leave_out(LeftOut.PICTURE)
        return picture_note(re.split(r"[/\\]", match["path"])[-1] + match["kind"])

    tags: list[str] = _HASHTAG.findall(text)
    words = _PICTURE.sub(left_out, text)
    words = _LINK.sub(r"[\g<name>](\g<target>)", words)
    words = _TITLE.sub(lambda match: f"{'#' * len(match['marks'])} {match['words']}", words)
    words = _ITALIC.sub(r"*\1*", words)
    words = _STRUCK.sub(r"~~\1~~", words)
    words = _UNDERLINED.sub(r"_\1_", words)
    return words.replace("\\\\\n", "\n"), tags
