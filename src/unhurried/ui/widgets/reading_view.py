"""ReadingView: what was written, as it reads; it opens no file and follows no link."""

from __future__ import annotations

import math
from typing import final

from PySide6.QtCore import QMimeData, Qt, QUrl, Slot
from PySide6.QtGui import QDragEnterEvent, QKeyEvent, QResizeEvent, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from unhurried.domain.text import clean
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.private_text import blank_resource, displayable, mime_of
from unhurried.ui.widgets.readable import has_same_words, readable
from unhurried.ui.widgets.typeset import depth, typeset, typeset_plain

# More than this is shown as it was typed: nobody reads a book's worth of marks, and it has to open at once.
_LONGEST = 300_000
_DEEPEST = 8
_NO_INDENTED_CODE = 0x10
_SAFE = QTextDocument.MarkdownFeature(QTextDocument.MarkdownFeature.MarkdownNoHTML.value | _NO_INDENTED_CODE)
_PAGING = {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


@final
class _Document(QTextDocument):
    """Pictures are replaced by words before anything is laid out; should one be left, it is blank."""

    def loadResource(self, kind: int, _name: QUrl | str) -> object:
        return blank_resource(kind)


@final
class ReadingView(QTextBrowser):
    """As high as what it shows. Its text can be selected with the mouse and from the keyboard.

    HTML is shown as it was typed, a picture as the words that name it, a link as words and address. Where
    that would leave out a single letter, everything is shown as it was typed. `role` is that of the type scale.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, role: str = "body") -> None:
        super().__init__(parent)
        self._theme = theme
        self._role = role
        self._source = ""
        self._is_plain = True
        self._shown: QTextDocument | None = None
        self._build()
        theme.changed.connect(self._show)
        self._show()

    def _build(self) -> None:
        self.setProperty("kind", "reading")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("What was written"))

    def set_markdown(self, text: str) -> None:
        """Show Markdown; as it was typed, if it is too long or too deeply nested to be read otherwise."""
        self._source = displayable(text)
        self._is_plain = len(text) > _LONGEST
        self._show()

    def set_plain(self, text: str) -> None:
        """Show words as they are."""
        self._source = displayable(text)
        self._is_plain = True
        self._show()

    def words(self) -> str:
        """What is shown, with a line feed between lines."""
        return clean(self.document().toRawText())

    def loadResource(self, kind: int, _name: QUrl | str) -> object:
        return blank_resource(kind)

    def createMimeDataFromSelection(self) -> QMimeData:
        return mime_of(self.textCursor())

    def canInsertFromMimeData(self, _source: QMimeData) -> bool:
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The page around it scrolls.
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PAGING:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _show(self) -> None:
        # A document of its own until it is finished: one on the screen is laid out at every change.
        document = _Document(self)
        document.setDocumentMargin(0)
        document.setDefaultFont(self._theme.font(self._role))
        self._is_plain = self._is_plain or not self._read_into(document)
        if self._is_plain:
            document.setPlainText(self._source)
            typeset_plain(document, self._theme, self._role)
        self.setFont(self._theme.font(self._role))
        self.setDocument(document)
        document.documentLayout().documentSizeChanged.connect(self._fit)
        if self._shown:
            self._shown.deleteLater()
        self._shown = document
        self._fit()

    def _read_into(self, document: QTextDocument) -> bool:
        """Read the Markdown; False if it is nested too deeply, or if any of its words would not be shown."""
        document.setMarkdown(readable(self._source), _SAFE)
        if depth(document) > _DEEPEST:
            return False
        typeset(document, self._theme, self._role)
        return has_same_words(self._source, document.toRawText())

    @Slot()
    def _fit(self) -> None:
        height = math.ceil(self.document().size().height()) + 2 * self.frameWidth()
        # Not compared with the present height: the layout may not have given it the last one yet.
        if (height, height) != (self.minimumHeight(), self.maximumHeight()):
            self.setFixedHeight(height)
