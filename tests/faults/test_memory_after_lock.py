"""After a lock the process is a fresh one: neither key, passphrase nor entry is left in its memory."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

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


def _copies(process_id: int, word: str) -> int:
    """How often a word stands in the readable memory of a process, in the two encodings that Python and Qt use."""
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
        found += sum(content.count(word.encode(coding)) for coding in ("utf-8", "utf-16-le"))
    memory.close()
    return found


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
    assert _copies(process.pid, PLANTED) > 0, "the harness can see what is there"
    process.stdin.write("on\n")
    process.stdin.flush()
    assert process.stdout.readline().strip() == "fresh"
    assert _copies(process.pid, PLANTED) == 0
    process.stdin.write("end\n")
    process.stdin.flush()
    assert process.wait() == 0
    process.stdin.close()
    process.stdout.close()
