"""verify: read a backup, or the journal itself, from end to end."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from unhurried.command import backing_up, opening, sentences, telling
from unhurried.command.exits import Ending, Exit
from unhurried.command.verb import Example, Verb
from unhurried.domain.errors import BackupDamaged, BackupMissing, BackupUnreadable, JournalDamaged, UnhurriedError

if TYPE_CHECKING:
    from datetime import date

    from unhurried.command.outside import Outside
    from unhurried.domain.keys import MasterKey

_NOT_WHOLE = (BackupDamaged, BackupMissing, BackupUnreadable, JournalDamaged)


def _add(parser: ArgumentParser) -> None:
    backing_up.add_backup(parser)
    parser.add_argument(
        "--itself", action="store_true", help="verify the journal itself, which no window may have open"
    )
    parser.add_argument("--json", action="store_true", help="answer in JSON, form unhurried-verify, version 1")
    opening.add_passphrase(parser)


def _run(arguments: Namespace, outside: Outside) -> Exit:
    if arguments.itself and arguments.backup:
        raise Ending("Name a backup, or --itself for the journal; not both.")
    key = opening.key_of(arguments, outside)
    look = _journal if arguments.itself else _backup
    try:
        found = look(arguments, outside, key)
    except _NOT_WHOLE as error:
        if arguments.json:
            _say_json(outside, arguments, {"is_whole": False, "reason": type(error).__name__})
        return _told(outside, error)
    if arguments.json:
        _say_json(outside, arguments, {"is_whole": True, **found})
    return Exit.DONE


def _journal(arguments: Namespace, outside: Outside, key: MasterKey) -> dict[str, Any]:
    with outside.watching.over("Reading the journal") as progress:
        checked = backing_up.desk(outside).check(key, progress)
    if not arguments.json:
        outside.terminal.say("The journal is whole: every page, every row and the index.")
        _say_held(outside.terminal.say, checked.reflections, checked.in_trash, checked.first_day, checked.last_day)
    days = {"first_day": _iso(checked.first_day), "last_day": _iso(checked.last_day)}
    return {"reflections": checked.reflections, "in_trash": checked.in_trash, **days}


def _backup(arguments: Namespace, outside: Outside, key: MasterKey) -> dict[str, Any]:
    desk = backing_up.desk(outside)
    path = backing_up.meant(desk, arguments.backup)
    with outside.watching.over("Reading the backup") as progress:
        contents = backing_up.with_secret_of_then(
            arguments, outside, lambda secret: desk.look_into(key, path, secret, progress)
        )
    if not arguments.json:
        outside.terminal.say(f"{backing_up.said(contents.backup)} is whole and opens: {path}")
        _say_held(
            outside.terminal.say, contents.reflections, contents.in_trash, contents.first_day, contents.last_day
        )
    return {
        "backup": backing_up.told(contents.backup),
        "reflections": contents.reflections,
        "in_trash": contents.in_trash,
        "drafts": contents.drafts,
        "first_day": _iso(contents.first_day),
        "last_day": _iso(contents.last_day),
    }


def _say_held(
    say: Callable[[str], None], reflections: int, in_trash: int, first: date | None, last: date | None
) -> None:
    when = f", {telling.period(first, last)}" if first else ""
    trash = f", and {in_trash:,} in the trash" if in_trash else ""
    say(f"It holds {telling.counted(reflections, 'reflection')}{when}{trash}.")


def _say_json(outside: Outside, arguments: Namespace, found: dict[str, Any]) -> None:
    what = "journal" if arguments.itself else "backup"
    outside.terminal.say_json({"format": "unhurried-verify", "version": 1, "what": what, **found})


def _told(outside: Outside, error: UnhurriedError) -> Exit:
    ends, sentence = sentences.explained(error)
    outside.terminal.tell(sentence)
    return ends


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


VERB = Verb(
    name="verify",
    summary="read a backup, or the journal itself, from end to end",
    about=(
        "Reads the newest backup, or the one that is named, from end to end: every byte against its sums, the key, "
        "and everything in it as it was written. With --itself it reads the journal: every page against its seal, "
        "every row, every reference and the index of words. Nothing is changed by it.",
        "A backup can be verified while a window has the journal open; the journal itself cannot.",
    ),
    privacy=("Only numbers and days are told, and none of what is written.", opening.PRIVACY),
    examples=(
        Example("unhurried verify", "reads the newest backup"),
        Example("unhurried verify --itself --json", "reads the journal, and answers for a program"),
    ),
    add=_add,
    run=_run,
)
