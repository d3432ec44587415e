"""Tries everything that writes while no file may grow beyond a size; run by test_file_limit as a process of its own.

A line for each attempt says what came of it, and a last one what could be read and done meanwhile and afterwards.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from tests.builders import AT, a_draft, a_reflection

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.finding import Filter
from unhurried.domain.keys import MasterKey, recovery_code
from unhurried.domain.ports import Journal
from unhurried.storage import SealedWaysIn, SqlcipherFolders, SqlcipherSafekeeping, Strength

WEAK = Strength(m_kib=8 * 1024, t=1, p=1)
PASSPHRASE = "another heron by the kettle"  # noqa: S105
LONG = "pause " * 20_000


def _limit_files_to(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def _outcome(attempt: Callable[[], object]) -> str:
    """What came of it: nothing to say, or an error of ours. Any other ends this process."""
    try:
        attempt()
    except UnhurriedError as error:
        return type(error).__name__
    return "done"


def _attempts(folder: Path, key: MasterKey, journal: Journal) -> dict[str, Callable[[], object]]:
    safekeeping, folders, ways_in = SqlcipherSafekeeping(), SqlcipherFolders(WEAK), SealedWaysIn(WEAK)
    return {
        "draft": lambda: journal.drafts.put(a_draft(LONG, draft_id="long")),
        "reflection": lambda: journal.reflections.put(a_reflection(LONG, reflection_id="long")),
        "backup": lambda: safekeeping.make(folder, key, AT),
        "passphrase": lambda: folders.change_passphrase(folder, key, PASSPHRASE),
        "code": lambda: ways_in.renew_recovery_code(folder, key, recovery_code(b"r" * 16)),
    }


def main() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    folder, key, size = Path(sys.argv[1]), MasterKey(bytes.fromhex(sys.argv[2])), int(sys.argv[3])
    folders = SqlcipherFolders(WEAK)
    journal = folders.open(folder, key)
    attempts = _attempts(folder, key, journal)
    told: dict[str, object] = {}
    _limit_files_to(size)
    for name, attempt in attempts.items():
        told[name] = _outcome(attempt)
        told[f"readable after {name}"] = journal.reflections.one("kept").writing.body
    told["found"] = len(journal.reflections.places(Filter(words="heron")))
    _limit_files_to(resource.RLIM_INFINITY)
    told["again"] = [_outcome(attempt) for attempt in attempts.values()]
    told["long"] = journal.reflections.one("long").writing.body == LONG
    journal.close()
    print(json.dumps(told))  # noqa: T201


if __name__ == "__main__":
    main()
