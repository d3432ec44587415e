"""Starting: from the first instruction of a fresh process to a painted window, and the memory it takes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.figures import Figure, against_floor, alternately
from tests.bench.journals import PASSPHRASE, Place

_STARTS = 25
_MEMORIES = 3
_CHECKOUT = Path(__file__).parents[2]
# Imported, as the installed command imports it, so that none of the two is compiled anew each time.
_PROGRAM = "import importlib, sys; importlib.import_module('tests.bench.' + sys.argv[1]).main(*sys.argv[2:])"


def measure_start(place: Place, home: Path) -> Iterator[Figure]:
    """The page that unlocks, beside an empty window."""
    ours, floor = alternately(
        _STARTS,
        lambda: _painted_after(home, "our_window", "start", str(place.folder)),
        lambda: _painted_after(home, "empty_window", "start"),
    )
    yield against_floor("Start, until the page that unlocks is painted", ours, floor, 1.6)


def measure_memory(place: Place, home: Path) -> Iterator[Figure]:
    """Everything shown and scrolled through, beside an empty window."""
    if not Path("/proc/self/status").exists():
        return
    ours, floor = alternately(
        _MEMORIES,
        lambda: float(_told(home, "our_window", "memory", str(place.folder), PASSPHRASE)),
        lambda: float(_told(home, "empty_window", "memory")),
    )
    mine, least = median(ours) / 1024, median(floor) / 1024
    yield Figure("Resident memory, the journal open", f"{mine:.0f} MB", f"{least:.0f} MB", mine / least, 2)


def _painted_after(home: Path, module: str, *arguments: str) -> float:
    start = time.monotonic()
    return (float(_told(home, module, *arguments)) - start) * 1000


def _told(home: Path, module: str, *arguments: str) -> str:
    """What a fresh process tells, with neither the settings nor the desktop of whoever runs this."""
    # Python keeps what it has compiled, as it does for everybody who starts Unhurried a second time.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    result = subprocess.run(
        [sys.executable, "-c", _PROGRAM, module, *arguments],
        env={**kept, **dict.fromkeys(names, str(home))},
        cwd=_CHECKOUT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return result.stdout.strip()
