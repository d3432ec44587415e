"""Before anything is said to be kept, the system has been asked to put it on the disk, and has answered."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import pytest
from tests.faults.killing import ROOT
from tests.faults.rounds import Trial
from tests.storage.conftest import Place

STRACE = shutil.which("strace")
SYNCED = re.compile(r"(?:fsync|fdatasync)\(\d+\) += 0")
SAID = re.compile(r'write\(1, "(?P<what>opened|kept)\\n"')

pytestmark = pytest.mark.skipif(STRACE is None, reason="strace is not here")


def _syncs(place: Place, mode: str, number: int) -> list[int]:
    """How many syncs there were before each save was acknowledged, counted from the acknowledgement before."""
    log = place.folder.parent / "calls"
    command = [sys.executable, "-m", "tests.faults.saver", str(place.folder), place.key.secret.hex(), mode]
    done = subprocess.run(
        [str(STRACE), "-f", "-qq", "-e", "trace=fsync,fdatasync,write", "-o", str(log), *command, str(number)],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if "ptrace" in done.stderr:
        pytest.skip("nothing may be traced here")
    assert done.returncode == 0, done.stderr
    counts, since = [], 0
    for line in log.read_text("utf-8", "replace").splitlines():
        since += bool(SYNCED.search(line))
        said = SAID.search(line)
        if said:
            counts += [since] if said["what"] == "kept" else []
            since = 0
    assert len(counts) == number
    return counts


@pytest.mark.fault("fsync")
@pytest.mark.timeout(120)
def test_every_acknowledged_save_was_synced_before(place: Place, trial: Trial):
    counts = _syncs(place, "really", trial.rounds)
    trial.report(saves_acknowledged=len(counts), syncs=sum(counts), saves_without_one=counts.count(0))
    assert min(counts) >= 1


@pytest.mark.fault("fsync-control")
@pytest.mark.timeout(120)
def test_saving_without_syncing_is_noticed(place: Place, trial: Trial):
    """The control: the same look finds the saves that were only handed to the system."""
    counts = _syncs(place, "careless", trial.rounds)
    trial.report(saves_acknowledged=len(counts), noticed=counts.count(0))
    assert counts.count(0) > len(counts) / 2
