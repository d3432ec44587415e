"""A verb of the command line: its name, everything its manual says, its options, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from unhurried.command.exits import Exit
    from unhurried.command.outside import Outside


@dataclass(frozen=True, slots=True)
class Example:
    """A line to type, and what it does."""

    line: str
    does: str


@dataclass(frozen=True, slots=True)
class Verb:
    """`about` and `privacy` are paragraphs; `add` puts the options into a parser; `run` does the work."""

    name: str
    summary: str
    about: tuple[str, ...]
    privacy: tuple[str, ...]
    examples: tuple[Example, ...]
    add: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, Outside], Exit]
