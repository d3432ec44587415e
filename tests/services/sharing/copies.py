"""What tests of share copies are told: the words around what was chosen, parts, and blocks in short."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.builders import DAY, an_id

from unhurried.domain.sharing.pages import Block, Pages, Picture
from unhurried.domain.sharing.parts import CopyDraft, Line, Part, PartKind
from unhurried.domain.sharing.wordings import Wordings
from unhurried.services.sharing.composing import compose

WORDINGS = Wordings(
    title="For supervision",
    reviewed="Reviewed for identifying details by the writer.",
    client="client",
    about_me="about me",
    threads="Threads",
    kept="Words to keep",
    pictures="Pictures",
    sessions=("First session", "Second session", "Third session"),
    session="Session {number}",
    months=tuple("January February March April May June July August September October November December".split()),
    month="{month} {year}",
    day="{day} {month} {year}",
    labels={
        "happened": "What had just happened between us",
        "happened.quiet": "It went quiet",
        "did": "What I did",
        "margin-note": "In the margin",
        "turn.named": "Named between us",
    },
)


def a_part(
    words: str = "I let the quiet be.", *, of: str = "r1", day: date = DAY, label: str = "", **fields: Any
) -> Part:
    """A paragraph of a reflection, unless it is said to be something else."""
    known: dict[str, Any] = {"kind": PartKind.PARAGRAPH, "reflection_id": of, "lines": (Line(words, label),)}
    return Part(part_id=f"{of}/{an_id('part')}", day=day, **{**known, **fields})


def composed(
    *parts: Part,
    draft: CopyDraft | None = None,
    decisions: Any = (),
    pictures: tuple[Picture, ...] = (),
    codes: tuple[str, ...] = (),
) -> Pages:
    return compose(draft or CopyDraft(), parts, decisions, pictures, WORDINGS, codes=codes)


def in_short(block: Block) -> str:
    """A block as its kind, its depth, its bullet and its words."""
    depth = f" {block.depth}" if block.depth else ""
    return f"{block.kind}{depth}: {block.bullet} {block.text}".replace(":  ", ": ")


def told(pages: Pages) -> list[str]:
    """All that is read between the title and the line about who looked it through."""
    return list(pages.texts())[1:-1]
