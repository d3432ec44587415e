"""Rail: the rooms of the app at the side where reading begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from unhurried.ui.restyle import restyle
from unhurried.ui.theme import Theme
from unhurried.ui.weak_call import weak_call
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.roving import RovingTabStop
from unhurried.ui.widgets.wrapping import as_label

_WIDTH = 216
NARROW = 68

Item = tuple[str, str, str]


@final
class RailButton(QPushButton):
    """One room, or one thing to do."""

    def __init__(self, theme: Theme, key: str, text: str, icon: str) -> None:
        super().__init__()
        self.key = key
        self._words = text
        self.setAutoDefault(False)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setProperty("kind", "nav")
        theme.put_icon(self, icon, on_token="on_soft", pad=6)
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show only the icon, the words in the tooltip; or both side by side."""
        self.setText("" if narrow else as_label(self._words))
        self.setToolTip(self._words if narrow else "")
        restyle(self, narrow=narrow)

    def nextCheckState(self) -> None:
        """Stay as it is: the rail shows where one is once one has got there."""


@final
class Rail(QFrame):
    """The product's name, rooms from the top, and a few things at the bottom. One of them is the present one.

    Signals:
        chosen(str): the writer wants to go to the item with this key; set_current shows it.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: dict[str, RailButton] = {}
        self._is_collapsed = False
        self.setProperty("kind", "rail")
        self.brand = text_label("Unhurried", "brand")
        self._stop = RovingTabStop(self)
        self._column = QVBoxLayout(self)
        self._space()
        theme.changed.connect(self._space)

    def set_items(self, top: Sequence[Item], bottom: Sequence[Item] = ()) -> None:
        """Show these (key, text, icon), none of them current."""
        while taken := self._column.takeAt(0):
            old = taken.widget()
            if old and old is not self.brand:
                old.deleteLater()
        self._buttons = {key: RailButton(self._theme, key, text, icon) for key, text, icon in (*top, *bottom)}
        self._column.addWidget(self.brand)
        self._column.addSpacing(self._theme.px(14))
        for index, (key, button) in enumerate(self._buttons.items()):
            if index == len(top):
                self._column.addStretch(1)
            self._column.addWidget(button)
            button.clicked.connect(weak_call(self._choose, key))
        if not bottom:
            self._column.addStretch(1)
        self._stop.set_widgets(list(self._buttons.values()))

    def set_current(self, key: str) -> None:
        """Show this item as where one is; a key that there is not shows none."""
        for index, button in enumerate(self._buttons.values()):
            button.setChecked(button.key == key)
            if button.key == key:
                self._stop.set_stop(index)

    def current(self) -> str:
        """Key of the item shown as where one is, or ""."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def button(self, key: str) -> QPushButton:
        """The button of an item."""
        return self._buttons[key]

    @property
    def is_collapsed(self) -> bool:
        """Whether only icons are shown."""
        return self._is_collapsed

    def set_collapsed(self, collapsed: bool) -> None:
        """Show icons only, or icons and words."""
        self._is_collapsed = collapsed
        self.brand.setVisible(not collapsed)
        for button in self._buttons.values():
            button.set_narrow(narrow=collapsed)
        self._space()

    def sizeHint(self) -> QSize:
        return QSize(self.width(), super().sizeHint().height())

    def _choose(self, key: str) -> None:
        self.chosen.emit(key)

    @Slot()
    def _space(self) -> None:
        px = self._theme.px
        self.setFixedWidth(px(NARROW if self._is_collapsed else _WIDTH))
        self._column.setContentsMargins(px(14), px(22), px(14), px(16))
        self._column.setSpacing(px(6))
        self.brand.setContentsMargins(px(12), 0, px(12), 0)
        # The name is in Latin letters in every language, but stands where reading begins.
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        self.brand.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
