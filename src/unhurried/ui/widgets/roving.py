"""The roving tab stop: one widget of a group is reached by Tab, the arrow keys move between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast, final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_NEXT = {Qt.Key.Key_Right, Qt.Key.Key_Down}
_PREVIOUS = {Qt.Key.Key_Left, Qt.Key.Key_Up}
_SIDEWAYS = {Qt.Key.Key_Right, Qt.Key.Key_Left}


@final
class RovingTabStop(QObject):
    """Keeps one of some widgets in the order of Tab, and the others out of it.

    Signals:
        moved(int): an arrow key, Home or End has put the focus on the widget with this index.
    """

    moved = Signal(int)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._widgets: list[QWidget] = []

    def set_widgets(self, widgets: Sequence[QWidget], stop: int = 0) -> None:
        """Look after these widgets; the one at `stop` is the tab stop."""
        for widget in self._widgets:
            widget.removeEventFilter(self)
        self._widgets = list(widgets)
        for widget in self._widgets:
            widget.installEventFilter(self)
        self.set_stop(stop)

    def set_stop(self, stop: int) -> None:
        """Make another widget the tab stop; the focus stays where it is."""
        for index, widget in enumerate(self._widgets):
            is_stop = index == stop
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)
            if is_stop:
                self._owner.setFocusProxy(widget)

    @property
    def _owner(self) -> QWidget:
        # Asked for and not kept, so that neither keeps the other.
        return cast("QWidget", self.parent())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched in self._widgets:
            self.set_stop(self._widgets.index(watched))  # pyright: ignore[reportArgumentType]
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in self._widgets:
            return self._move(self._widgets.index(watched), event)  # pyright: ignore[reportArgumentType]
        return False

    def _move(self, index: int, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        target = self._target(index, Qt.Key(event.key()))
        if target is None:
            return False
        if target != index:
            self._widgets[target].setFocus(Qt.FocusReason.TabFocusReason)
            self.moved.emit(target)
        return True

    def _target(self, index: int, key: Qt.Key) -> int | None:
        places = [i for i, widget in enumerate(self._widgets) if widget.isEnabled() and not widget.isHidden()]
        if not places or key not in _NEXT | _PREVIOUS | {Qt.Key.Key_Home, Qt.Key.Key_End}:
            return None
        if key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            return places[0 if key == Qt.Key.Key_Home else -1]
        forward = key in _NEXT
        if key in _SIDEWAYS and self._owner.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            forward = not forward
        here = places.index(index) if index in places else 0
        return places[(here + (1 if forward else -1)) % len(places)]
