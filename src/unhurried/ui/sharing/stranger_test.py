"""The stranger test: could a neighbour recognise them? Answered by the writer, and kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unhurried.domain.disclosures import Recognisable
from unhurried.ui.sharing.copy_in_hand import CopyInHand
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.chips import ChipGroup
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.switch import Switch


class StrangerTest(QWidget):
    """No or perhaps, neither of them chosen beforehand. Perhaps asks for a second look, and does not forbid.

    Signals:
        list_asked(): back to the things to look at.
    """

    list_asked = Signal()

    def __init__(self, theme: Theme, copy: CopyInHand) -> None:
        super().__init__()
        self._copy = copy
        px = theme.px
        question = self.tr("Could a neighbour recognise them?")
        self.question = text_label(question, "question", wrap=True)
        think = self.tr(
            "Think of somebody who knows the person and finds these pages: the job together with the town, a rare "
            "event, a turn of phrase. Only you can answer that, and the ledger keeps the answer."
        )
        self.answers = ChipGroup(theme)
        self.answers.setAccessibleName(question)
        self.answers.set_options([(Recognisable.NO, self.tr("No")), (Recognisable.PERHAPS, self.tr("Perhaps"))])
        self.perhaps = text_label(
            self.tr("Then look at the list once more: what could be said more widely, or be left out?"),
            "notice",
            wrap=True,
        )
        self.again_button = push_button(self.tr("Back to the list"), "outline")
        self.on_button = Switch()
        self.on_button.set_words(self.tr("I have looked again, and go on"))
        self.second = Flow(px(18))
        self.second.add(self.again_button)
        self.second.add(self.on_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        for widget in (self.question, text_label(think, "hint", wrap=True), self.answers, self.perhaps, self.second):
            column.addWidget(widget)
        self.answers.chosen.connect(self._answer)
        self.again_button.clicked.connect(self.list_asked)
        self.on_button.toggled.connect(self._think_again)
        copy.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what was answered."""
        answer = self._copy.draft.recognisable
        if (answer or "") != self.answers.current():
            self.answers.choose(answer or "")
        is_perhaps = answer is Recognisable.PERHAPS
        self.perhaps.setVisible(is_perhaps)
        self.second.setVisible(is_perhaps)
        self.on_button.setChecked(self._copy.has_thought_again)

    @Slot(str)
    def _answer(self, key: str) -> None:
        self._copy.has_thought_again = False
        self._copy.choose(recognisable=Recognisable(key) if key else None)

    @Slot(bool)
    def _think_again(self, on: bool) -> None:
        if on != self._copy.has_thought_again:
            self._copy.has_thought_again = on
            self._copy.changed.emit()

    def focus_first(self) -> None:
        self.answers.setFocus(Qt.FocusReason.OtherFocusReason)
