"""pacing: what was marked over time, in plain text."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from unhurried.command import narrowing, opening
from unhurried.command.exits import Exit
from unhurried.command.verb import Example, Verb

if TYPE_CHECKING:
    from unhurried.command.outside import Outside


def _add(parser: ArgumentParser) -> None:
    narrowing.add_filters(parser)
    parser.add_argument(
        "--blocks", action="store_true", help="also the options by blocks of ten, from 20 sessions on"
    )
    parser.add_argument(
        "--compare",
        type=narrowing.day,
        metavar="DAY",
        help="also what came before this day beside the rest, from 20 each",
    )
    parser.add_argument("--runs", action="store_true", help="also the rules of a run chart, from ten blocks on")
    parser.add_argument("--json", action="store_true", help="answer in JSON, form unhurried-pacing, version 1")
    opening.add_passphrase(parser)


def _run(arguments: Namespace, outside: Outside) -> Exit:
    from unhurried.command.pacing_pages import PacingPages
    from unhurried.services.pacing import PacingRoom
    from unhurried.services.questions import QuestionLibrary

    key = opening.key_of(arguments, outside)
    span = narrowing.narrowed(arguments)
    with opening.read(outside, key) as journal:
        questions = QuestionLibrary(journal, outside.load_shelves(), outside.new_id)
        pages = PacingPages(PacingRoom(journal, questions, outside.new_id), span, arguments)
        if arguments.json:
            outside.terminal.say_json(pages.as_json())
        else:
            for line in pages.lines():
                outside.terminal.say(line)
    return Exit.DONE


VERB = Verb(
    name="pacing",
    summary="what you marked over time, as tables",
    about=(
        "Lists each habit you have marked, with as much as so many sessions can bear and no more: up to 2 sessions "
        "the entries themselves; from 3 a plain count; from 10 what it could easily be, in tenths; from 20 a "
        "percent beside the count, and blocks of ten with --blocks; from 40, and only with --compare, two periods "
        "of 20 or more; and with ten blocks, only with --runs, the rules of a run chart.",
        "The options are never made into one number, and what is counted are your own marks, not your clients. "
        f"{opening.BESIDE} The window shows the same as pictures, each of which opens what you wrote.",
    ),
    privacy=(
        "Client codes and your own wording of habits are in the answer. A file it goes to is not encrypted.",
        narrowing.PRIVACY,
        opening.PRIVACY,
    ),
    examples=(
        Example("unhurried pacing --since 2026-01-01", "what was marked this year"),
        Example("unhurried pacing --compare 2026-06-01", "before and after that day, where there is enough"),
    ),
    add=_add,
    run=_run,
)
