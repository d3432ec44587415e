"""The order of Tab: as one reads, from the layouts as they are now, whatever was made first."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QStackedWidget, QWidget


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
    laid_out = list(_laid_out(widget.layout()))
    others = [child for child in widget.children() if isinstance(child, QWidget) and child not in laid_out]
    return [*laid_out, *others]


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    for place in range(layout.count() if layout else 0):
        item = layout.itemAt(place) if layout else None
        widget = item.widget() if item else None
        if widget:
            yield widget
        elif item:
            yield from _laid_out(item.layout())
