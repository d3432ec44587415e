"""Unlocks, writes, finds and locks in a real run of the app; run by test_memory_after_lock, which looks inside."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from tests.acting import Moment, Stage, act
from tests.computer import CONTROL, PASSPHRASE

WRITTEN = "zyzzyva heliotrope palimpsest"
GO = "go"


def script(stage: Stage) -> Iterator[Moment]:
    yield from stage.unlock(PASSPHRASE)
    rooms = stage.rooms
    rooms.write.table.set_way("line")
    stage.type(WRITTEN)
    yield lambda: rooms.write.footer.kept.text().startswith("Kept at")
    stage.press(Qt.Key.Key_Return, CONTROL)
    yield lambda: rooms.room == "journal"
    stage.press(Qt.Key.Key_F, CONTROL)
    stage.type(WRITTEN.split()[1])
    yield rooms.journal.pane.written.isVisible
    print("holding", flush=True)  # noqa: T201
    yield Path(sys.argv[2]).with_name(GO).exists
    rooms.actions_.lock.trigger()
    yield lambda: False


if __name__ == "__main__":
    journal, settings = (Path(argument) for argument in sys.argv[1:])
    sys.exit(act(script, journal, settings))
