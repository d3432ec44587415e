"""archive: a sealed file of the journal, or of a part, for another Unhurried."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from unhurried.command import narrowing, opening, telling
from unhurried.command.exits import Ending, Exit
from unhurried.command.verb import Example, Verb

if TYPE_CHECKING:
    from unhurried.command.outside import Outside
    from unhurried.services.archives import ArchiveDesk

_FIRST = "Passphrase for the archive, at least twelve characters"
_AGAIN = "The same once more"


def add_secret(parser: ArgumentParser) -> None:
    """The option for the archive's own passphrase."""
    parser.add_argument(
        "--archive-passphrase-fd", type=int, metavar="N", help="read the passphrase of the archive from here"
    )


def desk(outside: Outside) -> ArchiveDesk:
    """The verbs of archives, for the named journal."""
    from unhurried.services.archives import ArchiveDesk

    return ArchiveDesk(outside.archives(), outside.journal, outside.now)


def _add(parser: ArgumentParser) -> None:
    parser.add_argument(
        "target", type=Path, metavar="FILE", help="a file that is not there yet, ending in .unhurried"
    )
    narrowing.add_filters(parser)
    add_secret(parser)
    opening.add_passphrase(parser)


def _run(arguments: Namespace, outside: Outside) -> Exit:
    key = opening.key_of(arguments, outside)
    opening.bring_up_to_date(outside, key, is_alone=False)
    passphrase = _new_passphrase(arguments, outside)
    with outside.watching.over("Sealing") as progress:
        made = desk(outside).make(
            key, narrowing.narrowed(arguments), passphrase, arguments.target.absolute(), progress
        )
    outside.terminal.say(f"Sealed {telling.counted(made.reflections, 'reflection')}, and read back: {made.path}")
    return Exit.DONE


def _new_passphrase(arguments: Namespace, outside: Outside) -> str:
    """One that is long enough, typed twice where it is typed."""
    from unhurried.services.passphrases import Strength, strength

    descriptor = arguments.archive_passphrase_fd
    passphrase = opening.secret(outside, descriptor, _FIRST)
    found = strength(passphrase)
    if found in (Strength.EMPTY, Strength.TOO_SHORT):
        raise Ending("A passphrase for an archive has at least twelve characters. Nothing was made.")
    if descriptor is None and outside.terminal.secret(_AGAIN) != passphrase:
        raise Ending("The two are not the same. Nothing was made.")
    if found is Strength.HOURS:
        outside.terminal.tell("Someone with the archive could guess this passphrase within hours. More words help.")
    return passphrase


VERB = Verb(
    name="archive",
    summary="make a sealed file for another Unhurried",
    about=(
        "Writes the whole journal, or the part that the options leave, into one sealed file, reads it back, and "
        "leaves the journal as it is. Another Unhurried brings it in with merge, or in Settings. The file has a "
        "passphrase of its own, so that the one of the journal need not travel.",
        "It works beside a window that has the journal open.",
    ),
    privacy=(
        "The file is encrypted like a backup. Whoever has it and its passphrase can read all of it; let the two go "
        "different ways.",
        narrowing.PRIVACY,
        opening.PRIVACY,
    ),
    examples=(
        Example("unhurried archive stick/journal.unhurried", "asks for both passphrases, and seals everything"),
        Example("unhurried archive new.unhurried --since 2026-06-01", "only from a day on"),
    ),
    add=_add,
    run=_run,
)
