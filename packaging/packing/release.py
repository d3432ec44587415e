"""Version, date and notes of a release: from the source, the last commit and the changelog, never from the clock."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from xml.sax.saxutils import escape

TOP = Path(__file__).parents[2]
_VERSION = re.compile(r'__version__ = "([^"]+)"')
_HEADING = re.compile(r"^## (Unreleased|(\d+\.\d+\.\d+) \((\d{4}-\d\d-\d\d)\))$", re.MULTILINE)
_SENTENCE = re.compile(r"(?<=[.;:])\s")
_MARKUP = re.compile(r"[*`]|\[([^\]]+)\]\([^)]+\)")


@dataclass(frozen=True)
class Release:
    """What is told of one version; a day of None is a version that is not out yet."""

    version: str
    day: date | None
    notes: tuple[str, ...]


def version() -> str:
    """The version, from its only place."""
    return _VERSION.findall((TOP / "src/unhurried/__init__.py").read_text("utf-8"))[0]


def moment() -> datetime:
    """When the last change was made; `build` has put it into SOURCE_DATE_EPOCH."""
    return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)


def releases() -> list[Release]:
    """What the changelog tells, the newest first."""
    pieces = _HEADING.split((TOP / "CHANGELOG.md").read_text("utf-8"))[1:]
    told = zip(pieces[1::4], pieces[2::4], pieces[3::4], strict=True)
    return [
        Release(number or version(), date.fromisoformat(day) if day else None, _notes(text))
        for number, day, text in told
    ]


def as_metainfo(today: date) -> str:
    """The releases as AppStream has them."""
    lines = ["<releases>"]
    for one in releases():
        kind = "stable" if one.day else "development"
        lines.append(f'    <release version="{one.version}" date="{one.day or today}" type="{kind}">')
        lines.append("      <description><ul>")
        lines += [f"        <li>{escape(note)}</li>" for note in one.notes]
        lines += ["      </ul></description>", "    </release>"]
    return "\n".join([*lines, "  </releases>"])


def _notes(text: str) -> tuple[str, ...]:
    """The first sentence of every line."""
    entries = re.split(r"^- ", text, flags=re.MULTILINE)[1:]
    plain = (_MARKUP.sub(lambda found: found[1] or "", " ".join(entry.split())) for entry in entries)
    return tuple(_SENTENCE.split(entry)[0].rstrip(".;:") for entry in plain)
