"""Our own JSON export: reflections come back whole, with answers, markings and moments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any, Final, TypeVar, cast

from unhurried.domain.arrivals import Arrival, LeftOut, OddReason, Place
from unhurried.domain.errors import NotReadable, Unreadable
from unhurried.domain.moments import Moment
from unhurried.domain.reflections import Answer, Marking, Writing
from unhurried.services.arriving.days import instant
from unhurried.services.arriving.tray import LONGEST_TEXT, Tray, tidy, tidy_tags

FORMAT: Final = "unhurried-export"
VERSION: Final = 1
_NOTES: Final = ("threads", "words_to_keep", "supervision_questions", "supervision_sessions", "annotations", "drafts")
_MOST_PARTS: Final = 2_000
Part = TypeVar("Part", Answer, Marking, Moment)


class _Unfit(ValueError):
    """Something is not what it is to be."""


def is_export(found: dict[str, Any]) -> bool:
    """Whether these are the contents of an export of ours, of whatever version."""
    return found.get("format") == FORMAT


def read_export(tray: Tray, found: dict[str, Any], file: str) -> None:
    """Every reflection that was not in the trash; what belongs to none of them is counted."""
    version, entries = found.get("version"), found.get("reflections")
    if version != VERSION or not isinstance(entries, list):
        is_later = isinstance(version, int) and version > VERSION
        raise NotReadable(Unreadable.NEWER if is_later else Unreadable.BROKEN)
    for name in _NOTES:
        tray.leave_out(LeftOut.NOTE, _number(found.get(name)))
    listed = cast("list[Any]", entries)
    for number, entry in enumerate(listed, start=1):
        if number % 100 == 0:
            tray.at(number / len(listed))
        place = Place(file, entry=number)
        if not isinstance(entry, dict):
            tray.odd(place, OddReason.UNREADABLE)
            continue
        try:
            _read_entry(tray, cast("dict[str, Any]", entry), place)
        except _Unfit:
            tray.odd(place, OddReason.UNREADABLE)


def _read_entry(tray: Tray, entry: dict[str, Any], place: Place) -> None:
    if entry.get("trashed_at"):
        tray.leave_out(LeftOut.TRASHED)
        return
    tray.leave_out(LeftOut.NOTE, _number(entry.get("margin_notes")))
    tray.leave_out(LeftOut.EARLIER_VERSION, _number(entry.get("earlier_versions")))
    try:
        day = date.fromisoformat(_words(entry, "day"))
    except ValueError:
        tray.odd(place, OddReason.NO_DAY)
        return
    order = entry.get("order_in_day")
    writing = Writing(
        day=day,
        client_code=_words(entry, "client_code") or None,
        tags=tidy_tags(tag for tag in _list(entry, "tags") if isinstance(tag, str)),
        body=_words(entry, "body"),
        answers=tuple(_part(Answer, found) for found in _list(entry, "answers")),
        markings=tuple(_part(Marking, found) for found in _list(entry, "markings")),
        moments=tuple(_moment(found) for found in _list(entry, "moments")),
        order_in_day=order if isinstance(order, int) and 1 <= order <= 99 else None,
    )
    tray.lay_whole(Arrival(writing, place), kept_at=instant(entry.get("kept_at")))


def _moment(found: Any) -> Moment:
    if not isinstance(found, dict):
        raise _Unfit
    told = cast("dict[str, Any]", found)
    moment = _part(Moment, {**told, "moment_id": told.get("id")})
    if not moment.moment_id:
        raise _Unfit
    return moment


def _part(kind: type[Part], found: Any) -> Part:
    """An answer, a marking or a moment, each field of it by its name; what is not known here is left."""
    if not isinstance(found, dict):
        raise _Unfit
    told = cast("dict[str, Any]", found)
    values: dict[str, Any] = {}
    for each in fields(kind):
        if each.name != "version":
            values[each.name] = _words(told, each.name)
            continue
        version = told.get("version")
        if not isinstance(version, int) or isinstance(version, bool) or not 0 <= version < 1 << 31:
            raise _Unfit
        values["version"] = version
    return kind(**values)


def _words(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name)
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise _Unfit
    return tidy(value)


def _list(told: Mapping[str, Any], name: str) -> list[Any]:
    value = told.get(name)
    if value is None:
        return []
    if not isinstance(value, list) or len(cast("list[Any]", value)) > _MOST_PARTS:
        raise _Unfit
    return cast("list[Any]", value)


def _number(value: Any) -> int:
    return len(cast("list[Any]", value)) if isinstance(value, list) else 0
