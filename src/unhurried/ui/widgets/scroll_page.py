"""A page that scrolls up and down when its window is too low for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrollPage(QScrollArea):
    """No frame, no sideways scrolling, and no tab stop of its own: what is in it has those.

    As high as its words need at its width, and no higher: Qt would leave room for the height that wrapped
    words have at their narrowest.

    Signals:
        needs_changed(): what is in it needs another height than before.
    """

    needs_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()
        super().resizeEvent(event)

    def fit(self) -> None:
        """As high as what is in it needs now."""
        page = self.widget()
        layout = page.layout() if page else None
        if page and layout and layout.hasHeightForWidth():
            room = self.maximumViewportSize()
            needed = layout.totalHeightForWidth(room.width())
            # Qt keeps a bar that was needed for a moment, because the words wrap earlier beside it.
            policy = Qt.ScrollBarPolicy
            bar = policy.ScrollBarAlwaysOff if needed <= room.height() else policy.ScrollBarAsNeeded
            self.setVerticalScrollBarPolicy(bar)
            if needed != page.minimumHeight():
                page.setMinimumHeight(needed)
                self.needs_changed.emit()
