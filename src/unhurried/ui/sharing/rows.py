"""Rows of written text, as high as their words need: painted, so that a long reflection stays quick to look at."""

from __future__ import annotations

import math
from collections import OrderedDict
from typing import NamedTuple, final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from unhurried.ui.theme import Theme

LinesRole = Qt.ItemDataRole.UserRole + 1

_MARGIN, _BETWEEN, _BOX, _BESIDE_BOX = 12, 3, 18, 14
_LAYOUTS_KEPT = 400
_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_Index = QModelIndex | QPersistentModelIndex
_CHECKED = (Qt.CheckState.Checked.value, Qt.CheckState.Checked)


class RowLine(NamedTuple):
    """Words in one role of the type scale and one colour of the theme, and after how many lines they end."""

    role: str
    colour: str
    text: str
    most: int = 0


class _Laid(NamedTuple):
    layout: QTextLayout
    height: float


class RowsDelegate(QStyledItemDelegate):
    """Painted by hand because a row is several texts in several faces, each wrapped, with a box before them.

    Focus, names and what is ticked are the view's and its model's.
    """

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._laid: OrderedDict[tuple[RowLine, int], _Laid] = OrderedDict()
        theme.changed.connect(self._laid.clear)

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        px, width = self._theme.px, self._view.viewport().width()
        body = self._body(width, index)
        height = sum(self._lay(line, body).height + px(_BETWEEN) for line in _lines(index)) - px(_BETWEEN)
        return QSize(px(120), max(math.ceil(height), px(_BOX)) + 2 * px(_MARGIN))

    def _body(self, width: int, index: _Index) -> int:
        px = self._theme.px
        box = px(_BOX + _BESIDE_BOX) if _box(index) is not None else 0
        return max(px(60), width - 2 * px(_MARGIN) - box)

    def _lay(self, line: RowLine, width: int) -> _Laid:
        known = self._laid.get((line, width))
        if known:
            self._laid.move_to_end((line, width))
            return known
        text = line.text.replace("\n", "\u2028")
        font = self._theme.font(line.role)
        layout = QTextLayout(text, font)
        option = QTextOption(Qt.AlignmentFlag.AlignLeading)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        laid = _Laid(layout, _break_lines(layout, width, line.most))
        self._laid[line, width] = laid
        while len(self._laid) > _LAYOUTS_KEPT:
            self._laid.popitem(last=False)
        return laid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        px = self._theme.px
        room = option.rect.adjusted(px(_MARGIN), px(_MARGIN), -px(_MARGIN), -px(_MARGIN))
        body = QRect(room)
        width = self._body(option.rect.width(), index)
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        if not is_mirrored:
            body.setLeft(room.right() + 1 - width)
        checked = _box(index)
        if checked is not None:
            left = room.right() - px(_BOX) if is_mirrored else room.left()
            self._paint_box(painter, QRect(left, room.top(), px(_BOX), px(_BOX)), checked=checked)
        top = float(body.top())
        for line in _lines(index):
            laid = self._lay(line, width)
            painter.setPen(QColor(self._theme.colour(line.colour)))
            laid.layout.draw(painter, QPointF(body.left(), top))
            top += laid.height + px(_BETWEEN)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            colour = "accent_soft"
        elif state & QStyle.StateFlag.State_MouseOver:
            colour = "raised"
        else:
            return
        gap = self._theme.px(2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(colour))
        radius = self._theme.px(10)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(gap, gap, -gap, -gap), radius, radius)

    def _paint_box(self, painter: QPainter, box: QRect, *, checked: bool) -> None:
        """As the stylesheet draws the box of a switch."""
        theme = self._theme
        painter.setPen(QPen(theme.colour("accent" if checked else "line_strong"), 1))
        painter.setBrush(theme.colour("accent" if checked else "surface"))
        radius = theme.px(5)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if checked:
            theme.icon("check", "on_accent", 14).paint(painter, box)


def _lines(index: _Index) -> list[RowLine]:
    lines = index.data(LinesRole)
    return lines if isinstance(lines, list) else []


def _box(index: _Index) -> bool | None:
    """Whether a row is ticked; None for one that cannot be."""
    state = index.data(Qt.ItemDataRole.CheckStateRole)
    return None if state is None else state in _CHECKED


def _break_lines(layout: QTextLayout, width: int, most: int) -> float:
    """Lay the text in lines of this width, and say how high they are together."""
    height, number = 0.0, 0
    layout.beginLayout()
    while most == 0 or number < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height() * 1.12
        number += 1
    layout.endLayout()
    return height


@final
class RowsView(QListView):
    """Rows to walk with the arrow keys. A row that is higher than the view is scrolled through before the next.

    Signals:
        ticked(QModelIndex): Space, or a press on the row; whoever hears of it decides what it means.
        all_asked(): Ctrl+A.
        entered_row(QModelIndex): Return.
        removal_asked(): Delete.
        moved(int): Alt with an arrow, up (-1) or down (1).
        back_asked(): Escape, or the arrow towards the beginning of a line.
    """

    ticked = Signal(QModelIndex)
    all_asked = Signal()
    entered_row = Signal(QModelIndex)
    removal_asked = Signal()
    moved = Signal(int)
    back_asked = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(RowsDelegate(theme, self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self.ticked)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self.scheduleDelayedItemsLayout)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._heard(event) and not self._scrolled_within(event):
            super().keyPressEvent(event)

    def _heard(self, event: QKeyEvent) -> bool:
        """Whether it is a key that means something here."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        here = self.currentIndex()
        if held == Qt.KeyboardModifier.AltModifier and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif held == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_A:
            self.all_asked.emit()
        elif held:
            return False
        elif key == Qt.Key.Key_Space and here.isValid():
            self.ticked.emit(here)
        elif key in _ENTERS and here.isValid():
            self.entered_row.emit(here)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removal_asked.emit()
        elif key in {Qt.Key.Key_Escape, Qt.Key.Key_Left}:
            self.back_asked.emit()
        else:
            return False
        return True

    def _scrolled_within(self, event: QKeyEvent) -> bool:
        """Whether the rest of a row that is higher than the view was brought into it."""
        if event.key() not in {Qt.Key.Key_Up, Qt.Key.Key_Down} or event.modifiers():
            return False
        place, height = self.visualRect(self.currentIndex()), self.viewport().height()
        bar, step = self.verticalScrollBar(), height // 2
        if event.key() == Qt.Key.Key_Down and place.bottom() > height:
            bar.setValue(bar.value() + min(step, place.bottom() - height + 1))
            return True
        if event.key() == Qt.Key.Key_Up and place.top() < 0:
            bar.setValue(bar.value() - min(step, -place.top()))
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths have other heights; Qt asks for them anew only where it is told to."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._again.start()
