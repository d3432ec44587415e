"""How a row of the timeline is painted: the day in the margin, the code, and the words with their hits."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from unhurried.domain.finding import Glimpse
from unhurried.ui import sentences
from unhurried.ui.models.timeline import GlimpseRole, StartsMonthRole
from unhurried.ui.theme import Theme

LINES = 2


class TimelineDelegate(QStyledItemDelegate):
    """Painted by hand because a row has two fonts, marked hits and a margin, at one height for all rows.

    Uniform heights are what lets a hundred thousand rows scroll; keyboard focus and names are the view's.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        px = self._theme.px
        head = QFontMetrics(self._theme.font("ui")).height()
        line = QFontMetrics(self._theme.font("excerpt")).lineSpacing()
        return QSize(px(260), px(12) + head + px(2) + LINES * line + px(12))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        glimpse = index.data(GlimpseRole)
        if not isinstance(glimpse, Glimpse):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        px = self._theme.px
        margin = px(64)
        row = option.rect.adjusted(px(12), px(12), -px(12), -px(10))
        left, body = QRect(row), QRect(row)
        left.setWidth(margin - px(12))
        body.setLeft(row.left() + margin)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            left.moveRight(row.right())
            body = QRect(row.left(), row.top(), row.width() - margin, row.height())
        self._paint_day(painter, left, glimpse, bool(index.data(StartsMonthRole)))
        self._paint_head(painter, body, glimpse)
        self._paint_words(painter, body, glimpse)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens = self._theme.tokens
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            colour = tokens.accent_soft
        elif state & QStyle.StateFlag.State_MouseOver:
            colour = tokens.raised
        else:
            return
        gap = self._theme.px(2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        radius = self._theme.px(10)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(gap, gap, -gap, -gap), radius, radius)

    def _paint_day(self, painter: QPainter, rect: QRect, glimpse: Glimpse, starts_month: bool) -> None:
        theme, tokens = self._theme, self._theme.tokens
        start = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter
        painter.setPen(QColor(tokens.ink))
        painter.setFont(theme.font("day"))
        painter.drawText(rect, start, str(glimpse.day.day))
        below = QRect(rect)
        below.setTop(rect.top() + QFontMetrics(theme.font("day")).height())
        painter.setFont(theme.font("caption"))
        painter.setPen(QColor(tokens.accent if starts_month else tokens.ink3))
        text = sentences.short_month(glimpse.day) if starts_month else sentences.weekday(glimpse.day)
        painter.drawText(below, start, text)

    def _paint_head(self, painter: QPainter, rect: QRect, glimpse: Glimpse) -> None:
        theme = self._theme
        painter.setFont(theme.font("ui_strong"))
        painter.setPen(QColor(theme.tokens.ink))
        metrics = painter.fontMetrics()
        code = metrics.elidedText(
            glimpse.client_code or self.tr("No client code"), Qt.TextElideMode.ElideRight, rect.width()
        )
        flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading
        painter.drawText(rect, flags, code)
        if glimpse.tags:
            used = metrics.horizontalAdvance(code) + theme.px(10)
            rest = rect.adjusted(used, 0, 0, 0)
            painter.setFont(theme.font("caption"))
            painter.setPen(QColor(theme.tokens.ink3))
            tags = painter.fontMetrics().elidedText(
                " · ".join(glimpse.tags), Qt.TextElideMode.ElideRight, max(0, rest.width())
            )
            painter.drawText(rest.adjusted(0, theme.px(1), 0, 0), flags, tags)

    def _paint_words(self, painter: QPainter, rect: QRect, glimpse: Glimpse) -> None:
        theme, tokens = self._theme, self._theme.tokens
        text = "".join(piece.text for piece in glimpse.pieces)
        is_wordless = not text.strip()
        if is_wordless:
            text = self.tr("Marked without words") if glimpse.marking_count else self.tr("Left open")
        font = theme.font("excerpt")
        layout = QTextLayout(text, font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeading))
        if not is_wordless:
            layout.setFormats(self._hits(glimpse))
        metrics = QFontMetrics(font)
        top = float(QFontMetrics(theme.font("ui_strong")).height() + theme.px(2))
        painter.setPen(QColor(tokens.ink3 if is_wordless else tokens.ink2))
        self._lay_lines(layout, rect.width(), metrics.lineSpacing())
        self._shorten(layout, metrics, rect.width())
        layout.draw(painter, QPointF(rect.left(), rect.top() + top))

    @staticmethod
    def _lay_lines(layout: QTextLayout, width: int, height: int) -> None:
        layout.beginLayout()
        for number in range(LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, number * height))
        layout.endLayout()

    def _shorten(self, layout: QTextLayout, metrics: QFontMetrics, width: int) -> None:
        """End the last line with an ellipsis where the words go on."""
        text = layout.text()
        last = layout.lineAt(layout.lineCount() - 1)
        start = last.textStart() if last.isValid() else 0
        if not last.isValid() or start + last.textLength() >= len(text.encode("utf-16-le")) // 2:
            return
        units = text.encode("utf-16-le")
        head = units[: 2 * start].decode("utf-16-le", "replace")
        rest = units[2 * start :].decode("utf-16-le", "replace")
        layout.setText(head + metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
        self._lay_lines(layout, width, metrics.lineSpacing())

    def _hits(self, glimpse: Glimpse) -> list[QTextLayout.FormatRange]:
        found = []
        start = 0
        for piece in glimpse.pieces:
            length = len(piece.text.encode("utf-16-le")) // 2
            if piece.is_hit:
                hit = QTextLayout.FormatRange()
                look = QTextCharFormat()
                look.setBackground(QColor(self._theme.tokens.selection))
                look.setForeground(QColor(self._theme.tokens.ink))
                hit.start, hit.length, hit.format = start, length, look
                found.append(hit)
            start += length
        return found
