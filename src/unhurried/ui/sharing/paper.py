"""Paper: a share copy laid out once on A4, for the screen and for the file, so that both are the very same pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from unhurried.domain.sharing.pages import Pages, Run
from unhurried.ui.sharing import paper_type as type_
from unhurried.ui.sharing.drawable import drawable
from unhurried.ui.sharing.paper_type import DOTS_PER_INCH, POINT
from unhurried.ui.sharing.setting import Setting
from unhurried.ui.sharing.strips import Strip, TextStrip

_WIDTH: Final = 595.276 * POINT
_HEIGHT: Final = 841.89 * POINT
_SIDE: Final = 78 * POINT
_HEAD: Final = 76 * POINT
_FOOT: Final = 84 * POINT
_FOOTER: Final = 44 * POINT
# A picture leaves room on its page for its title and what it says in words.
_TALLEST_PICTURE: Final = 0.6


class Placed(NamedTuple):
    """A strip, and how far down its page it stands."""

    strip: Strip
    top: float


class Paper:
    """The pages of a copy. `pages` is what is laid out, with signs that cannot be set put into words.

    Raises LettersMissing when there are letters that no typeface of this computer has. In a file of several papers
    numbers go on behind the `pages_before`.
    """

    size: Final = QSizeF(_WIDTH, _HEIGHT)
    """Of every page, in dots; `paint` fills just this."""

    def __init__(self, pages: Pages, pages_before: int = 0) -> None:
        self.pages = drawable(pages)
        self._pages_before = pages_before
        body = _HEIGHT - _HEAD - _FOOT
        setting = Setting(_WIDTH - 2 * _SIDE, body * _TALLEST_PICTURE)
        self._sheets = _divided(setting.strips(self.pages), body)

    @property
    def page_count(self) -> int:
        return len(self._sheets)

    @property
    def ends_at(self) -> float:
        """How far down the last page its last line ends, in dots."""
        sheet = self._sheets[-1]
        return _HEAD + (sheet[-1].top + sheet[-1].strip.height if sheet else 0)

    def text_of(self, number: int) -> str:
        """What stands on a page, counted from nought, line by line."""
        return "\n".join(placed.strip.text for placed in self._sheets[number] if placed.strip.text)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page, counted from nought, in dots from where the painter stands."""
        painter.save()
        for strip, top in self._sheets[number]:
            strip.draw(painter, _SIDE, _HEAD + top)
        if number + self._pages_before:
            self._paint_number(painter, number + self._pages_before + 1)
        painter.restore()

    def pdf(self) -> bytes:
        """The pages as a PDF, made in memory; sealing.py takes out what Qt adds about itself and the time."""
        return pdf_of([self])

    def _paint_number(self, painter: QPainter, number: int) -> None:
        setting = Setting(_WIDTH, _HEIGHT)
        strip = next(setting.words((Run(str(number)),), type_.FOOTER))
        width = strip.layout.lineAt(0).naturalTextWidth() if isinstance(strip, TextStrip) else 0
        strip.draw(painter, (_WIDTH - width) / 2, _HEIGHT - _FOOTER - strip.height)


def pdf_of(papers: Iterable[Paper]) -> bytes:
    """Papers as one PDF, each beginning on a page of its own; one of them is needed at a time."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS_PER_INCH)
    upright = QPageLayout.Orientation.Portrait
    a4 = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(a4, upright, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point))
    painter = QPainter()
    try:
        for paper in papers:
            for number in range(paper.page_count):
                if not painter.isActive():
                    painter.begin(writer)
                else:
                    writer.newPage()
                paper.paint(painter, number)
    finally:
        painter.end()
    return bytes(held.data())


def _divided(strips: Iterable[Strip], body: float) -> list[list[Placed]]:
    """Strips divided over pages of this height; what sticks goes over together with what it sticks to."""
    sheets: list[list[Placed]] = [[]]
    down = 0.0
    for strip in strips:
        sheet = sheets[-1]
        top = down + (strip.gap if sheet else 0)
        if sheet and top + strip.height > body:
            carried = _carried(sheet)
            sheets.append([])
            top = 0.0
            for earlier in carried:
                top += earlier.gap if sheets[-1] else 0
                sheets[-1].append(Placed(earlier, top))
                top += earlier.height
            top += strip.gap if carried else 0
        sheets[-1].append(Placed(strip, top))
        down = top + strip.height
    return sheets


def _carried(sheet: list[Placed]) -> list[Strip]:
    """Take those off the foot of a page that stick to what comes next; none if that would leave it empty."""
    keep = len(sheet)
    while keep and sheet[keep - 1].strip.sticks:
        keep -= 1
    if not keep:
        return []
    carried = [placed.strip for placed in sheet[keep:]]
    del sheet[keep:]
    return carried
