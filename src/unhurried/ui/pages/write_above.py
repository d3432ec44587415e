"""What stands above the sheet in Write, folded behind one button where the window is too low for both."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unhurried.ui.pages.path_line import PathLine
from unhurried.ui.pages.write_header import AskingBar
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button

# Of the page, in pixels at a text scale of 1.
LOW = 560


class WriteAbove(QWidget):
    """The ways of writing and the line of the theme. In a low window the sheet has their room."""

    def __init__(self, theme: Theme, asking: AskingBar, path_line: PathLine) -> None:
        super().__init__()
        self._theme = theme
        self._is_low = False
        self.fold = push_button(self.tr("Ways of writing"), "quiet")
        self.fold.setCheckable(True)
        self._folded = QWidget()
        inner = QVBoxLayout(self._folded)
        outer = QVBoxLayout(self)
        for column in (inner, outer):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.px(14))
        inner.addWidget(asking)
        inner.addWidget(path_line)
        outer.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeading)
        outer.addWidget(self._folded)
        self.fold.toggled.connect(self._refresh)
        self._refresh()

    def set_height(self, height: int) -> None:
        """Fold or unfold for a page of this height."""
        is_low = height < self._theme.px(LOW)
        if is_low != self._is_low:
            self._is_low = is_low
            self.fold.setChecked(False)
            self._refresh()

    @Slot()
    def _refresh(self) -> None:
        self.fold.setVisible(self._is_low)
        self._folded.setVisible(not self._is_low or self.fold.isChecked())
