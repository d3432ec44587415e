"""Narrowing: the options by which a verb takes only a part of the journal."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unhurried.domain.finding import Filter

PRIVACY = (
    "A client code or a tag in an option stays in the history of the shell. Codes are labels that stand for nobody "
    "else's name, so that this tells little; a blank before the line keeps most shells from noting it."
)


def day(text: str) -> date:
    """A day as 2026-11-20."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError("a day is written as 2026-11-20") from None


def add_filters(parser: ArgumentParser) -> None:
    """By client code, tag and period."""
    parser.add_argument("--code", metavar="CODE", help="only reflections with this client code")
    parser.add_argument("--tag", metavar="TAG", help="only reflections with this context tag")
    parser.add_argument("--since", type=day, metavar="DAY", help="only from this day on, as 2026-11-20")
    parser.add_argument("--until", type=day, metavar="DAY", help="only up to this day")


def narrowed(arguments: Namespace, words: str = "") -> Filter:
    """What was asked for, as a filter."""
    from unhurried.domain.finding import Filter

    return Filter(
        words=words,
        client_code=arguments.code,
        tag=arguments.tag,
        since=arguments.since,
        until=arguments.until,
    )


def named(narrowed: Filter) -> dict[str, str]:
    """The same for a machine; words are left out."""
    ends = {"since": narrowed.since, "until": narrowed.until}
    told = {"code": narrowed.client_code, "tag": narrowed.tag} | {n: d and d.isoformat() for n, d in ends.items()}
    return {name: value for name, value in told.items() if value}
