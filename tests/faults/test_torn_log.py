"""The log of the database cut short, flipped or zeroed anywhere: what is there is what once was, and whole."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.builders import a_reflection
from tests.faults.keeper import is_whole, sealed
from tests.faults.rounds import Trial
from tests.storage.conftest import Place, assert_sound

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.finding import Filter

COMMITS = 60


@dataclass(frozen=True)
class Interrupted:
    """A journal as it stands on the disk while its window is open: most of it is only in the log."""

    place: Place
    log: bytes


@pytest.fixture
def interrupted(place: Place, tmp_path: Path) -> Interrupted:
    journal = place.open()
    for number in range(COMMITS):
        words = " ".join(f"word{number}x{n}" for n in range(number % 30 + 1))
        journal.reflections.put(a_reflection(sealed(words), reflection_id=f"{number}"))
    folder = shutil.copytree(place.folder, tmp_path / "interrupted.journal")
    journal.close()
    copied = Place(folder, place.key, place.folders)
    return Interrupted(copied, Path(f"{copied.database}-wal").read_bytes())


def _torn(log: bytes, chance: random.Random) -> bytes:
    """What a power cut or a bad sector may leave of it."""
    at = chance.randrange(len(log))
    length = chance.randrange(1, 20_000)
    ways = [
        lambda: log[:at],
        lambda: log[: at // 512 * 512],
        lambda: log[:at] + bytes([log[at] ^ 1 << chance.randrange(8)]) + log[at + 1 :],
        lambda: log[:at] + bytes(min(length, len(log) - at)) + log[at + length :],
        lambda: log[:at] + bytes(len(log) - at),
        lambda: log[:at] + chance.randbytes(len(log) - at),
    ]
    return chance.choice(ways)()


def _what_is_there(place: Place) -> list[int] | None:
    """The numbers of the commits that can be read and are whole; None when the journal is refused."""
    try:
        journal = place.open()
        glimpses = journal.reflections.glimpses(journal.reflections.places(Filter(), limit=999), Filter())
        bodies = {g.reflection_id: journal.reflections.one(g.reflection_id).writing.body for g in glimpses}
        journal.close()
    except UnhurriedError:
        return None
    assert all(is_whole(body) for body in bodies.values())
    return sorted(int(reflection_id) for reflection_id in bodies)


@pytest.mark.fault("torn-log")
def test_what_is_there_is_what_was_committed_up_to_some_moment(interrupted: Interrupted, trial: Trial):
    place, log = interrupted.place, interrupted.log
    database, chance = place.database.read_bytes(), random.Random(20260304)  # noqa: S311 - the same cuts every time
    outcomes: Counter[str] = Counter()
    assert _what_is_there(place) == list(range(COMMITS)), "undamaged, all of it is there"
    for _ in range(trial.rounds):
        place.database.write_bytes(database)
        Path(f"{place.database}-wal").write_bytes(_torn(log, chance))
        Path(f"{place.database}-shm").unlink(missing_ok=True)
        there = _what_is_there(place)
        if there is None:
            outcomes["refused"] += 1
            continue
        outcomes["prefix" if there == list(range(len(there))) else "gap"] += 1
        outcomes["part"] += 0 < len(there) < COMMITS
        db = place.raw()
        assert_sound(db)
        db.close()
    trial.report(
        cuts=trial.rounds,
        opened_with_everything_up_to_some_moment=outcomes["prefix"],
        of_those_with_a_part_of_the_log=outcomes["part"],
        refused=outcomes["refused"],
        with_a_gap_or_half_a_text=outcomes["gap"],
    )
    assert not outcomes["gap"]
    assert not outcomes["refused"]
    assert outcomes["part"] > trial.rounds / 4
