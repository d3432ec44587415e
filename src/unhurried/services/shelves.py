"""The shipped library of questions, read from the resource folder."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from unhurried.domain.prompts import (
    PRACTICE_OPTIONS,
    PULL_OPTIONS,
    Choices,
    Idea,
    Lens,
    Marker,
    MarkerKind,
    Option,
    Prompt,
    PromptKind,
    Shelf,
    Shelves,
    Source,
)
from unhurried.resources import resource

Table = dict[str, Any]

_STANDARD_OPTIONS = {MarkerKind.PULL: PULL_OPTIONS, MarkerKind.PRACTICE: PRACTICE_OPTIONS}


def load_shelves(folder: Path | None = None) -> Shelves:
    """Read every lens and every document's ideas. Raises KeyError or ValueError on a faulty file."""
    home = folder or resource("prompts")
    lens_files = [_read(path) for path in sorted((home / "lenses").glob("*.toml"))]
    lens_files.sort(key=lambda table: table["lens"]["order"])
    usual = _read(home / "usual.toml")
    idea_files = [_read(path) for path in sorted((home / "ideas").glob("*.toml"))]
    return Shelves(
        lenses=tuple(_lens(table["lens"]) for table in lens_files),
        prompts=tuple(_prompt(item, table) for table in lens_files for item in table.get("prompt", [])),
        markers=tuple(_marker(item, table) for table in lens_files for item in table.get("marker", [])),
        sources=tuple(Source(**table["source"]) for table in idea_files),
        ideas=tuple(_idea(item) for table in idea_files for item in table["idea"]),
        usual=Choices(tuple(usual["prompts"]), tuple(usual["markers"])),
    )


def _read(path: Path) -> Table:
    with path.open("rb") as file:
        return tomllib.load(file)


def _lens(table: Table) -> Lens:
    return Lens(table["key"], table["name"], table["family"], table["about"])


def _prompt(item: Table, file: Table) -> Prompt:
    return Prompt(
        prompt_id=item["id"],
        version=item["version"],
        wording=item["wording"],
        lens=file["lens"]["key"],
        shelf=Shelf(item["shelf"]),
        kind=PromptKind(item["kind"]),
        hint=item.get("hint", ""),
        why=item.get("why", ""),
        ideas=tuple(item.get("ideas", ())),
    )


def _marker(item: Table, file: Table) -> Marker:
    kind = MarkerKind(item["kind"])
    own = tuple(Option(option["key"], option["wording"]) for option in item.get("options", ()))
    return Marker(
        marker_id=item["id"],
        version=item["version"],
        name=item["name"],
        wording=item["wording"],
        lens=file["lens"]["key"],
        kind=kind,
        options=own or _STANDARD_OPTIONS[kind],
        shelf=Shelf(item["shelf"]),
        hint=item.get("hint", ""),
        why=item.get("why", ""),
        ideas=tuple(item.get("ideas", ())),
    )


def _idea(item: Table) -> Idea:
    return Idea(item["id"], item["gist"], item.get("instead", ""))
