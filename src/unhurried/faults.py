"""Faults of ours: class and place are logged to standard error, content never."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

log = logging.getLogger("unhurried")
_PACKAGE = Path(__file__).parent


def place_of(traceback: TracebackType | None) -> str:
    """Where an error came from: module and line of the innermost frame that is ours."""
    found = "unknown place"
    while traceback is not None:
        path = Path(traceback.tb_frame.f_code.co_filename)
        if path.is_relative_to(_PACKAGE):
            found = f"{path.relative_to(_PACKAGE).as_posix()}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return found


def note(error: BaseException) -> None:
    """Log an error without its text, which may hold what somebody wrote."""
    log.error("%s at %s", type(error).__name__, place_of(error.__traceback__))


def watch(tell: Callable[[BaseException], None]) -> None:
    """Send every uncaught error to the log, and to `tell` so that the screen can say sorry."""

    def caught(_kind: type[BaseException], error: BaseException, _tb: TracebackType | None) -> None:
        note(error)
        tell(error)

    def caught_in_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            note(arguments.exc_value)

    def caught_too_late(arguments: sys.UnraisableHookArgs) -> None:
        if arguments.exc_value is not None:
            note(arguments.exc_value)

    sys.excepthook = caught
    threading.excepthook = caught_in_thread
    sys.unraisablehook = caught_too_late
