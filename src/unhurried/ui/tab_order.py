"""The order of Tab: as one reads, from where things are now, whatever was made first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QWidget


def step(window: QWidget, forward: bool) -> bool:
    """Put the focus on the next or the previous stop of a window; False when there is no other.

    Qt's own chain follows the order in which widgets were made, and sheets, chips and cards are made anew
    while one writes.
    """
    here = QApplication.focusWidget()
    stops = [widget for widget in _read(window) if widget is here or _is_stop(widget)]
    if not stops or stops == [here]:
        return False
    place = stops.index(here) if here in stops else (-1 if forward else 0)
    target = stops[(place + (1 if forward else -1)) % len(stops)]
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _bring_into_view(target)
    return True


def _bring_into_view(target: QWidget) -> None:
    around = target.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(target)
        around = around.parentWidget()


def _is_stop(widget: QWidget) -> bool:
    takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes_tab) and widget.isEnabled() and widget.focusProxy() is None


def _read(widget: QWidget) -> Iterator[QWidget]:
    """A widget and all that is shown inside it, in reading order."""
    yield widget
    for child in _inside(widget):
        if child.isVisible() and not child.isWindow():
            yield from _read(child)


def _inside(widget: QWidget) -> list[QWidget]:
    if isinstance(widget, QStackedWidget | QScrollArea):
        inner = widget.currentWidget() if isinstance(widget, QStackedWidget) else widget.widget()
        return [inner] if inner else []
    shown = [child for child in widget.children() if isinstance(child, QWidget)]
    return sorted(shown, key=cmp_to_key(_reading_order))


def _reading_order(one: QWidget, other: QWidget) -> int:
    """Rows from above, and within a row from the side where reading begins.

    By where things are and not by their layouts: PySide keeps a layout's items that were asked for, also after
    Qt has deleted them.
    """
    a, b = one.geometry(), other.geometry()
    shared = min(a.bottom(), b.bottom()) - max(a.top(), b.top())
    if shared <= min(a.height(), b.height()) / 2:
        return a.top() - b.top()
    is_mirrored = one.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return b.right() - a.right() if is_mirrored else a.left() - b.left()
