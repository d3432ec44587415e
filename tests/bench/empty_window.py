"""The floor, in a process of its own: an empty window, as small a program as PySide6 allows.

`start` prints when it was painted, `memory` how much memory it takes.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from tests.bench.reporting import memory_and_end, time_and_end
from tests.bench.witness import Witness


def main(what: str) -> None:
    """Show it, tell, and end."""
    application = QApplication([])
    window = QMainWindow()
    window.resize(1180, 800)
    witness = Witness(window, time_and_end if what == "start" else settle)
    window.show()
    application.exec()
    del witness


def settle() -> None:
    """Let everything that comes after the first paint come."""
    QTimer.singleShot(500, memory_and_end)
