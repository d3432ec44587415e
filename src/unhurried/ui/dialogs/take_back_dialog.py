"""Taking an import back: what would go, what would stay, and whether that goes too."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from unhurried.domain.arrivals import Import
from unhurried.ui import arrival_words
from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label


class TakeBackDialog(Panel):
    """Asked once, because what is erased is gone.

    Signals:
        confirmed(str, bool): take this import back, and with it what has been touched since.
    """

    confirmed = Signal(str, bool)

    def __init__(self, theme: Theme, made: Import, parent: QWidget) -> None:
        super().__init__(theme, "", parent, width=460)
        self.rename(self.tr("Take this import back?"))
        self._made = made
        self.consequence = text_label(arrival_words.taking_back(made), "hint", wrap=True)
        self.touched = QCheckBox(self.tr("Take these too, with what hangs on them"))
        self.content.addWidget(self.consequence)
        self.content.addWidget(self.touched)
        self.touched.setVisible(made.touched > 0)
        self.buttons.addStretch(1)
        self.no_button = self.add_button(self.tr("Cancel"), "ghost")
        self.yes_button = self.add_button(self.tr("Take it back"), "danger")
        self.yes_button.setEnabled(made.here > made.touched)
        self.no_button.clicked.connect(self.reject)
        self.yes_button.clicked.connect(self._confirm)
        self.touched.toggled.connect(self._allow)
        self.no_button.setFocus()

    @Slot(bool)
    def _allow(self, touched: bool) -> None:
        self.yes_button.setEnabled(touched or self._made.here > self._made.touched)

    @Slot()
    def _confirm(self) -> None:
        self.confirmed.emit(self._made.import_id, self.touched.isChecked())
        self.accept()
