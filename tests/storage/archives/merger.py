"""Merges archives in turn until it is killed; run by test_killed as a process of its own."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

from unhurried.domain.keys import MasterKey
from unhurried.storage import SqlcipherArchives


def main() -> None:
    """Each line it prints, but for the first, says what has been merged."""
    folder, secret, *archives = sys.argv[1:]
    desk, key = SqlcipherArchives(), MasterKey(bytes.fromhex(secret))
    opened = [(Path(path), desk.unlock(Path(path), "a kettle left on the step")) for path in archives]
    print("ready", flush=True)  # noqa: T201
    sys.stdin.readline()
    for path, archive_key in cycle(opened):
        desk.merge(Path(folder), key, path, archive_key, (), datetime.now(UTC))
        print(json.dumps({"merged": path.name}), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
