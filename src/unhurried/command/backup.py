"""backup: make a verified backup now, and bring the second place up to date."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from unhurried.command import backing_up, opening, sentences, telling
from unhurried.command.exits import Exit
from unhurried.command.verb import Example, Verb

if TYPE_CHECKING:
    from unhurried.command.outside import Outside
    from unhurried.services.safekeeping import Kept


def _add(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="answer in JSON, form unhurried-backup, version 1")
    opening.add_passphrase(parser)


def _run(arguments: Namespace, outside: Outside) -> Exit:
    key = opening.key_of(arguments, outside)
    desk = backing_up.desk(outside, key)
    with outside.watching.over("Backing up") as progress:
        kept = desk.after_session(key, progress)
    for failure in (kept.failure, kept.failure_elsewhere):
        if failure:
            outside.terminal.tell(sentences.explained(failure)[1])
    if arguments.json:
        _say_json(outside, kept)
    else:
        _say(outside, kept)
    failure = kept.failure or kept.failure_elsewhere
    return sentences.explained(failure)[0] if failure else Exit.DONE


def _say(outside: Outside, kept: Kept) -> None:
    say = outside.terminal.say
    if kept.made:
        say(f"{backing_up.said(kept.made)} is made, and was read back: {kept.made.path}")
    elif not kept.failure:
        say("Nothing has changed since the last backup, and it is whole.")
    if kept.copied:
        say(f"Copied to the second place, and read back there: {kept.copied.path}")
    if kept.thinned:
        say(f"{telling.counted(len(kept.thinned), 'older backup')} no longer needed: removed.")


def _say_json(outside: Outside, kept: Kept) -> None:
    failures = {"here": kept.failure, "elsewhere": kept.failure_elsewhere}
    outside.terminal.say_json(
        {
            "format": "unhurried-backup",
            "version": 1,
            "made": backing_up.told(kept.made) if kept.made else None,
            "copied": backing_up.told(kept.copied) if kept.copied else None,
            "removed": [str(path) for path in kept.thinned],
            "failed": {place: type(failure).__name__ for place, failure in failures.items() if failure},
        }
    )


VERB = Verb(
    name="backup",
    summary="make a verified backup",
    about=(
        "Makes a backup if anything has changed since the last one, reads it back, puts a copy in the second place "
        "if the journal has one, and removes the older ones that are no longer needed: 7 daily, 4 weekly and 12 "
        "monthly stay, and all of them while a legal hold is on.",
        "It works beside a window that has the journal open.",
    ),
    privacy=("A backup is encrypted like the journal, and opens with the same passphrase.", opening.PRIVACY),
    examples=(
        Example("unhurried backup", "asks for the passphrase and backs up"),
        Example("unhurried backup --json --passphrase-fd 3 3< secret", "for a program; the file is yours to guard"),
    ),
    add=_add,
    run=_run,
)
