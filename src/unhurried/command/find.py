"""find: the reflections that hold certain words, newest first."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from unhurried.command import narrowing, opening
from unhurried.command.exits import Exit
from unhurried.command.verb import Example, Verb

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unhurried.command.outside import Outside
    from unhurried.domain.finding import Filter, Glimpse
    from unhurried.services.reading import ReadingRoom

_LIMIT = 50
_AT_ONCE = 200
_QUESTION = "Words to find (none for all): "


def _add(parser: ArgumentParser) -> None:
    parser.add_argument("stdin", nargs="?", choices=["-"], metavar="-", help="read the words from standard input")
    narrowing.add_filters(parser)
    parser.add_argument(
        "--limit", type=int, default=_LIMIT, metavar="N", help=f"at most so many ({_LIMIT}); 0 for all"
    )
    parser.add_argument("--json", action="store_true", help="answer in JSON, form unhurried-find, version 1")
    opening.add_passphrase(parser)


def _run(arguments: Namespace, outside: Outside) -> Exit:
    from unhurried.services.reading import ReadingRoom

    key = opening.key_of(arguments, outside)
    words = outside.terminal.ask(_QUESTION).strip()
    narrowed = narrowing.narrowed(arguments, words)
    limit = arguments.limit if arguments.limit > 0 else sys.maxsize - 1
    with opening.read(outside, key) as journal:
        room = ReadingRoom(journal, outside.now, outside.new_id)
        places = room.places(narrowed, None, limit + 1)
        is_all = len(places) <= limit
        found = _glimpses(room, places[:limit], narrowed)
        if arguments.json:
            _say_json(outside, narrowed, list(found), is_all=is_all)
        else:
            _say(outside, found, is_all=is_all)
    return Exit.DONE


def _glimpses(room: ReadingRoom, places: Sequence[int], narrowed: Filter) -> Iterator[Glimpse]:
    for start in range(0, len(places), _AT_ONCE):
        yield from room.glimpses(places[start : start + _AT_ONCE], narrowed)


def _say(outside: Outside, found: Iterator[Glimpse], *, is_all: bool) -> None:
    count = sum(_say_one(outside, glimpse) for glimpse in found)
    if not count:
        outside.terminal.tell("Nothing fits.")
    elif not is_all:
        outside.terminal.tell(f"There are more than these {count}. --limit 0 shows all of them.")


def _say_one(outside: Outside, glimpse: Glimpse) -> int:
    words = " ".join("".join(piece.text for piece in glimpse.pieces).split())
    tags = "".join(f"  #{tag}" for tag in glimpse.tags)
    outside.terminal.say(f"{glimpse.day.isoformat()}  {glimpse.client_code or '-'}{tags}  {words or '(no words)'}")
    return 1


def _say_json(outside: Outside, narrowed: Filter, found: list[Glimpse], *, is_all: bool) -> None:
    outside.terminal.say_json(
        {
            "format": "unhurried-find",
            "version": 1,
            "narrowed": narrowing.named(narrowed),
            "is_all": is_all,
            "reflections": [_told(glimpse) for glimpse in found],
        }
    )


def _told(glimpse: Glimpse) -> dict[str, Any]:
    return {
        "id": glimpse.reflection_id,
        "day": glimpse.day.isoformat(),
        "client_code": glimpse.client_code,
        "tags": list(glimpse.tags),
        "marked": glimpse.marking_count,
        "words": [{"text": piece.text, "is_hit": piece.is_hit} for piece in glimpse.pieces],
    }


VERB = Verb(
    name="find",
    summary="find reflections by their words",
    about=(
        "Asks for words and lists the reflections that hold them, the newest first: the day, the client code, the "
        "words around what was found. Each word is a beginning, so that silen finds silence; “a phrase” is matched "
        "as it stands, with straight quotation marks; a minus before a word leaves out what holds it. No words at "
        "all list everything that the options leave.",
        f"{opening.BESIDE} With a pipe, the first line of standard input is taken for the words.",
    ),
    privacy=(
        "The words you look for tell as much as those you wrote, so they are typed when asked for and never taken "
        "from the command line. What is found is shown in the clear; a pipe or a file it goes to is not encrypted.",
        narrowing.PRIVACY,
        opening.PRIVACY,
    ),
    examples=(
        Example("unhurried find", "asks for the passphrase and for words"),
        Example("unhurried find --code Heron --since 2026-01-01", "the same, of one client code, this year"),
        Example("unhurried find --json - < words", "the answer for a program, the words from a file"),
    ),
    add=_add,
    run=_run,
)
