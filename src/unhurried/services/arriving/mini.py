"""The JSON of mini-diary, one entry a day, and of Mini Diarium, a list of entries; their text may be HTML."""

from __future__ import annotations

from typing import Any, cast

from unhurried.domain.arrivals import LeftOut, OddReason, Place
from unhurried.services.arriving import from_html
from unhurried.services.arriving.days import day_of_value
from unhurried.services.arriving.tray import Tray, with_title


def is_diary(found: dict[str, Any]) -> bool:
    """Whether these are the contents of a mini-diary: days, each with one entry."""
    entries = found.get("entries")
    if not isinstance(entries, dict):
        return False
    told = cast("dict[str, Any]", entries)
    return _application(found) == "mini diary" or any(day_of_value(day) for day in [*told][:50])


def is_diarium(found: dict[str, Any]) -> bool:
    """Whether these are the contents of a Mini Diarium: a list of entries with a date and a text."""
    entries = found.get("entries")
    if not isinstance(entries, list):
        return False
    told = [cast("dict[str, Any]", entry) for entry in cast("list[Any]", entries)[:50] if isinstance(entry, dict)]
    return _application(found) == "mini diarium" or any("date" in entry and "text" in entry for entry in told)


def read_diary(tray: Tray, found: dict[str, Any], file: str) -> None:
    """Every day of a mini-diary."""
    entries = cast("dict[str, Any]", found["entries"])
    for number, (day, entry) in enumerate(entries.items(), start=1):
        if number % 200 == 0:
            tray.at(number / len(entries))
        _read_entry(tray, entry, day, Place(file, entry=number))


def read_diarium(tray: Tray, found: dict[str, Any], file: str) -> None:
    """Every entry of a Mini Diarium."""
    entries = cast("list[Any]", found["entries"])
    for number, entry in enumerate(entries, start=1):
        if number % 200 == 0:
            tray.at(number / len(entries))
        day = cast("dict[str, Any]", entry).get("date") if isinstance(entry, dict) else None
        _read_entry(tray, entry, day, Place(file, entry=number))


def _read_entry(tray: Tray, entry: Any, day: Any, place: Place) -> None:
    if not isinstance(entry, dict):
        tray.odd(place, OddReason.UNREADABLE)
        return
    told = cast("dict[str, Any]", entry)
    title, text, tags = (told.get(name) for name in ("title", "text", "tags"))
    named = [tag for tag in cast("list[Any]", tags) if isinstance(tag, str)] if isinstance(tags, list) else []
    words = text if isinstance(text, str) else ""
    if from_html.is_html(words):
        words = from_html.as_markdown(words, lambda: tray.leave_out(LeftOut.PICTURE))
    tray.lay(place, day_of_value(day), with_title(title if isinstance(title, str) else "", words), tags=named)


def _application(found: dict[str, Any]) -> str:
    metadata = found.get("metadata")
    return str(cast("dict[str, Any]", metadata).get("application")).lower() if isinstance(metadata, dict) else ""
