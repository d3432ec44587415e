"""Reading the arguments: which verb, with which options; stray words are refused and not repeated."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from unhurried.command import manual
from unhurried.command.exits import Ending
from unhurried.command.verb import Verb

NO_WORDS = (
    "Words are not taken as arguments: the shell would keep them in its history. Run the verb by itself and type "
    "them when it asks, or pipe them in."
)


class Parser(argparse.ArgumentParser):
    """Ends with a sentence that repeats nothing of what was typed."""

    def error(self, message: str) -> NoReturn:
        raise Ending(f"{self.format_usage().rstrip()}\n{_said(message)}")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """As wide as a page of 80 columns, whatever the terminal is."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=manual.WIDTH - 2)


def add_general(parser: argparse.ArgumentParser, version: str) -> None:
    """What can be said without a verb."""
    parser.add_argument("--version", action="version", version=f"Unhurried {version}", help="say the version")
    parser.add_argument("--sample", action="store_true", help="open a sample journal; everybody in it is invented")
    _add_journal(parser, None)
    parser.add_argument("--place", default="", help=argparse.SUPPRESS)


def parser(verbs: Sequence[Verb], version: str) -> Parser:
    """The parser of everything."""
    whole = Parser(
        prog="unhurried",
        usage="unhurried [--sample] [--journal FOLDER]\n       unhurried VERB [OPTIONS]",
        description=manual.above_options(manual.ABOUT),
        epilog=manual.overview(verbs),
        formatter_class=_Formatter,
        allow_abbrev=False,
        add_help=False,
    )
    _add_help(whole)
    add_general(whole, version)
    commands = whole.add_subparsers(
        dest="verb", prog="unhurried", metavar="VERB", help=argparse.SUPPRESS, parser_class=Parser
    )
    for verb in verbs:
        commands.add_parser(
            verb.name,
            description=manual.above_options(verb.about),
            epilog=manual.below_options(verb),
            formatter_class=_Formatter,
            allow_abbrev=False,
            add_help=False,
        )
        add_options(commands.choices[verb.name], verb)
    return whole


def add_options(one: argparse.ArgumentParser, verb: Verb) -> None:
    """The options of one verb, with those that each of them has."""
    verb.add(one)
    _add_journal(one, argparse.SUPPRESS)
    _add_help(one)


def read(arguments: Sequence[str], verbs: Sequence[Verb], version: str) -> argparse.Namespace:
    """What was asked for. Raises Ending for what cannot be understood, and SystemExit for help and version."""
    whole = parser(verbs, version)
    found, stray = whole.parse_known_args(arguments)
    if not stray:
        return found
    options = sorted({word.partition("=")[0] for word in stray if word.startswith("-") and word != "-"})
    unknown = f"There is no such option here: {' '.join(options)}. --help lists those there are."
    raise Ending(f"{whole.format_usage().rstrip()}\n{unknown if options else NO_WORDS}")


def _said(message: str) -> str:
    """What argparse has to say, without what was typed; it puts that into quotation marks."""
    if message.startswith("argument VERB:"):
        return "There is no such verb. unhurried --help lists them."
    if message.startswith("argument -:"):
        return NO_WORDS
    return message.partition("'")[0].strip()


def _add_help(one: argparse.ArgumentParser) -> None:
    one.add_argument("-h", "--help", action="help", help="show this and do nothing else")


def _add_journal(one: argparse.ArgumentParser, default: str | None) -> None:
    one.add_argument(
        "--journal",
        type=Path,
        metavar="FOLDER",
        default=default,
        help="the folder of the journal, instead of the one that the window opened last",
    )
