"""The sheet of keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from unhurried.ui.actions import Actions
from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage


class ShortcutsDialog(Panel):
    """What each key does, made from the actions themselves.

    Signals:
        words_asked(): what to write, and what not.
    """

    words_asked = Signal()

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(theme, self.tr("Keys"), parent, width=460)
        ground = QWidget()
        grid = QGridLayout(ground)
        grid.setContentsMargins(0, 0, theme.px(12), 0)
        grid.setHorizontalSpacing(theme.px(32))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(0, 1)
        row = 0
        for title, lines in actions.groups():
            grid.addWidget(text_label(title, "strong"), row, 0, 1, 2)
            for text, keys in lines:
                row += 1
                grid.addWidget(text_label(text, "hint", wrap=True), row, 0)
                grid.addWidget(text_label(keys, "keys"), row, 1, Qt.AlignmentFlag.AlignTrailing)
            row += 1
            grid.setRowMinimumHeight(row, theme.px(10))
            row += 1
        area = ScrollPage()
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(self.tr("Keys"))
        area.setMinimumHeight(min(theme.px(420), 480))
        area.setWidget(ground)
        self.content.addWidget(area, 1)
        self.words_button = self.add_button(self.tr("What to write, and what not"), "quiet")
        self.words_button.clicked.connect(self._ask_for_words)
        self.buttons.addStretch(1)
        self.close_button = self.add_button(self.tr("Close"), "filled")
        self.close_button.clicked.connect(self.accept)
        area.setFocus()

    @Slot()
    def _ask_for_words(self) -> None:
        self.accept()
        self.words_asked.emit()
