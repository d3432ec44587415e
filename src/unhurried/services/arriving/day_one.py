"""Day One's JSON export, by itself or in its zip file with the pictures beside it."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Any, Final, cast
from zoneinfo import ZoneInfo

from unhurried.domain.arrivals import LeftOut, OddReason, Place
from unhurried.domain.errors import NotReadable, Unreadable
from unhurried.services.arriving import material
from unhurried.services.arriving.day_one_rich import words_of_rich
from unhurried.services.arriving.days import instant
from unhurried.services.arriving.tray import STARRED, Tray, picture_note

_MEDIA: Final = {
    "photos": LeftOut.PICTURE,
    "videos": LeftOut.ATTACHMENT,
    "audios": LeftOut.ATTACHMENT,
    "pdfAttachments": LeftOut.ATTACHMENT,
}
_MOMENT = re.compile(r"!\[[^\]\n]{0,200}\]\(dayone-moment:[^)\s]{0,200}?(?P<id>[0-9A-Za-z-]*)/?\)")
# Its export escapes what could be Markdown. These signs are none in the middle of a line.
_ESCAPED = re.compile(r"(?<=[^\n\d])\\([.!()+'\",:;?-])")


def is_export(found: dict[str, Any]) -> bool:
    """Whether these are the contents of a JSON export."""
    entries = found.get("entries")
    if not isinstance(entries, list):
        return False
    told = [cast("dict[str, Any]", entry) for entry in cast("list[Any]", entries)[:50] if isinstance(entry, dict)]
    return any("creationDate" in entry for entry in told)


def read_zip(tray: Tray, path: Path) -> None:
    """Every journal in a zip file; each is a file of its own there, beside the folders of pictures."""
    with material.opened_zip(path) as archive:
        exports = [
            info
            for info in archive.infolist()
            if info.filename.lower().endswith(".json") and not _is_hidden(info.filename)
        ]
        room = material.LARGEST_FILE
        read = 0
        for number, info in enumerate(exports):
            content = material.member(archive, info, room)
            room -= len(content)
            found = material.as_json(material.as_text(content))
            if isinstance(found, dict) and is_export(cast("dict[str, Any]", found)):
                share = (number / len(exports), (number + 1) / len(exports))
                read_export(tray, cast("dict[str, Any]", found), info.filename, share)
                read += 1
        if not read:
            raise NotReadable(Unreadable.UNKNOWN)


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))


def read_export(tray: Tray, found: dict[str, Any], file: str, share: tuple[float, float] = (0.0, 1.0)) -> None:
    """Every entry of one journal."""
    entries = cast("list[Any]", found["entries"])
    for number, entry in enumerate(entries, start=1):
        if number % 100 == 0:
            tray.at(share[0] + (share[1] - share[0]) * number / len(entries))
        place = Place(file, entry=number)
        if isinstance(entry, dict):
            _read_entry(tray, cast("dict[str, Any]", entry), place)
        else:
            tray.odd(place, OddReason.UNREADABLE)


def _read_entry(tray: Tray, entry: dict[str, Any], place: Place) -> None:
    names: dict[str, str] = {}
    for kind, what in _MEDIA.items():
        media = entry.get(kind)
        listed = cast("list[Any]", media) if isinstance(media, list) else []
        tray.leave_out(what, len(listed))
        names |= dict(_named(cast("dict[str, Any]", each)) for each in listed if isinstance(each, dict))
    tray.leave_out(LeftOut.LOCATION, bool(entry.get("location")))
    tray.leave_out(LeftOut.WEATHER, bool(entry.get("weather")))
    at = _local(entry)
    tags = entry.get("tags")
    named = [tag for tag in cast("list[Any]", tags) if isinstance(tag, str)] if isinstance(tags, list) else []
    if entry.get("starred") is True:
        named.append(STARRED)
    tray.lay(place, at.date() if at else None, _words(entry, names), tags=named, at=_time(at))


def _named(medium: dict[str, Any]) -> tuple[str, str]:
    """A medium's id, and the name of its file beside the export."""
    identifier, digest, kind = (str(medium.get(key) or "")[:100] for key in ("identifier", "md5", "type"))
    return identifier, f"{digest}.{kind}" if digest and kind else digest


def _words(entry: dict[str, Any], names: dict[str, str]) -> str:
    text = entry.get("text")
    if not isinstance(text, str) or not text.strip():
        rich = entry.get("richText")
        return words_of_rich(rich, names) if isinstance(rich, str) else ""
    plain = _ESCAPED.sub(r"\1", text.replace("\u200b", ""))
    return _MOMENT.sub(lambda match: picture_note(names.get(match["id"], "")), plain)


def _time(at: datetime | None) -> Any:
    return at.time() if at else None


def _local(entry: dict[str, Any]) -> datetime | None:
    """When it was written, by the clock where it was written; else by that of this computer."""
    found = instant(entry.get("creationDate"))
    if found is None:
        return None
    zone = entry.get("timeZone")
    try:
        return found.astimezone(ZoneInfo(zone) if isinstance(zone, str) and zone else None)
    except (LookupError, ValueError, OSError, OverflowError):
        pass  # a zone that nobody knows here
    try:
        return found.astimezone()
    except (ValueError, OSError, OverflowError):
        return None
