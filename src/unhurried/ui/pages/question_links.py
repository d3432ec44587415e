"""What a reflection has led to in supervision, named below it, and the way to another question."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unhurried.domain.errors import UnhurriedError
from unhurried.services.changes import Changed
from unhurried.ui import supervision_words
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.chips import ChipRow
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.workspace import Workspace


class QuestionLinks(QWidget):
    """A quiet line of questions, and a button for one more.

    Signals:
        opened(str): the reader wants to see the question with this id.
        question_asked(): the reader wants to note one about this.
        copy_asked(str): the reader wants to take of the reflection with this id into a share copy.
    """

    opened = Signal(str)
    question_asked = Signal()
    copy_asked = Signal(str)

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._reflection_id = ""
        self.label = text_label(self.tr("Asked in supervision"), "caption", wrap=True)
        self.chips = ChipRow(theme)
        self.chips.setAccessibleName(self.tr("Questions for supervision that come from this"))
        self.ask_button = push_button(self.tr("A question for supervision…"), "quiet")
        theme.put_icon(self.ask_button, "supervision", size=18)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.label)
        column.addWidget(self.chips)
        self.copy_button = push_button(self.tr("Into a share copy…"), "quiet")
        row = Flow(theme.px(4))
        row.add(self.ask_button)
        row.add(self.copy_button)
        column.addWidget(row)
        self.chips.pressed.connect(self.opened)
        self.ask_button.clicked.connect(self.question_asked)
        self.copy_button.clicked.connect(self._ask_for_copy)
        workspace.changed.connect(self._on_change)

    def show_reflection(self, reflection_id: str, *, in_trash: bool) -> None:
        """Name the questions that come from this reflection; in the trash none is added."""
        self._reflection_id = reflection_id
        self.ask_button.setVisible(not in_trash)
        self.copy_button.setVisible(not in_trash)
        try:
            found = self._workspace.supervision.of_reflection(reflection_id)
        except UnhurriedError as error:
            self._workspace.failed.emit(error)
            found = []
        self.chips.set_chips([(each.question_id, supervision_words.in_short(each.words), "plain") for each in found])
        for chip in self.chips.chips():
            chip.setAccessibleName(f"{self.label.text()}: {chip.words()}")
        for widget in (self.label, self.chips):
            widget.setVisible(bool(found))

    @Slot()
    def _ask_for_copy(self) -> None:
        self.copy_asked.emit(self._reflection_id)

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.SUPERVISION and self._reflection_id:
            self.show_reflection(self._reflection_id, in_trash=self.ask_button.isHidden())
