"""restore: put the journal back to the state of a backup, after a preview."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from unhurried.command import backing_up, confirming, opening, telling
from unhurried.command.exits import Ending, Exit
from unhurried.command.verb import Example, Verb
from unhurried.domain.errors import JournalExists, JournalIsOpen

if TYPE_CHECKING:
    from unhurried.command.outside import Outside
    from unhurried.domain.backups import Contents, Difference, Restored


def _add(parser: ArgumentParser) -> None:
    backing_up.add_backup(parser)
    confirming.add_yes(parser)
    parser.add_argument(
        "--to",
        type=Path,
        metavar="FOLDER",
        help="make a new journal of the backup, in a folder that is not there yet",
    )
    opening.add_passphrase(parser)


def _run(arguments: Namespace, outside: Outside) -> Exit:
    if arguments.to:
        return _make_journal(arguments, outside)
    if outside.doorkeeper().look(outside.journal).is_open:
        raise JournalIsOpen
    key = opening.key_of(arguments, outside)
    desk = backing_up.desk(outside)
    path = backing_up.meant(desk, arguments.backup)
    of_then = ""

    def look(secret: str) -> Contents:
        nonlocal of_then
        of_then = secret
        with outside.watching.over("Reading the backup") as progress:
            return desk.look_into(key, path, secret, progress)

    _say_preview(outside, backing_up.with_secret_of_then(arguments, outside, look))
    if not confirming.is_confirmed(arguments, outside, "Restore it"):
        return Exit.DONE
    with outside.watching.over("Restoring") as progress:
        restored = desk.restore(key, path, of_then, progress)
    _say_done(outside, restored)
    return Exit.DONE


def _make_journal(arguments: Namespace, outside: Outside) -> Exit:
    """Elsewhere, with nothing but a backup and a secret of its time."""
    if not arguments.backup:
        raise Ending("--to needs the file of a backup.")
    folder = arguments.to.absolute()
    if folder.exists():
        raise JournalExists
    desk = backing_up.desk(outside)
    secret = opening.secret(outside, arguments.passphrase_fd, "Passphrase or recovery code of the backup")
    with outside.watching.over("Restoring") as progress:
        restored = desk.make_journal(folder, arguments.backup.absolute(), secret, progress)
    outside.terminal.say(f"A journal with {telling.counted(restored.reflections, 'reflection')} is in {folder}.")
    return Exit.DONE


def _say_preview(outside: Outside, contents: Contents) -> None:
    say = outside.terminal.say
    when = f", {telling.period(contents.first_day, contents.last_day)}" if contents.first_day else ""
    say(f"{backing_up.said(contents.backup)}: {contents.backup.path}")
    say(f"It holds {telling.counted(contents.reflections, 'reflection')}{when}.")
    difference = contents.difference
    if difference is None:
        say("What is in the journal now cannot be read, and so not be compared.")
        return
    if difference.is_none:
        say("It is the same as what is in the journal now.")
        return
    say("Restoring it would change the journal so:")
    for sentence in _changes(difference):
        say(f"  {sentence}")
    say("What is there now is backed up first.")


def _changes(found: Difference) -> list[str]:
    """What goes and what comes back, each kind by itself."""
    told = (
        (len(found.since), "reflection", "leave: written since, or restored since"),
        (len(found.gone), "reflection", "come back: erased since, perhaps on purpose"),
        (len(found.edited_since), "reflection", "go back to the words of then"),
        (len(found.trashed_since), "reflection", "come out of the trash"),
        (found.drafts_since, "draft", "leave, or go back"),
        (len(found.drafts_gone), "draft", "come back"),
        (found.versions_since, "earlier version", "leave"),
        (found.versions_gone, "earlier version", "come back"),
        (found.threads_since, "thread", "leave, or go back"),
        (len(found.threads_gone), "thread", "come back"),
        (found.notes_since, "note", "leave, or go back"),
        (found.notes_gone, "note", "come back"),
        (found.questions_since, "question of your own", "leave, or go back"),
        (found.questions_gone, "question of your own", "come back"),
        (found.supervision_since, "entry under Supervision", "leave, or go back"),
        (found.supervision_gone, "entry under Supervision", "come back"),
    )
    plurals = {
        "question of your own": "questions of your own",
        "entry under Supervision": "entries under Supervision",
    }
    changes = [f"{telling.counted(n, one, plurals.get(one, ''))}: {what}" for n, one, what in told if n]
    return changes or ["small things, such as choices"]


def _say_done(outside: Outside, restored: Restored) -> None:
    say = outside.terminal.say
    say(f"Restored: the journal holds {telling.counted(restored.reflections, 'reflection')} now.")
    if restored.before:
        say(f"What was there before is in {restored.before.path}.")
    elif restored.set_aside:
        say(f"What was there before is damaged; it is kept as {restored.set_aside} in the folder of the journal.")
    if restored.held_in_case:
        say("Nobody could tell whether the legal hold was on, and so it is.")


VERB = Verb(
    name="restore",
    summary="put the journal back to the state of a backup",
    about=(
        "Shows what the newest backup holds, or the one that is named, and what would change, and asks before it "
        "puts the whole journal back to that state. What is there now is backed up first. No window may have the "
        "journal open. Where there is nobody to ask, nothing is changed without --yes.",
        "With --to it makes a new journal out of a backup, in a folder of its own, when the journal itself is lost. "
        "That one opens with the passphrase and the recovery code of the time of the backup.",
        "Single reflections, lost key files and damaged journals are brought back in the window, under “Restore or "
        "repair”.",
    ),
    privacy=("Only numbers and days are told, and none of what is written.", opening.PRIVACY),
    examples=(
        Example("unhurried restore", "shows the newest backup, and asks"),
        Example("unhurried restore --to ~/Found.journal stick/last.backup", "makes a new journal of that backup"),
    ),
    add=_add,
    run=_run,
)
