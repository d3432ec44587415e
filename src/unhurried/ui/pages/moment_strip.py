"""The moment strip: remembered exchanges as a row of chips, one of them open to be filled in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unhurried.domain.moments import Moment
from unhurried.ui import moment_words
from unhurried.ui.pages.moment_editor import MomentEditor
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.chips import ChipRow
from unhurried.ui.widgets.labels import text_label


class MomentStrip(QWidget):
    """Moments to add, fill in, or leave alone.

    Signals:
        edited(): a moment was added, changed or taken away by the writer.
        opened(): one is open to be filled in.
        thread_asked(Moment): the one that is open is to be carried on in a thread.
    """

    edited = Signal()
    opened = Signal()
    thread_asked = Signal(object)

    def __init__(self, theme: Theme, new_id: Callable[[], str]) -> None:
        super().__init__()
        self._theme = theme
        self._new_id = new_id
        self._moments: dict[str, Moment] = {}
        self._open = ""
        self._taken: Moment | None = None
        self.title = text_label(self.tr("Moments you remember"), "strong", wrap=True)
        self.chips = ChipRow(theme)
        self.chips.setAccessibleName(self.title.text())
        self.add_button = push_button(self.tr("Add a moment"), "quiet")
        self.back_button = push_button(self.tr("Put the moment back"), "quiet")
        self.editor = MomentEditor(theme)
        self._arrange()
        self._connect()
        self.show_moments(())

    def _arrange(self) -> None:
        px = self._theme.px
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        row.addWidget(self.add_button)
        row.addWidget(self.back_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for widget in (self.title, self.chips, self.editor):
            column.addWidget(widget)
        column.addLayout(row)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add)
        self.back_button.clicked.connect(self._put_back)
        self.chips.pressed.connect(self.open_moment)
        self.editor.edited.connect(self._note)
        self.editor.done.connect(self._close)
        self.editor.removal_asked.connect(self._take_away)
        self.editor.thread_asked.connect(self._ask_for_thread)

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show these; nothing counts as edited."""
        self._moments = {moment.moment_id: moment for moment in moments}
        self._open = ""
        self._taken = None
        self._refresh()

    def moments(self) -> tuple[Moment, ...]:
        """What is there now, those without anything in them left out."""
        return tuple(moment for moment in self._moments.values() if not moment.is_empty)

    @property
    def is_begun(self) -> bool:
        """Whether one is there, or open to be filled in."""
        return bool(self._open or self.moments())

    @Slot()
    def add(self) -> None:
        """One more, open to be filled in."""
        self._drop_empty()
        moment = Moment(self._new_id())
        self._moments[moment.moment_id] = moment
        self._show(moment.moment_id)

    @Slot(str)
    def open_moment(self, moment_id: str) -> None:
        """Open this one, or close it when it is open."""
        if moment_id == self._open:
            self._close()
        else:
            self._drop_empty()
            self._show(moment_id)

    def _show(self, moment_id: str) -> None:
        self._open = moment_id
        self._taken = None
        self.editor.show_moment(self._moments[moment_id])
        self._refresh()
        self.editor.focus_first()
        QTimer.singleShot(0, self, self._say_opened)

    @Slot()
    def _say_opened(self) -> None:
        """After it has been laid out, so that it can be scrolled to."""
        self.opened.emit()

    @Slot()
    def _close(self) -> None:
        self._open = ""
        self._drop_empty()
        self._refresh()
        self.add_button.setFocus()

    @Slot(object)
    def _note(self, moment: Moment) -> None:
        self._moments[moment.moment_id] = moment
        self._refresh()
        self.edited.emit()

    @Slot()
    def _take_away(self) -> None:
        moment = self._moments.pop(self._open, None)
        self._open = ""
        self._taken = moment if moment and not moment.is_empty else None
        self._refresh()
        (self.back_button if self._taken else self.add_button).setFocus()
        self.edited.emit()

    @Slot()
    def _ask_for_thread(self) -> None:
        moment = self._moments.get(self._open)
        if moment and not moment.is_empty:
            self.thread_asked.emit(moment)

    @Slot()
    def _put_back(self) -> None:
        moment, self._taken = self._taken, None
        if moment:
            self._moments[moment.moment_id] = moment
            self._refresh()
            self.add_button.setFocus()
            self.edited.emit()

    def _drop_empty(self) -> None:
        self._moments = {key: moment for key, moment in self._moments.items() if not moment.is_empty}

    def _refresh(self) -> None:
        chips = [(key, moment_words.in_short(moment), self._state(key)) for key, moment in self._moments.items()]
        self.chips.set_chips(chips)
        self.chips.setVisible(bool(chips))
        self.editor.setVisible(bool(self._open))
        self.add_button.setVisible(not self._open)
        self.back_button.setVisible(self._taken is not None)

    def _state(self, moment_id: str) -> str:
        return "open" if moment_id == self._open else "answered"
