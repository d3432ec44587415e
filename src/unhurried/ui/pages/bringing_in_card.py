"""Bringing in: writing from elsewhere, and the imports there have been, each of which can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from unhurried.domain.arrivals import Import
from unhurried.ui import arrival_words
from unhurried.ui.theme import Theme
from unhurried.ui.weak_call import weak_call
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.labels import text_label


class BringingInCard(Card):
    """Tells what has come in; what it asks for is done by whoever holds the key.

    Signals:
        asked(): bring something in.
        taking_back_asked(str): the import with this id.
        shown(): what it tells may have changed since it was last seen.
    """

    asked = Signal()
    taking_back_asked = Signal(str)
    shown = Signal()

    def __init__(self, theme: Theme, *, is_sample: bool = False) -> None:
        super().__init__(theme)
        self.set_title(self.tr("Bringing in"))
        words = self.tr(
            "What you have written in another journal can come into this one: from Day One, jrnl, RedNotebook, "
            "mini-diary, Mini Diarium, a folder of Markdown, or plain text. You see first what would come in, and an "
            "import can be taken back as a whole."
        )
        sample = self.tr(
            "A sample goes when it is closed, so nothing is brought into it. Your own journal has this here."
        )
        self.bring_button = push_button(self.tr("Bring writing in…"), "outline")
        self.before = text_label(self.tr("What has come in"), "strong")
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self._shown: list[QWidget] = []
        self.take_back_buttons: list[QPushButton] = []
        self.column.addWidget(text_label(sample if is_sample else words, "hint", wrap=True))
        self.column.addWidget(self.bring_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self.before)
        self.column.addWidget(self._list)
        self.bring_button.clicked.connect(self.asked)
        self.bring_button.setVisible(not is_sample)
        self.show_imports([])

    def show_imports(self, imports: Sequence[Import]) -> None:
        """The imports of which something is left, the newest first."""
        had_focus = self._list.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        for widget in self._shown:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = []
        self.take_back_buttons = [self._add(made) for made in imports]
        for widget in (self.before, self._list):
            widget.setVisible(bool(imports))
        if had_focus:
            self.bring_button.setFocus()

    def _add(self, made: Import) -> QPushButton:
        told = text_label(arrival_words.earlier(made), "ui", wrap=True)
        button = push_button(self.tr("Take back…"), "quiet")
        button.setAccessibleName(self.tr("Take back: {what}").format(what=told.text()))
        button.clicked.connect(weak_call(self._ask_to_take_back, made.import_id))
        self._shown += [told, button]
        self._column.addWidget(told)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return button

    def _ask_to_take_back(self, import_id: str) -> None:
        self.taking_back_asked.emit(import_id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()
