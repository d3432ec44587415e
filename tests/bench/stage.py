"""The stage: the real rooms over a generated journal, and steps taken one by one through the event loop."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from tests.bench.journals import Place

from unhurried import app
from unhurried.settings import SettingsFile
from unhurried.ui.main_window import SIZE
from unhurried.ui.rooms import Rooms
from unhurried.ui.theme import Theme
from unhurried.ui.workspace import Workspace


@cache
def theme() -> Theme:
    """The look, for the one application that there can be."""
    return Theme(app.make_application(sys.argv[:1]), "light")


@contextmanager
def rooms_of(place: Place) -> Iterator[Rooms]:
    """The rooms of a journal in a window as large as it is at first."""
    look = theme()
    workspace = Workspace(place.open(), app.load_shelves(), app.now, app.today, app.new_id)
    settings = SettingsFile(Path(place.folder.parent / "settings.json"))
    rooms = Rooms(workspace, look, settings, place.folder, is_sample=False)
    window = QMainWindow()
    window.resize(*SIZE)
    window.setCentralWidget(rooms)
    window.show()
    try:
        yield rooms
    finally:
        rooms.put_down()
        window.close()
        window.deleteLater()
        workspace.close()


class Paints(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


class _Play(QObject):
    """Takes one step in each turn of the event loop."""

    def __init__(self, steps: Iterator[None]) -> None:
        super().__init__()
        self._steps = steps
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(0)
        self.fault: Exception | None = None

    @Slot()
    def _step(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self._end()
        except Exception as error:  # noqa: BLE001 - raised again where the play was asked for
            self.fault = error
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        QApplication.exit()  # not quit(), which closes the window first


def play(steps: Iterator[None]) -> None:
    """Take these steps; between one and the next everything that waits in the event loop is done."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    run = _Play(steps)
    application.exec()
    if run.fault:
        raise run.fault
