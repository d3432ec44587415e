"""Told: the pictures of a card as tables, one at a time, for the ear, for sorting and for copying."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unhurried.ui.charts.table import ChartTable
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.chips import choice


@dataclass(frozen=True, slots=True)
class Table:
    """Headings, rows, and what each row opens (nothing, where there are no keys)."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str | int]]
    keys: Sequence[object] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """A picture's few words in the row of tables, and what makes its table when that is asked for."""

    label: str
    made: Callable[[], Table]


@final
class Told(QWidget):
    """The table of one picture, and with several a choice between them.

    Signals:
        opened(object): what a row stands for.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme, title: str, tellings: Sequence[Telling]) -> None:
        super().__init__()
        self.table = ChartTable(theme, title)
        self.table.activated_key.connect(self.opened)
        self.which = choice(theme, self.tr("Which picture"), [])
        self._tellings: list[Telling] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.which)
        column.addWidget(self.table)
        self.which.chosen.connect(self._show)
        self.set_tellings(tellings)

    def set_tellings(self, tellings: Sequence[Telling]) -> None:
        """There are other pictures now; the table stays at the one it showed, if that is among them."""
        shown = self.which.current()
        self._tellings = list(tellings)
        labels = [telling.label for telling in tellings]
        self.which.set_options([(label, label) for label in labels])
        self.which.setVisible(len(labels) > 1)
        if labels:
            label = shown if shown in labels else labels[0]
            self.which.choose(label)
            self._show(label)

    @Slot(str)
    def _show(self, label: str) -> None:
        telling = next(telling for telling in self._tellings if telling.label == label)
        table = telling.made()
        self.table.set_content(table.headings, table.rows, table.keys)
