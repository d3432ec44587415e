"""Notes on the time axis: what began on a day, in a few of the writer's own words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from unhurried.domain.text import clean
from unhurried.ui import sentences
from unhurried.ui.dialogs.day_dialog import DayDialog
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.chips import ChipRow
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.workspace import Workspace

LONGEST = 60
# All notes side by side would be wished for otherwise, and every picture on the page then asked for at that width.
_WIDEST = 920


class NotesCard(Card):
    """Every note is a chip that can be taken away; a new one is a line and a day."""

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__(theme, QCoreApplication.translate("NotesCard", "Notes on the time axis"))
        self._theme = theme
        self._workspace = workspace
        about = self.tr("A new supervisor, a holiday, the day on which you began to watch for something.")
        self.chips = ChipRow(theme, removable=True)
        self.chips.setAccessibleName(self.title.text())
        self.chips.setMaximumWidth(theme.px(_WIDEST))
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("What began, in a few words"))
        self.line.setAccessibleName(self.line.placeholderText())
        self.line.setMaxLength(LONGEST)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.day_button = push_button(self.tr("On which day…"), "outline")
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.line, 1)
        row.addWidget(self.day_button)
        self.column.addWidget(text_label(about, "hint", wrap=True))
        self.column.addWidget(self.chips)
        self.column.addLayout(row)
        self.chips.removed.connect(self._remove)
        self.line.returnPressed.connect(self._ask_for_day)
        self.day_button.clicked.connect(self._ask_for_day)
        self._refresh()

    def _refresh(self) -> None:
        notes = self._workspace.pacing.looking_back.annotations()
        chips = [(n.annotation_id, f"{sentences.short_day(n.day)} · {n.words}", "plain") for n in notes]
        self.chips.set_chips(chips)
        self.chips.setVisible(bool(chips))

    @Slot()
    def _ask_for_day(self) -> None:
        if not clean(self.line.text()).strip():
            self.line.setFocus()
            return
        today = self._workspace.today()
        dialog = DayDialog(self._theme, today, today, self, self.tr("On which day?"))
        dialog.day_chosen.connect(self._add)
        dialog.open()

    @Slot(object)
    def _add(self, day: date) -> None:
        if self._workspace.annotate(day, clean(self.line.text())):
            self.line.clear()

    @Slot(str)
    def _remove(self, annotation_id: str) -> None:
        self._workspace.remove_annotation(annotation_id)
