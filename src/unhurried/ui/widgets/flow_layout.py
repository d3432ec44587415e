"""A layout that puts its widgets side by side and goes on in a new row where the room ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import final

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


@final
class FlowLayout(QLayout):
    """Rows from the side where reading begins; as high as its width asks for."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        # Qt makes these items and deletes them. One that Python still held then would be taken for the next item
        # that Qt makes at the same address.
        self.destroyed.connect(_emptying(self._items))
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """All in one row, if there is room."""
        sizes = [item.sizeHint() for item in self._shown()]
        gaps = self.spacing() * max(0, len(sizes) - 1)
        width = sum(size.width() for size in sizes) + gaps
        height = max((size.height() for size in sizes), default=0)
        return self._with_margins(QSize(width, height))

    def minimumSize(self) -> QSize:
        """As wide as the widest widget can become narrow."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _with_margins(self, size: QSize) -> QSize:
        margins: QMargins = self.contentsMargins()
        return size.grownBy(margins)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """Walk through the rows, placing the widgets or only measuring; gives the height of it all."""
        room = rect.marginsRemoved(self.contentsMargins())
        x, y, row_height = 0, 0, 0
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(1, room.width()), item.maximumSize().height()))
            size = size.expandedTo(item.minimumSize())
            if item.hasHeightForWidth():
                size.setHeight(item.heightForWidth(size.width()))
            if x and x + size.width() > room.width():
                x, y, row_height = 0, y + row_height + self.spacing(), 0
            if place:
                item.setGeometry(self._mirrored(QRect(room.topLeft() + QPoint(x, y), size), room))
            x += size.width() + self.spacing()
            row_height = max(row_height, size.height())
        return y + row_height + rect.height() - room.height()

    def _mirrored(self, place: QRect, room: QRect) -> QRect:
        owner = self.parentWidget()
        direction = owner.layoutDirection() if owner else Qt.LayoutDirection.LeftToRight
        return QStyle.visualRect(direction, room, place)


def _emptying(items: list[QLayoutItem]) -> Callable[[], None]:
    def empty() -> None:
        items.clear()

    return empty
