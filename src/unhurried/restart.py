"""Starting afresh in place: the only way to have keys and text gone from this process's memory."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def command(journal: Path | None, place: str) -> list[str]:
    """The command that starts Unhurried at the door of this journal, with its window at `place`.

    Each value is in one word with its name: one that begins with a minus would be taken for a name otherwise.
    """
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "unhurried"]
    which = [f"--journal={journal}"] if journal else []
    return [*program, *which, f"--place={place}"]


def start_afresh(journal: Path | None, place: str) -> None:
    """Replace this process by a fresh one. All has to be kept and closed before; this does not return."""
    words = command(journal, place)
    if sys.platform == "win32":
        import subprocess  # used nowhere else, and every start would wait for it

        # There, exec makes a second process and leaves the console to both; so does this, without pretending.
        subprocess.Popen(words, close_fds=True)  # noqa: S603  our own program, with our own arguments
        os._exit(0)
    os.execv(words[0], words)  # noqa: S606  likewise
