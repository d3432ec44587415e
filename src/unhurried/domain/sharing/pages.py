"""What a share copy says, ready for any format: already disguised, with nothing in it but what will be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Run:
    """Letters in one style."""

    text: str = field(repr=False)
    is_strong: bool = False
    is_emphasised: bool = False


class BlockKind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LABEL = "label"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading inside the writing, a label such as a prompt's wording, an item of a list, a quotation.

    A run may hold line breaks. `bullet` is what stands before an item, such as "•" or "2."; `depth` is how far in.
    """

    kind: BlockKind
    runs: tuple[Run, ...] = field(repr=False)
    depth: int = 0
    bullet: str = ""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the writer's own marks: the PNG, what it says in words (period, n, caveat), and its table."""

    png: bytes = field(repr=False)
    title: str = field(repr=False)
    caption: str = field(repr=False)
    header: tuple[str, ...] = field(default=(), repr=False)
    rows: tuple[tuple[str, ...], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Section:
    """What belongs together, such as one session: "First session, client A"."""

    title: str = field(repr=False)
    content: tuple[Block | Picture, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Pages:
    """A whole copy: the question first, then what was chosen, then a line about who looked it through.

    `language` is the BCP 47 tag of the words that are not the writer's.
    """

    title: str = field(repr=False)
    question: tuple[Block, ...] = field(repr=False)
    sections: tuple[Section, ...] = field(repr=False)
    reviewed: str = field(repr=False)
    language: str = "en"

    def texts(self) -> Iterator[str]:
        """Everything that can be read in it, in order, each block by itself; bullets and tables too."""
        yield self.title
        yield from (block.text for block in self.question)
        for section in self.sections:
            yield section.title
            for piece in section.content:
                if isinstance(piece, Picture):
                    yield from (piece.title, piece.caption, *piece.header)
                    yield from (cell for row in piece.rows for cell in row)
                else:
                    yield f"{piece.bullet} {piece.text}".strip()
        yield self.reviewed
