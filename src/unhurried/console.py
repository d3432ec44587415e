"""The composition root of the command line: where its verbs meet the real journal."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from unhurried import __version__, outset
from unhurried.command import parsing, running
from unhurried.command.exits import Ending, Exit
from unhurried.command.outside import Outside
from unhurried.command.terminal import Terminal
from unhurried.command.verbs import VERBS
from unhurried.command.watching import Watching

# Help waits for no storage, and no verb for Qt that does not draw: each function below imports its own.
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from unhurried.domain.archives import Archives
    from unhurried.domain.doorstep import Doorkeeper
    from unhurried.domain.leaving import Printer
    from unhurried.domain.ports import JournalFolders
    from unhurried.domain.ports_at_the_door import Letterbox
    from unhurried.domain.prompts import Shelves
    from unhurried.domain.safekeeping import Safekeeping

# What draws has to be there until the end.
_drawing: list[object] = []


def main(arguments: list[str], save_pictures: Callable[[Path], int]) -> int:
    """Run a verb, or say what there is. Answers the exit code."""
    try:
        ends = _run(arguments, save_pictures)
        for stream in (sys.stdout, sys.stderr):
            if stream:
                stream.flush()
    except BrokenPipeError:
        # Whoever read has had enough. What is left goes nowhere, or Python would complain as it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        ends = Exit.DONE
    except KeyboardInterrupt:  # before anything was begun
        ends = Exit.INTERRUPTED
    return ends


def _run(arguments: list[str], save_pictures: Callable[[Path], int]) -> int:
    outset.harden()
    terminal = Terminal(_words_in(), _out(sys.stdout), _out(sys.stderr))
    try:
        found = parsing.read(arguments, VERBS, __version__)
    except Ending as ending:
        terminal.tell(ending.sentence)
        return ending.exit_code
    except SystemExit as ended:  # help and version have been said
        return int(ended.code or 0)
    verb = next((verb for verb in VERBS if verb.name == found.verb), None)
    if verb is None:
        terminal.tell("Name a verb: unhurried --help lists them. The window opens with unhurried alone.")
        return Exit.MISUSED
    watching = Watching(terminal)
    watching.heed_signals()
    return running.run(verb, found, _outside(found, terminal, watching, save_pictures), _note)


def _outside(
    found: Namespace, terminal: Terminal, watching: Watching, save_pictures: Callable[[Path], int]
) -> Outside:
    return Outside(
        terminal=terminal,
        watching=watching,
        journal=_journal(found.journal),
        folders=_folders,
        letterbox=_letterbox,
        safekeeping=_safekeeping,
        archives=_archives,
        doorkeeper=_doorkeeper,
        load_shelves=_load_shelves,
        now=outset.now,
        today=outset.today,
        new_id=outset.new_id,
        missing=_missing,
        save_pictures=save_pictures,
        printer=_printer,
        versions=_versions,
    )


def _journal(named: Path | None) -> Path:
    """The folder that was named, the one that the window opened last, or the one it would offer."""
    if named:
        return named.absolute()
    from unhurried import paths
    from unhurried.settings import SettingsFile

    return Path(SettingsFile(paths.settings_file()).current.journal or paths.default_journal())


@cache
def _folders() -> JournalFolders:
    from unhurried.storage import SqlcipherFolders

    return SqlcipherFolders()


def _letterbox() -> Letterbox:
    from unhurried.storage import SealedLetterbox

    return SealedLetterbox()


def _safekeeping() -> Safekeeping:
    from unhurried.storage import SqlcipherSafekeeping

    return SqlcipherSafekeeping()


def _archives() -> Archives:
    from unhurried.storage import SqlcipherArchives

    return SqlcipherArchives()


def _doorkeeper() -> Doorkeeper:
    from unhurried.storage import SealedDoorkeeper

    return SealedDoorkeeper()


def _load_shelves() -> Shelves:
    from unhurried.services.shelves import load_shelves

    return load_shelves()


def _missing() -> str | None:
    from unhurried import preflight

    return preflight.what_is_missing()


def _printer() -> Printer:
    """Sets pages on paper without a screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    missing = _missing()
    if missing:
        raise Ending(missing, Exit.NOT_RIGHT)
    from PySide6.QtGui import QGuiApplication

    from unhurried.ui.leaving.paper_printer import PaperPrinter

    _drawing.append(QGuiApplication.instance() or QGuiApplication(sys.argv[:1]))
    return PaperPrinter()


def _note(error: BaseException) -> None:
    from unhurried import faults

    faults.note(error)


def _versions() -> dict[str, str]:
    import platform
    from importlib import metadata

    told = {"unhurried": __version__, "python": platform.python_version()}
    for name in ("sqlcipher3", "PySide6-Essentials", "cryptography"):
        try:
            told[name] = metadata.version(name)
        except metadata.PackageNotFoundError:  # a packaged copy need not carry what describes its parts
            told[name] = "unknown"
    return told


def _words_in() -> TextIO:
    """Standard input; nothing where a program without a console has none. What is no letter is kept as a mark."""
    return _lenient(sys.stdin) or open(os.devnull, encoding="utf-8")


def _out(stream: TextIO | None) -> TextIO:
    """A stream that never fails over a letter it does not have."""
    return _lenient(stream) or open(os.devnull, "w", encoding="utf-8")


def _lenient(stream: TextIO | None) -> TextIO | None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")
    return stream
