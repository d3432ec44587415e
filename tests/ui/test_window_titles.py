"""The title of every window is the product's name and nothing else: task bars and shared screens show titles."""

from __future__ import annotations

import importlib
import inspect
import re
import tempfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.computer import Computer

from unhurried.pictures import Format, Walk
from unhurried.ui.dialogs import panel
from unhurried.ui.dialogs.folder_dialog import ask_for_folder
from unhurried.ui.dialogs.panel import Panel

SOURCES = Path(panel.__file__).parents[2]


@pytest.fixture(scope="module")
def titles(request: pytest.FixtureRequest, qapp: QApplication) -> dict[str, set[str]]:
    """The titles of all windows that are shown, in every scene of the walk through the sample journal."""
    found: dict[str, set[str]] = {}

    def look(name: str, _target: QWidget) -> None:
        found[name] = {window.title() for window in qapp.topLevelWindows() if window.isVisible()}

    with tempfile.TemporaryDirectory() as home:
        walk = Walk(qapp, Path(home), look, (Format("usual", 1280, 840),), ("light",))
        walk.start()
        QtBot(request).waitUntil(lambda: walk.done or not walk._timer.isActive(), timeout=60_000)
    assert walk.done
    return found


def test_every_room_and_dialog_is_called_unhurried(titles: dict[str, set[str]]):
    assert len(titles) > 20
    assert {name: shown for name, shown in titles.items() if shown != {"Unhurried"}} == {}


def test_a_window_may_only_be_called_unhurried():
    given: list[str] = []
    for path in SOURCES.rglob("*.py"):
        given += re.findall(r"setWindowTitle\((.*)\)", path.read_text("utf-8"))
    assert set(given) == {'"Unhurried"', 'self.tr("Unhurried")'}


def test_every_dialog_of_ours_is_a_panel():
    dialogs = {}
    for path in Path(panel.__file__).parent.glob("*.py"):
        module = importlib.import_module(f"unhurried.ui.dialogs.{path.stem}")
        dialogs |= {cls.__name__: cls for _, cls in inspect.getmembers(module, inspect.isclass)}
    ours = {
        name: cls for name, cls in dialogs.items() if issubclass(cls, QDialog) and cls.__module__[:9] == "unhurried"
    }
    assert len(ours) >= 8
    assert [name for name, cls in ours.items() if not issubclass(cls, Panel)] == []


def test_the_systems_folder_dialog_has_only_its_question_in_its_title(computer: Computer):
    window = computer.start_writing()
    dialog = ask_for_folder(window, "Which journal folder?", Path("/somewhere/Heron"), window.show_gate)
    assert isinstance(dialog, QFileDialog)
    assert dialog.windowTitle() == "Which journal folder?"
    dialog.reject()
