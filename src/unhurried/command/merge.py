"""merge: bring in a sealed archive of another Unhurried, both sides' edits kept."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from unhurried.command import archive, confirming, opening, telling
from unhurried.command.exits import Exit
from unhurried.command.verb import Example, Verb
from unhurried.domain.errors import JournalIsOpen

if TYPE_CHECKING:
    from unhurried.command.outside import Outside
    from unhurried.domain.archives import MergePreview, Tally


def _add(parser: ArgumentParser) -> None:
    parser.add_argument("archive", type=Path, metavar="FILE", help="the archive to bring in")
    confirming.add_yes(parser)
    archive.add_secret(parser)
    opening.add_passphrase(parser)


def _run(arguments: Namespace, outside: Outside) -> Exit:
    if outside.doorkeeper().look(outside.journal).is_open:
        raise JournalIsOpen
    key = opening.key_of(arguments, outside)
    opening.bring_up_to_date(outside, key, is_alone=True)
    desk, path = archive.desk(outside), arguments.archive.absolute()
    secret = opening.secret(outside, arguments.archive_passphrase_fd, "Passphrase of the archive")
    with outside.watching.over("Reading the archive") as progress:
        preview = desk.look_into(key, path, secret, progress)
    _say(outside, preview)
    if preview.is_nothing or not confirming.is_confirmed(arguments, outside, "Bring it in"):
        return Exit.DONE
    with outside.watching.over("Bringing in") as progress:
        merged = desk.merge(key, path, secret, (), progress)
    outside.terminal.say(f"Brought in: the journal holds {telling.counted(merged.reflections, 'reflection')} now.")
    if merged.before:
        outside.terminal.say(f"What was there before is in {merged.before.path}.")
    return Exit.DONE


def _say(outside: Outside, preview: MergePreview) -> None:
    say = outside.terminal.say
    found = preview.archive
    when = f", {telling.period(found.first_day, found.last_day)}" if found.first_day else ""
    say(f"Archive of {telling.moment(found.made_at)}: {telling.counted(found.reflections, 'reflection')}{when}.")
    if preview.is_nothing:
        say("The journal has all of it already, and nothing was changed.")
        return
    say("Bringing it in would do this, and take nothing away:")
    for number, what in (
        (len(preview.new), "new: reflections, drafts and threads that are not here, or were erased here"),
        (len(preview.later), "edited there since: what is here becomes an earlier version"),
        (len(preview.both), "edited on both sides: the later is shown, the other an earlier version"),
        (len(preview.out_of_trash), "come out of the trash"),
        (preview.versions, "earlier versions that are not here"),
        (_sum(preview.threads), "threads that are here too, with something new"),
        (_sum(preview.notes), "notes and words to keep"),
        (_sum(preview.supervision), "questions for supervision, and sessions of it"),
        (_sum(preview.questions), "prompts and markers of your own"),
        (_sum(preview.drafts), "drafts that are here too, with something new"),
    ):
        if number:
            say(f"  {number:>7,}  {what}")
    say(f"Reflections that stay as they are: {preview.same + preview.only_here:,}.")


def _sum(tally: Tally) -> int:
    return tally.new + tally.later + tally.both


VERB = Verb(
    name="merge",
    summary="bring in a sealed archive of another Unhurried",
    about=(
        "Shows what an archive would bring, and asks before it brings it in. Things are the same when they have the "
        "same identity, not the same words. Where both sides edited a reflection, the later edit is shown and the "
        "other kept as an earlier version; nothing is deleted. What was there is backed up first. No window may "
        "have the journal open. Where there is nobody to ask, nothing is changed without --yes.",
        "In the window, under Settings, single things can be left out.",
    ),
    privacy=("Only numbers and days are told, and none of what is written.", opening.PRIVACY),
    examples=(Example("unhurried merge stick/journal.unhurried", "shows what would come, and asks"),),
    add=_add,
    run=_run,
)
