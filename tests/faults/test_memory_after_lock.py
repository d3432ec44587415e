"""After a lock the process is a fresh one: neither key, passphrase nor entry is left in its memory."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.computer import PASSPHRASE, make_quickly
from tests.faults.killing import ROOT, put_away
from tests.faults.locker import GO, WRITTEN
from tests.faults.rounds import Trial

from unhurried.storage import key_file
from unhurried.storage.slots import database_key

PLANTED = "Zyzzyva-in-memory"
PROGRAM = """
import sys
from pathlib import Path
if sys.argv[1] == "before":
    planted = "-".join(["Zyzzyva", "in", "memory"])
    from PySide6.QtWidgets import QApplication, QPlainTextEdit
    from unhurried.domain.keys import MasterKey
    application = QApplication(sys.argv[:1])
    sheet = QPlainTextEdit(planted)
    key = MasterKey(planted.encode().ljust(32, b"!"))
    print("holding", flush=True)
    sys.stdin.readline()
    from unhurried import restart
    restart.command = lambda journal, place: [sys.executable, "-c", sys.argv[2], "after"]
    restart.start_afresh(Path("x"), "")
else:
    print("fresh", flush=True)
    sys.stdin.readline()
"""


def _copies(process_id: int, *sought: bytes) -> int:
    """How often any of this stands in the readable memory of a process."""
    found = 0
    memory = Path(f"/proc/{process_id}/mem").open("rb", buffering=0)  # noqa: SIM115  closed below
    for line in Path(f"/proc/{process_id}/maps").read_text().splitlines():
        span = re.match(r"([0-9a-f]+)-([0-9a-f]+) r.*?(\S*)$", line)
        if not span or span[3].startswith(("[vvar", "[vsyscall")):
            continue
        first, last = int(span[1], 16), int(span[2], 16)
        try:
            memory.seek(first)
            content = memory.read(last - first)
        except OSError:
            continue
        found += sum(content.count(word) for word in sought)
    memory.close()
    return found


def _in_memory(word: str) -> tuple[bytes, bytes]:
    """A text in the two encodings that Python and Qt use."""
    return word.encode(), word.encode("utf-16-le")


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_nothing_is_left_in_memory():
    # The program's own text is an argument of the process, so the word is put together in it.
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "before", PROGRAM],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "holding"
    assert _copies(process.pid, *_in_memory(PLANTED)) > 0, "the harness can see what is there"
    process.stdin.write("on\n")
    process.stdin.flush()
    assert process.stdout.readline().strip() == "fresh"
    assert _copies(process.pid, *_in_memory(PLANTED)) == 0
    process.stdin.write("end\n")
    process.stdin.flush()
    assert process.wait() == 0
    process.stdin.close()
    process.stdout.close()


@pytest.mark.fault("memory")
@pytest.mark.timeout(120)
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_after_lock_in_a_real_run_nothing_is_left(tmp_path: Path, trial: Trial):
    held = left = 0
    for number in range(trial.rounds):
        before, after = _before_and_after_lock(tmp_path / f"{number}")
        # The database key is looked for as well, but the engine need not hold it in one piece.
        assert before["master key"]
        assert before["passphrase"]
        assert before["words"]
        held += sum(before.values())
        left += sum(after.values())
    trial.report(locks=trial.rounds, copies_of_keys_passphrase_and_words_before=held, copies_after=left)
    assert not left


def _before_and_after_lock(home: Path) -> tuple[dict[str, int], dict[str, int]]:
    """How many copies of each secret there are while the journal is open, and once it has been locked."""
    folder, key = make_quickly(home / "My journal.journal")
    raw = database_key(key, key_file.read(folder).file.head.journal_id)[2:-1]
    secrets = {
        "master key": (key.secret, *_in_memory(key.secret.hex())),
        "database key": (bytes.fromhex(raw), *_in_memory(raw)),
        "passphrase": _in_memory(PASSPHRASE),
        "words": _in_memory(WRITTEN),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.locker", str(folder), str(home / "settings.json")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        assert process.stdout.readline() == "holding\n"
        before = {name: _copies(process.pid, *sought) for name, sought in secrets.items()}
        (home / GO).touch()
        _wait_for_the_door(process)
        return before, {name: _copies(process.pid, *sought) for name, sought in secrets.items()}
    finally:
        put_away(process)


def _wait_for_the_door(process: subprocess.Popen[str]) -> None:
    """Until the same process is another program, which has opened its window."""
    of = Path(f"/proc/{process.pid}")
    while b"--place" not in (of / "cmdline").read_bytes() or "libqoffscreen" not in (of / "maps").read_text():
        assert process.poll() is None
