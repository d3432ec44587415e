"""Backs up or restores until it is killed; run by test_killed as a process of its own.

Each line it prints says what has been acknowledged. In the modes that begin with "naive" it does what must
not be done: it writes under the final name, or into the file that is in use. The test has to notice.
"""

from __future__ import annotations

import json
import shutil
import sys
from datetime import UTC, datetime
from itertools import count, cycle
from pathlib import Path

from tests.builders import a_reflection

from unhurried.domain.keys import MasterKey
from unhurried.storage import SqlcipherFolders, SqlcipherSafekeeping
from unhurried.storage.backups import container
from unhurried.storage.backups.watching import Watch


def _say(**said: object) -> None:
    print(json.dumps(said), flush=True)  # noqa: T201


def back_up(folder: Path, key: MasterKey, prefix: str) -> None:
    """Write, acknowledge, back up, acknowledge, and thin."""
    safekeeping = SqlcipherSafekeeping()
    journal = SqlcipherFolders().open(folder, key)
    for number in count():
        journal.reflections.put(a_reflection(reflection_id=f"{prefix}-{number}"))
        _say(id=f"{prefix}-{number}")
        backup = safekeeping.make(folder, key, datetime.now(UTC))
        _say(backup=backup.path.name)
        if number % 5 == 4:
            safekeeping.thin(safekeeping.home(folder), folder, key)


def restore(folder: Path, key: MasterKey, prefix: str) -> None:
    """Restore two backups in turn."""
    del prefix
    safekeeping = SqlcipherSafekeeping()
    for backup in cycle(sorted(folder.parent.glob("*.backup"))):
        safekeeping.restore(folder, key, backup, datetime.now(UTC))
        _say(restored=backup.name)


def naive_back_up(folder: Path, key: MasterKey, prefix: str) -> None:
    """Pack straight under the final name."""
    del key
    (source,) = folder.glob("journal-*.db")
    backup = next(iter(sorted(folder.parent.glob("*.backup"))))
    found, keys = container.keys_of(backup)
    for number in count(int(prefix) * 100_000 + 1):
        container.pack(
            folder / "backups" / f"unhurried-{number:06d}-2026-03-04.backup",
            keys,
            source,
            lambda _: found,
            Watch(),
        )
        _say(backup=number)


def naive_restore(folder: Path, key: MasterKey, prefix: str) -> None:
    """Write into the file that is in use."""
    del prefix, key
    (database,) = folder.glob("journal-*.db")
    for number, source in enumerate(cycle(sorted(folder.parent.glob("*.unpacked")))):
        shutil.copyfile(source, database)
        _say(restored=number)


def main() -> None:
    folder, secret, mode, prefix = sys.argv[1:]
    sys.stdin.readline()
    ways = {"backup": back_up, "restore": restore, "naive-backup": naive_back_up, "naive-restore": naive_restore}
    ways[mode](Path(folder), MasterKey(bytes.fromhex(secret)), prefix)


if __name__ == "__main__":
    main()
