"""Guards that every test runs under, and the journals that tests write in."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.computer import Computer

    from unhurried.domain.keys import MasterKey

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_ACCESSIBILITY"] = "1"
os.environ.pop("QT_STYLE_OVERRIDE", None)


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the settings of whoever runs it."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home))


@pytest.fixture(autouse=True)
def _no_modal_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dialogs are opened, never executed: a nested event loop would hang the suite and block a lock."""
    from PySide6 import QtWidgets

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a blocking dialog was asked for")

    monkeypatch.setattr(QtWidgets.QDialog, "exec", refuse)
    for name in ("question", "warning", "critical", "information", "about"):
        monkeypatch.setattr(QtWidgets.QMessageBox, name, refuse)
    for name in ("getOpenFileName", "getSaveFileName", "getExistingDirectory"):
        monkeypatch.setattr(QtWidgets.QFileDialog, name, refuse)


@pytest.fixture(autouse=True)
def _nothing_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log is a failure, unless the test says that it expects one."""
    yield
    loud = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    ours = [record for record in loud if record.name.startswith("unhurried")]
    assert not ours, [record.getMessage() for record in ours]


@pytest.fixture(autouse=True)
def _no_window_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every window a test opens is closed when it ends."""
    yield
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    left = [w for w in application.topLevelWidgets() if w.isVisible()]
    for widget in left:
        widget.close()
    if "qtbot" not in request.fixturenames:
        assert not left, left


@pytest.fixture(scope="session")
def made_journal(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, MasterKey]:
    """An empty journal to copy, because making one takes longer than most tests."""
    from tests.computer import make_quickly

    return make_quickly(tmp_path_factory.mktemp("made") / "My journal.journal")


@pytest.fixture
def computer(qtbot, tmp_path: Path, made_journal: tuple[Path, MasterKey]) -> Computer:
    """A computer of the test's own, on which Unhurried can be started."""
    from tests.computer import Computer

    return Computer(qtbot, tmp_path, *made_journal)
