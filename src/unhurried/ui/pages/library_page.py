"""The page beside the list in Prompts: made anew when something changes, with focus and scrolling as they were."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from unhurried.ui.theme import Theme
from unhurried.ui.widgets.scroll_page import ScrollPage

COLUMN = 720
BEGIN = "begin"  # the name of what a page is begun with


class LibraryPage(ScrollPage):
    """Shows one view at a time."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def show_view(self, view: QWidget, key: str, text_name: str) -> None:
        """Show it; where the one before had the same key, at the same place.

        `text_name` names a page to be read, which takes the focus so that keys can scroll it; "" for others.
        """
        scrolled = self.verticalScrollBar().value()
        before = self.widget()
        is_same = before is not None and before.objectName() == key
        focused = self._focused_inside() if is_same else ""
        ground = QWidget()
        ground.setObjectName(key)
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(view, 1000)
        row.addStretch(1)
        view.setMaximumWidth(self._theme.px(COLUMN))
        self.setWidget(ground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if text_name else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(text_name)
        if is_same:
            self.verticalScrollBar().setValue(scrolled)
        if focused:
            self._focus_again(focused)

    def _focused_inside(self) -> str:
        """The control on the page that has the focus, by its name; "" when none has."""
        focus = self.focusWidget()
        return focus.objectName() if focus and focus.hasFocus() else ""

    def _focus_again(self, key: str) -> None:
        same = self.findChild(QWidget, key) or self.findChild(QWidget, BEGIN)
        if same:
            same.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """From its top, with the focus on what it is begun with, or on the text itself."""
        (self.findChild(QWidget, BEGIN) or self).setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def scroll_to(self, part: QWidget) -> None:
        """Have this part of the view at the top, as far as there is enough below it."""
        ground = self.widget()
        if ground and ground.isAncestorOf(part):
            self.verticalScrollBar().setValue(part.mapTo(ground, QPoint()).y() - self._theme.px(12))
