"""The password of a sealed copy, in large groups to be read out; it is kept nowhere and cannot be selected."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel

from unhurried.ui.theme import Theme
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label

_LARGE = 1.5


class PasswordGroups(Flow):
    """Groups with wide gaps between them; a screen reader spells each of them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme.px(8), rows=theme.px(6))
        self._theme = theme
        self._labels: list[QLabel] = []
        theme.changed.connect(self._dress)

    def show_password(self, password: str) -> None:
        """Another password, or "" for none."""
        for label in self._labels:
            self.remove(label)
            label.hide()
            label.deleteLater()
        groups = [group for group in password.split("-") if group]
        # The hyphens are typed as well, so they are seen.
        self._labels = [text_label(f"{group}-", "code") for group in groups[:-1]]
        self._labels += [text_label(group, "code") for group in groups[-1:]]
        for number, (label, group) in enumerate(zip(self._labels, groups, strict=True), start=1):
            words = QCoreApplication.translate("PasswordGroups", "Group {number}: {letters}")
            label.setAccessibleName(words.format(number=number, letters=" ".join(group)))
            self.add(label)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        font = QFont(self._theme.font("mono"))
        font.setPixelSize(round(font.pixelSize() * _LARGE))
        for label in self._labels:
            label.setFont(font)
