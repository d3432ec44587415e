"""FocusRing: shows where the keyboard is, to people who are using the keyboard."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QTextEdit, QWidget
from shiboken6 import isValid

from unhurried.ui.theme import Theme

RING_ON = "ringOn"
RING_RADIUS = "ringRadius"

_OFFSET = 3
_WIDTH = 2
_RADIUS = 10

_MOVING = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
    QEvent.Type.ZOrderChange,
}
_POINTING = {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress}
_TRAVELLING = {
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_F6,
}
_CHORDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


@final
class FocusRing(QObject):
    """One ring for the whole application, as `:focus-visible` has it on the web.

    It shows once the focus moves while the last thing pressed was a key that moves it (Tab, an arrow, a
    chord), and hides at the next press of a mouse or a finger. What was pressed is seen at the window, which
    gets few events; a filter on the application would run for each event of every widget.

    A widget may say with the property `ringOn` which widget around it carries the ring, and with
    `ringRadius` how round that is, in pixels at a text scale of 1.
    """

    def __init__(self, theme: Theme, app: QApplication) -> None:
        super().__init__(app)
        self._theme = theme
        self._window: QWindow | None = None
        self._ring: _Ring | None = None
        self._watched: list[QWidget] = []
        self._target: QWidget | None = None
        self._by_key = False
        self._was_tab = False
        app.focusWindowChanged.connect(self._watch_window)
        app.focusChanged.connect(self._follow)
        theme.changed.connect(self._place)

    @property
    def target(self) -> QWidget | None:
        """The widget the ring is shown around, or None."""
        return self._target if self._ring and isValid(self._ring) and self._ring.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._window:
            self._listen(kind, event)
        elif kind in _MOVING:
            self._place()
        return False

    def _listen(self, kind: QEvent.Type, event: QEvent) -> None:
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            travels = event.key() in _TRAVELLING or (event.key() >= Qt.Key.Key_F1 and event.key() <= Qt.Key.Key_F12)
            self._was_tab = event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
            is_chord = bool(event.modifiers() & _CHORDS)
            self._by_key = self._by_key or travels or is_chord
            if event.text() and not travels and not is_chord and self._is_written_in():
                self._hide()
        elif kind in _POINTING:
            self._by_key = False
            self._hide()

    @staticmethod
    def _is_written_in() -> bool:
        """Whether words go into what has the focus: its caret then says where one is, and more calmly."""
        return isinstance(QApplication.focusWidget(), QTextEdit | QLineEdit)

    @Slot(QWindow)
    def _watch_window(self, window: QWindow | None) -> None:
        if self._window and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window:
            window.installEventFilter(self)

    @Slot(QWidget, QWidget)
    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._hide()
        if now is None or not self._by_key:
            return
        if isinstance(now, QTextEdit) and not now.isReadOnly() and not self._was_tab:
            return  # the app itself put the caret there, and a caret is enough
        carrier = now.property(RING_ON)
        self._target = carrier if isinstance(carrier, QWidget) else now
        self._watch(self._target)
        self._place()

    def _watch(self, target: QWidget) -> None:
        """Hear of everything that moves the target: itself, and what it sits in."""
        around: QWidget | None = target
        while around is not None:
            around.installEventFilter(self)
            self._watched.append(around)
            around = None if around.isWindow() else around.parentWidget()

    def _hide(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._target = None
        if self._ring and isValid(self._ring):
            self._ring.hide()

    @Slot()
    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target):
            return
        window = target.window()
        if self._ring is None or not isValid(self._ring) or self._ring.parentWidget() is not window:
            if self._ring and isValid(self._ring):
                self._ring.deleteLater()
            self._ring = _Ring(window)
        px = self._theme.px
        radius = target.property(RING_RADIUS)
        self._ring.show_around(
            _shown_part(target, px(_OFFSET + _WIDTH)) if target.isVisible() else QRect(),
            px(int(radius) if radius is not None else _RADIUS) + px(_OFFSET),
            QPen(self._theme.colour("focus"), px(_WIDTH)),
        )


@final
class _Ring(QWidget):
    """The ring itself: painted by hand because it lies over whatever has the focus; it never takes part."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._radius = 0
        self._pen = QPen()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_around(self, place: QRect, radius: int, pen: QPen) -> None:
        self._radius, self._pen = radius, pen
        self.setVisible(not place.isEmpty())
        if self.geometry() != place:
            self.setGeometry(place)
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        half = self._pen.widthF() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), self._radius, self._radius)


def _shown_part(target: QWidget, room: int) -> QRect:
    """The target in its window with room around it, cut where a scrolled page ends."""
    window = target.window()
    place = QRect(target.mapTo(window, QPoint()), target.size()).adjusted(-room, -room, room, room)
    place &= window.rect()
    around = target.parentWidget()
    while around is not None and around is not window:
        outer = around.parentWidget()
        if isinstance(outer, QAbstractScrollArea) and outer.viewport() is around:
            place &= QRect(around.mapTo(window, QPoint()), around.size())
        around = outer
    return place
