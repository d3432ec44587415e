"""Offline by construction: Python cannot reach the network, and Qt's network library is not there."""

from __future__ import annotations

import subprocess
import sys

import pytest

ATTEMPTS = {
    "connect": "import socket; socket.socket().connect(('127.0.0.1', 9))",
    "look up a name": "import socket; socket.getaddrinfo('localhost', 80)",
    "open an address": "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
    "listen": "import socket; socket.socket().bind(('127.0.0.1', 0))",
    "send": "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
}


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS.keys())
def test_an_attempt_to_use_the_network_is_refused(attempt: str):
    program = f"from unhurried import offline; offline.refuse_network()\n{attempt}"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert result.returncode != 0
    assert "NetworkRefused" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Unix sockets")
def test_another_program_on_this_computer_can_be_reached(tmp_path):
    """By a Unix socket and no other way: the system's keyring answers there."""
    program = (
        "import socket; here = socket.socket(socket.AF_UNIX); here.bind('here'); here.listen()\n"
        "from unhurried import offline; offline.refuse_network()\n"
        "socket.socket(socket.AF_UNIX).connect('here'); print('reached')"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert (result.stdout, result.stderr) == ("reached\n", "")


def test_without_the_guard_the_same_attempt_fails_for_another_reason():
    attempt = ATTEMPTS["connect"]
    result = subprocess.run([sys.executable, "-c", attempt], capture_output=True, text=True, check=False)
    assert "NetworkRefused" not in result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_network_library_of_qt_is_not_loaded():
    program = (
        "import sys; from PySide6.QtWidgets import QApplication; a = QApplication(sys.argv)\n"
        "from unhurried.ui import main_window, rooms\n"
        "print('libQt6Network' in open('/proc/self/maps').read())"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"
