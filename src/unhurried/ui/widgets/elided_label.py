"""ElidedLabel: one line of words that gives way where there is no room for all of them."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget


@final
class ElidedLabel(QLabel):
    """One line that gives way: what does not fit is in the tooltip.

    Painted by hand because QLabel cannot elide; it takes no focus, and its accessible name is its whole text.
    """

    def __init__(self, text: str = "", role: str = "ui", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        few = self.fontMetrics().horizontalAdvance("MMM…")
        return QSize(min(few, super().sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        words = " ".join(self.text().split())
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip("" if shown == words else words)
        place = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, place | Qt.TextFlag.TextSingleLine, shown)
