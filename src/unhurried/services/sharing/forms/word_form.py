"""DOCX: a share copy for a word processor, with its headings real and everything about its making taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from typing import Any, Final
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from unhurried.domain.sharing.pages import Block, BlockKind, Pages, Picture, Run

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Written about itself by whatever writes such files: who, when, with what.
_ABOUT: Final = re.compile(r"docProps/.*|customXml/.*|word/_rels/settings\.xml\.rels")
_MENTION: Final = re.compile(
    rb"<(?:Relationship|Override)\b[^>]*(?:docProps/|customXml/)[^>]*/>|<Relationship\b[^>]*core-properties[^>]*/>"
)
_REVISIONS: Final = re.compile(rb'<w:rsids>.*?</w:rsids>|<w:rsid w:val="[^"]*"/>| w:rsid\w*="[0-9A-F]*"', re.DOTALL)
_IMAGE: Final = re.compile(r"word/media/image\d+\.png")
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
_INCHES: Final = 6.0
# XML has no way to write these.
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STYLES: Final = {
    BlockKind.HEADING: "Heading 3",
    BlockKind.LABEL: "Heading 4",
    BlockKind.QUOTE: "Quote",
}


def written(pages: Pages) -> bytes:
    """The document, without author, dates, revisions, or anything else that says when or by what it was made."""
    from docx import Document

    document: Any = Document()
    document.add_heading(_writable(pages.title), 0)
    for block in pages.question:
        _add_block(document, block)
    for section in pages.sections:
        document.add_heading(_writable(section.title), 1)
        for piece in section.content:
            if isinstance(piece, Picture):
                _add_picture(document, piece)
            else:
                _add_block(document, piece)
    document.add_paragraph().add_run(_writable(pages.reviewed)).italic = True
    _say_language(document, pages.language)
    held = BytesIO()
    document.save(held)
    return _bare(held.getvalue())


def read_back(file: bytes) -> str:
    """All text of every part that has any, read from the XML, a line for each paragraph."""
    with ZipFile(BytesIO(file)) as parts:
        names = [name for name in parts.namelist() if re.fullmatch(r"word/[a-z]+\d*\.xml", name)]
        # The files are ours and were just made; nobody else's XML is ever parsed here.
        trees = [ElementTree.fromstring(parts.read(name)) for name in sorted(names)]  # noqa: S314
    return "\n".join(_words(paragraph) for tree in trees for paragraph in tree.iter(f"{_W}p"))


def told_about(file: bytes) -> str:
    """What the document carries beside its text: names of parts that are no part of every such file, descriptions."""
    with ZipFile(BytesIO(file)) as parts, ZipFile(BytesIO(_empty())) as usual:
        names = [name for name in parts.namelist() if name not in usual.namelist()]
        said = [name for name in names if not _IMAGE.fullmatch(name)]
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")) and (name in names or parts.read(name) != usual.read(name)):
                said += _attributes(ElementTree.fromstring(parts.read(name)))  # noqa: S314 - ours, as above
    return "\n".join(said)


@cache
def _empty() -> bytes:
    return written(Pages("", (), (), ""))


def _attributes(tree: ElementTree.Element) -> list[str]:
    """Values that may hold words of somebody; those that name styles and sizes are of the form."""
    held = {"descr", "title", "tooltip", f"{_W}author", f"{_W}initials", f"{_W}date"}
    return [value for part in tree.iter() for name, value in part.attrib.items() if name in held]


def _words(paragraph: ElementTree.Element) -> str:
    said: list[str] = []
    for part in paragraph.iter():
        if part.tag == f"{_W}t":
            said.append(part.text or "")
        elif part.tag in {f"{_W}br", f"{_W}tab"}:
            said.append("\n")
    return "".join(said)


def _add_block(document: Any, block: Block) -> None:
    from docx.shared import Cm

    paragraph = document.add_paragraph(style=_STYLES.get(block.kind))
    if block.kind is BlockKind.ITEM and block.bullet:
        paragraph.add_run(f"{_writable(block.bullet)} ")
    steps = block.depth + (block.kind is BlockKind.ITEM)
    if steps:
        paragraph.paragraph_format.left_indent = Cm(0.6 * min(steps, 8))
    for run in block.runs:
        _add_run(paragraph, run, is_code=block.kind is BlockKind.CODE)


def _add_run(paragraph: Any, run: Run, *, is_code: bool) -> None:
    added = paragraph.add_run(_writable(run.text))
    # What is not said is left to the paragraph's own style.
    added.bold = True if run.is_strong else None
    added.italic = True if run.is_emphasised else None
    if is_code:
        added.font.name = "Courier New"


def _add_picture(document: Any, picture: Picture) -> None:
    from docx.shared import Inches

    document.add_heading(_writable(picture.title), 3)
    drawn = document.add_picture(BytesIO(picture.png), width=Inches(_INCHES))
    described = drawn._inline.docPr  # noqa: SLF001 - there is no other way to its alternative text
    described.set("descr", _writable(f"{picture.title}. {picture.caption}"))
    described.set("name", "")
    document.add_paragraph(_writable(picture.caption))
    rows = [row for row in (picture.header, *picture.rows) if row]
    if rows:
        table = document.add_table(rows=0, cols=max(len(row) for row in rows))
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=False):
                cell.text = _writable(words)


def _say_language(document: Any, language: str) -> None:
    from docx.oxml.ns import qn

    for said in document.styles.element.iter(qn("w:lang")):
        said.set(qn("w:val"), language)


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("", text)


def _bare(file: bytes) -> bytes:
    """The same parts without those about the making, all of them dated the first day there is."""
    held = BytesIO()
    with ZipFile(BytesIO(file)) as before, ZipFile(held, "w", ZIP_DEFLATED) as after:
        for name in _kept(before.namelist()):
            content = _REVISIONS.sub(b"", _MENTION.sub(b"", before.read(name)))
            after.writestr(ZipInfo(name, _FIRST_DAY), content, ZIP_DEFLATED)
    return held.getvalue()


def _kept(names: Iterable[str]) -> list[str]:
    return [name for name in names if not _ABOUT.fullmatch(name)]
