"""Offline, seen from outside: no socket of the internet, no file that a text names, nothing written elsewhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.computer import make_quickly
from tests.faults.rounds import Trial
from tests.journeys.hostile import PLANTED

ROOT = Path(__file__).parents[2]
STRACE = shutil.which("strace")
WRITES = re.compile(r'(?:open|openat|creat)\((?:AT_FDCWD, )?"(?P<path>[^"]+)", (?P<how>[A-Z_|]+)')
CHANGES = re.compile(r"(?:rename|renameat|renameat2|mkdir|mkdirat|unlink|unlinkat|symlink|link)\((?P<what>.*)\) = 0")
QUOTED = re.compile(r'"([^"]+)"')

pytestmark = [
    pytest.mark.skipif(STRACE is None, reason="strace is not here"),
    pytest.mark.timeout(120),
]


def _traced(tmp_path: Path, calls: str, *command: str) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    log = tmp_path / "calls"
    done = subprocess.run(
        [str(STRACE), "-f", "--seccomp-bpf", "-qq", "-s", "4096", "-e", f"trace={calls}", "-o", str(log), *command],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if "ptrace" in done.stderr:
        pytest.skip("nothing may be traced here")
    return done, log.read_text("utf-8", "replace").splitlines()


def _internet(lines: list[str]) -> list[str]:
    return [line for line in lines if "AF_INET" in line or "AF_NETLINK" in line or "AF_PACKET" in line]


def test_the_look_finds_a_socket_where_there_is_one(tmp_path: Path):
    _, lines = _traced(tmp_path, "network", sys.executable, "-c", "import socket; socket.socket().close()")
    assert _internet(lines)


@pytest.mark.fault("no-network")
def test_the_first_journey_opens_no_socket_of_the_internet(tmp_path: Path, trial: Trial):
    journey = "tests/journeys/test_first_journey.py::test_written_today_and_found_tomorrow"
    options = ["-q", "-p", "no:randomly", "-p", "no:cacheprovider", f"--basetemp={tmp_path / 'inner'}"]
    done, lines = _traced(tmp_path, "network", sys.executable, "-m", "pytest", *options, journey)
    assert done.returncode == 0, done.stdout[-3000:]
    trial.report(network_calls_seen=len(lines), of_the_internet=len(_internet(lines)))
    assert _internet(lines) == []


def _written(lines: list[str]) -> set[str]:
    """Every path that was opened to be written, or made, renamed or removed."""
    paths: set[str] = set()
    for line in lines:
        opened = WRITES.search(line)
        if opened and {"O_WRONLY", "O_RDWR", "O_CREAT"} & set(opened["how"].split("|")) and " = -1 " not in line:
            paths.add(opened["path"])
        changed = CHANGES.search(line)
        if changed:
            paths.update(QUOTED.findall(changed["what"]))
    return paths


@pytest.mark.fault("hostile")
def test_a_text_full_of_addresses_fetches_nothing_and_nothing_is_written_elsewhere(tmp_path: Path, trial: Trial):
    folder, _ = make_quickly(tmp_path / "My journal.journal")
    (tmp_path / PLANTED).write_bytes(b"\x89PNG\r\n\x1a\n")
    settings = tmp_path / "settings.json"
    calls = "network,open,openat,creat,rename,renameat,renameat2,mkdir,mkdirat,unlink,unlinkat,symlink,link"
    command = [sys.executable, "-m", "tests.journeys.hostile", str(folder), str(settings)]
    done, lines = _traced(tmp_path, calls, *command)
    assert done.stdout == "read\n", done.stderr
    touched = [line for line in lines if PLANTED in line]
    trial.report(calls_seen=len(lines), of_the_internet=len(_internet(lines)), opening_what_it_names=len(touched))
    assert _internet(lines) == []
    assert touched == []
    # Fontconfig keeps a list of the fonts there are; nothing of that comes from us.
    allowed = (str(folder), str(settings), str(settings.with_suffix(".new")), "/dev/", "/proc/self/")
    elsewhere = {path for path in _written(lines) if not path.startswith(allowed) and "fontconfig" not in path}
    trial.report(files_written_elsewhere=len(elsewhere))
    assert elsewhere == set()
    assert any(path.startswith(str(folder)) for path in _written(lines)), "the look finds what is written"
