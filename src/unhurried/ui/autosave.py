"""Autosave: at most most of a second after the first unsaved key, and again while saving fails."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

SOON_MS = 700
AGAIN_MS = 4000


class Autosave(QObject):
    """Calls `save` soon after `note_edit`, and keeps trying while it answers False.

    The first unsaved key starts the clock, and later keys do not put it off: a writer who never pauses
    still loses less than a second.
    """

    def __init__(self, save: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._save = save
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        self._is_pending = False

    @property
    def is_pending(self) -> bool:
        """Whether something was edited and is not yet kept."""
        return self._is_pending

    def note_edit(self) -> None:
        """Something changed on the screen."""
        self._is_pending = True
        if not self._timer.isActive():
            self._timer.start(SOON_MS)

    def flush(self) -> bool:
        """Keep now whatever is not yet kept; True when nothing is left to keep."""
        self._timer.stop()
        if self._is_pending:
            self._is_pending = not self._save()
            if self._is_pending:
                self._timer.start(AGAIN_MS)
        return not self._is_pending

    def forget(self) -> None:
        """Nothing on the screen is waiting any more."""
        self._timer.stop()
        self._is_pending = False
