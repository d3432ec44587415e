"""The shipped texts of the guided path, read from the resource folder."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from unhurried.domain.guided import FirstWords, Guidebook, LeftOut, Read, Reference, Region, Term, Theme
from unhurried.resources import resource

Table = dict[str, Any]


def load_guidebook(folder: Path | None = None) -> Guidebook:
    """Read themes, terms and first words. Raises KeyError or ValueError on a faulty file."""
    home = folder or resource("guided")
    references = {item["key"]: _reference(item) for item in _read(home / "references.toml")["reference"]}
    terms = {item["key"]: _term(item, references) for item in _read(home / "terms.toml")["term"]}
    themes = [_theme(_read(path), references, terms) for path in home.glob("[0-9]*.toml")]
    return Guidebook(
        themes=tuple(sorted(themes, key=lambda theme: theme.number)),
        terms=tuple(terms.values()),
        references=tuple(references.values()),
        first_words=_first_words(_read(home / "first_words.toml")),
    )


def _read(path: Path) -> Table:
    with path.open("rb") as file:
        return tomllib.load(file)


def _reference(item: Table) -> Reference:
    return Reference(
        key=item["key"],
        authors=item["authors"],
        year=item["year"],
        title=item["title"],
        where=item["where"],
        about=item["about"],
        read=Read(item["read"]),
    )


def _named(keys: Iterable[str], references: Mapping[str, Reference]) -> tuple[Reference, ...]:
    return tuple(references[key] for key in keys)


def _term(item: Table, references: Mapping[str, Reference]) -> Term:
    return Term(
        key=item["key"],
        name=item["name"],
        meaning=item["meaning"],
        caution=item["caution"],
        references=_named(item["references"], references),
        ideas=tuple(item.get("ideas", ())),
    )


def _theme(table: Table, references: Mapping[str, Reference], terms: Mapping[str, Term]) -> Theme:
    return Theme(
        theme_id=table["key"],
        number=table["number"],
        name=table["name"],
        about=table["about"],
        ideas=tuple(table["ideas"]),
        references=_named(table["references"], references),
        terms=tuple(terms[key] for key in table["terms"]),
        example=table["example"],
        prompts=tuple(table["prompts"]),
        marker=table["marker"],
    )


def _first_words(table: Table) -> FirstWords:
    return FirstWords(
        what=table["what"],
        stand_by=table["stand_by"],
        leaves_out=tuple(LeftOut(**item) for item in table["leaves_out"]),
        readers=table["readers"],
        regions=tuple(Region(**item) for item in table["region"]),
        closing=table["closing"],
    )
