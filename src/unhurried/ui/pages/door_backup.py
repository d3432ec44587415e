"""At the door: when the last good backup was made, and the way to the backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unhurried.ui import sentences
from unhurried.ui.pages.gate import WIDTH
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.labels import text_label

if TYPE_CHECKING:
    from unhurried.domain.backups import Backup
    from unhurried.ui.theme import Theme


class DoorBackup(QWidget):
    """A line and a quiet button. Neither needs the journal to be unlocked.

    Signals:
        restore_asked().
    """

    restore_asked = Signal()

    def __init__(self, theme: Theme, last_good: Backup | None) -> None:
        super().__init__()
        self.caption = text_label(last_good_backup(last_good), "caption", wrap=True)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.restore_button = push_button(self.tr("Restore or repair…"), "quiet")
        self.setMaximumWidth(theme.px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.caption)
        column.addWidget(self.restore_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.restore_button.clicked.connect(self.restore_asked)


def last_good_backup(backup: Backup | None) -> str:
    """When it was made, in a sentence."""
    if backup is None:
        return sentences.tr(
            "There is no backup yet. One is made by itself while the journal is open; Settings makes one at once."
        )
    when = sentences.long_day(backup.day) + ", " + sentences.clock(backup.made_at)
    return sentences.tr("Last good backup: {when}.").format(when=when)
