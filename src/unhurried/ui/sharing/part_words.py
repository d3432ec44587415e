"""Words for parts: what each is, as it can be chosen and as it stands among what is chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from unhurried.domain.sharing.parts import Line, Part, PartKind
from unhurried.services.sharing import saying
from unhurried.services.sharing.marking_up import blocks
from unhurried.ui import sentences
from unhurried.ui.pages.thread_row import first_words
from unhurried.ui.sharing import copy_words
from unhurried.ui.sharing.rows import RowLine

_SHORT_LINES = 2
_SHORT = 200


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("share copies", text)


def kinds() -> dict[PartKind, str]:
    """What each kind of part is called."""
    return {
        PartKind.PARAGRAPH: tr("Paragraph"),
        PartKind.ANSWER: tr("Answer"),
        PartKind.MOMENT: tr("Moment"),
        PartKind.MARKING: tr("Marked"),
        PartKind.THREAD_NOTE: tr("Note in a thread"),
        PartKind.MARGIN_NOTE: tr("Note in the margin"),
        PartKind.KEPT_WORDS: tr("Words to keep"),
        PartKind.PICTURE: tr("Picture"),
    }


def chosen_from() -> str:
    """Said of a reflection."""
    return tr("Something of it is chosen")


def in_full(part: Part) -> list[RowLine]:
    """Everything that the part holds: what stands before its words, and the words."""
    lines: list[RowLine] = []
    if part.kind in {PartKind.MOMENT, PartKind.MARGIN_NOTE}:
        lines.append(RowLine("caption", "ink3", kinds()[part.kind]))
    for line in _said(part):
        if line.label and part.kind is not PartKind.THREAD_NOTE:  # its thread is named above the rows
            lines.append(RowLine("caption", "ink2", line.label))
        lines.append(RowLine("excerpt", "ink", plain(line.words)))
    return lines


def in_short(part: Part) -> list[RowLine]:
    """A line about where it is from, and its first words."""
    about = [sentences.short_day(part.day) if part.day else "", part.client_code or "", kinds()[part.kind]]
    words = first_words(" ".join(_spoken(part, line) for line in _said(part)), _SHORT)
    return [
        RowLine("caption", "ink2", " · ".join(word for word in about if word), 1),
        RowLine("excerpt", "ink", words, _SHORT_LINES),
    ]


def _spoken(part: Part, line: Line) -> str:
    """What was marked says nothing without what it was about."""
    words = plain(line.words)
    return f"{line.label} {words}" if part.kind is PartKind.MARKING and line.label else words


def _said(part: Part) -> list[Line]:
    """Its lines with their keys put into words."""
    labels = copy_words.labels()
    return [saying.said(line, labels) for line in part.lines]


def plain(markdown: str) -> str:
    """The words as they will be read, without marks; each block on a line of its own."""
    return "\n".join(f"{block.bullet} {block.text}".strip() for block in blocks(markdown))
