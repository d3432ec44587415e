"""Putting the marks of emphasis around selected words, and taking them away: one step to undo."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from unhurried.ui.widgets.marks import lead_length

_MARK = "*"


def toggle_emphasis(cursor: QTextCursor, strength: int) -> QTextCursor:
    """Make the selected words, or the word at the caret, italic (1) or bold (2), or take that back.

    Each line gets marks of its own, after its list or quote marks: Markdown's emphasis ends with a paragraph.
    The cursor that comes back has the same words selected.
    """
    document = cursor.document()
    spans = [_trimmed(document, *span) for span in _spans(cursor)]
    spans = [span for span in spans if span[0] < span[1]] or [(cursor.position(), cursor.position())]
    takes_back = _has(_strength(document, *spans[0]), strength)
    cursor.beginEditBlock()
    shift = 0
    first = last = spans[0][0]
    for index, (start, end) in enumerate(spans):
        step = _change(cursor, start + shift, end + shift, strength, takes_back=takes_back)
        first = start + step if index == 0 else first
        last = end + shift + step
        shift += 2 * step
    cursor.endEditBlock()
    chosen = QTextCursor(document)
    chosen.setPosition(first)
    chosen.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    return chosen


def _change(cursor: QTextCursor, start: int, end: int, strength: int, *, takes_back: bool) -> int:
    """Add or remove marks on both sides of a span; gives by how much its start has moved."""
    if takes_back != _has(_strength(cursor.document(), start, end), strength):
        return 0
    if takes_back:
        _remove(cursor, end, end + strength)
        _remove(cursor, start - strength, start)
        return -strength
    for place in (end, start):
        cursor.setPosition(place)
        cursor.insertText(_MARK * strength)
    return strength


def _remove(cursor: QTextCursor, start: int, end: int) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()


def _spans(cursor: QTextCursor) -> list[tuple[int, int]]:
    """The selection line by line, or the word that the caret is inside of."""
    document = cursor.document()
    if not cursor.hasSelection():
        return [_word_at(cursor)]
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    spans: list[tuple[int, int]] = []
    block: QTextBlock = document.findBlock(start)
    while block.isValid() and block.position() <= end:
        first = block.position() + lead_length(block.text())
        spans.append((max(start, first), min(end, block.position() + block.length() - 1)))
        block = block.next()
    return spans


def _word_at(cursor: QTextCursor) -> tuple[int, int]:
    word = QTextCursor(cursor)
    word.select(QTextCursor.SelectionType.WordUnderCursor)
    if word.selectionStart() < cursor.position() < word.selectionEnd():
        return word.selectionStart(), word.selectionEnd()
    return cursor.position(), cursor.position()


def _trimmed(document: QTextDocument, start: int, end: int) -> tuple[int, int]:
    """A span without white space, and without the marks, at its ends."""
    for is_extra in (str.isspace, _MARK.__eq__):
        while start < end and is_extra(document.characterAt(start)):
            start += 1
        while start < end and is_extra(document.characterAt(end - 1)):
            end -= 1
    return start, end


def _strength(document: QTextDocument, start: int, end: int) -> int:
    """How many marks stand around a span."""
    count = 0
    while count < 3 and document.characterAt(start - 1 - count) == _MARK == document.characterAt(end + count):
        count += 1
    return count


def _has(marks: int, strength: int) -> bool:
    return marks >= 2 if strength == 2 else marks in {1, 3}
