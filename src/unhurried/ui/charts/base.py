"""Chart: a picture whose marks can be pointed at, walked through, read out, opened and saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtGui import Qt as RichText
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from unhurried.ui.charts import walking
from unhurried.ui.charts.canvas import Canvas
from unhurried.ui.charts.marks import Caption, Mark, Sketch
from unhurried.ui.charts.picture import Picture
from unhurried.ui.charts.ruler import Ruler
from unhurried.ui.charts.spoken import Spoken
from unhurried.ui.focus_ring import RING_ON
from unhurried.ui.theme import Theme

_WIDTH = 640
_NARROWEST = 180
_NARROWEST_PICTURE = 420
# Layouts ask for the height at a handful of widths, again and again.
_MOST_SKETCHES = 6
_RING_ROOM = 3
_RING_WIDTH = 2
# With a dot of nine pixels this makes a target of twenty-five.
_REACH = 8
_OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
_TRAVELLED = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}


class Chart(Spoken):
    """One tab stop; inside it a cursor that goes from mark to mark, with a ring of its own.

    A kind of chart says in `lay_out` what is in the picture, once, for every width; screen, image, SVG and PDF
    are made from that. Painted by hand because no stock control shows dots that can be opened.

    Signals:
        activated(object): the mark with this key was pressed, or Enter or Space on it.
    """

    activated = Signal(object)

    # Whether these keys go to what lies in their direction, rather than to what comes before or after.
    sideways_by_place = False
    upright_by_place = False

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ruler = Ruler(theme)
        self._caption = Caption("")
        self._empty = ""
        self._sketches: dict[int, Sketch] = {}
        self._cursor = 0
        self._hovered = self._pressed = -1
        self._by_key = False
        # The ring of the application goes round a whole widget; ours goes round a mark.
        unseen = QWidget(self)
        unseen.hide()
        self.setProperty(RING_ON, unseen)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        theme.changed.connect(self._look_again)

    def lay_out(self, sketch: Sketch) -> None:
        """Put shapes and marks into the sketch, and set its height; each kind of chart does it its own way."""
        raise NotImplementedError

    def set_caption(self, caption: Caption) -> None:
        """What this picture is called and says of itself, aloud and wherever it is saved."""
        self._caption = caption
        self.setAccessibleName(caption.title)
        self.setAccessibleDescription(caption.described())

    def set_empty(self, words: str) -> None:
        """What is said where there is nothing to show."""
        self._empty = words
        self.renew()

    def renew(self) -> None:
        """Make the picture anew from what there is now; the cursor stays with its mark."""
        key = self._key_of(self._cursor)
        self._sketches.clear()
        keys = [mark.key for mark in self.marks()]
        self._cursor = keys.index(key) if key is not None and key in keys else self.first_stop(len(keys))
        self._hovered = self._pressed = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if keys else Qt.FocusPolicy.NoFocus)
        self.updateGeometry()
        self.update()
        self.tell_new_marks()

    def first_stop(self, count: int) -> int:
        """Where the cursor begins among so many marks."""
        return 0 if count else -1

    def sketch(self, width: int) -> Sketch:
        """What the picture is made of at this width."""
        if width not in self._sketches:
            if len(self._sketches) >= _MOST_SKETCHES:
                self._sketches.clear()
            sketch = Sketch(self._ruler, float(width))
            self.lay_out(sketch)
            if not sketch.shapes:
                self._say_empty(sketch)
            self._sketches[width] = sketch
        return self._sketches[width]

    def marks(self) -> Sequence[Mark]:
        return self.sketch(self.width()).marks

    def cursor_index(self) -> int:
        return min(self._cursor, len(self.marks()) - 1)

    def mark_at(self, point: QPointF) -> int:
        """The mark here or close by, -1 for none."""
        return walking.nearest(self.marks(), point, self._theme.px(_REACH))

    def picture(self) -> Picture:
        """The chart with its caption, as wide as it is shown."""
        width = max(self.width(), self._theme.px(_NARROWEST_PICTURE))
        return Picture(self.sketch(width), self._caption)

    def image(self, scale: float = 2) -> QImage:
        """The picture as pixels."""
        return self.picture().image(scale)

    def svg(self) -> bytes:
        """The picture as lines and letters."""
        return self.picture().svg()

    def pdf(self) -> bytes:
        """The picture as a page."""
        return self.picture().pdf()

    def draw(self, painter: QPainter, size: QSize) -> None:
        """Paint everything but the rings in the colours of the theme."""
        Canvas(painter, self._ruler, self._theme.tokens).paint(self.sketch(size.width()).shapes)

    def move_to(self, index: int) -> None:
        """Put the cursor on a mark, as if by its keys, and say what it is."""
        self._cursor = index
        self._by_key = True
        self.update()
        self.tell_focus()
        mark = self.marks()[index]
        self._show_tip(self.mapToGlobal(mark.place.bottomLeft().toPoint() + QPoint(0, self._theme.px(4))), mark.tip)

    def step(self, key: Qt.Key) -> int:
        """Where a key that moves leads from here; -1 for nowhere."""
        by_place = self.upright_by_place if key in walking.UPRIGHT else self.sideways_by_place
        walk = walking.by_place if by_place else walking.by_order
        return walk(self.marks(), self.cursor_index(), key)

    def sizeHint(self) -> QSize:
        width = self._theme.px(_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(_NARROWEST), 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return int(self.sketch(width).height + 0.999)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hovered = self._pressed = -1

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.draw(painter, self.size())
        canvas = Canvas(painter, self._ruler, self._theme.tokens)
        marks = self.marks()
        if 0 <= self._hovered < len(marks) and marks[self._hovered].key is not None:
            self._ring(canvas, marks[self._hovered], 1, "ink3")
        if self.hasFocus() and self._by_key and marks:
            self._ring(canvas, marks[self.cursor_index()], self._theme.px(_RING_WIDTH), "focus")
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _OPENING and self.marks():
            self._open(self.cursor_index())
        elif key in walking.KEYS and self.marks():
            index = self.step(key)
            if index >= 0:
                self.move_to(index)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_key = False
        self._pressed = self.mark_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else -1
        if self._pressed >= 0:
            self._cursor = self._pressed
            self.tell_focus()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, -1
        if pressed >= 0 and self.mark_at(event.position()) == pressed:
            self._open(pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.mark_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_key = event.reason() in _TRAVELLED
        self.update()
        self.tell_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event.globalPos(), self._tip_at(QPointF(event.pos())))
            return True
        return super().event(event)

    def _tip_at(self, point: QPointF) -> str:
        index = self.mark_at(point)
        if index >= 0:
            return self.marks()[index].tip or self.marks()[index].name
        notes = self.sketch(self.width()).notes
        return next((words for place, words in notes if place.contains(point)), "")

    def _show_tip(self, at: QPoint, words: str) -> None:
        if not self.isVisible():
            return
        # Qt would read words that look like HTML as HTML.
        is_risky = RichText.mightBeRichText(words)
        QToolTip.showText(at, RichText.convertFromPlainText(words) if is_risky else words, self)

    def _open(self, index: int) -> None:
        key = self._key_of(index)
        if key is not None:
            self.activated.emit(key)

    def _key_of(self, index: int) -> object:
        marks = self._sketches[self.width()].marks if self.width() in self._sketches else []
        return marks[index].key if 0 <= index < len(marks) else None

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            opens = self._key_of(index) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
            self.update()

    def _ring(self, canvas: Canvas, mark: Mark, width: int, token: str) -> None:
        room = self._theme.px(_RING_ROOM) + width / 2
        edge = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        place = mark.place.adjusted(-room, -room, room, room).intersected(edge)
        canvas.ring(place, min(place.width(), place.height(), 2.0 * self._theme.px(8)) / 2, width, token)

    def _say_empty(self, sketch: Sketch) -> None:
        lines = self._ruler.lines(self._empty, "ui", sketch.width)
        sketch.height = sketch.paragraph(lines, 0, 0, sketch.width, "ui", "ink2")

    @Slot()
    def _look_again(self) -> None:
        self._ruler = Ruler(self._theme)
        self.renew()
