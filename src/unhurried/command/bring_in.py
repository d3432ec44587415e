"""import: bring writing in from elsewhere, after a look at what would come, and take it back as a whole."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unhurried.command import confirming, opening, telling
from unhurried.command.exits import Ending, Exit
from unhurried.command.verb import Example, Verb
from unhurried.domain.errors import SecretNeeded

if TYPE_CHECKING:
    from unhurried.command.outside import Outside
    from unhurried.domain.arrivals import DryRun, Found, Import
    from unhurried.domain.ports import Journal
    from unhurried.services.arriving.doorway import Doorway

_SOURCES = ("day-one", "jrnl", "rednotebook", "mini-diary", "mini-diarium", "markdown", "text", "unhurried")
_OF_SOURCE = "Passphrase of what is brought in"
_LAST = "last"
_FORMAT = "unhurried-import"


def _add(parser: ArgumentParser) -> None:
    parser.add_argument("source", nargs="?", type=Path, metavar="PATH", help="the file or folder to bring in")
    parser.add_argument("--dry-run", action="store_true", help="say line by line what would come in; change nothing")
    parser.add_argument(
        "--as",
        dest="kind",
        choices=_SOURCES,
        metavar="KIND",
        help=f"what it is, if that is not found out: {', '.join(_SOURCES)}",
    )
    parser.add_argument(
        "--source-passphrase-fd",
        type=int,
        metavar="N",
        help="for an encrypted jrnl file: read its passphrase from here",
    )
    parser.add_argument("--list", action="store_true", help="list the imports of which something is left")
    parser.add_argument(
        "--take-back",
        nargs="?",
        const=_LAST,
        metavar="IMPORT",
        help="take back an import as a whole; the last, if not named",
    )
    confirming.add_yes(parser)
    parser.add_argument("--touched", action="store_true", help="with --take-back: also what was changed since")
    parser.add_argument("--json", action="store_true", help=f"answer in JSON, form {_FORMAT}, version 1")
    opening.add_passphrase(parser)


def _run(arguments: Namespace, outside: Outside) -> Exit:
    asked = [bool(arguments.source), arguments.list, bool(arguments.take_back)]
    if sum(asked) != 1:
        raise Ending("Name what to bring in, or --list, or --take-back; one of them.")
    if not arguments.source:
        key = opening.key_of(arguments, outside)
        if arguments.list:
            with opening.beside(outside, key) as journal:
                return _list(journal, arguments, outside)
        with opening.written(outside, key) as journal:
            return _take_back(journal, arguments, outside)
    found = _read(arguments, outside)
    key = opening.key_of(arguments, outside)
    if arguments.dry_run:
        with opening.beside(outside, key) as journal:
            return _say_dry_run(_doorway(journal, outside).dry_run(found), arguments, outside)
    with opening.written(outside, key) as journal:
        return _bring_in(_doorway(journal, outside), found, arguments, outside)


def _read(arguments: Namespace, outside: Outside) -> Found:
    """What is in the source; where it is encrypted, its passphrase is asked for."""
    from unhurried.domain.arrivals import Source
    from unhurried.services.arriving.reading import read

    kind = Source(arguments.kind) if arguments.kind else None
    descriptor = arguments.source_passphrase_fd
    secret = None if descriptor is None else opening.secret(outside, descriptor)
    path = arguments.source.absolute()
    try:
        with outside.watching.over("Reading") as progress:
            return read(path, kind, secret, progress)
    except SecretNeeded:
        if not outside.terminal.is_watched:
            raise
        secret = outside.terminal.secret(_OF_SOURCE)
    with outside.watching.over("Reading") as progress:
        return read(path, kind, secret, progress)


def _doorway(journal: Journal, outside: Outside) -> Doorway:
    from unhurried.services.arriving.doorway import Doorway

    return Doorway(journal, outside.now, outside.new_id)


def _bring_in(doorway: Doorway, found: Found, arguments: Namespace, outside: Outside) -> Exit:
    from unhurried.command import arriving_words

    dry_run = doorway.dry_run(found)
    if not arguments.json:
        for line in arriving_words.found(dry_run):
            outside.terminal.say(line)
    with outside.watching.over("Bringing in") as progress:
        made = doorway.bring_in(dry_run, progress)
    if arguments.json:
        outside.terminal.say_json({**_told(dry_run), "import": made and _told_import(made)})
    elif made is None:
        outside.terminal.say("Nothing of it is new, and nothing was changed.")
    else:
        brought = telling.counted(made.brought, "reflection")
        outside.terminal.say(f"Brought in: {brought}, as import {made.import_id}. --take-back undoes it as a whole.")
    return Exit.DONE


def _say_dry_run(dry_run: DryRun, arguments: Namespace, outside: Outside) -> Exit:
    from unhurried.command import arriving_words

    if arguments.json:
        outside.terminal.say_json({**_told(dry_run), "import": None})
        return Exit.DONE
    for line in arriving_words.found(dry_run):
        outside.terminal.say(line)
    for line in dry_run.lines:
        place, day = arriving_words.place(line.arrival.place), line.arrival.writing.day.isoformat()
        outside.terminal.say(f"{day}  {arriving_words.STANDINGS[line.standing]}: {place}")
    for odd in dry_run.found.odd:
        outside.terminal.say(arriving_words.odd(odd))
    outside.terminal.tell("Nothing was changed. Without --dry-run what is new comes in.")
    return Exit.DONE


def _list(journal: Journal, arguments: Namespace, outside: Outside) -> Exit:
    from unhurried.command import arriving_words

    imports = _doorway(journal, outside).imports()
    if arguments.json:
        told = [_told_import(one) for one in imports]
        outside.terminal.say_json({"format": _FORMAT, "version": 1, "imports": told})
        return Exit.DONE
    for one in imports:
        outside.terminal.say(arriving_words.made(one))
    if not imports:
        outside.terminal.tell("Nothing was brought in, or nothing of it is left.")
    return Exit.DONE


def _take_back(journal: Journal, arguments: Namespace, outside: Outside) -> Exit:
    from unhurried.command import arriving_words
    from unhurried.domain.errors import ImportMissing

    doorway = _doorway(journal, outside)
    named = arguments.take_back
    meant = next((one for one in doorway.imports() if named in (_LAST, one.import_id)), None)
    if meant is None:
        raise ImportMissing
    if not arguments.json:
        outside.terminal.say(arriving_words.made(meant))
    if not confirming.is_confirmed(arguments, outside, "Erase what it brought"):
        return Exit.DONE
    wanted = meant.import_id
    taken = doorway.take_back(wanted, touched=arguments.touched)
    if arguments.json:
        answer = {"format": _FORMAT, "version": 1, "taken_back": wanted, "gone": taken.gone, "stayed": taken.stayed}
        outside.terminal.say_json(answer)
        return Exit.DONE
    outside.terminal.say(f"Taken back: {telling.counted(taken.gone, 'reflection')}.")
    if taken.stayed:
        stayed = telling.counted(taken.stayed, "reflection")
        outside.terminal.say(
            f"{stayed} changed since, or with something hanging on them: still here. --touched takes them."
        )
    return Exit.DONE


def _told(dry_run: DryRun) -> dict[str, Any]:
    from unhurried.domain.arrivals import Standing

    read, counts = dry_run.found, dry_run.counts()
    return {
        "format": _FORMAT,
        "version": 1,
        "source": read.source.value,
        "first_day": read.since and read.since.isoformat(),
        "last_day": read.until and read.until.isoformat(),
        "standing": {standing.value: counts[standing] for standing in Standing},
        "left_out": {kind.value: number for kind, number in read.left_out.items()},
        "odd": [
            {"file": odd.place.file, "entry": odd.place.entry, "line": odd.place.line, "reason": odd.reason.value}
            for odd in read.odd
        ],
    }


def _told_import(one: Import) -> dict[str, Any]:
    return {
        "id": one.import_id,
        "source": one.source.value,
        "at": one.at.isoformat(),
        "brought": one.brought,
        "here": one.here,
        "touched": one.touched,
    }


VERB = Verb(
    name="import",
    summary="bring writing in from elsewhere, or take it back",
    about=(
        "Brings in a Day One export (JSON in a zip), a jrnl file (plain, JSON or encrypted), a RedNotebook folder, "
        "Mini Diary or Mini Diarium JSON, a folder of Markdown, plain text, or a JSON export of Unhurried. With "
        "--dry-run it only says, line by line, what is new, what is there already, and what is odd.",
        "What is the same as something in the journal, by its day and words, does not come in again. Pictures and "
        "attachments are left out and counted. Everything comes in as one import or not at all, and --take-back "
        "erases what one brought, after asking, but for what you have changed since, unless --touched is given.",
        "A dry run and --list read beside a window; for the rest no window may have the journal open.",
    ),
    privacy=(
        "The file you bring in stays where it is, readable for whoever finds it. File names are told, and nothing of "
        "what is in them.",
        opening.PRIVACY,
    ),
    examples=(
        Example("unhurried import --dry-run ~/export.zip", "looks at a Day One export"),
        Example("unhurried import ~/export.zip", "brings it in"),
        Example("unhurried import --take-back", "takes the last import back"),
    ),
    add=_add,
    run=_run,
)
