"""One step of the share copy builder: a title, a sentence, and room for what is done there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unhurried.ui.accessibility import heading
from unhurried.ui.sharing.copy_in_hand import CopyInHand
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label

COLUMN = 760


class CopyStep(QWidget):
    """What all steps have in common; `body` takes what is in it.

    Signals:
        readied(): whether one can go on from here has changed, or why not.
        back_asked(): back to the step before, from within.
    """

    readied = Signal()
    back_asked = Signal()

    def __init__(self, theme: Theme, copy: CopyInHand, title: str, hint: str) -> None:
        super().__init__()
        self._theme = theme
        self.copy = copy
        self.title = text_label(title, "prompt", wrap=True)
        heading(self.title)
        self.hint = text_label(hint, "hint", wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(14))

    @property
    def go_on(self) -> str:
        """What the button says that leads on from here."""
        return self.tr("Go on")

    def waits_for(self) -> str:
        """Why one cannot go on from here, as a sentence; "" where one can."""
        return ""

    def enter(self) -> None:
        """It is shown now, or what it shows has changed."""

    def leave(self) -> None:
        """Another step is shown now."""

    def press(self) -> bool:
        """The button that leads on was pressed; False where this step itself does what comes of it."""
        return True

    def focus_first(self) -> None:
        """Put the focus where one begins."""
        self.setFocus()

    def narrow_column(self, page: QWidget, width: int = COLUMN) -> None:
        """Title, sentence and body in a column that is no wider than one reads with ease, on this page."""
        px = self._theme.px
        inner = QWidget()
        inner.setMaximumWidth(px(width))
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(28), px(10), px(28), px(28))
        column.setSpacing(px(14))
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addLayout(self.body)
        column.addStretch(1)
        outer = QHBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(inner, 1000)
        outer.addStretch(1)
