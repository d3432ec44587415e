"""A line at the door: written between two clients, sealed, and read only once the journal is unlocked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from unhurried import faults
from unhurried.domain.errors import InboxIsClosed, InboxIsFull, UnhurriedError
from unhurried.ui import sentences
from unhurried.ui.accessibility import announce
from unhurried.ui.pages.gate import WIDTH
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.labels import text_label

if TYPE_CHECKING:
    from unhurried.domain.ports_at_the_door import Letterbox

# Qt takes 32,767 characters and cuts the rest off without a word. How much a line may hold is told when it is left.
_UNBOUNDED = 2**31 - 1


class DoorLine(QWidget):
    """One field that only takes. What was left cannot be read here, by anybody.

    What still stands in the field when the door is left, by unlocking it or otherwise, is left too.
    """

    def __init__(
        self,
        theme: Theme,
        letterbox: Letterbox,
        folder: Path,
        now: Callable[[], datetime],
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self._letterbox = letterbox
        self._folder = folder
        self._now = now
        self._today = today
        self.open_button = push_button(self.tr("Leave a line without unlocking"), "quiet")
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("A line, kept sealed until you unlock"))
        self.field.setAccessibleName(self.tr("A line to leave without unlocking"))
        self.field.setMaxLength(_UNBOUNDED)
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.message = text_label("", "caption", wrap=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setMaximumWidth(theme.px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.field)
        column.addWidget(self.message)
        self.field.hide()
        self.message.hide()
        self.open_button.clicked.connect(self._open)
        self.field.returnPressed.connect(self.leave)

    @Slot()
    def _open(self) -> None:
        self.field.setVisible(self.field.isHidden())
        self.message.setVisible(not self.field.isHidden())
        self.message.setText(self.tr("Return keeps it. It will be a draft when you unlock."))
        if not self.field.isHidden():
            self.field.setFocus()

    @Slot()
    def leave(self) -> None:
        """Seal what was typed; it stays in the field when that does not work."""
        from unhurried.services.inbox import leave_line  # not on the way to the first window

        if not self.field.text().strip():
            return
        try:
            leave_line(self._letterbox, self._folder, self.field.text(), None, self._now(), self._today())
        except UnhurriedError as error:
            sentence = sentences.explained(error)
        else:
            self.field.clear()
            sentence = self.tr("Kept, sealed, at {time}. It will be a draft when you unlock.").format(
                time=sentences.clock(self._now())
            )
        self.message.setText(sentence)
        announce(self.message, sentence)

    def leave_all(self) -> bool:
        """The same with whatever is in the field, however long it is; False when it cannot be kept.

        Where unlocking is what makes room, it waits in the field until the door is hidden behind the open journal.
        """
        from unhurried.services.inbox import leave_all

        try:
            leave_all(self._letterbox, self._folder, self.field.text(), self._now(), self._today())
        except (InboxIsClosed, InboxIsFull):
            return True
        except UnhurriedError as error:
            self.message.setText(sentences.refused(error))
            return False
        self.field.clear()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        try:
            if not event.spontaneous():  # the door is left; a window that is only put down is not
                self.leave_all()
        except Exception as error:  # noqa: BLE001  whatever it is, the door is left
            faults.note(error)
