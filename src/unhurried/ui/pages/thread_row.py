"""One thread in a list, or what one keeps returning to: a title that opens it, and the latest words there."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.wrapping import WrappingWords

COLUMN = 760
SHOWN_WORDS = 240


@final
class RowTitle(WrappingWords, QPushButton):
    """A title that opens what it names; it wraps."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setAutoDefault(True)
        self.set_words(words)


class ThreadRow(QFrame):
    """A title, what is said about it in small print, and some of its words; a press anywhere on it opens it."""

    def __init__(self, theme: Theme, key: str, title: str) -> None:
        super().__init__()
        self.key = key
        self.setProperty("kind", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button = RowTitle(title)
        self.about = text_label("", "caption", wrap=True)
        self.words = text_label("", "excerpt", wrap=True)
        self.waiting = text_label("", "strong", wrap=True)
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(16), px(14))
        column.setSpacing(px(7))  # the ring of the focus stands outside the title
        column.addWidget(self.button)
        inner = QVBoxLayout()
        inner.setContentsMargins(px(9), 0, 0, 0)
        inner.setSpacing(px(4))
        inner.addWidget(self.about)
        inner.addWidget(self.words)
        inner.addWidget(self.waiting)
        self.waiting.hide()
        column.addLayout(inner)

    def show_words(self, about: str, words: str, day: str) -> None:
        """What it is about and when it was written to last, and what was written."""
        self.about.setText(" · ".join(part for part in (about, day) if part))
        self.about.setVisible(bool(self.about.text()))
        self.words.setText(first_words(words))
        self.words.setVisible(bool(words.strip()))
        self._describe()

    def show_waiting(self, sentence: str) -> None:
        """Say that something in it waits to be gone on with; "" for nothing."""
        self.waiting.setText(sentence)
        self.waiting.setVisible(bool(sentence))
        self._describe()

    def _describe(self) -> None:
        said = (self.about.text(), self.words.text(), self.waiting.text())
        self.button.setAccessibleDescription(". ".join(part for part in said if part))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.button.click()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # or the release would go to what is behind


def first_words(words: str, length: int = SHOWN_WORDS) -> str:
    """The beginning of what was written, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= length else line[:length].rstrip() + "…"


def column_page(theme: Theme, width: int = COLUMN) -> tuple[QWidget, QVBoxLayout]:
    """A ground to scroll, and a column on it that is no wider than one reads with ease."""
    px = theme.px
    page = QWidget()
    page.setMaximumWidth(px(width))
    column = QVBoxLayout(page)
    column.setContentsMargins(px(32), px(8), px(32), px(40))
    column.setSpacing(px(12))
    ground = QWidget()
    row = QHBoxLayout(ground)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(page, 1000)
    row.addStretch(1)
    return ground, column


def empty(layout: QBoxLayout) -> None:
    """Take away every widget of a column."""
    while item := layout.takeAt(0):
        widget = item.widget()
        if widget:
            widget.hide()
            widget.deleteLater()
