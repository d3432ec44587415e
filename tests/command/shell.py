"""A shell of the tests' own: verbs run in a real process, at a real terminal or without one."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.computer import PASSPHRASE

PROGRAM = (sys.executable, "-m", "unhurried")
_PATIENCE_S = 30
_CHARACTERS = 4096
# To open it by its name makes it the terminal of the session that the process leads.
_AT_TERMINAL = 'exec "$@" <"$0" >"$0" 2>"$0"'


def run(
    folder: Path,
    *arguments: str,
    secret: str | None = PASSPHRASE,
    secret_of_then: str | None = None,
    words: str = "",
    also: tuple[int, ...] = (),
) -> subprocess.CompletedProcess[str]:
    """Run a verb without a terminal; secrets come by descriptors, words by standard input."""
    with ExitStack() as open_ones:
        options = ["--journal", str(folder)]
        handed = [*also]
        for option, value in (("--passphrase-fd", secret), ("--passphrase-of-then-fd", secret_of_then)):
            if value is not None:
                handed.append(open_ones.enter_context(held(value)))
                options += [option, str(handed[-1])]
        return subprocess.run(
            [*PROGRAM, *arguments, *options],
            input=words,
            capture_output=True,
            text=True,
            check=False,
            pass_fds=handed,
            start_new_session=True,  # and so without the terminal of whoever runs the tests
            timeout=_PATIENCE_S,
        )


def answer(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """What a verb answered to a machine."""
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@contextmanager
def held(secret: str) -> Iterator[int]:
    """A descriptor from which the secret can be read once."""
    readable, writable = os.pipe()
    os.write(writable, f"{secret}\n".encode())
    os.close(writable)
    try:
        yield readable
    finally:
        os.close(readable)


class Typist:
    """Somebody at a terminal, who waits for what is asked before typing."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._terminal, line = os.openpty()
        name = os.ttyname(line)
        command = ["sh", "-c", _AT_TERMINAL, name, *PROGRAM, *arguments, "--journal", str(folder)]
        environment = {**os.environ, "TERM": "dumb"}
        self.process = subprocess.Popen(
            command, stdin=line, stdout=line, stderr=line, start_new_session=True, env=environment
        )
        os.close(line)
        self.seen = ""

    def until(self, text: str) -> None:
        """Wait until something is on the screen."""
        end = time.monotonic() + _PATIENCE_S
        while text not in self.seen:
            assert time.monotonic() < end, self.seen
            assert self._read(), f"ended before “{text}”: {self.seen}"

    def type(self, text: str) -> None:
        os.write(self._terminal, text.encode())

    def answer(self, question: str, text: str) -> None:
        """Type a line once it is asked for."""
        self.until(question)
        self.seen = self.seen.partition(question)[2]
        self.type(f"{text}\n")

    def end(self) -> int:
        """Read what is left, and answer the exit."""
        while self._read():
            pass
        os.close(self._terminal)
        return self.process.wait(_PATIENCE_S)

    def interrupt(self) -> int:
        """Press Ctrl+C, and again if Python was just about to wait for a key: it then does not hear the first."""
        end = time.monotonic() + _PATIENCE_S
        while self.process.poll() is None:
            assert time.monotonic() < end, self.seen
            self.type("\x03")
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(1)
        os.close(self._terminal)
        return self.process.wait()

    def _read(self) -> bool:
        ready, _, _ = select.select([self._terminal], [], [], _PATIENCE_S)
        assert ready, self.seen
        try:
            found = os.read(self._terminal, _CHARACTERS)
        except OSError:  # the other end is gone
            return False
        self.seen += found.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(found)
