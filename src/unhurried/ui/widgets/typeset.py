"""Typeset: gives a document that Qt has read from Markdown our type scale, and puts back what Qt took out."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
)

from unhurried.ui.theme import Theme
from unhurried.ui.type_scale import with_weight
from unhurried.ui.widgets.readable import LINE_END

_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_QUOTE_LEVEL = QTextFormat.Property.BlockQuoteLevel.value
_MONO = QTextFormat.Property.FontFixedPitch.value
_LINE_SEPARATOR = "\u2028"


def depth(document: QTextDocument) -> int:
    """How deeply lists and quotes are nested."""
    deepest = 0
    for block in _blocks(document):
        listed = block.textList()
        items = listed.format().indent() if listed else 0
        deepest = max(deepest, items + block.blockFormat().intProperty(_QUOTE_LEVEL))
    return deepest


def typeset(document: QTextDocument, theme: Theme, role: str = "body") -> None:
    """Lines, margins, weights and colours; pictures and links as words."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    _join_lines(document, cursor)
    _spell_out(document, cursor)
    for block in _blocks(document):
        _set_block(cursor, block, theme, role)
    cursor.endEditBlock()
    document.setIndentWidth(theme.px(24))


def typeset_plain(document: QTextDocument, theme: Theme, role: str = "body") -> None:
    """Only the distance between lines."""
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    spacing = QTextBlockFormat()
    spacing.setLineHeight(theme.line_height(role), _PROPORTIONAL)
    cursor.mergeBlockFormat(spacing)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    inside = block.begin()
    while not inside.atEnd():
        yield inside.fragment()
        inside += 1


def _join_lines(document: QTextDocument, cursor: QTextCursor) -> None:
    """Qt makes a paragraph of each line that ends in a hard break; make lines of one paragraph of them."""
    units = array("H", document.toRawText().encode("utf-16-le"))
    mark = ord(LINE_END[-1])
    # From the end, so that earlier places stay true.
    for place in reversed([index for index, unit in enumerate(units) if unit == mark]):
        cursor.setPosition(place + 1)
        for _ in LINE_END:
            cursor.deletePreviousChar()
        if cursor.atBlockEnd() and not cursor.atEnd():
            cursor.deleteChar()
            cursor.insertText(_LINE_SEPARATOR)


def _spell_out(document: QTextDocument, cursor: QTextCursor) -> None:
    """Pictures and links as they were typed, from the end, so that earlier places stay true."""
    found = [
        (fragment.position(), fragment.length(), fragment.charFormat())
        for block in _blocks(document)
        for fragment in _fragments(block)
        if fragment.charFormat().isImageFormat() or fragment.charFormat().isAnchor()
    ]
    for position, length, look in reversed(found):
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        if look.isImageFormat():
            image = look.toImageFormat()
            alternative = image.property(QTextFormat.Property.ImageAltText.value) or ""
            cursor.insertText(f"![{alternative}]({image.name()})", QTextCharFormat())
        else:
            words = cursor.selectedText()
            address = look.anchorHref()
            is_said = address in {words, f"mailto:{words}"}
            cursor.insertText(words if is_said else f"{words} ({address})", QTextCharFormat())


def _set_block(cursor: QTextCursor, block: QTextBlock, theme: Theme, role: str) -> None:
    look = QTextBlockFormat()
    level = block.blockFormat().headingLevel()
    listed, quoted = block.textList(), block.blockFormat().intProperty(_QUOTE_LEVEL)
    look.setLineHeight(theme.line_height("question" if level else role), _PROPORTIONAL)
    look.setTopMargin(theme.px(10) if level and block.blockNumber() else 0)
    following = block.next()
    is_close = bool(level) or (listed is not None and following.textList() is not None)
    look.setBottomMargin(theme.px(4 if is_close else 12) if following.isValid() else 0)
    look.setLeftMargin(theme.px(20) * quoted)
    look.setRightMargin(0)
    cursor.setPosition(block.position())
    cursor.mergeBlockFormat(look)
    for fragment in list(_fragments(block)):
        fresh = _words_look(fragment.charFormat(), theme, role, level=level, quoted=bool(quoted))
        cursor.setPosition(fragment.position())
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(fresh)


def _words_look(old: QTextCharFormat, theme: Theme, role: str, *, level: int, quoted: bool) -> QTextCharFormat:
    """What some words look like in our faces, from what Markdown made of them."""
    look = QTextCharFormat()
    if old.boolProperty(_MONO):
        look.setFont(theme.font("small_mono"))
    elif level:
        font = theme.font(role)
        font.setPixelSize(theme.px(24 if level == 1 else 20 if level == 2 else 18))
        look.setFont(with_weight(font, 600))
    elif old.fontWeight() > QFont.Weight.Normal:
        look.setFont(with_weight(theme.font(role), 700))
    look.setFontItalic(old.fontItalic() or quoted)
    look.setForeground(theme.colour("ink2" if quoted else "ink"))
    return look
