"""Writes the page for man out of the same text as --help: python packaging/manual_page.py"""

from __future__ import annotations

import argparse
from pathlib import Path

from unhurried import __version__
from unhurried.command import manual, parsing
from unhurried.command.verbs import VERBS

TARGET = Path(__file__).with_name("unhurried.1")


def page() -> str:
    """The whole page."""
    general = argparse.ArgumentParser(add_help=False)
    parsing.add_general(general, __version__)
    options = {}
    for verb in VERBS:
        one = argparse.ArgumentParser(add_help=False)
        parsing.add_options(one, verb)
        options[verb.name] = one._actions  # noqa: SLF001  argparse has no other way to list them
    return manual.page(VERBS, general._actions, options, __version__)  # noqa: SLF001


if __name__ == "__main__":
    TARGET.write_text(page(), "utf-8")
