"""Starting: from the first instruction of a fresh process to a painted window, and the memory it takes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.figures import Budget, Figure, alternately, taken, timed
from tests.bench.journals import PASSPHRASE, Place

from unhurried.storage.slots import Strength

_STARTS = 21
_UNLOCKS = 5
_MEMORIES = 3
_CHECKOUT = Path(__file__).parents[2]
# Imported, as the installed command imports it, so that none of the two is compiled anew each time.
_PROGRAM = "import importlib, sys; importlib.import_module('tests.bench.' + sys.argv[1]).main(*sys.argv[2:])"


def measure(place: Place, home: Path) -> Iterator[Figure]:
    """The page that unlocks beside an empty window, and from there to the first page beside the bare stretching."""
    ours, floor = alternately(
        _STARTS,
        lambda: _painted_after(home, "our_window", "start", str(place.folder)),
        lambda: _painted_after(home, "empty_window", "start"),
    )
    yield taken("Start, until the page that unlocks is painted", ours, floor, Budget(times=1.6, worst=600))
    ours, floor = alternately(
        _UNLOCKS,
        lambda: float(_told(home, "our_window", "unlock", str(place.folder), PASSPHRASE)),
        lambda: timed(lambda: Strength().stretch(PASSPHRASE.encode(), bytes(16))),
    )
    yield taken("From the passphrase to the first page, painted", ours, floor, Budget(worst=2000))
    yield from _memory(place, home)


def _memory(place: Place, home: Path) -> Iterator[Figure]:
    """Everything shown and scrolled through, beside an empty window."""
    if not Path("/proc/self/status").exists():
        return
    ours, floor = alternately(
        _MEMORIES,
        lambda: float(_told(home, "our_window", "memory", str(place.folder), PASSPHRASE)),
        lambda: float(_told(home, "empty_window", "memory")),
    )
    mine, least = median(ours) / 1024, median(floor) / 1024
    yield Figure("Resident memory, the journal open", mine, least, budget=Budget(times=2), unit="MB")


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
