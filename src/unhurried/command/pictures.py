"""pictures: save a picture of every page, with a sample journal in it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from unhurried.command.exits import Exit
from unhurried.command.verb import Example, Verb
from unhurried.domain.errors import TargetIsReadOnly

if TYPE_CHECKING:
    from unhurried.command.outside import Outside


def _add(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where to save the PNG files")


def _run(arguments: Namespace, outside: Outside) -> Exit:
    try:
        arguments.folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise TargetIsReadOnly from None
    return Exit(outside.save_pictures(arguments.folder))


VERB = Verb(
    name="pictures",
    summary="save a picture of every page of the sample journal",
    about=(
        "Walks through every page of the sample journal without a screen, light and dark, narrow and with large "
        "text, and saves each as a PNG file. It is for looking at the app, and finds what does not work any more.",
    ),
    privacy=("Everybody in the sample is invented. Your own journal is not opened.",),
    examples=(Example("unhurried pictures ~/pictures", "saves them in that folder"),),
    add=_add,
    run=_run,
)
