"""The lower part of Write: back, skip, what is kept, and on."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QElapsedTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from unhurried.ui import sentences
from unhurried.ui.accessibility import announce
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.labels import text_label


class WriteFooter(QWidget):
    """One filled button, two quiet ones, and a plain word on what is kept.

    Signals:
        back_pressed(), skip_pressed(), next_pressed(), finish_pressed(), put_away_pressed().
    """

    back_pressed = Signal()
    skip_pressed = Signal()
    next_pressed = Signal()
    finish_pressed = Signal()
    put_away_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_quiet = False
        self._since_moved = QElapsedTimer()
        self._since_moved.start()
        self._is_first = True
        self._is_last = True
        self._is_edit = False
        self._is_guided = False
        self.is_empty = True
        self._build()
        self._arrange()
        self._connect()

    def _build(self) -> None:
        self.back_button = self._button(self.tr("Back"), "quiet")
        self.skip_button = self._button(self.tr("Skip this one"), "quiet")
        self.put_away_button = self._button("", "quiet")
        self.finish_button = self._button(self.tr("Finish"), "quiet")
        self.next_button = self._button("", "filled")
        self.kept = text_label("", "caption")
        self.failure = text_label("", "error", wrap=True)
        self.failure.hide()
        self._theme.put_icon(self.back_button, "back")

    def _button(self, text: str, kind: str) -> QPushButton:
        return push_button(text, kind)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(8))
        for button in (self.back_button, self.skip_button, self.put_away_button):
            row.addWidget(button)
        row.addSpacing(self._theme.px(24))  # between what throws away and what finishes, at any width
        row.addStretch(1)
        row.addWidget(self.kept)
        row.addSpacing(self._theme.px(8))
        row.addWidget(self.finish_button)
        row.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.failure)
        column.addLayout(row)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.back_pressed)
        self.skip_button.clicked.connect(self.skip_pressed)
        self.put_away_button.clicked.connect(self.put_away_pressed)
        self.next_button.clicked.connect(self._go_on)
        self.finish_button.clicked.connect(self.finish_pressed)

    @Slot()
    def _go_on(self) -> None:
        if self._since_moved.elapsed() >= QApplication.doubleClickInterval() // 2:
            self.next_pressed.emit()

    def show_place(self, *, is_first: bool, is_last: bool, is_guided: bool = False) -> None:
        """Word the buttons for the sheet that is shown."""
        self._is_first, self._is_last, self._is_guided = is_first, is_last, is_guided
        # The button under a double click may be another one by its second half.
        self._since_moved.start()
        self._refresh()

    def show_draft(self, *, is_edit: bool, is_empty: bool) -> None:
        """Word the buttons for a new draft or for an edit."""
        self._is_edit, self.is_empty = is_edit, is_empty
        if is_empty:
            self.kept.setText("")
            self.failure.hide()
        self._refresh()

    def _refresh(self) -> None:
        shown = not self._is_quiet
        self.back_button.setVisible(shown and not self._is_first)
        self.skip_button.setVisible(shown and not self._is_last)
        self.put_away_button.setVisible(shown and (self._is_edit or not self.is_empty) and self._is_last)
        self.put_away_button.setText(self.tr("Leave it as it was") if self._is_edit else self.tr("Move to trash"))
        self.next_button.setText(self.tr("Finish") if self._is_last else self.tr("Next"))
        self.next_button.setVisible(shown)
        self.finish_button.setText(self.tr("Stop here") if self._is_guided else self.tr("Finish"))
        self.finish_button.setVisible(shown and not self._is_last and not self.is_empty)

    def show_kept(self, at: datetime) -> None:
        """Everything on the screen is in the journal."""
        self.failure.hide()
        words = self.tr("Draft kept at {time}") if self._is_edit else self.tr("Kept at {time}")
        self.kept.setText(words.format(time=sentences.clock(at)))

    def show_failure(self, sentence: str) -> None:
        """Something on the screen is not in the journal, and why."""
        is_news = self.failure.isHidden() or self.failure.text() != sentence
        self.kept.setText(self.tr("Not yet kept"))
        self.failure.setText(sentence)
        self.failure.show()
        if is_news:  # every further try that fails comes by here, and once is enough to hear it
            announce(self.failure, sentence)

    def set_quiet(self, quiet: bool) -> None:
        """Only the word on what is kept."""
        self._is_quiet = quiet
        self._refresh()
