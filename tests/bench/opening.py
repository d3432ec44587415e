"""Opening: the passphrase into a key, the file opened, and how much room it takes on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.bench.figures import Budget, Figure, alternately, taken, timed
from tests.bench.in_the_clear import connect_with_key
from tests.bench.journals import PASSPHRASE, Place, name

from unhurried.storage import SqlcipherFolders
from unhurried.storage.slots import Strength

_ROUNDS = 9


def measure(place: Place, in_the_clear: Path) -> Iterator[Figure]:
    """Argon2id is slow on purpose; what is measured beside it is what we add."""
    folders = SqlcipherFolders()
    unlocked, stretched = alternately(
        _ROUNDS,
        partial(timed, partial(folders.unlock, place.folder, PASSPHRASE)),
        partial(timed, partial(Strength().stretch, PASSPHRASE.encode(), bytes(16))),
    )
    yield taken("Unlock: the passphrase into the key", unlocked, stretched, Budget(times=1.25))
    opened, bare = alternately(
        _ROUNDS * 3,
        partial(timed, lambda: place.open().close()),
        partial(timed, partial(_open_bare, place)),
    )
    yield taken("Open the journal and close it", opened, bare, Budget(worst=50))
    yield from _room(place, in_the_clear)


def _open_bare(place: Place) -> None:
    connection = connect_with_key(place)
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    connection.close()


def _room(place: Place, in_the_clear: Path) -> Iterator[Figure]:
    ours = place.database.stat().st_size / 1e6
    clear = in_the_clear.stat().st_size / 1e6
    yield Figure("Room on the disk", ours, clear, budget=Budget(times=1.1), unit="MB")
    yield Figure("… beside the words alone", ours, _characters(place) / 1e6, unit="MB")


def _characters(place: Place) -> int:
    """How long all reflections are, out of some hundred of them."""
    journal = place.open()
    numbers = range(0, place.entries, max(1, place.entries // 200))
    total = 0
    for number in numbers:
        writing = journal.reflections.one(name(number)).writing
        total += len(writing.body) + sum(len(answer.text) for answer in writing.answers)
    journal.close()
    return total * place.entries // len(numbers)
