"""A sheet that grows with its words, on a page that scrolls so that one sees what one writes."""

from __future__ import annotations

import math
from typing import final

from PySide6.QtCore import QEvent, QObject, QPoint, Slot
from PySide6.QtWidgets import QScrollArea

from unhurried.ui.theme import Theme
from unhurried.ui.widgets.sheet import MarkdownSheet

_LEAST, _MOST = 96, 380
_AROUND = 110


def growing_sheet(theme: Theme, name: str, role: str = "excerpt") -> MarkdownSheet:
    """A sheet for a note; `name` is what a screen reader calls it."""
    sheet = MarkdownSheet(theme, role=role)
    sheet.setAccessibleName(name)
    _Height(sheet, theme)
    _InView(sheet, theme)
    return sheet


@final
class _Height(QObject):
    """Belongs to its sheet. As high as its words, but for a few lines at least, and room around it at most."""

    def __init__(self, sheet: MarkdownSheet, theme: Theme) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._theme = theme
        sheet.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        around = self._sheet.viewportMargins()
        words = math.ceil(self._sheet.document().size().height())
        wished = words + around.top() + around.bottom() + 2 * self._sheet.frameWidth()
        height = min(max(wished, self._theme.px(_LEAST)), self._theme.px(_MOST))
        if (height, height) != (self._sheet.minimumHeight(), self._sheet.maximumHeight()):
            self._sheet.setFixedHeight(height)


@final
class _InView(QObject):
    """Belongs to its sheet. Scrolls the page around it to the caret, with the buttons below, also while it grows."""

    def __init__(self, sheet: MarkdownSheet, theme: Theme) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._theme = theme
        self._area: QScrollArea | None = None
        sheet.installEventFilter(self)
        sheet.cursorPositionChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() == QEvent.Type.FocusIn:
            self._find_area()
            self._follow()
        return False

    def _find_area(self) -> None:
        around = self._sheet.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = None if around.isWindow() else around.parentWidget()  # what is behind a dialog stays
        if isinstance(around, QScrollArea) and around is not self._area:
            self._area = around
            # What is laid out on the page settles over several turns of the event loop.
            around.verticalScrollBar().rangeChanged.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        page = self._area.widget() if self._area else None
        if self._area and page and self._sheet.hasFocus():
            caret = self._sheet.cursorRect().center()
            place = self._sheet.viewport().mapTo(page, QPoint(0, caret.y()))
            self._area.ensureVisible(0, place.y(), 0, self._theme.px(_AROUND))
