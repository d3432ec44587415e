"""The command: read the arguments, see whether a window can be opened, and start."""

from __future__ import annotations

import argparse
import builtins
import gc
import os
import sys
from pathlib import Path

from unhurried import __version__, paths, preflight


def main() -> int:
    """Run Unhurried. Answers the exit code."""
    arguments = _parser().parse_args(_as_opened(sys.argv[1:]))
    if arguments.command == "pictures":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    missing = preflight.what_is_missing()
    if missing:
        sys.stderr.write(missing + "\n")
        return 1
    if arguments.command == "pictures":
        from unhurried.pictures import save_pictures

        return save_pictures(arguments.folder)
    _make_way()
    from unhurried import app

    journal = arguments.journal.absolute() if arguments.journal else None
    where = {"journal": journal, "place": arguments.place, "archive": arguments.archive}
    return app.main(sys.argv[:1], sample=arguments.sample, **where)


def _as_opened(words: list[str]) -> list[str]:
    """A desktop that opens an archive gives the file alone; it gets its name here, to be no verb."""
    is_archive = len(words) == 1 and words[0].endswith(paths.ARCHIVE_SUFFIX) and Path(words[0]).is_file()
    return [f"--archive={words[0]}"] if is_archive else words


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
    parser = argparse.ArgumentParser(
        prog="unhurried",
        description="A private, offline journal in which psychotherapists reflect on their own conduct.",
    )
    parser.add_argument("--version", action="version", version=f"Unhurried {__version__}")
    parser.add_argument("--sample", action="store_true", help="open a sample journal; everybody in it is invented")
    parser.add_argument("--journal", type=Path, metavar="FOLDER", help="open the journal in this folder")
    parser.add_argument("--archive", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--place", default="", help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", metavar="")
    pictures = commands.add_parser("pictures", help="save a picture of every page of the sample journal")
    pictures.add_argument("folder", type=Path, metavar="FOLDER", help="where to save the PNG files")
    return parser


if __name__ == "__main__":
    sys.exit(main())
