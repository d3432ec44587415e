"""The first journey again, in a real window of a real X server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

AGAIN = [
    "tests/journeys/test_first_journey.py",
    "tests/journeys/test_lock.py",
    "tests/journeys/test_backups.py",
    "tests/ui/test_away.py",
]
ROOT = Path(__file__).parents[2]
XVFB = shutil.which("Xvfb")

pytestmark = [
    pytest.mark.skipif(XVFB is None, reason="Xvfb is not here"),
    pytest.mark.skipif(os.environ.get("QT_QPA_PLATFORM") == "xcb", reason="this is that run already"),
    pytest.mark.timeout(900),
]


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of our own, on a number that the server chose."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [str(XVFB), "-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


def test_the_first_journey_in_a_real_window(display: str):
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    environment.pop("WAYLAND_DISPLAY", None)
    result = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", *AGAIN],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout[-4000:]
    assert " passed" in result.stdout
