"""The session bar: whom, which day, in what setting and which of its day a session was, one button each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from unhurried.domain.reflections import Writing
from unhurried.services.changes import Changed
from unhurried.ui import sentences
from unhurried.ui.dialogs.code_dialog import CodeDialog
from unhurried.ui.dialogs.day_dialog import DayDialog
from unhurried.ui.dialogs.tags_dialog import TagsDialog
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.workspace import Workspace

GAP = 4
# Widths in pixels at a text scale of 1: of the words on a button, and of what a button has around them.
LONGEST = 240
SHORTEST = 36
CHROME = 46
# More sessions on one day than anybody ought to have.
MOST_A_DAY = 12


class SessionBar(QWidget):
    """Client code, day and tags of the writing on the screen, and its order in the day where that is recorded.

    Signals:
        edited(): the writer chose another code, day, order or tag.
        answered(): a dialog was closed, and the writer goes on writing.
    """

    edited = Signal()
    answered = Signal()

    def __init__(self, theme: Theme, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._room = workspace.pacing
        self._reading = workspace.reading
        self._today = workspace.today
        self._writing = Writing(self._today())
        self._records_order = self._room.records_order
        self._build()
        self._arrange()
        self._connect()
        workspace.changed.connect(self._on_change)

    def _build(self) -> None:
        self.code_button = self._button("client", "code-button")
        self.day_button = self._button("calendar", "day-button")
        self.order_button = self._button("order", "order-button")
        self.order_menu = QMenu(self)
        self.order_button.setMenu(self.order_menu)
        self.order_button.setVisible(self._records_order)
        self.tags_button = self._button("tag", "tags-button")
        self.code_button.setToolTip(self.tr("Which client this was with (Ctrl+K)"))
        self.day_button.setToolTip(self.tr("The day of the session (Ctrl+D)"))
        self.order_button.setToolTip(self.tr("Which session of its day it was"))
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
        for button in (self.code_button, self.day_button, self.order_button, self.tags_button):
            row.addWidget(button)
        row.addStretch(1)

    def _buttons(self) -> tuple[QPushButton, ...]:
        shown = (self.order_button,) if self._records_order else ()
        return (self.code_button, self.day_button, *shown, self.tags_button)

    def _connect(self) -> None:
        self.code_button.clicked.connect(self.choose_code)
        self.day_button.clicked.connect(self.choose_day)
        self.tags_button.clicked.connect(self.choose_tags)
        self.order_menu.aboutToShow.connect(self._fill_orders)
        self.order_menu.triggered.connect(self._set_order)

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.PACING:
            self._records_order = self._room.records_order
            self.order_button.setVisible(self._records_order)
            self._fit()

    def show_writing(self, writing: Writing) -> None:
        """Show whom, when and where; nothing counts as edited."""
        self._writing = writing
        code = writing.client_code or self.tr("No client code")
        day = sentences.day_and_today(writing.day, self._today())
        tags = ", ".join(writing.tags) or self.tr("Tags")
        self._label(self.code_button, code, self.tr("Client code: {value}"))
        self._label(self.day_button, day, self.tr("Day of the session: {value}"))
        number = writing.order_in_day
        order = sentences.order_in_day(number) if number else self.tr("Order in the day")
        self._label(self.order_button, order, self.tr("Which session of its day: {value}"))
        self._label(self.tags_button, tags, self.tr("Tags: {value}"))

    def _label(self, button: QPushButton, text: str, spoken: str) -> None:
        button.setProperty("words", text)
        button.setAccessibleName(spoken.format(value=text))
        self._fit()

    def _fit(self) -> None:
        """Shorten the longest words until all buttons have room."""
        metrics = self.code_button.fontMetrics()
        labels = [str(button.property("words") or "") for button in self._buttons()]
        longest = self._theme.px(LONGEST)
        chrome = sum(button.sizeHint().width() - _advance(button) for button in self._buttons())
        count = len(labels)
        room = max(self.width() - chrome - self._theme.px((count - 1) * GAP), self._theme.px(count * SHORTEST))
        while longest > self._theme.px(SHORTEST):
            if sum(min(longest, metrics.horizontalAdvance(text)) for text in labels) <= room:
                break
            longest -= self._theme.px(8)
        for button, text in zip(self._buttons(), labels, strict=True):
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, longest)
            button.setText(shown.replace("&", "&&"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(len(self._buttons()) * (SHORTEST + CHROME)), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def apply_to(self, writing: Writing) -> Writing:
        """The writing with the code, day, order and tags shown here."""
        shown = self._writing
        about = {"client_code": shown.client_code, "day": shown.day, "order_in_day": shown.order_in_day}
        return replace(writing, tags=shown.tags, **about)

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

    @Slot()
    def _fill_orders(self) -> None:
        self.order_menu.clear()
        for number in range(1, MOST_A_DAY + 1):
            self.order_menu.addAction(sentences.order_in_day(number)).setData(number)
        self.order_menu.addSeparator()
        self.order_menu.addAction(self.tr("Not said")).setData(0)

    @Slot(QAction)
    def _set_order(self, action: QAction) -> None:
        self._edit(replace(self._writing, order_in_day=action.data() or None))
        self.answered.emit()

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
