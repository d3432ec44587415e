"""Confirming: what changes much is shown first, and done only when somebody says so."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unhurried.command.outside import Outside


def add_yes(parser: ArgumentParser) -> None:
    """The option that stands for the answer."""
    parser.add_argument("--yes", action="store_true", help="do it without being asked")


def is_confirmed(arguments: Namespace, outside: Outside, what: str) -> bool:
    """Whether to go on: by the option, or by a yes typed at a terminal."""
    if arguments.yes:
        return True
    if outside.terminal.is_typed_at and outside.terminal.ask(f"{what}? Type yes: ").strip().casefold() == "yes":
        return True
    outside.terminal.tell("Nothing was changed. --yes does it.")
    return False
