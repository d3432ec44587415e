"""What a child process tells: one number on standard output, and its end."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path


def time_and_end() -> None:
    """The system's clock in seconds, which the parent process reads as well."""
    tell_and_end(str(time.monotonic()))


def memory_and_end() -> None:
    """The resident memory of this process in KB."""
    status = Path("/proc/self/status").read_text("ascii")
    tell_and_end(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")))


def tell_and_end(number: str) -> None:
    """Tell it, and leave everything else undone."""
    sys.stdout.write(number + "\n")
    sys.stdout.flush()
    os._exit(0)
