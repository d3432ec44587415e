"""Opening: how long the passphrase takes to become a key, and how much room the journal takes on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tests.bench.figures import Figure, alternately, for_information, timed
from tests.bench.journals import PASSPHRASE, Place

from unhurried.storage import SqlcipherFolders


def measure(place: Place) -> Iterator[Figure]:
    """Both are told, and held to nothing."""
    folders = SqlcipherFolders()
    (unlocked,) = alternately(5, partial(timed, partial(folders.unlock, place.folder, PASSPHRASE)))
    yield for_information("Unlock: Argon2id with 64 MiB, p95", unlocked)
    (opened,) = alternately(5, partial(timed, lambda: place.open().close()))
    yield for_information("… and open, p95", opened)
    size = sum(path.stat().st_size for path in place.folder.rglob("*") if path.is_file())
    written = _characters(place)
    yield Figure("Room on the disk for one entry", f"{size / place.entries / 1000:.2g} KB")
    yield Figure("… of which the words themselves", f"{written / place.entries / 1000:.2g} KB")


def _characters(place: Place) -> int:
    journal = place.open()
    ids = [f"reflection-{number:06}" for number in range(0, place.entries, max(1, place.entries // 200))]
    total = 0
    for reflection_id in ids:
        writing = journal.reflections.one(reflection_id).writing
        total += len(writing.body) + sum(len(answer.text) for answer in writing.answers)
    journal.close()
    return total * place.entries // len(ids)
