"""Lock: what it does, and after how many still minutes it comes by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from unhurried.settings import LOCK_AFTER, SettingsFile
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.chips import choice
from unhurried.ui.widgets.labels import text_label


class LockCard(Card):
    """The one choice there is about locking.

    Signals:
        lock_after_changed(int): lock after so many still minutes; 0 is never.
    """

    lock_after_changed = Signal(int)

    def __init__(self, theme: Theme, settings: SettingsFile) -> None:
        super().__init__(theme)
        self.set_title(self.tr("Lock"))
        self._settings = settings
        words = self.tr(
            "Locking keeps what you are writing, half a word included, and brings you back to it. The "
            "journal also locks when the computer sleeps, and with its screen where the system tells of that."
        )
        minutes = [(str(m), self.tr("{minutes} minutes").format(minutes=m)) for m in LOCK_AFTER if m]
        self.lock_after = choice(theme, self.tr("Lock by itself after"), [*minutes, ("0", self.tr("Never"))])
        self.column.addWidget(text_label(words, "hint", wrap=True))
        self.column.addWidget(text_label(self.lock_after.accessibleName(), "strong"))
        self.column.addWidget(self.lock_after)
        self.lock_after.chosen.connect(self._set_lock_after)
        self.refresh()

    def refresh(self) -> None:
        """Show the setting as it is."""
        self.lock_after.choose(str(self._settings.current.lock_after))

    @Slot(str)
    def _set_lock_after(self, minutes: str) -> None:
        self._settings.change(lock_after=int(minutes))
        self.lock_after_changed.emit(int(minutes))
