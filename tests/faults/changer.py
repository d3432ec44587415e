"""Changes the passphrase and the recovery code until it is killed; run by test_key_changes as a process of its own.

Each line it prints says which change it begins or has done. In the mode "naive" it writes keys.json where it
stands and without a copy, which the test has to notice.
"""

from __future__ import annotations

import json
import os
import sys
from hashlib import sha256
from itertools import count
from pathlib import Path

from unhurried.domain.keys import MasterKey, recovery_code
from unhurried.storage import SealedWaysIn, SqlcipherFolders, Strength, key_file
from unhurried.storage.slots import PASSPHRASE, seal

WEAK = Strength(m_kib=8 * 1024, t=1, p=1)


def passphrase_of(name: str) -> str:
    """The passphrase of the change with this name."""
    return f"the passphrase called {name}"


def code_of(name: str) -> str:
    """Its recovery code."""
    return recovery_code(sha256(name.encode()).digest()[:16])


def _say(what: str, name: str) -> None:
    print(json.dumps([what, name]), flush=True)  # noqa: T201


def _in_place(path: Path, content: bytes) -> None:
    with path.open("wb", buffering=0) as file:
        for start in range(0, len(content), 10):
            file.write(content[start : start + 10])
            os.fsync(file.fileno())


def main() -> None:
    folder, secret, mode, prefix = sys.argv[1:]
    where, key = Path(folder), MasterKey(bytes.fromhex(secret))
    if mode == "naive":
        (where / key_file.COPY_NAME).unlink(missing_ok=True)
        key_file.replace_whole = _in_place
        key_file.write = lambda folder, file: _in_place(folder / key_file.NAME, key_file.as_bytes(file))
    folders, ways_in = SqlcipherFolders(WEAK), SealedWaysIn(WEAK)
    # Once for what is imported on the way.
    seal(key_file.read(where).file.head, PASSPHRASE, b"", key, WEAK)
    sys.stdin.readline()
    for number in count():
        name = f"{prefix}-{number}"
        _say("passphrase begun", name)
        folders.change_passphrase(where, key, passphrase_of(name))
        _say("passphrase done", name)
        _say("code begun", name)
        ways_in.renew_recovery_code(where, key, code_of(name))
        _say("code done", name)


if __name__ == "__main__":
    main()
