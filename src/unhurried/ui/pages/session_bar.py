"""The session bar: whom, which day and in what setting a reflection is about, one button each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from unhurried.domain.reflections import Writing
from unhurried.services.reading import ReadingRoom
from unhurried.ui import sentences
from unhurried.ui.dialogs.code_dialog import CodeDialog
from unhurried.ui.dialogs.day_dialog import DayDialog
from unhurried.ui.dialogs.tags_dialog import TagsDialog
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button

GAP = 4
# Widths in pixels at a text scale of 1: of the words on a button, and of what a button has around them.
LONGEST = 240
SHORTEST = 36
CHROME = 46


class SessionBar(QWidget):
    """Client code, day and tags of the writing on the screen.

    Signals:
        edited(): the writer chose another code, day or tag.
        answered(): a dialog was closed, and the writer goes on writing.
    """

    edited = Signal()
    answered = Signal()

    def __init__(
        self, theme: Theme, reading: ReadingRoom, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reading = reading
        self._today = today
        self._writing = Writing(today())
        self._build()
        self._arrange()
        self._connect()

    def _build(self) -> None:
        self.code_button = self._button("client", "code-button")
        self.day_button = self._button("calendar", "day-button")
        self.tags_button = self._button("tag", "tags-button")
        self.code_button.setToolTip(self.tr("Which client this was with (Ctrl+K)"))
        self.day_button.setToolTip(self.tr("The day of the session (Ctrl+D)"))
        self.tags_button.setToolTip(self.tr("Tags, such as video or after a break (Ctrl+T)"))

    def _button(self, icon: str, name: str) -> QPushButton:
        button = push_button("", "quiet")
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the caret in the sheet
        self._theme.put_icon(button, icon, pad=3)
        return button

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(GAP))
        for button in self._buttons():
            row.addWidget(button)
        row.addStretch(1)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (self.code_button, self.day_button, self.tags_button)

    def _connect(self) -> None:
        self.code_button.clicked.connect(self.choose_code)
        self.day_button.clicked.connect(self.choose_day)
        self.tags_button.clicked.connect(self.choose_tags)

    def show_writing(self, writing: Writing) -> None:
        """Show whom, when and where; nothing counts as edited."""
        self._writing = writing
        code = writing.client_code or self.tr("No client code")
        day = sentences.day_and_today(writing.day, self._today())
        tags = ", ".join(writing.tags) or self.tr("Tags")
        self._label(self.code_button, code, self.tr("Client code: {value}"))
        self._label(self.day_button, day, self.tr("Day of the session: {value}"))
        self._label(self.tags_button, tags, self.tr("Tags: {value}"))

    def _label(self, button: QPushButton, text: str, spoken: str) -> None:
        button.setProperty("words", text)
        button.setAccessibleName(spoken.format(value=text))
        self._fit()

    def _fit(self) -> None:
        """Shorten the longest words until all three buttons have room."""
        metrics = self.code_button.fontMetrics()
        words = [str(button.property("words") or "") for button in self._buttons()]
        longest = self._theme.px(LONGEST)
        chrome = sum(button.sizeHint().width() - _advance(button) for button in self._buttons())
        room = max(self.width() - chrome - self._theme.px(2 * GAP), self._theme.px(3 * SHORTEST))
        while longest > self._theme.px(SHORTEST):
            if sum(min(longest, metrics.horizontalAdvance(text)) for text in words) <= room:
                break
            longest -= self._theme.px(8)
        for button, text in zip(self._buttons(), words, strict=True):
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, longest)
            button.setText(shown.replace("&", "&&"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(3 * (SHORTEST + CHROME)), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def apply_to(self, writing: Writing) -> Writing:
        """The writing with the code, day and tags shown here."""
        shown = self._writing
        return replace(writing, client_code=shown.client_code, day=shown.day, tags=shown.tags)

    @Slot()
    def choose_code(self) -> None:
        dialog = CodeDialog(self._theme, self._reading.client_codes(), self._writing.client_code, self)
        dialog.code_chosen.connect(self._set_code)
        dialog.finished.connect(self.answered)
        dialog.open()

    @Slot()
    def choose_day(self) -> None:
        dialog = DayDialog(self._theme, self._writing.day, self._today(), self)
        dialog.day_chosen.connect(self._set_day)
        dialog.finished.connect(self.answered)
        dialog.open()

    @Slot()
    def choose_tags(self) -> None:
        dialog = TagsDialog(self._theme, self._reading.tags(), self._writing.tags, self)
        dialog.tags_chosen.connect(self._set_tags)
        dialog.finished.connect(self.answered)
        dialog.open()

    @Slot(str)
    def _set_code(self, code: str) -> None:
        self._edit(replace(self._writing, client_code=code or None))

    @Slot(object)
    def _set_day(self, day: date) -> None:
        self._edit(replace(self._writing, day=day))

    @Slot(object)
    def _set_tags(self, tags: tuple[str, ...]) -> None:
        self._edit(replace(self._writing, tags=tags))

    def _edit(self, writing: Writing) -> None:
        if writing != self._writing:
            self.show_writing(writing)
            self.edited.emit()


def _advance(button: QPushButton) -> int:
    return button.fontMetrics().horizontalAdvance(button.text().replace("&&", "&"))
