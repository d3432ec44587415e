"""Pages of a share copy for tests of what becomes of them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence

from unhurried.domain.sharing.pages import Block, BlockKind, Pages, Picture, Run, Section


def a_block(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind, (Run(text),))


def a_page(*texts: str, blocks: Sequence[Block] = (), pictures: Iterable[Picture] = ()) -> Pages:
    """One session with these paragraphs, blocks and pictures."""
    content = (a_block("How did I meet it?", BlockKind.LABEL), *map(a_block, texts), *blocks, *pictures)
    sections = (Section("First session, client A", content),)
    question = (a_block("What am I not seeing when the room goes quiet?"),)
    return Pages("For supervision", question, sections, "Reviewed for identifying details by the writer.")


def plain(text: str) -> Pages:
    return a_page(text)


def a_picture(title: str = "What it looked like", caption: str = "From 28 sessions; your own marks.") -> Picture:
    return Picture(a_png(), title, caption, ("Option", "How often"), (("Waited", "12 of 28"), ("Did it", "16 of 28")))


def a_png() -> bytes:
    """A grey square of eight dots."""
    lines = zlib.compress(b"".join(b"\0" + b"\x88" * 8 for _ in range(8)))
    parts = ((b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)), (b"IDAT", lines), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))
        for name, held in parts
    )


def said(pages: Pages) -> Iterator[str]:
    """Each block by itself, the cells of tables included."""
    yield pages.title
    yield from (block.text for block in pages.question)
    for section in pages.sections:
        yield section.title
        for piece in section.content:
            if isinstance(piece, Picture):
                yield from (piece.title, piece.caption, *piece.header)
                yield from (cell for row in piece.rows for cell in row)
            else:
                yield piece.text
    yield pages.reviewed
