"""Writes, keeps, finds and reads a text full of addresses; run by test_offline_run under the eyes of strace."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.acting import Moment, Stage, act
from tests.computer import CONTROL, PASSPHRASE

PLANTED = "planted.png"


def text_that_names(path: Path) -> str:
    """Every way in which a text could ask for something from outside."""
    address = path.as_uri()
    return "\n\n".join(
        [
            f"![a picture]({address}) ![]({path}) ![]({PLANTED})",
            f"<img src='{address}'> <link rel='stylesheet' href='{address}'> <iframe src='{address}'>",
            f"[words]({address}) <{address}> {address}",
            f"[a]: {address} 'title'",
            "![](http://example.org/x.png) <script src='http://example.org/x.js'></script>",
            "@import url('http://example.org/x.css');",
            "quillwort",
        ]
    )


def script(stage: Stage) -> Iterator[Moment]:
    yield from stage.unlock(PASSPHRASE)
    rooms = stage.rooms
    rooms.write.table.set_way("line")
    QApplication.clipboard().setText(text_that_names(Path(sys.argv[2]).with_name(PLANTED)))
    stage.press(Qt.Key.Key_V, CONTROL)
    yield lambda: rooms.write.footer.kept.text().startswith("Kept at")
    stage.press(Qt.Key.Key_Return, CONTROL)
    yield lambda: rooms.room == "journal"
    stage.press(Qt.Key.Key_F, CONTROL)
    stage.type("quillwort")
    yield lambda: rooms.journal.filters.current.words == "quillwort"
    yield rooms.journal.pane.written.isVisible
    stage.press(Qt.Key.Key_L, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    stage.press(Qt.Key.Key_E, CONTROL)
    yield lambda: rooms.room == "write"
    stage.press(Qt.Key.Key_3, CONTROL)
    stage.press(Qt.Key.Key_Comma, CONTROL)
    yield rooms.settings.isVisible
    print("read", flush=True)  # noqa: T201


if __name__ == "__main__":
    journal, settings = (Path(argument) for argument in sys.argv[1:])
    sys.exit(act(script, journal, settings))
