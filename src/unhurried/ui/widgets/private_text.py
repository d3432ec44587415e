"""What goes into and comes out of our text widgets: plain words, and nothing from any file."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData, QStringListModel
from PySide6.QtGui import QImage, QTextCursor, QTextDocument, QTextDocumentFragment

from unhurried.domain.text import clean

# Spaces that only keep words together, to plain ones; what has no width at all, to nothing. The joiners that
# emoji and several scripts are written with stay.
_PASTED = {0x00A0: " ", 0x202F: " ", 0x2007: " ", 0x200B: None, 0x2060: None, 0xFEFF: None, 0xFFFC: None}


# Qt never finishes laying out 65,536 spaces in a row: it counts those at the end of a line in 16 bits.
_ENDLESS_SPACE = re.compile(r"([^\S\n]{60000})(?=[^\S\n])")


def displayable(text: str) -> str:
    """Text that a Qt document can hold and lay out: clean, and without endless runs of spaces."""
    return _ENDLESS_SPACE.sub("\\1\n", clean(text))


def blank_resource(kind: int) -> QImage | bytes:
    """What a document gets for every picture or stylesheet that it names.

    Never None: Qt would then go and open the file itself.
    """
    if kind != QTextDocument.ResourceType.ImageResource.value:
        return b" "
    pixel = QImage(1, 1, QImage.Format.Format_ARGB32)
    pixel.fill(0)
    return pixel


def holds_words(source: QMimeData) -> bool:
    """Whether something to paste or drop is text, and not files, which would come as their paths."""
    if any(url.isLocalFile() for url in source.urls()):
        return False
    return source.hasText() or source.hasHtml()


def words_of(source: QMimeData) -> str:
    """The plain words of something to paste or drop, blank lines and all."""
    if not holds_words(source):
        return ""
    text = source.text() if source.hasText() else QTextDocumentFragment.fromHtml(source.html()).toPlainText()
    return displayable(text.translate(_PASTED))


def mime_of(cursor: QTextCursor) -> QMimeData:
    """What is selected as plain text alone, with a mark that asks clipboard histories to leave it out."""
    source = _empty_mime()
    source.setText(clean(cursor.selection().toRawText()))
    source.setData("x-kde-passwordManagerHint", b"secret")
    return source


def _empty_mime() -> QMimeData:
    """Mime data that Qt has made: what Python has made and the clipboard still holds crashes some at exit."""
    model = QStringListModel([""])
    source = model.mimeData([model.index(0)])
    for name in source.formats():
        source.removeFormat(name)
    return source


def to_units(text: str, index: int) -> int:
    """Place in Qt's text (UTF-16 units) of a place in ours (characters)."""
    return index if text.isascii() else len(text[:index].encode("utf-16-le")) // 2


def to_index(text: str, units: int) -> int:
    """Place in our text (characters) of a place in Qt's (UTF-16 units)."""
    if text.isascii():
        return units
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
