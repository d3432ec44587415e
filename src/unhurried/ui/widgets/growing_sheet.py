"""A sheet that is as high as its words, between a few lines and as many as leave room for what is around it."""

from __future__ import annotations

import math
from typing import final

from PySide6.QtCore import QObject, Slot

from unhurried.ui.theme import Theme
from unhurried.ui.widgets.sheet import MarkdownSheet

_LEAST, _MOST = 96, 380


def growing_sheet(theme: Theme, name: str, role: str = "excerpt") -> MarkdownSheet:
    """A sheet for a note; `name` is what a screen reader calls it."""
    sheet = MarkdownSheet(theme, role=role)
    sheet.setAccessibleName(name)
    _Height(sheet, theme)
    return sheet


@final
class _Height(QObject):
    """Belongs to its sheet, and follows what is written on it."""

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
