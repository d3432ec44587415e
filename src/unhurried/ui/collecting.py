"""Collecting garbage between events, and never in the middle of one.

Python's collector may run at any line. Within a paint or a layout, where Qt calls back into Python, it has been seen
to free what Qt was about to use. At rest, between two events, nothing of the kind is under way.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 5_000
# So much garbage of the youngest kind has to have gathered that it is worth a look.
ENOUGH = 2_000


class Collecting(QObject):
    """Takes the collector over for as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY_MS)

    @Slot()
    def look(self) -> None:
        """Collect, if enough has gathered."""
        if gc.get_count()[0] >= ENOUGH:
            gc.collect()
