"""Looks: light or dark and the size of text, changed from anywhere and remembered."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from unhurried.settings import TEXT_SCALES, SettingsFile
from unhurried.ui.theme import Theme


class Looks(QObject):
    """The verbs behind the keys for appearance.

    Signals:
        switched(): light has become dark, or the other way round.
    """

    switched = Signal()

    def __init__(self, theme: Theme, settings: SettingsFile, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings

    @Slot()
    def switch(self) -> None:
        """Dark when it is light, light when it is dark."""
        appearance = "light" if self._theme.is_dark else "dark"
        self._settings.change(appearance=appearance)
        self._theme.set_appearance(appearance)
        self.switched.emit()

    @Slot()
    def enlarge(self) -> None:
        self._scale_by(1)

    @Slot()
    def reduce(self) -> None:
        self._scale_by(-1)

    def _scale_by(self, steps: int) -> None:
        current = self._settings.current.text_scale
        nearest = min(range(len(TEXT_SCALES)), key=lambda i: abs(TEXT_SCALES[i] - current))
        scale = TEXT_SCALES[min(max(nearest + steps, 0), len(TEXT_SCALES) - 1)]
        if scale != current:
            self._settings.change(text_scale=scale)
            self._theme.set_text_scale(scale)
