"""Keeps a little, changes the key, and so on until it is killed; run by test_rotating as a process of its own.

Each line it prints says what was acknowledged: a reflection, a rotation about to begin, a rotation done.
In the mode "too early" it points to the new database before that is there, which the test has to notice.
"""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from itertools import count
from pathlib import Path

from tests.builders import a_full_reflection

from unhurried.domain.keys import recovery_code
from unhurried.storage import SealedWaysIn, SqlcipherFolders, Strength, key_file, rotating

WEAK = Strength(m_kib=8 * 1024, t=1, p=1)


def passphrase_of(name: str) -> str:
    """The passphrase of the rotation with this name."""
    return f"the passphrase called {name}"


def code_of(name: str) -> str:
    """Its recovery code."""
    return recovery_code(sha256(name.encode()).digest()[:16])


def _say(kind: str, name: str) -> None:
    print(json.dumps([kind, name]), flush=True)  # noqa: T201


def _point_too_early() -> None:
    def replace(folder, old, new, watch):
        key_file.write(folder, new[0])
        rotating._copy(folder, old, new, watch)

    rotating._replace = replace


def main() -> None:
    folder, mode, prefix = Path(sys.argv[1]), *sys.argv[2:]
    folders, ways_in = SqlcipherFolders(WEAK), SealedWaysIn(WEAK)
    if mode == "too-early":
        _point_too_early()
    name = sys.stdin.readline().strip()
    key = folders.unlock(folder, passphrase_of(name))
    for number in count():
        journal = folders.open(folder, key)
        for step in range(2):
            kept = a_full_reflection(reflection_id=f"{prefix}-{number}-{step}")
            journal.reflections.put(kept)
            _say("kept", kept.reflection_id)
        journal.close()
        name = f"{prefix}-{number}"
        _say("trying", name)
        key = ways_in.rotate(folder, key, passphrase_of(name), code_of(name)).key
        _say("rotated", name)


if __name__ == "__main__":
    main()
