"""A row of the timeline in the share copy builder: as in the Journal, with a mark where something of it is chosen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from unhurried.ui.models.timeline_delegate import TimelineDelegate
from unhurried.ui.sharing.part_models import ReflectionsToChooseFrom
from unhurried.ui.theme import Theme

_BAR, _INSET = 4, 14


class ChosenDelegate(TimelineDelegate):
    """The mark is a bar at the edge: there is no room for words, and those who listen hear it."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(theme, view)
        self._colours = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        model = index.model()
        if not isinstance(model, ReflectionsToChooseFrom) or not model.has_chosen_from(index.row()):
            return
        px = self._colours.px
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        row = QRectF(option.rect)
        left = row.right() - px(_BAR) - px(3) if is_mirrored else row.left() + px(3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours.colour("accent"))
        bar = QRectF(left, row.top() + px(_INSET), px(_BAR), row.height() - 2 * px(_INSET))
        painter.drawRoundedRect(bar, px(2), px(2))
        painter.restore()
