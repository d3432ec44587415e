"""Canvas: puts shapes on the screen, into a picture or onto paper, in the colours of one theme."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from unhurried.ui.charts import textures
from unhurried.ui.charts.ruler import Ruler
from unhurried.ui.charts.shapes import Box, Dots, Hatch, Line, Shape, Weave, Words
from unhurried.ui.tokens import Tokens


class Canvas:
    """A painter with tokens. Colours are opaque and nothing is clipped, so that every format shows the same."""

    def __init__(self, painter: QPainter, ruler: Ruler, tokens: Tokens) -> None:
        self._painter = painter
        self._ruler = ruler
        self._colours = {name: QColor(value) for name, value in tokens._asdict().items()}
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Time runs from left to right in every language, and words as their own letters do; a painter would have
        # them all follow the window.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)

    def paint(self, shapes: Iterable[Shape]) -> None:
        """Put them down, each over the ones before it."""
        for shape in shapes:
            if isinstance(shape, Words):
                self._words(shape)
            elif isinstance(shape, Dots):
                self._dots(shape)
            elif isinstance(shape, Line):
                self._line(shape)
            elif isinstance(shape, Box):
                self._box(shape)
            elif isinstance(shape, Hatch):
                self._hatch(shape)
            else:
                self._weave(shape)

    def fill(self, place: QRectF, token: str) -> None:
        """Paint the ground."""
        self._painter.fillRect(place, self._colours[token])

    def ring(self, place: QRectF, radius: float, width: float, token: str) -> None:
        """A ring around a place, for where the keyboard or the mouse is."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._colours[token], width))
        self._painter.drawRoundedRect(place, radius, radius)

    def _words(self, words: Words) -> None:
        self._painter.setPen(self._colours[words.token])
        self._painter.setFont(self._ruler.font(words.role))
        stand = words.place.top() + self._ruler.ascent(words.role)
        self._painter.drawText(QPointF(words.place.left(), stand), words.text)

    def _line(self, line: Line) -> None:
        pen = QPen(self._colours[line.token], line.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._painter.setPen(pen)
        is_straight = line.start.x() == line.end.x() or line.start.y() == line.end.y()
        if is_straight and line.width <= 1.0:
            self._painter.drawLine(_crisp(line.start), _crisp(line.end))
        else:
            self._painter.drawLine(line.start, line.end)

    def _dots(self, dots: Dots) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._colours[dots.token])
        draw, radius = self._painter.drawEllipse, dots.radius
        for centre in dots.centres:
            draw(centre, radius, radius)

    def _box(self, box: Box) -> None:
        if box.outline:
            pen = QPen(self._colours[box.outline], 1.0)
            if box.dashed:
                pen.setDashPattern([3.0, 3.0])
            self._painter.setPen(pen)
        else:
            self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._colours[box.fill] if box.fill else Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(box.place, box.radius, box.radius)

    def _hatch(self, hatch: Hatch) -> None:
        self._painter.setPen(QPen(self._colours[hatch.token], 1.0))
        self._painter.drawLines(textures.slanting(hatch.place, hatch.step, rising=True))

    def _weave(self, weave: Weave) -> None:
        is_solid = weave.texture % textures.COUNT == textures.SOLID
        half = 0.5
        self._painter.setPen(QPen(self._colours["accent"], 1.0))
        self._painter.setBrush(self._colours["accent"] if is_solid else self._colours["surface"])
        self._painter.drawRoundedRect(weave.place.adjusted(half, half, -half, -half), weave.radius, weave.radius)
        inner = weave.place.adjusted(2, 2, -2, -2)
        lines, points = textures.pattern(weave.texture, inner, weave.step)
        self._painter.setPen(QPen(self._colours["accent"], max(1.0, weave.step / 4)))
        if lines:
            self._painter.drawLines(lines)
        self._dots(Dots(tuple(points), weave.step / 4))


def _crisp(point: QPointF) -> QPointF:
    """The middle of a pixel, where a line of one pixel is one pixel wide."""
    return QPointF(int(point.x()) + 0.5, int(point.y()) + 0.5)
