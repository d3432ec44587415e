"""Picture: a chart with its caption, to keep outside the journal; always on light ground."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from unhurried.ui.charts.canvas import Canvas
from unhurried.ui.charts.marks import Caption, Sketch
from unhurried.ui.charts.ruler import Ruler
from unhurried.ui.tokens import load_tokens

_MARGIN = 24
_GAP = 16
_GROUND = "surface"
_SCREEN_DPI = 96
_PAPER_DPI = 1200
_POINTS = 72


class Picture:
    """A caption above a sketch. Everything is made in memory; saving.py writes it."""

    def __init__(self, sketch: Sketch, caption: Caption) -> None:
        self._sketch = sketch
        self._caption = caption
        self._words = _captioned(sketch.ruler, caption, sketch.width)
        margin = sketch.ruler.px(_MARGIN)
        self.size = QSizeF(sketch.width + 2 * margin, self._words.height + sketch.height + 2 * margin).toSize()

    def image(self, scale: float) -> QImage:
        """As pixels, so many for one on the screen."""
        image = QImage(self.size * scale, QImage.Format.Format_RGB32)
        for set_dots in (image.setDotsPerMeterX, image.setDotsPerMeterY):
            set_dots(round(_SCREEN_DPI * scale / 0.0254))
        image.setText("Title", self._caption.title)
        image.setText("Description", self._caption.described())
        painter = QPainter(image)
        painter.scale(scale, scale)
        self._paint(painter)
        painter.end()
        return image

    def svg(self) -> bytes:
        """As lines and letters; its words can be searched and read out."""
        held = QByteArray()
        buffer = QBuffer(held)
        generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
        generator.setOutputDevice(buffer)
        generator.setSize(self.size)
        generator.setViewBox(QRectF(0, 0, self.size.width(), self.size.height()))
        generator.setTitle(self._caption.title)
        generator.setDescription(self._caption.described())
        generator.setResolution(_SCREEN_DPI)
        painter = QPainter(generator)
        self._paint(painter)
        painter.end()
        return bytes(held.data())

    def pdf(self) -> bytes:
        """As a page of its own size; its words can be searched."""
        held = QByteArray()
        buffer = QBuffer(held)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setTitle(self._caption.title)
        writer.setCreator("Unhurried")
        writer.setResolution(_PAPER_DPI)
        points = QSizeF(self.size) * (_POINTS / _SCREEN_DPI)
        page = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
        upright = QPageLayout.Orientation.Portrait
        writer.setPageLayout(QPageLayout(page, upright, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point))
        painter = QPainter(writer)
        painter.scale(_PAPER_DPI / _SCREEN_DPI, _PAPER_DPI / _SCREEN_DPI)
        self._paint(painter)
        painter.end()
        return bytes(held.data())

    def _paint(self, painter: QPainter) -> None:
        canvas = Canvas(painter, self._sketch.ruler, load_tokens("light"))
        canvas.fill(QRectF(0, 0, self.size.width(), self.size.height()), _GROUND)
        margin = self._sketch.ruler.px(_MARGIN)
        painter.translate(margin, margin)
        canvas.paint(self._words.shapes)
        painter.translate(0, self._words.height)
        canvas.paint(self._sketch.shapes)


def _captioned(ruler: Ruler, caption: Caption, width: float) -> Sketch:
    sketch = Sketch(ruler, width)
    top = 0.0
    for text, role, token in (
        (caption.title, "card_title", "ink"),
        (caption.summary, "ui", "ink2"),
        (caption.facts(), "caption", "ink3"),
    ):
        if text:
            top = sketch.paragraph(ruler.lines(text, role, width), 0, top, width, role, token) + ruler.px(4)
    sketch.height = float(round(top + ruler.px(_GAP))) if top else 0.0
    return sketch
