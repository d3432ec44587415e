"""A widget that puts its children side by side and goes on in a new row where the room ends."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget


class Flow(QWidget):
    """Rows from the side where reading begins; as high as its width asks for.

    No QLayout: what Qt makes for one to hold its widgets it also deletes, and Python, which is not told, takes the
    next one at the same address for the one that is gone.
    """

    def __init__(self, spacing: int = 8, parent: QWidget | None = None, *, rows: int | None = None) -> None:
        """`spacing` is kept between neighbours, and `rows` between rows, where that is to be another."""
        super().__init__(parent)
        self._between = spacing
        self._between_rows = spacing if rows is None else rows
        self._in_flow: list[QWidget] = []
        self._heights: dict[int, int] = {}
        self._sizes: dict[int, tuple[QSize, QSize]] = {}
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
        self._forget_sizes()
        self.updateGeometry()
        if self.isVisible():  # otherwise it is done once, when it is shown
            self._walk_rows(self.rect(), place=True)

    def _forget_sizes(self) -> None:
        self._heights.clear()
        self._sizes.clear()

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange}:
            self._lay_anew()
        elif event.type() == QEvent.Type.Hide:
            self._forget_sizes()
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
        # Qt asks for the same few widths over and over, whatever has changed on the page. What changes in here is
        # told by an event, but only to what is visible.
        if not self.isVisible():
            return self._walk_rows(QRect(0, 0, width, 0), place=False)
        if width not in self._heights:
            self._heights[width] = self._walk_rows(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """All in one row, if there is room."""
        sizes = [wished for _, wished, _ in self._in_rows()]
        gaps = self._between * max(0, len(sizes) - 1)
        width = sum(size.width() for size in sizes) + gaps
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest widget can become narrow."""
        size = QSize(0, 0)
        for _, _, least in self._in_rows():
            size = size.expandedTo(least)
        return size

    def _in_rows(self) -> Iterator[tuple[QWidget, QSize, QSize]]:
        """What is not hidden, as large as it wishes to be and as small as it can be."""
        remembers = self.isVisible()
        # Of the class, because Qt asks for sizes while a widget that derives from this one is still being made.
        for number, widget in enumerate(getattr(self, "_in_flow", ())):
            if widget.isHidden():
                continue
            sizes = self._sizes.get(number) if remembers else None
            if sizes is None:
                sizes = _wished(widget), _least(widget)
            if remembers:
                self._sizes[number] = sizes
            yield widget, *sizes

    def _walk_rows(self, room: QRect, *, place: bool) -> int:
        """Walk through the rows, placing the widgets or only measuring; gives the height of it all."""
        y = 0
        for row in self._rows(room.width()):
            height = max(size.height() for _, _, size in row)
            for widget, x, size in row if place else ():
                # Words without a frame stand in line with the buttons beside them.
                spot = QRect(room.topLeft() + QPoint(x, y + (height - size.height()) // 2), size)
                widget.setGeometry(QStyle.visualRect(self.layoutDirection(), room, spot))
            y += height + self._between_rows
        return max(0, y - self._between_rows)

    def _rows(self, width: int) -> Iterator[list[tuple[QWidget, int, QSize]]]:
        """Each row in this width: what is in it, how far from the beginning, and how large."""
        x, row = 0, []
        for widget, wished, least in self._in_rows():
            size = wished.boundedTo(QSize(max(1, width), widget.maximumHeight())).expandedTo(least)
            if widget.hasHeightForWidth():
                size.setHeight(widget.heightForWidth(size.width()))
            if row and x + size.width() > width:
                yield row
                x, row = 0, []
            row.append((widget, x, size))
            x += size.width() + self._between
        if row:
            yield row


def _wished(widget: QWidget) -> QSize:
    return widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())


def _least(widget: QWidget) -> QSize:
    return widget.minimumSizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())
