"""Buttons whose words break over lines, so that nothing is cut at large text or in a narrow window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


class WrappingWords(_Button):
    """Mixed into a Qt button, before it: `class Chip(WrappingWords, QPushButton)`.

    The button asks for one line. Given less, its height follows from its width, as in a Flow.
    """

    _words = ""

    def set_words(self, words: str) -> None:
        """What is written on the button; its accessible name is always the whole of it."""
        if words == self._words:
            return
        self._words = words
        self.setAccessibleName(words)
        self.setText(as_label(words))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def words(self) -> str:
        """The words, without line breaks."""
        return self._words

    def sizeHint(self) -> QSize:
        return self._frame() + _room(as_label(self._words), self.fontMetrics())

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(word) for word in self._words.split()), default=0)
        return self._frame() + QSize(widest, metrics.height())

    def heightForWidth(self, width: int) -> int:
        frame = self._frame()
        words = wrapped(self._words, self.fontMetrics(), width - frame.width())
        return frame.height() + _room(as_label(words), self.fontMetrics()).height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        words = wrapped(self._words, self.fontMetrics(), self.width() - self._frame().width())
        if as_label(words) != self.text():
            self.setText(as_label(words))

    def _frame(self) -> QSize:
        """What the style puts around the words that are shown now."""
        return super().sizeHint() - _room(self.text(), self.fontMetrics())


def wrapped(words: str, metrics: QFontMetrics, width: int) -> str:
    """The words with line breaks where `width` pixels end; a single longer word stays whole."""
    if metrics.horizontalAdvance(words) <= width:
        return words
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)


def _room(words: str, metrics: QFontMetrics) -> QSize:
    # As Qt measures a button: an ampersand before a letter takes no room, two are one.
    return metrics.size(Qt.TextFlag.TextShowMnemonic, words)


def as_label(words: str) -> str:
    """Words for a button, where Qt would read an ampersand as a shortcut."""
    return words.replace("&", "&&")
