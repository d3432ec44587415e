"""Knocks at a journal whose folder cannot be written, and says what is answered; run by test_bad_days."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import filelock  # noqa: F401
import sqlcipher3  # noqa: F401
import sqlite_utils  # noqa: F401
from PySide6.QtCore import Qt
from tests.acting import Moment, Stage, act
from tests.computer import PASSPHRASE

from unhurried.storage import SqlcipherFolders
from unhurried.ui.pages.unlock import UnlockPage

NOBODY = 65534


def script(stage: Stage) -> Iterator[Moment]:
    page = stage.page(UnlockPage)
    yield page.field.hasFocus
    if os.geteuid() == 0:
        # Root may write anywhere, so the knocking is done by somebody who may not.
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    stage.type(PASSPHRASE)
    stage.press(Qt.Key.Key_Return)
    yield page.message.isVisible
    print(page.message.text(), flush=True)  # noqa: T201


if __name__ == "__main__":
    journal, settings = (Path(argument) for argument in sys.argv[1:])
    # Once for what is imported on the way: nobody may not even read that.
    SqlcipherFolders().unlock(journal, PASSPHRASE)
    sys.exit(act(script, journal, settings))
