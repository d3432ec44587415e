"""A screen of its own with a window manager; keys go in, pictures come out."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_PICTURE = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(sys.argv[:1])
sys.exit(not QGuiApplication.primaryScreen().grabWindow(0).save(sys.argv[1]))
"""


class Failed(Exception):
    """Something did not come about."""


def wait_until(is_so: Callable[[], object], what: str, seconds: float = 30) -> None:
    """Look again and again. Raises Failed."""
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            raise Failed(what)
        time.sleep(0.02)


class Screen:
    """What can be done at an X display."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.environment = {**os.environ, "DISPLAY": name}
        self.environment.pop("WAYLAND_DISPLAY", None)

    def window(self) -> str:
        """The window of Unhurried that can be seen, or nothing."""
        found = self._do("search", "--onlyvisible", "--name", "^Unhurried$", check=False)
        return (found.stdout.split() or [""])[-1]

    def class_of(self, window: str) -> str:
        """What the window tells the desktop it belongs to."""
        told = ["xprop", "-id", window, "WM_CLASS"]
        return subprocess.run(told, env=self.environment, capture_output=True, text=True, check=True).stdout

    def focus(self) -> None:
        """Wait for the window, and let it have the keys."""
        wait_until(self.window, "a window", 60)
        self._do("windowfocus", "--sync", self.window())

    def type(self, text: str) -> None:
        self._do("type", "--delay", "20", text)

    def press(self, key: str) -> None:
        self._do("key", key)

    def picture(self, file: Path) -> None:
        """What is on the screen now."""
        file.parent.mkdir(parents=True, exist_ok=True)
        environment = {**self.environment, "QT_QPA_PLATFORM": "xcb"}
        subprocess.run([sys.executable, "-c", _PICTURE, file], env=environment, check=True, capture_output=True)

    def _do(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, check=check, timeout=60
        )


@contextmanager
def a_screen() -> Iterator[Screen]:
    """A server on a number that it chose, gone afterwards."""
    reading, writing = os.pipe()
    words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(words, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        screen = Screen(f":{pipe.readline().strip()}")
    manager = subprocess.Popen(["openbox"], env=screen.environment, stderr=subprocess.DEVNULL)
    try:
        yield screen
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()
