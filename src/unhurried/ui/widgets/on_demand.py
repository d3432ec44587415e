"""Words that are there when they are wanted: a row of quiet buttons, each of which shows its text below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label


class OnDemand(QWidget):
    """Each text is hidden until its button is pressed, and goes when it is pressed again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._texts: list[tuple[QPushButton, QLabel]] = []
        self._row = Flow(theme.px(4))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._column.addWidget(self._row)

    def add(self, name: str, text: str, role: str = "caption") -> tuple[QPushButton, QLabel]:
        """A text behind a button of this name; where there is no text there is no button."""
        button = self.add_button(push_button(name, "quiet"))
        button.setCheckable(True)
        label = text_label(text, role, wrap=True)
        label.hide()
        self._column.addWidget(label)
        self._texts.append((button, label))
        button.toggled.connect(label.setVisible)
        button.setVisible(bool(text))
        return button, label

    def add_button(self, button: QPushButton) -> QPushButton:
        """One more button in the row, which does something else."""
        # A click leaves the caret in the sheet, so that one can go on typing.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.add(button)
        return button

    def show_all(self, *, shown: bool) -> None:
        """Show or hide the row, and with it the texts that are open."""
        self._row.setVisible(shown)
        for button, label in self._texts:
            label.setVisible(shown and button.isChecked())
