"""Writes a planted word into everything that can go wrong; run by test_canary as a process of its own."""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QMetaObject, QObject, QSize, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget
from tests.acting import Moment, Stage, act
from tests.computer import CONTROL, PASSPHRASE

from unhurried.ui import autosave

PLANTED = "heliotrope"


class Clumsy(QObject):
    """Slots that fall over, each with the planted word on its lips."""

    @Slot()
    def fall(self) -> None:
        raise RuntimeError(f"I was writing about {PLANTED}")

    def __del__(self) -> None:
        raise ValueError(PLANTED)


class ClumsyWidget(QWidget):
    """Falls over where Qt, not Python, is the one who calls."""

    def sizeHint(self) -> QSize:
        raise RuntimeError(PLANTED)


def _fall_in_a_thread() -> None:
    raise LookupError(PLANTED)


def _say(what: str, sentence: str) -> None:
    print(json.dumps({"what": what, "sentence": sentence}), flush=True)  # noqa: T201


def _limit_files_to(size: int) -> None:
    """No file may grow beyond this size: what a full disk looks like from inside."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def damage_open_database(stage: Stage, folder: Path) -> None:
    """Overwrite all but the first page, in the log too, and have the engine forget what it has read."""
    for path in (*folder.glob("journal-*.db"), *folder.glob("journal-*.db-wal")):
        size = path.stat().st_size
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(os.urandom(max(0, size - 4096)))
    assert stage.window.workspace
    journal = stage.window.workspace._journal
    journal._engine._db.conn.execute("PRAGMA shrink_memory")


def script(stage: Stage) -> Iterator[Moment]:
    yield from stage.unlock(PASSPHRASE)
    yield from _on_a_full_disk(stage)
    yield from _in_slots_and_threads(stage)
    yield from _on_damage(stage)
    _say("title", stage.window.windowTitle())
    stage.rooms.write.autosave.forget()


def _on_a_full_disk(stage: Stage) -> Iterator[Moment]:
    write = stage.rooms.write
    _limit_files_to(0)
    stage.type(f"About {PLANTED}. ")
    yield write.footer.failure.isVisible
    _say("full disk", write.footer.failure.text())
    _limit_files_to(resource.RLIM_INFINITY)
    yield lambda: write.footer.kept.text().startswith("Kept at")


def _in_slots_and_threads(stage: Stage) -> Iterator[Moment]:
    clumsy = Clumsy()
    stage.rooms.write.session.edited.connect(clumsy.fall)
    stage.rooms.write.session.edited.emit()
    yield stage.rooms.banner.isVisible
    _say("slot", stage.rooms.banner.message.text())
    stage.rooms.write.session.edited.disconnect(clumsy.fall)
    thread = threading.Thread(target=_fall_in_a_thread)
    thread.start()
    yield lambda: not thread.is_alive()
    del clumsy
    widget = ClumsyWidget()
    QMetaObject.invokeMethod(widget, "show", Qt.ConnectionType.QueuedConnection)
    yield widget.isVisible
    widget.close()
    stage.window.activateWindow()
    yield lambda: stage.window.isActiveWindow() and QApplication.focusWidget() is not None


def _on_damage(stage: Stage) -> Iterator[Moment]:
    stage.press(Qt.Key.Key_Return, CONTROL)
    while stage.rooms.room == "write":
        stage.press(Qt.Key.Key_Return, CONTROL)
    damage_open_database(stage, stage.window.opened.folder)
    stage.rooms.banner.hide()
    stage.press(Qt.Key.Key_F, CONTROL)
    stage.type(PLANTED)
    yield stage.rooms.banner.isVisible
    _say("damage", stage.rooms.banner.message.text())


if __name__ == "__main__":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    autosave.AGAIN_MS = 300
    journal, settings = (Path(argument) for argument in sys.argv[1:])
    sys.exit(act(script, journal, settings))
