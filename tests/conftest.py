"""Guards that every test runs under, and the journals that tests write in."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.faults.rounds import Told, Trial

if TYPE_CHECKING:
    from tests.computer import Computer

    from unhurried.domain.keys import MasterKey

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_ACCESSIBILITY"] = "1"
os.environ.pop("QT_STYLE_OVERRIDE", None)

_TOLD = pytest.StashKey[Told]()
# A full trial takes minutes, and is not to be cut short by the patience for a small one.
_FULL_TRIAL_S = 1800


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="try each trial as often as ./test faults does")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_TOLD] = Told()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let `-k` find a trial by its key, and give it time."""
    for item in items:
        mark = item.get_closest_marker("fault")
        if mark:
            item.extra_keyword_matches.add(mark.args[0])
            if config.getoption("--full"):
                item.add_marker(pytest.mark.timeout(_FULL_TRIAL_S), append=False)


def pytest_collection_finish() -> None:
    """What collecting has made stays to the end; to look through it after every test took half of the whole run."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    lines = config.stash[_TOLD].lines()
    if config.getoption("--full") and lines:
        terminalreporter.section("what was tried, and what came out")
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture
def trial(request: pytest.FixtureRequest) -> Trial:
    """The trial that the test is marked as."""
    mark = request.node.get_closest_marker("fault")
    return Trial(mark.args[0], request.config.getoption("--full"), request.config.stash[_TOLD])


gc.disable()


@pytest.fixture(autouse=True)
def _collected_at_rest() -> Iterator[None]:
    """As in the app (ui/collecting.py): garbage goes between two tests, and never in the middle of a paint."""
    yield
    gc.collect()


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
        widget.hide()
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
