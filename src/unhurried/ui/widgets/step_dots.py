"""StepDots: where one is among a few steps, without saying how many are done."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from unhurried.ui.theme import Theme


@final
class StepDots(QWidget):
    """Small dots, all alike but for the present one, which is wide.

    Painted by hand because no stock control is this quiet. It can be looked at and not acted on, so it takes
    no focus; whoever shows it gives it its accessible name.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count = 0
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._look_again)

    def set_place(self, place: int, count: int) -> None:
        """Show `count` dots, the one at `place` (from 0) wide; setAccessibleName says the same in words."""
        self._count, self._current = count, place
        self._look_again()

    def sizeHint(self) -> QSize:
        dot, gap, wide = self._sizes()
        gaps = gap * max(0, self._count - 1)
        return QSize(dot * max(0, self._count - 1) + wide + gaps if self._count else 0, dot)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        dot, gap, wide = self._sizes()
        x = 0
        for step in range(self._count):
            width = wide if step == self._current else dot
            place = QRectF(x, 0, width, dot).toRect()
            painter.setBrush(self._theme.colour("accent" if step == self._current else "scroll"))
            visual = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
            painter.drawRoundedRect(QRectF(visual), dot / 2, dot / 2)
            x += width + gap

    def _sizes(self) -> tuple[int, int, int]:
        px = self._theme.px
        return px(7), px(6), px(20)

    @Slot()
    def _look_again(self) -> None:
        self.updateGeometry()
        self.update()
