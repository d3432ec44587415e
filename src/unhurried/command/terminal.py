"""The terminal: what is said and asked there, and what is read when there is none."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Generator
from contextlib import contextmanager, nullcontext, suppress
from typing import Any, TextIO, final

from unhurried.command.exits import Ending

# A terminal hands over no longer line than this, and drops the rest without a word.
_LONGEST_LINE = 4095
# Text may have come from anywhere; what would move the cursor or ring the bell stays what it is, a character.
_CONTROL = {code: 0xFFFD for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}

NO_TERMINAL = "There is no terminal to ask at. Give the secret with --passphrase-fd."


@final
class Terminal:
    """Answers go to `out`, which may be a pipe; everything said beside them goes to `err`."""

    def __init__(self, words_in: TextIO, out: TextIO, err: TextIO) -> None:
        self._in = words_in
        self._out = out
        self._err = err

    @property
    def is_typed_at(self) -> bool:
        """Whether somebody types what is read."""
        return self._in.isatty()

    @property
    def is_watched(self) -> bool:
        """Whether somebody sees what is said beside the answer."""
        return self._err.isatty()

    def say(self, text: str = "") -> None:
        """A line of the answer."""
        self._out.write(text.translate(_CONTROL) + "\n")

    def say_json(self, answer: dict[str, Any]) -> None:
        """The answer for a machine, in ASCII, so that no locale can spoil it."""
        self._out.write(json.dumps(answer, indent=1) + "\n")

    def tell(self, text: str) -> None:
        """A line beside the answer."""
        self._err.write(text.translate(_CONTROL) + "\n")
        self._err.flush()

    def show_passing(self, text: str) -> None:
        """A line that the next one takes the place of; "" to leave none."""
        self._err.write(f"\r\033[K{text}")
        self._err.flush()

    def flush(self) -> None:
        """Hand over what was said. Raises BrokenPipeError when nobody listens any more."""
        self._out.flush()
        self._err.flush()

    def ask(self, question: str) -> str:
        """One typed line, without its end. What is read from elsewhere is asked for by nobody."""
        if self.is_typed_at:
            with suppress(EOFError):
                return self._typed(question)
            self.tell("")
            return ""
        return self._in.readline().rstrip("\n")

    def words(self, question: str) -> str:
        """All that is typed up to the end of input, or all that is piped in."""
        if not self.is_typed_at:
            return self._in.read()
        lines: list[str] = []
        with suppress(EOFError), _unbroken(self._in) if self._out.isatty() else nullcontext():
            self.tell(question)
            while True:
                lines.append(self._typed(""))
        return "\n".join(lines)

    def secret(self, question: str) -> str:
        """One line typed at the terminal itself, unseen, wherever words are read from."""
        import getpass

        with warnings.catch_warnings():
            # It would go on and show what is typed.
            warnings.simplefilter("error", getpass.GetPassWarning)
            try:
                return getpass.getpass(f"{question}: ", self._err if os.name == "nt" else None)
            except (getpass.GetPassWarning, EOFError, OSError):
                raise Ending(NO_TERMINAL) from None

    def _typed(self, question: str) -> str:
        """With the keys of a line editor where there is one; no history of it is kept anywhere."""
        if self._out.isatty():
            with suppress(ImportError):
                import readline

                readline.set_auto_history(False)
                return input(question)
        self._err.write(question)
        self._err.flush()
        line = self._in.readline()
        if not line:
            raise EOFError
        if len(line.encode("utf-8", "surrogateescape")) >= _LONGEST_LINE:
            raise Ending("A terminal takes no longer line than this, and has cut it. Nothing was kept; pipe it in.")
        return line.rstrip("\n")


@contextmanager
def _unbroken(keys: TextIO) -> Generator[None]:
    """Keys wait as they were pressed between two lines too; the end of input would be lost, a paste shown twice."""
    try:
        import readline  # noqa: F401  without a line editor the terminal itself has to keep lines
        import termios
    except ImportError:
        yield
        return
    before = termios.tcgetattr(keys)
    meanwhile = termios.tcgetattr(keys)
    meanwhile[3] &= ~(termios.ICANON | termios.ECHO)
    termios.tcsetattr(keys, termios.TCSADRAIN, meanwhile)
    try:
        yield
    finally:
        termios.tcsetattr(keys, termios.TCSADRAIN, before)


def one_line_of(descriptor: int) -> str:
    """The first line of an open file descriptor, byte by byte, so that what follows it stays unread."""
    found = bytearray()
    try:
        while (byte := os.read(descriptor, 1)) not in (b"", b"\n"):
            found += byte
    except OSError:
        raise Ending("The file descriptor of the passphrase cannot be read.") from None
    return found.removesuffix(b"\r").decode("utf-8", "surrogateescape")
