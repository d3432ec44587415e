"""The command: hand a verb over to the console; or see whether a window can be opened, and start."""

from __future__ import annotations

import argparse
import builtins
import gc
import os
import sys
from pathlib import Path

from unhurried import paths, preflight


def main() -> int:
    """Run Unhurried. Answers the exit code."""
    arguments, more = _parser().parse_known_args(_as_opened(sys.argv[1:]))
    if more:  # a verb, a call for help, or something unknown: none of it needs Qt to be answered
        from unhurried import console

        return console.main(sys.argv[1:], _save_pictures)
    missing = preflight.what_is_missing()
    if missing:
        sys.stderr.write(missing + "\n")
        return 1
    _make_way()
    from unhurried import app

    journal = arguments.journal.absolute() if arguments.journal else None
    where = {"journal": journal, "place": arguments.place, "archive": arguments.archive}
    return app.main(sys.argv[:1], sample=arguments.sample, **where)


def _as_opened(words: list[str]) -> list[str]:
    """A desktop that opens an archive gives the file alone; it gets its name here, to be no verb."""
    is_archive = len(words) == 1 and words[0].endswith(paths.ARCHIVE_SUFFIX) and Path(words[0]).is_file()
    return [f"--archive={words[0]}"] if is_archive else words


def _save_pictures(folder: Path) -> int:
    """Draw every page without a screen. Answers the exit code."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    missing = preflight.what_is_missing()
    if missing:
        sys.stderr.write(missing + "\n")
        return 1
    from unhurried.pictures import save_pictures

    return save_pictures(folder)


def _make_way() -> None:
    """Put aside two things that would hold up the first window, and that it has no use for.

    Nothing that is made on the way there is garbage, so the collector rests until then; app.main wakes it.
    And Qt for Python would have every later import read the source of what is imported, for a switch
    (`__feature__`) that nothing here uses.
    """
    gc.disable()
    plain_import = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = plain_import


def _parser() -> argparse.ArgumentParser:
    """What opens a window; command/parsing.py has all of it, and takes longer."""
    parser = argparse.ArgumentParser(prog="unhurried", add_help=False, allow_abbrev=False)
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--journal", type=Path, metavar="FOLDER")
    parser.add_argument("--place", default="")
    parser.add_argument("--archive", type=Path)
    return parser


if __name__ == "__main__":
    sys.exit(main())
