"""What to take: the form, the whole journal or a part of it, and how much that is."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from unhurried.domain.finding import Filter
from unhurried.domain.leaving import Counts, Form
from unhurried.ui.leaving import leaving_words
from unhurried.ui.leaving.outlet import Asked
from unhurried.ui.pages.filter_bar import FilterBar
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.wrapping import WrappingWords
from unhurried.ui.workspace import Workspace


class _Box(WrappingWords, QCheckBox):
    """A box to tick whose words break where the dialog is narrow."""


class WhatToTake(QWidget):
    """What the writer chooses. It counts nothing itself.

    Signals:
        changed(): something else is asked for.
    """

    changed = Signal()

    def __init__(self, theme: Theme, workspace: Workspace, narrowed: Filter) -> None:
        super().__init__()
        self._theme = theme
        self.forms = {form: QRadioButton(name) for form, (name, _) in leaving_words.forms().items()}
        self._group = QButtonGroup(self)
        self.filters = FilterBar(theme, workspace)
        self.filters.narrow(narrowed)
        self.trash = _Box()
        self.trash.set_words(self.tr("With what is in the trash"))
        self.rest = _Box()
        self.rest.set_words(self.tr("With threads, words to keep, supervision and drafts too, all of them"))
        self.count = text_label("", "hint", wrap=True)
        self._arrange()
        self._connect()
        self._show()

    def _arrange(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, px(12), 0)
        column.setSpacing(px(8))
        column.addWidget(text_label(self.tr("As what"), "strong"))
        for form, (_, about) in leaving_words.forms().items():
            button = self.forms[form]
            button.setAccessibleDescription(about)
            self._group.addButton(button)
            hint = text_label(about, "hint", wrap=True)
            hint.setContentsMargins(px(28), 0, 0, px(2))
            of_one = QVBoxLayout()
            of_one.setSpacing(px(2))
            of_one.addWidget(button)
            of_one.addWidget(hint)
            column.addLayout(of_one)
        self.forms[Form.MARKDOWN].setChecked(True)
        column.addSpacing(px(6))
        column.addWidget(text_label(self.tr("All of it, or a part"), "strong"))
        whole = self.tr("Without a filter it is the whole journal. With one, it is the reflections that fit.")
        column.addWidget(text_label(whole, "hint", wrap=True))
        for widget in (self.filters, self.trash, self.rest):
            column.addWidget(widget)
        column.addSpacing(px(6))
        column.addWidget(text_label(self.tr("How much that is"), "strong"))
        column.addWidget(self.count)
        column.addWidget(text_label(leaving_words.warning(), "notice", wrap=True))
        column.addStretch(1)

    def _connect(self) -> None:
        self._group.buttonClicked.connect(self._change)
        self.filters.narrowed.connect(self._change)
        self.trash.toggled.connect(self._change)
        self.rest.toggled.connect(self._change)

    @property
    def form(self) -> Form:
        return next(form for form, button in self.forms.items() if button.isChecked())

    def asked(self) -> Asked:
        """What is asked for now."""
        return Asked(self.form, self.filters.current, self.trash.isChecked(), self.rest.isChecked())

    def show_count(self, counts: Counts) -> None:
        """Say how much that is."""
        self.count.setText(leaving_words.counted(counts, self.form))

    @Slot()
    def _change(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """The trash belongs to the whole, and the rest comes with it anyway; neither is in a table of markings."""
        is_whole, is_table = self.filters.current.is_empty, self.form is Form.CSV
        self.trash.setVisible(is_whole)
        self.rest.setVisible(not is_whole and not is_table)
