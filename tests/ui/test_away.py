"""Noticing that the writer has gone: stillness, a sleep, a clock set by hand, and the desktop's own word."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from unhurried.ui.away import SLEPT, Away, clear_copies

START = datetime(2026, 3, 4, 16, 0, tzinfo=UTC)


class Wall:
    """A wall clock that is set by hand."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def away(qtbot, wall: Wall):
    window, parent = QWindow(), QObject()
    watch = Away(window, wall, 10, parent)
    watch.heard = []
    watch.gone.connect(lambda: watch.heard.append(wall.at))
    watch.window = window
    watch.parent_kept = parent
    return watch


def wait(away: Away, wall: Wall, minutes: float) -> None:
    """Let time pass in looks that come on time."""
    for _ in range(round(minutes * 6)):
        wall.at += timedelta(seconds=10)
        away.look()


def test_ten_still_minutes_are_noticed_once(away: Away, wall: Wall):
    wait(away, wall, 9.5)
    assert not away.heard
    wait(away, wall, 1)
    assert len(away.heard) == 1


def test_a_key_is_a_sign_of_life(away: Away, wall: Wall, qtbot):
    wait(away, wall, 9)
    away.touch()
    wait(away, wall, 9)
    assert not away.heard


def test_a_sleep_is_noticed_at_once_however_short_the_stillness(away: Away, wall: Wall):
    wall.at += SLEPT + timedelta(seconds=1)
    away.look()
    assert len(away.heard) == 1


def test_a_clock_set_back_does_not_put_the_lock_off_for_ever(away: Away, wall: Wall):
    wall.at -= timedelta(days=1)
    away.look()
    wait(away, wall, 11)
    assert not away.heard  # the wall clock says less; the steady one counts, and it has hardly moved
    away.touch()
    wait(away, wall, 11)
    assert len(away.heard) == 1


def test_never_is_never(away: Away, wall: Wall):
    away.set_minutes(0)
    wait(away, wall, 60)
    wall.at += timedelta(days=1)
    away.look()
    assert not away.heard


def test_what_was_copied_here_is_cleared(qapp):
    if qapp.platformName() == "offscreen":
        pytest.skip("an offscreen clipboard does not know whose its words are; see test_real_window.py")
    qapp.clipboard().setText("a line of the journal")
    clear_copies()
    assert qapp.clipboard().text() == ""


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="no message bus here")
def test_the_desktops_own_lock_is_heard():
    program = """
import subprocess, sys
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from unhurried.ui.sleep_signals import SleepSignals
application, parent = QCoreApplication(sys.argv), QObject()
signals = SleepSignals(parent)
def heard():
    print("heard")
    application.quit()
signals.leaving.connect(heard)
send = ["dbus-send", "--session", "--type=signal", "/org/freedesktop/ScreenSaver",
        "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true"]
QTimer.singleShot(0, lambda: subprocess.run(send, check=True))
QTimer.singleShot(5000, application.quit)
application.exec()
"""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    result = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert result.stdout.strip() == "heard", result.stderr


def test_typing_in_a_dialog_is_a_sign_of_life(qtbot, wall: Wall):
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    watch = Away(window.windowHandle(), wall, 10, window)
    heard: list[bool] = []
    watch.gone.connect(lambda: heard.append(True))
    dialog = QDialog(window)
    field = QLineEdit(dialog)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    field.setFocus()
    wait(watch, wall, 9)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_A)
    wait(watch, wall, 9)
    assert field.text() == "a"
    assert heard == []
    dialog.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    wait(watch, wall, 9)
    assert heard == []
    wait(watch, wall, 2)
    assert heard == [True]
