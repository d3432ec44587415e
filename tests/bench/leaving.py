"""Leaving: a verified backup, beside a plain copy of the same file that is on the disk as surely."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figures import Budget, Figure, alternately, taken, timed
from tests.bench.journals import Place

from unhurried import app

_ROUNDS = 3


def measure(place: Place, home: Path) -> Iterator[Figure]:
    """Each backup is of the whole journal: a first one, as nothing is left out of the later ones either."""
    copied = home / "plain copy"
    ours, floor = alternately(_ROUNDS, lambda: _back_up(place), lambda: timed(lambda: _copy(place.database, copied)))
    copied.unlink()
    shutil.rmtree(place.folder / "backups")
    yield taken("Back up all of it, and read the backup", ours, floor, Budget(times=60))


def _back_up(place: Place) -> float:
    return timed(lambda: app.safekeeping().make(place.folder, place.key, app.now()))


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as read, target.open("wb") as written:
        shutil.copyfileobj(read, written, 1 << 20)
        written.flush()
        os.fsync(written.fileno())
