"""Our own Markdown: facts at the top, and marks before the texts, by which a reflection comes back whole."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any, Final, NamedTuple, cast

from unhurried.domain.arrivals import Arrival, LeftOut, OddReason, Place
from unhurried.domain.moments import Moment
from unhurried.domain.reflections import Answer, Marking, Writing
from unhurried.services.arriving.days import instant
from unhurried.services.arriving.tray import Tray, tidy, tidy_tags

_HEAD = re.compile(r"\A---\n(?P<facts>(?:\w+: .*\n)+)---\n")
_WORD = re.compile(r"unhurried(?:-\d+)?")
_FIELDS: Final = ("happened_words", "pull", "did_words", "followed")
_LARGEST_VERSION: Final = 1 << 31


class _Piece(NamedTuple):
    about: dict[str, Any]
    heading: str
    text: str


def is_ours(text: str) -> bool:
    """Whether a file was written by Unhurried."""
    return _WORD.fullmatch(str(_facts(text).get("marks"))) is not None


def read_text(tray: Tray, text: str, name: str) -> None:
    """A reflection with all that is in it; other files of ours are counted."""
    facts, place = _facts(text), Place(name)
    if facts.get("counts_as") != "reflections":
        tray.leave_out(LeftOut.NOTE)
        return
    if facts.get("trashed_at"):
        tray.leave_out(LeftOut.TRASHED)
        return
    try:
        pieces = _pieces(text, str(facts["marks"]))
        writing = _writing(facts, pieces)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        tray.odd(place, OddReason.UNREADABLE)
        return
    for piece in pieces:
        tray.leave_out(LeftOut.EARLIER_VERSION, piece.about.get("counts_as") == "earlier_versions")
        tray.leave_out(LeftOut.NOTE, piece.about.get("counts_as") == "margin_notes")
    tray.lay_whole(Arrival(writing, place), kept_at=instant(facts.get("kept_at")))


def _facts(text: str) -> dict[str, Any]:
    match = _HEAD.match(text[: 1 << 16])
    try:
        lines = (line.partition(": ") for line in match["facts"].splitlines()) if match else ()
        return {name: json.loads(value) for name, _, value in lines}
    except (ValueError, RecursionError):
        return {}


def _pieces(text: str, word: str) -> list[_Piece]:
    body = text[text.index("\n---\n", 3) :]
    return [_piece(part) for part in body.split(f"\n<!-- {word} ")[1:]]


def _piece(part: str) -> _Piece:
    about, _, rest = part.partition(" -->\n")
    heading, _, text = ("", "", rest) if rest.startswith("\n") else rest.partition("\n\n")
    told: Any = json.loads(about)
    if not isinstance(told, dict):
        raise TypeError
    return _Piece(cast("dict[str, Any]", told), heading.partition("\n")[0].lstrip("#- "), tidy(text))


def _writing(facts: dict[str, Any], pieces: list[_Piece]) -> Writing:
    """What stands before the first earlier version is the reflection as it was."""
    body, answers, markings, moments = "", list[Answer](), list[Marking](), list[Moment]()
    for piece in pieces:
        about = piece.about
        part = about.get("part")
        if about.get("counts_as") in ("earlier_versions", "margin_notes"):
            break
        if part == "body":
            body = piece.text
        elif part == "answer":
            answers.append(Answer(*_named(about, "prompt_id"), piece.heading, *_lens(about), piece.text))
        elif part == "marking":
            markings.append(_marking(piece))
        elif part == "moment":
            moments.append(_moment(about))
        elif part == "field of a moment" and about.get("field") in _FIELDS:
            moments[-1] = replace(moments[-1], **{about["field"]: piece.text})
    order, tags = facts.get("order_in_day"), facts.get("tags")
    return Writing(
        day=date.fromisoformat(facts["day"]),
        client_code=tidy(str(facts.get("code") or "")) or None,
        tags=tidy_tags(cast("list[object]", tags) if isinstance(tags, list) else ()),
        body=body,
        answers=tuple(answers),
        markings=tuple(markings),
        moments=tuple(moments),
        order_in_day=order if isinstance(order, int) and 1 <= order <= 99 else None,
    )


def _marking(piece: _Piece) -> Marking:
    wording, _, chosen = piece.heading.rpartition(" · ")
    about = piece.about
    return Marking(*_named(about, "marker_id"), wording, *_lens(about), str(about["option"]), chosen, piece.text)


def _named(about: dict[str, Any], name: str) -> tuple[str, int]:
    version = about["version"]
    if not isinstance(version, int) or not 0 <= version < _LARGEST_VERSION:
        raise TypeError
    return str(about[name]), version


def _lens(about: dict[str, Any]) -> tuple[str]:
    return (str(about["lens"]),)


def _moment(about: dict[str, Any]) -> Moment:
    happened, did, noticed = (str(about.get(name) or "") for name in ("happened", "did", "noticed"))
    return Moment(str(about["id"] or "m"), happened=happened, did=did, noticed=noticed)
