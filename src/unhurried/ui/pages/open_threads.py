"""The threads still open, under the free sheet of Write; what is written can be added to one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from unhurried.domain.threads import Thread
from unhurried.ui import thread_words
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.chips import ChipRow
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label

MOST = 8
ADD, OPEN = "add", "open"


class OpenThreads(QWidget):
    """A line that can be folded, and a chip for each thread.

    Signals:
        opened(str): the writer wants to read the thread with this id.
        addition_asked(str): what is on the sheet is to go into the thread with this id.
        begin_asked(): what is on the sheet is to begin a thread.
        folded(bool): the writer has folded it, or unfolded it.
        question_asked(): a question for supervision comes from what is on the sheet.
    """

    opened = Signal(str)
    addition_asked = Signal(str)
    begin_asked = Signal()
    folded = Signal(bool)
    question_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._has_words = False
        self._is_begun = False
        self._pressed = ""
        self._is_folded = False
        self.title = text_label(self.tr("Threads still open"), "strong", wrap=False)
        self.fold_button = push_button("", "quiet")
        self.begin_button = push_button(self.tr("This sheet to a thread…"), "quiet")
        self.begin_button.setToolTip(self.tr("Carry what is on this sheet on in a thread"))
        self.question_button = push_button(self.tr("A question for supervision…"), "quiet")
        self.question_button.setToolTip(self.tr("Note a question for supervision (Ctrl+Shift+Q)"))
        self.chips = ChipRow(theme)
        self.chips.setAccessibleName(self.tr("Open threads"))
        self.menu = QMenu(self)
        self.addition = self.menu.addAction(self.tr("Add what is on this sheet"))
        self.addition.setData(ADD)
        self.menu.addAction(self.tr("Open the thread")).setData(OPEN)
        self._arrange()
        self.fold_button.clicked.connect(self._fold)
        self.begin_button.clicked.connect(self.begin_asked)
        self.question_button.clicked.connect(self.question_asked)
        self.chips.pressed.connect(self._press)
        self.menu.triggered.connect(self._choose)
        self.show_threads([])
        self.show_words(has_words=False)

    def _arrange(self) -> None:
        px = self._theme.px
        head = Flow(px(4))
        for widget in (self.title, self.fold_button, self.begin_button, self.question_button):
            widget.setMinimumHeight(px(32))
            head.add(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(head)
        column.addWidget(self.chips)

    def show_threads(self, threads: list[Thread]) -> None:
        """Show these."""
        self.chips.set_chips([(t.thread_id, thread_words.in_short(t), "plain") for t in threads[:MOST]])
        for widget in (self.title, self.fold_button):
            widget.setVisible(bool(threads))
        self._refresh()

    def show_words(self, *, has_words: bool) -> None:
        """Whether there is something on the sheet that could go into a thread."""
        self._has_words = has_words
        self.addition.setVisible(has_words)
        self.begin_button.setVisible(has_words)
        self.question_button.setVisible(has_words)

    def note_begun(self, *, begun: bool) -> None:
        """Whether anything is written, on this sheet or another, in a moment or a marking."""
        self._is_begun = begun

    def fold(self, *, folded: bool) -> None:
        """Show only the line, or the threads as well."""
        self._is_folded = folded
        self._refresh()

    def _refresh(self) -> None:
        self.chips.setVisible(bool(self.chips.chips()) and not self._is_folded)
        self.fold_button.setText(self.tr("Show") if self._is_folded else self.tr("Hide"))
        name = self.tr("Show the open threads") if self._is_folded else self.tr("Hide the open threads")
        self.fold_button.setAccessibleName(name)

    @Slot()
    def _fold(self) -> None:
        self.fold(folded=not self._is_folded)
        self.folded.emit(self._is_folded)

    @Slot(str)
    def _press(self, thread_id: str) -> None:
        """One press leaves the page only where nothing is written."""
        if not self._has_words and not self._is_begun:
            self.opened.emit(thread_id)
            return
        self._pressed = thread_id
        chip = next(chip for chip in self.chips.chips() if chip.key == thread_id)
        self.menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        (self.addition_asked if action.data() == ADD else self.opened).emit(self._pressed)
