"""Segments: a few words side by side, one of which is chosen, and which say what is shown below."""

from __future__ import annotations

from typing import final

from PySide6.QtWidgets import QButtonGroup, QPushButton

from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.roving import RovingTabStop


@final
class Segments(Flow):
    """One tab stop, at the chosen one. Arrow keys look round; Space or Return chooses."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme.px(4))
        self._group = QButtonGroup(self)
        self._stop = RovingTabStop(self)

    def add_segment(self, text: str) -> QPushButton:
        """One more, at the end; the first is chosen until another is."""
        button = push_button(text, "segment")
        button.setCheckable(True)
        self._group.addButton(button)
        self.add(button)
        self._stop.set_widgets(self._group.buttons())
        return button

    def choose(self, button: QPushButton) -> None:
        """Show it as chosen; nothing is clicked."""
        button.setChecked(True)
        self._stop.set_stop(self._group.buttons().index(button))
