"""CategoryStrip: a bar for each block of sessions, stacked by option, each option in a texture of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from unhurried.ui.charts.foot import FootLabel, write_foot
from unhurried.ui.charts.marks import Mark, Sketch
from unhurried.ui.charts.row_labels import is_narrow
from unhurried.ui.charts.shapes import Box, Weave, Words
from unhurried.ui.charts.swatches import Swatches
from unhurried.ui.charts.windowed import WindowedChart
from unhurried.ui.theme import Theme

_UNIT = 17
_WIDEST = 44
_NARROWEST = 16
_GAP = 10
_STEP = 5


@dataclass(frozen=True, slots=True)
class Part:
    """How often one option was chosen in a block; `name` says it with the option and the period."""

    option: int
    count: int
    name: str
    key: object


@dataclass(frozen=True, slots=True)
class Block:
    """Sessions in a row; one that is not full yet is drawn with the rest of it open."""

    label: str
    full: int
    parts: tuple[Part, ...]

    @property
    def count(self) -> int:
        """How many sessions are in it."""
        return sum(part.count for part in self.parts)


@final
class CategoryStrip(WindowedChart):
    """The options lie over each other in their own order, in every bar alike, and are named at the last one."""

    sideways_by_place = True

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._options: tuple[str, ...] = ()
        self._blocks: Sequence[Block] = ()

    def set_options(self, labels: Sequence[str]) -> None:
        """The options in their order, from the top."""
        self._options = tuple(labels)
        self.renew()

    def set_blocks(self, blocks: Sequence[Block]) -> None:
        """The blocks in their order; the latest are shown."""
        self._blocks = blocks
        self.show_latest()

    def total(self) -> int:
        return len(self._blocks)

    def fitting_from(self, first: int, width: int) -> int:
        del first
        px = self._ruler.px
        return max(1, int((self._room(width) + px(4)) / (px(_NARROWEST) + px(4))))

    def fitting_before(self, end: int, width: int) -> int:
        return self.fitting_from(end, width)

    def index_of(self, number: int) -> int:
        keys = [mark.key for mark in self.marks()]
        return next((keys.index(part.key) for part in self._blocks[number].parts if part.key in keys), -1)

    def lay_out(self, sketch: Sketch) -> None:
        first, count = self.window_at(int(sketch.width))
        if not count or not self._options:
            return
        ruler, px = sketch.ruler, sketch.ruler.px
        blocks = self._blocks[first : first + count]
        narrow = is_narrow(ruler, sketch.width)
        swatches = Swatches(ruler, self._options, sketch.width if narrow else sketch.width - self._room(sketch.width))
        top = swatches.above(sketch) + px(12) if narrow else float(px(6))
        high = float(px(_UNIT) * max(max(block.full, block.count) for block in blocks))
        room = self._room(int(sketch.width))
        gap = min(px(_GAP), max(px(4), int(room / count / 4)))
        wide = min(float(px(_WIDEST)), int((room + gap) / count - gap))
        lefts = [px(4) + index * (wide + gap) for index in range(count)]
        for left, block in zip(lefts, blocks, strict=True):
            self._bar(sketch, block, QRectF(left, top, wide, high))
        right = lefts[-1] + wide
        labels = [FootLabel(left + wide / 2, block.label) for left, block in zip(lefts, blocks, strict=True)]
        foot = write_foot(sketch, labels, top + high + px(3), 0, max(right, room), wide + gap)
        if not narrow:
            middles = self._middles(blocks[-1], QRectF(lefts[-1], top, wide, high))
            foot = max(foot, swatches.beside(sketch, right, middles, (top, top + high)))
        sketch.height = foot + px(2)

    def _room(self, width: float) -> float:
        """How much of the width is for the bars."""
        if is_narrow(self._ruler, width):
            return width - self._ruler.px(8)
        return width - self._ruler.px(10) - Swatches.room(self._ruler, self._options, width)

    def _bar(self, sketch: Sketch, block: Block, place: QRectF) -> None:
        """The parts of one block, standing on the foot; what is still to come is open above them."""
        unit, radius = sketch.ruler.px(_UNIT), sketch.ruler.px(4)
        top = place.bottom() - unit * block.count
        if block.count < block.full:
            rest = QRectF(place.left() + 0.5, place.bottom() - unit * block.full + 0.5, place.width() - 1, 0)
            rest.setBottom(top - 1.5)
            sketch.shapes.append(Box(rest, radius, outline="line_strong", dashed=True))
        for part in sorted((part for part in block.parts if part.count), key=lambda part: part.option):
            segment = QRectF(place.left(), top, place.width(), unit * part.count - 2)
            sketch.shapes.append(Weave(segment, part.option, sketch.ruler.px(_STEP), radius))
            self._number(sketch, part.count, segment)
            sketch.marks.append(Mark(segment, part.name, part.name, part.key))
            top += unit * part.count

    def _number(self, sketch: Sketch, count: int, segment: QRectF) -> None:
        """The count in its segment, on a quiet ground, where there is room for both."""
        ruler = sketch.ruler
        words = str(count)
        width, height = ruler.width(words, "caption"), ruler.height("caption")
        pill = QRectF(0, 0, max(width + ruler.px(8), height), height)
        pill.moveCenter(segment.center())
        if not segment.adjusted(3, 2, -3, -2).contains(pill):
            return
        sketch.shapes.append(Box(pill, height / 2, fill="surface"))
        sketch.shapes.append(
            Words(QRectF(pill.center().x() - width / 2, pill.top(), width, height), words, token="ink")
        )

    def _middles(self, block: Block, place: QRectF) -> dict[int, QPointF]:
        """Where the parts of a bar end at its right, by option."""
        unit = self._ruler.px(_UNIT)
        top = place.bottom() - unit * block.count
        found: dict[int, QPointF] = {}
        for part in sorted(block.parts, key=lambda part: part.option):
            if part.count:
                found[part.option] = QPointF(place.right(), top + unit * part.count / 2 - 1)
            top += unit * part.count
        return found
