"""A picture of a page before it is printed."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from unhurried.ui.theme import Theme


@final
class PagePicture(QWidget):
    """White paper, whatever the theme; as wide as there is room for, up to a size at which it can be read."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._image = QImage()
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_page(self, image: QImage, words: str) -> None:
        """Show this picture; the words are for those who hear it."""
        self._image = image
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self._theme.px(430)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._image.isNull():
            return 0
        return round(min(width, self._theme.px(520)) * self._image.height() / self._image.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        dots = self.devicePixelRatioF()
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        small = self._image.scaled(
            size * dots, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        small.setDevicePixelRatio(dots)
        painter = QPainter(self)
        painter.drawImage(0, 0, small)
        painter.setPen(self._theme.colour("line_strong"))
        painter.drawRect(0, 0, size.width() - 1, size.height() - 1)
        painter.end()
