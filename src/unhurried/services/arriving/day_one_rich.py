"""Day One's rich text as Markdown, for entries that have no plain text beside it."""

from __future__ import annotations

import json
from typing import Any, Final, cast

from unhurried.services.arriving.tray import picture_note

_LONGEST: Final = 20_000_000
_MARKS: Final = (("inlineCode", "`"), ("bold", "**"), ("italic", "*"), ("strikethrough", "~~"))


def words_of_rich(text: str, names: dict[str, str]) -> str:
    """The words, with headings, lists, quotations and emphasis. Nothing where it cannot be read."""
    try:
        found: Any = json.loads(text) if len(text) <= _LONGEST else None
    except (ValueError, RecursionError):
        return ""
    contents: Any = cast("dict[str, Any]", found).get("contents") if isinstance(found, dict) else None
    pieces = cast("list[Any]", contents) if isinstance(contents, list) else []
    lines: list[str] = []
    open_line = ""
    prefix = ""
    for piece in pieces:
        if not isinstance(piece, dict):
            continue
        told = cast("dict[str, Any]", piece)
        attributes = _dict(told.get("attributes"))
        for part in _parts(told, attributes, names):
            if not open_line:
                prefix = _prefix(_dict(attributes.get("line")))
            if part == "\n":
                lines.append(prefix + open_line if open_line else "")
                open_line = ""
            else:
                open_line += part
    if open_line:
        lines.append(prefix + open_line)
    return "\n".join(lines)


def _parts(piece: dict[str, Any], attributes: dict[str, Any], names: dict[str, str]) -> list[str]:
    """A run of text, cut at its line ends, each of which is a part of its own."""
    text = piece.get("text")
    if not isinstance(text, str):
        return _embedded(piece.get("embeddedObjects"), names)
    parts: list[str] = []
    for number, line in enumerate(text.split("\n")):
        parts += ["\n"] if number else []
        parts += [_marked(line, attributes)] if line else []
    return parts


def _embedded(found: Any, names: dict[str, str]) -> list[str]:
    parts: list[str] = []
    for each in cast("list[Any]", found) if isinstance(found, list) else []:
        told = _dict(each)
        if told.get("type") == "horizontalRuleLine":
            parts += ["---", "\n"]
        elif told.get("type") in ("photo", "video", "audio", "pdfAttachment"):
            parts += [picture_note(names.get(str(told.get("identifier")), "")), "\n"]
    return parts


def _prefix(line: dict[str, Any]) -> str:
    header, style = line.get("header"), line.get("listStyle")
    if isinstance(header, int) and 1 <= header <= 6:
        return "#" * header + " "
    if line.get("quote"):
        return "> "
    deep = line.get("indentLevel")
    indent = "  " * (min(deep, 9) - 1 if isinstance(deep, int) and deep > 1 else 0)
    marks = {"bulleted": "- ", "numbered": "1. ", "checkbox": "- [x] " if line.get("checked") else "- [ ] "}
    mark = marks.get(style) if isinstance(style, str) else None
    return indent + mark if mark else ""


def _marked(line: str, attributes: dict[str, Any]) -> str:
    """Emphasis stands close to the words, and blanks outside of it."""
    core = line.strip()
    if not core:
        return line
    for name, mark in _MARKS:
        if attributes.get(name):
            core = f"{mark}{core}{mark}"
    start = line[: len(line) - len(line.lstrip())]
    return start + core + line[len(line.rstrip()) :]


def _dict(found: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}
