"""MarkdownSheet: the sheet to write on, plain text in which Markdown marks are shown for what they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import final

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from unhurried.domain.text import clean
from unhurried.ui.restyle import restyle
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.emphasis import toggle_emphasis
from unhurried.ui.widgets.highlighter import Highlighter
from unhurried.ui.widgets.marks import continuation, lead_length
from unhurried.ui.widgets.private_text import (
    blank_resource,
    displayable,
    holds_words,
    mime_of,
    to_index,
    to_units,
    words_of,
)

_PADDING = 22
_RETURN = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


@final
class MarkdownSheet(QTextEdit):
    """Plain Markdown in, plain Markdown out. What is pasted or dropped arrives as plain words.

    Return goes on with a list or a quote, and on an empty item ends it. Ctrl+B and Ctrl+I put the marks of
    emphasis around what is selected and take them away again. Undo reaches back through changes of theme,
    text size and face. Tab leaves the sheet. `role` is that of the type scale.

    Signals:
        edited(): the writer changed the text; set_text and changes of look are no edits.
    """

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, role: str = "body") -> None:
        super().__init__(parent)
        self._theme = theme
        self._role = role
        self._is_dimmed = False
        self._is_ours = False
        self._raw = self._cleaned = ""
        self._build()
        self._connect()
        self.set_theme(theme)
        self.set_text("")

    def _build(self) -> None:
        self.setProperty("kind", "sheet")
        self.setProperty("ringRadius", 14)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhMultiLine)
        self.setAccessibleName(self.tr("Sheet"))
        self._highlighter = Highlighter(self.document(), self._theme, self._role)

    def _connect(self) -> None:
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._dim)
        self.verticalScrollBar().valueChanged.connect(self._dim)
        self._theme.changed.connect(self._look_again)

    def text(self) -> str:
        """What is written, with a line feed between lines, and without what an input method may have slipped in."""
        # Asked for half a dozen times at every key, and cleaning a long entry takes longer than comparing it.
        raw = self.document().toRawText()
        if raw != self._raw:
            self._raw, self._cleaned = raw, clean(raw)
        return self._cleaned

    def set_text(self, text: str, caret: int = 0) -> None:
        """Lay other words on the sheet: no edit, nothing to undo, the caret at that character."""
        with self._quietly():
            document = self.document()
            document.setUndoRedoEnabled(False)
            with self._highlighter.paused():
                self.setPlainText(displayable(text))
            self._space_lines(QTextCursor(document))
            document.setUndoRedoEnabled(True)
            document.setModified(False)
        self.set_caret(caret)

    def caret(self) -> int:
        """How many characters stand before the caret."""
        return to_index(self.text(), self.textCursor().position())

    def set_caret(self, caret: int) -> None:
        """Put the caret after this many characters, or at the end, and show it."""
        cursor = self.textCursor()
        text = self.text()
        cursor.setPosition(to_units(text, min(max(caret, 0), len(text))))
        self.setTextCursor(cursor)

    def set_dimmed(self, dimmed: bool) -> None:
        """For focus mode: no frame, and every paragraph but the present one recedes."""
        self._is_dimmed = dimmed
        restyle(self, bare=dimmed)
        self._pad()
        self._dim()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours and fonts that the theme has now."""
        self._theme = theme
        with self._quietly():
            self.setFont(theme.font(self._role))
            self._highlighter.set_theme(theme)
            self._keep_line_height()
        self._pad()
        self._dim()

    @Slot()
    def undo(self) -> None:
        """Take back the latest edit; steps that only changed the look do not count."""
        before = self.text()
        super().undo()
        while self.document().isUndoAvailable() and self.text() == before:
            super().undo()

    @Slot()
    def redo(self) -> None:
        """Bring back the edit that was taken back last."""
        before = self.text()
        super().redo()
        while self.document().isRedoAvailable() and self.text() == before:
            super().redo()

    @Slot()
    def toggle_bold(self) -> None:
        """Put ** around what is selected, or take it away."""
        self.setTextCursor(toggle_emphasis(self.textCursor(), 2))

    @Slot()
    def toggle_italic(self) -> None:
        """Put * around what is selected, or take it away."""
        self.setTextCursor(toggle_emphasis(self.textCursor(), 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _RETURN and not modifiers:
            self._begin_line()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif event.matches(QKeySequence.StandardKey.Bold):
            self.toggle_bold()
        elif event.matches(QKeySequence.StandardKey.Italic):
            self.toggle_italic()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dim()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return holds_words(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        words = words_of(source)
        if words:
            self.textCursor().insertText(words)
            self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        return mime_of(self.textCursor())

    def loadResource(self, kind: int, _name: QUrl | str) -> object:
        return blank_resource(kind)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """While this lasts, changes of the document are ours and not the writer's."""
        before, self._is_ours = self._is_ours, True
        try:
            yield
        finally:
            self._is_ours = before

    def _begin_line(self) -> None:
        """A new line, with the list or quote mark that the present one has; an empty item is taken back."""
        cursor = self.textCursor()
        line = cursor.block().text()
        lead = lead_length(line)
        goes_on = bool(lead) and not cursor.hasSelection() and cursor.positionInBlock() >= lead
        cursor.beginEditBlock()
        if goes_on and not line[lead:].strip():
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        else:
            cursor.insertBlock()
            cursor.insertText(continuation(line) if goes_on else "")
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    @Slot()
    def _on_text_changed(self) -> None:
        if self._is_ours:
            return
        with self._quietly():
            self._keep_line_height()
        self._dim()
        self.edited.emit()

    def _keep_line_height(self) -> None:
        """Have the lines as far apart as the face asks for.

        With something to undo, this becomes a step that undo and redo pass over. With something to redo
        nothing is done, because any change would throw that away; the next edit comes by here again.
        """
        document = self.document()
        wanted = self._theme.line_height(self._role)
        if document.firstBlock().blockFormat().lineHeight() == wanted or document.isRedoAvailable():
            return
        is_fresh = not document.isUndoAvailable()
        self._space_lines(QTextCursor(document))
        if is_fresh:
            document.clearUndoRedoStacks()
            document.setModified(False)

    def _space_lines(self, cursor: QTextCursor) -> None:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(self._theme.line_height(self._role), _PROPORTIONAL)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)

    def _pad(self) -> None:
        # Room around the text is not the document's margin: changing that would be a step to undo.
        side = 0 if self._is_dimmed else self._theme.px(_PADDING)
        above = self._theme.px(4 if self._is_dimmed else 16)
        self.setViewportMargins(side, above, side, above)

    @Slot()
    def _look_again(self) -> None:
        self.set_theme(self._theme)

    @Slot()
    def _dim(self) -> None:
        """Let the shown paragraphs before and after the present one recede."""
        if not self._is_dimmed or _wants_contrast():
            if self.extraSelections():
                self.setExtraSelections([])
            return
        faint = QTextCharFormat()
        faint.setForeground(self._theme.colour("ink3"))
        here = self.textCursor().block()
        corner = QPoint(self.viewport().width(), self.viewport().height())
        first = self.cursorForPosition(QPoint(0, 0)).block().position()
        last = self.cursorForPosition(corner).block()
        before = (first, here.position() - 1)
        after = (here.position() + here.length(), last.position() + last.length() - 1)
        spans = [span for span in (before, after) if span[0] < span[1]]
        self.setExtraSelections([_selection(self.document(), *span, faint) for span in spans])


def _selection(document: QTextDocument, start: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    selection.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
    selection.format = look  # pyright: ignore[reportAttributeAccessIssue]
    return selection


def _wants_contrast() -> bool:
    """Whether the system asks for high contrast, where nothing may be faint."""
    style_hints = QGuiApplication.styleHints()  # kept in a name: the hints of accessibility go with it
    return style_hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
