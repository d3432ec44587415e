"""Setting: the pages of a copy made into strips, one below the other, before they are divided over paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QTextCharFormat, QTextLayout, QTextOption

from unhurried.domain.sharing.pages import Block, BlockKind, Pages, Picture, Run
from unhurried.ui.sharing import paper_type as type_
from unhurried.ui.sharing.paper_type import POINT, Look
from unhurried.ui.sharing.strips import PictureStrip, RowStrip, RuleStrip, Strip, TextStrip

_STEP: Final = 16 * POINT
_GUTTER: Final = 8 * POINT
_INCH_M: Final = 0.0254
_SCREEN_DPI: Final = 96
_DEEPEST: Final = 8


class Setting:
    """Sets everything to one width, in dots."""

    def __init__(self, width: float, tallest: float) -> None:
        self._width = width
        self._tallest = tallest
        self._gap = 0.0

    def strips(self, pages: Pages) -> Iterator[Strip]:
        """The whole copy, from its title to who looked it through."""
        yield from self.words((Run(pages.title),), type_.TITLE)
        for block in pages.question:
            yield from self._block(block, type_.of_question(block.kind))
        if pages.question:
            yield self._after_gap(RuleStrip(self._width), 8 * POINT, 0)
        for section in pages.sections:
            yield from self.words((Run(section.title),), type_.SECTION)
            for piece in section.content:
                if isinstance(piece, Picture):
                    yield from self._picture(piece)
                else:
                    yield from self._block(piece, type_.LOOKS[piece.kind])
        yield from self.words((Run(pages.reviewed),), type_.REVIEWED)

    def _block(self, block: Block, look: Look) -> Iterator[Strip]:
        is_item, is_quote = block.kind is BlockKind.ITEM, block.kind is BlockKind.QUOTE
        steps = min(block.depth, _DEEPEST) + (1 if is_item or (is_quote and not block.depth) else 0)
        bullet = self._bullet(block.bullet, look) if block.bullet else None
        indent = steps * _STEP
        if bullet:
            indent = max(indent, bullet.lineAt(0).naturalTextWidth() + 6 * POINT)
        yield from self.words(block.runs, look, indent, bullet, has_bar=is_quote)

    def words(
        self,
        runs: Sequence[Run],
        look: Look,
        indent: float = 0,
        bullet: QTextLayout | None = None,
        *,
        has_bar: bool = False,
    ) -> Iterator[TextStrip]:
        layout = _laid_out(runs, look, self._width - indent)
        last = layout.lineCount() - 1
        for number in range(last + 1):
            height = max(look.size * look.line * POINT, layout.lineAt(number).height())
            strip = TextStrip(layout, number, indent, height, bullet=None if number else bullet, has_bar=has_bar)
            # A first line stays with the second, the last with the one before, a heading with what it heads.
            strip.sticks = look.sticks or (number < last and number in {0, last - 1})
            if number == 0:
                strip.gap = max(self._gap, look.before * POINT)
            yield strip
        self._gap = look.after * POINT

    @staticmethod
    def _bullet(words: str, look: Look) -> QTextLayout:
        upright = look._replace(is_italic=False)
        return _laid_out((Run(words),), upright, 100 * _STEP)

    def _after_gap(self, strip: RuleStrip, before: float, after: float) -> Strip:
        strip.gap = max(self._gap, before)
        self._gap = after
        return strip

    def _picture(self, picture: Picture) -> Iterator[Strip]:
        yield from self.words((Run(picture.title),), type_.PICTURE_TITLE)
        image = QImage.fromData(picture.png)
        if not image.isNull():
            yield self._scaled(image)
        for strip in self.words((Run(picture.caption),), type_.CAPTION):
            strip.sticks = strip.sticks or bool(picture.rows)
            yield strip
        yield from self._table(picture)

    def _scaled(self, image: QImage) -> Strip:
        per_dot = (image.dotsPerMeterX() * _INCH_M or _SCREEN_DPI) / type_.DOTS_PER_INCH
        width, height = image.width() / per_dot, image.height() / per_dot
        shrunk = min(1.0, self._width / width, self._tallest / height)
        gap, self._gap = self._gap, 0.0
        return PictureStrip(image, width * shrunk, height * shrunk, gap)

    def _table(self, picture: Picture) -> Iterator[Strip]:
        rows = [picture.header, *picture.rows] if picture.header else list(picture.rows)
        columns = max((len(row) for row in rows), default=0)
        if not columns:
            return
        widths = _shares(rows, columns, self._width)
        lefts = [sum(widths[:column]) for column in range(columns)]
        for number, row in enumerate(rows):
            is_header = number == 0 and bool(picture.header)
            look = type_.HEADER if is_header else type_.CELL
            cells = [
                _laid_out((Run(words),), look, width - _GUTTER) for words, width in zip(row, widths, strict=False)
            ]
            height = max((_depth(cell) for cell in cells), default=0) + 6 * POINT
            gap = self._gap if number == 0 else 0.0
            yield RowStrip(cells, lefts[: len(cells)], self._width, height, gap, is_header)
        self._gap = 10 * POINT


def _laid_out(runs: Iterable[Run], look: Look, width: float) -> QTextLayout:
    """Some words, broken into lines of this width, the lines as far apart as the look wants them."""
    runs = [run for run in runs if run.text]
    layout = QTextLayout("".join(run.text for run in runs).replace("\n", "\u2028"))
    layout.setFont(type_.letters(look).font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.setFormats(list(_formats(runs, look)))
    layout.setCacheEnabled(True)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += max(look.size * look.line * POINT, line.height())
    layout.endLayout()
    return layout


def _formats(runs: Iterable[Run], look: Look) -> Iterator[QTextLayout.FormatRange]:
    start = 0
    for run in runs:
        span = QTextLayout.FormatRange()
        # Qt counts in halves of letters beyond the first 65,536.
        span.start, span.length = start, len(run.text.encode("utf-16-le")) // 2
        span.format = _letters(run, look)
        start += span.length
        yield span


def _letters(run: Run, look: Look) -> QTextCharFormat:
    return type_.letters(look, is_strong=run.is_strong, is_emphasised=run.is_emphasised)


def _depth(cell: QTextLayout) -> float:
    if not cell.lineCount():
        return 0
    last = cell.lineAt(cell.lineCount() - 1)
    return last.y() + last.height()


def _shares(rows: Sequence[Sequence[str]], columns: int, width: float) -> list[float]:
    """Widths of columns, by how much is written in them, none left without room."""
    longest = [max((len(row[column]) for row in rows if column < len(row)), default=0) for column in range(columns)]
    wanted = [min(max(length, 6), 40) for length in longest]
    whole = sum(chain(wanted))
    return [width * share / whole for share in wanted]
