"""The very pages of a share copy on the screen, one below the other, as they will be in the file."""

from __future__ import annotations

from typing import Final, final

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from unhurried.ui.sharing.paper import Paper
from unhurried.ui.theme import Theme

# Paper stays paper: a dark page would be another page than the one that leaves.
_PAPER: Final = QColor(Qt.GlobalColor.white)


@final
class PagesPreview(QAbstractScrollArea):
    """Pages as wide as there is room for; only those that are seen are painted.

    Signals:
        read_to_the_end(): the last line of the last page has been on the screen. Said once.
    """

    read_to_the_end = Signal()

    def __init__(self, paper: Paper, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        self._theme = theme
        self._has_been_read = False
        self._told = -1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The pages of the copy"))
        self.verticalScrollBar().valueChanged.connect(self._look)
        self._fit()

    @property
    def has_been_read(self) -> bool:
        return self._has_been_read

    @property
    def page(self) -> int:
        """The page that is on the screen, counted from nought; the one above the middle, where there are two."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return max(0, min(int((middle - self._gap) // self._step), self._paper.page_count - 1))

    def show_page(self, number: int) -> None:
        """Scroll until the top of this page is the top of the view."""
        self.verticalScrollBar().setValue(round(number * self._step))

    # Where pages are, in pixels of the view

    @property
    def _gap(self) -> int:
        return self._theme.px(16)

    @property
    def _scale(self) -> float:
        room = self.viewport().width() - 2 * self._gap
        return max(min(room, self._theme.px(760)), 1) / self._paper.size.width()

    @property
    def _step(self) -> float:
        """From the top of one page to the top of the next."""
        return self._paper.size.height() * self._scale + self._gap

    def _place(self, number: int) -> QRectF:
        width, height = self._paper.size.width() * self._scale, self._paper.size.height() * self._scale
        top = self._gap + number * self._step - self.verticalScrollBar().value()
        return QRectF((self.viewport().width() - width) / 2, top, width, height)

    def _fit(self) -> None:
        """Scroll as far as the pages go, and stay at the same words when their size changes."""
        bar, high = self.verticalScrollBar(), self.viewport().height()
        before = bar.value() / bar.maximum() if bar.maximum() else 0.0
        whole = round(self._paper.page_count * self._step) + self._gap
        bar.setPageStep(high)
        bar.setSingleStep(self._theme.px(40))
        bar.setRange(0, max(0, whole - high))
        bar.setValue(round(before * bar.maximum()))
        self._look()

    # Seeing

    @Slot()
    def _look(self) -> None:
        self.viewport().update()
        # A view that is being laid out may still be higher than it will be.
        QTimer.singleShot(0, self, self._note_what_is_seen)

    @Slot()
    def _note_what_is_seen(self) -> None:
        if not self.isVisible():
            return
        if self.page != self._told:
            self._told = self.page
            self.setAccessibleDescription(self._paper.text_of(self.page))
        last = self._place(self._paper.page_count - 1)
        ends_at = last.top() + self._paper.ends_at * self._scale
        if not self._has_been_read and ends_at <= self.viewport().height():
            self._has_been_read = True
            self.read_to_the_end.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        for number in range(self._paper.page_count):
            place = self._place(number)
            if place.top() > event.rect().bottom():
                break
            if place.bottom() >= event.rect().top():
                self._paint_page(painter, number, place)
        painter.end()

    def _paint_page(self, painter: QPainter, number: int, place: QRectF) -> None:
        painter.setPen(QPen(self._theme.colour("line_strong"), 1))
        painter.setBrush(_PAPER)
        painter.drawRect(place)
        painter.save()
        painter.translate(place.topLeft())
        painter.scale(self._scale, self._scale)
        self._paper.paint(painter, number)
        painter.restore()

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ways = {
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_Down: bar.value() + bar.singleStep(),
            Qt.Key.Key_Up: bar.value() - bar.singleStep(),
            Qt.Key.Key_Space: bar.value() + bar.pageStep() * 9 // 10,
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep() * 9 // 10,
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep() * 9 // 10,
        }
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(way)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._fit()
        super().changeEvent(event)
