"""Every backup that is kept is restored once: each gives back, to the letter, what was there when it was made."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.builders import AT, a_full_reflection, a_reflection
from tests.faults.rounds import Trial
from tests.storage.backups.looks import leftovers, written_in
from tests.storage.conftest import Place

from unhurried.storage import SqlcipherSafekeeping


@pytest.mark.fault("kept-backup")
@pytest.mark.timeout(120)
def test_each_kept_backup_gives_back_what_was_there(place: Place, trial: Trial):
    safekeeping = SqlcipherSafekeeping()
    then: dict[Path, dict[str, list[tuple[object, ...]]]] = {}
    for number in range(trial.rounds):
        journal = place.open()
        journal.reflections.put(a_full_reflection(reflection_id=f"r{number}", body=f"The {number}th."))
        journal.reflections.put(a_reflection(f"Changed {number} times.", reflection_id="changed"))
        journal.close()
        made = safekeeping.make(place.folder, place.key, AT + timedelta(days=number))
        then[made.path] = written_in(place)
    differing = 0
    for number, (path, rows) in enumerate(then.items()):
        # Every other time the log of a later state is left lying beside the database in use, and beside the next.
        if number % 2:
            _leave_a_log(place)
        # Every third time the key file is gone, and its copy has to do.
        if number % 3 == 2:
            (place.folder / "keys.json").unlink()
        safekeeping.restore(place.folder, place.key, path, AT + timedelta(days=100))
        differing += written_in(place) != rows
        assert leftovers(place.folder) == []
    trial.report(backups_restored=len(then), differing_from_what_was_there=differing)
    assert not differing


def _leave_a_log(place: Place) -> None:
    """What a window that was killed in the middle of writing leaves."""
    journal = place.open()
    for number in range(20):
        journal.reflections.put(a_reflection(reflection_id=f"in the log {number}"))
    log = Path(f"{place.database}-wal").read_bytes()
    main = place.database.read_bytes()
    journal.close()
    place.database.write_bytes(main)
    following = int(place.database.name[8:14]) + 1
    for name in (place.database.name, f"journal-{following:06d}.db"):
        (place.folder / f"{name}-wal").write_bytes(log)
