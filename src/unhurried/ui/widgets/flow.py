"""A widget that puts its children side by side and goes on in a new row where the room ends."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyle, QWidget


class Flow(QWidget):
    """Rows from the side where reading begins; as high as its width asks for.

    No QLayout: what Qt makes for one to hold its widgets it also deletes, and Python, which is not told, takes the
    next one at the same address for the one that is gone.
    """

    def __init__(self, spacing: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._between = spacing
        self._in_flow: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end; one that was hidden stays so."""
        was_hidden = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        self._in_flow.append(widget)
        widget.setParent(self)
        widget.setVisible(not was_hidden)
        self._lay_anew()

    def remove(self, widget: QWidget) -> None:
        """Place it no longer; it is still a child."""
        self._in_flow.remove(widget)
        self._lay_anew()

    def _lay_anew(self) -> None:
        self.updateGeometry()
        self._walk_rows(self.rect(), place=True)

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange}:
            self._lay_anew()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._walk_rows(self.rect(), place=True)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed its size while all of this was hidden has told nobody."""
        super().showEvent(event)
        self._walk_rows(self.rect(), place=True)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._walk_rows(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:
        """All in one row, if there is room."""
        sizes = [_wished(widget) for widget in self._in_rows()]
        gaps = self._between * max(0, len(sizes) - 1)
        width = sum(size.width() for size in sizes) + gaps
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest widget can become narrow."""
        size = QSize(0, 0)
        for widget in self._in_rows():
            size = size.expandedTo(_least(widget))
        return size

    def _in_rows(self) -> list[QWidget]:
        # Of the class, because Qt asks for sizes while a widget that derives from this one is still being made.
        return [widget for widget in getattr(self, "_in_flow", ()) if not widget.isHidden()]

    def _walk_rows(self, room: QRect, *, place: bool) -> int:
        """Walk through the rows, placing the widgets or only measuring; gives the height of it all."""
        x, y, row_height = 0, 0, 0
        for widget in self._in_rows():
            size = _wished(widget).boundedTo(QSize(max(1, room.width()), widget.maximumHeight()))
            size = size.expandedTo(_least(widget))
            if widget.hasHeightForWidth():
                size.setHeight(widget.heightForWidth(size.width()))
            if x and x + size.width() > room.width():
                x, y, row_height = 0, y + row_height + self._between, 0
            if place:
                spot = QRect(room.topLeft() + QPoint(x, y), size)
                widget.setGeometry(QStyle.visualRect(self.layoutDirection(), room, spot))
            x += size.width() + self._between
            row_height = max(row_height, size.height())
        return y + row_height


def as_high(height: int, *widgets: QWidget) -> QWidget:
    """These side by side, in the middle of a row of this height. A stylesheet undoes a button's own least height."""
    holder = QWidget()
    holder.setMinimumHeight(height)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for widget in widgets:
        row.addWidget(widget)
    return holder


def _wished(widget: QWidget) -> QSize:
    return widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())


def _least(widget: QWidget) -> QSize:
    return widget.minimumSizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())
