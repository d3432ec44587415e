"""The frame that every dialog shares: a title, its content, and a row of buttons at the end."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from unhurried.ui import tab_order
from unhurried.ui.accessibility import heading
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.labels import text_label


class Panel(QDialog):
    """A dialog that is opened, never executed, and gone when it is closed."""

    def __init__(self, theme: Theme, title: str, parent: QWidget, width: int = 420) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle("Unhurried")
        self.setAccessibleName(title)
        self._theme = theme
        self.title = text_label(title, "title", wrap=True)
        heading(self.title)
        self.content = QVBoxLayout()
        self.content.setSpacing(theme.px(12))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(theme.px(8))
        column = QVBoxLayout(self)
        margin = theme.px(24)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px(16))
        column.setSizeConstraint(QLayout.SizeConstraint.SetDefaultConstraint)
        column.addWidget(self.title)
        column.addLayout(self.content, 1)
        column.addLayout(self.buttons)
        self.setMinimumWidth(theme.px(width))

    def rename(self, title: str) -> None:
        """Give it another title."""
        self.title.setText(title)
        self.setAccessibleName(title)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """High enough for what is in it at this width; chips and long sentences wrap."""
        layout = self.layout()
        needed = layout.totalHeightForWidth(self.width()) if layout else 0
        room = self.screen().availableGeometry().height() - self._theme.px(40)
        if min(needed, room) > self.height():
            self.resize(self.width(), min(needed, room))

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tab_order.step(self, forward)

    def add_button(self, text: str, kind: str) -> QPushButton:
        """Add a button at the end of the row; a filled one is what Return presses."""
        button = push_button(text, kind)
        button.setDefault(kind == "filled")
        self.buttons.addWidget(button)
        return button
