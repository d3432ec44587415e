"""What is said of writing from elsewhere: its source, a look at it, what came of it, and why not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from unhurried.domain import errors
from unhurried.domain.arrivals import DryRun, Import, LeftOut, Odd, OddReason, Place, Source, Standing, TakenBack
from unhurried.domain.errors import Unreadable
from unhurried.ui import sentences
from unhurried.ui.sentences import number, plain_day, reflections


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("arrivals", text)


def source(found: Source) -> str:
    """The name of a source in the middle of a sentence."""
    return {
        Source.DAY_ONE: tr("Day One"),
        Source.JRNL: tr("jrnl"),
        Source.REDNOTEBOOK: tr("RedNotebook"),
        Source.MINI_DIARY: tr("mini-diary"),
        Source.MINI_DIARIUM: tr("Mini Diarium"),
        Source.MARKDOWN: tr("Markdown"),
        Source.TEXT: tr("plain text"),
        Source.UNHURRIED: tr("Unhurried"),
    }[found]


def look(dry_run: DryRun) -> str:
    """What a look at a source has found, in a few plain sentences."""
    found, counts = dry_run.found, dry_run.counts()
    parts = [_read(dry_run)]
    if counts[Standing.NEW]:
        parts.append(tr("{entries} new.").format(entries=_are(counts[Standing.NEW])))
    elif dry_run.lines:
        parts.append(tr("Nothing of it is new."))
    if counts[Standing.SAME]:
        parts.append(tr("{entries} in the journal already.").format(entries=_are(counts[Standing.SAME])))
    if counts[Standing.TRASHED]:
        parts.append(tr("{entries} in its trash.").format(entries=_are(counts[Standing.TRASHED])))
    if counts[Standing.TWICE]:
        words = tr("{entries} there twice, and come in once.")
        one = tr("1 is there twice, and comes in once.")
        parts.append(one if counts[Standing.TWICE] == 1 else words.format(entries=_are(counts[Standing.TWICE])))
    unread = sum(odd.is_left_out for odd in found.odd)
    if unread:
        parts.append(tr("{entries} odd, and cannot come in; the list says where.").format(entries=_are(unread)))
    guessed = len(found.odd) - unread
    if guessed:
        words = tr("{entries} without a day; the day of the file is taken, and the list says where.")
        parts.append(words.format(entries=_are(guessed)))
    return " ".join(parts)


def _read(dry_run: DryRun) -> str:
    found = dry_run.found
    since, until = found.since, found.until
    if since is None or until is None:
        return tr("This is {source}, and no entry in it can come in.").format(source=source(found.source))
    count = len(found.arrivals)
    entries = tr("1 entry") if count == 1 else tr("{count} entries").format(count=number(count))
    told = {"source": source(found.source), "entries": entries, "since": plain_day(since), "until": plain_day(until)}
    if since == until:
        return tr("This is {source}: {entries}, of {since}.").format(**told)
    return tr("This is {source}: {entries}, from {since} to {until}.").format(**told)


def _are(count: int) -> str:
    return tr("1 is") if count == 1 else tr("{count} are").format(count=number(count))


def left_out(found: Mapping[LeftOut, int]) -> str:
    """What has no place in the journal, with counts; empty where there is nothing of the kind."""
    words = {
        LeftOut.PICTURE: (tr("1 picture"), tr("{count} pictures")),
        LeftOut.ATTACHMENT: (tr("1 attachment"), tr("{count} attachments")),
        LeftOut.LOCATION: (tr("1 location"), tr("{count} locations")),
        LeftOut.WEATHER: (tr("1 note of the weather"), tr("{count} notes of the weather")),
        LeftOut.TRASHED: (tr("1 reflection in the trash"), tr("{count} reflections in the trash")),
        LeftOut.EARLIER_VERSION: (tr("1 earlier version"), tr("{count} earlier versions")),
        LeftOut.NOTE: (
            tr("1 note, thread, question or draft"),
            tr("{count} notes, threads, questions and drafts"),
        ),
        LeftOut.OTHER_FILE: (tr("1 other file"), tr("{count} other files")),
    }
    told = [
        words[what][0] if found[what] == 1 else words[what][1].format(count=number(found[what]))
        for what in LeftOut
        if found.get(what)
    ]
    return tr("Left out: {what}.").format(what=", ".join(told)) if told else ""


def standing(found: Standing) -> str:
    """How one entry stands to what is there."""
    return {
        Standing.NEW: tr("new"),
        Standing.SAME: tr("in the journal"),
        Standing.TRASHED: tr("in the trash"),
        Standing.TWICE: tr("twice in the file"),
    }[found]


def odd(found: Odd) -> str:
    """What is odd about an entry."""
    return {
        OddReason.DAY_OF_FILE: tr("no day told; that of the file is taken"),
        OddReason.NO_DAY: tr("no day that can be read"),
        OddReason.EMPTY: tr("nothing written in it"),
        OddReason.TOO_LONG: tr("too long"),
        OddReason.UNREADABLE: tr("cannot be read"),
    }[found.reason]


def place(found: Place) -> str:
    """Where in the source something stands."""
    if found.line:
        return tr("{file}, line {number}").format(file=found.file, number=number(found.line))
    if found.entry:
        return tr("{file}, no. {number}").format(file=found.file, number=number(found.entry))
    return found.file


def bring_in(count: int) -> str:
    """The button that does it."""
    return tr("Bring in {reflections}").format(reflections=reflections(count))


def done(made: Import | None) -> str:
    """What came of it."""
    if made is None:
        return tr("Nothing of it was new, and nothing was changed.")
    words = tr("{reflections} came in. They are in the Journal, each under its day.")
    one = tr("1 reflection came in. It is in the Journal, under its day.")
    return one if made.brought == 1 else words.format(reflections=reflections(made.brought))


def earlier(made: Import) -> str:
    """An import, as Settings lists it."""
    day = plain_day(_local_day(made))
    told = {"reflections": reflections(made.brought), "source": source(made.source), "day": day}
    sentence = tr("{reflections} from {source}, on {day}.").format(**told)
    if made.here < made.brought:
        sentence += " " + tr("{count} of them are here now.").format(count=number(made.here))
    return sentence


def _local_day(made: Import) -> date:
    return made.at.astimezone().date()


def taking_back(made: Import) -> str:
    """What taking an import back would do."""
    going = made.here - made.touched
    parts: list[str] = []
    if going:
        words = tr("{reflections} from {source} leave the journal, its search and its files for good.")
        one = tr("1 reflection from {source} leaves the journal, its search and its files for good.")
        told = (one if going == 1 else words).format(reflections=reflections(going), source=source(made.source))
        parts.append(told)
    if made.touched:
        parts.append(
            tr("1 was changed since, is in the trash, or has something hanging on it. It stays, unless you say so.")
            if made.touched == 1
            else tr(
                "{count} were changed since, are in the trash, or have something hanging on them. They stay, unless "
                "you say so."
            ).format(count=number(made.touched))
        )
    return "\n\n".join([*parts, tr("What they were brought in from is not touched.")])


def taken_back(taken: TakenBack) -> str:
    """What came of taking an import back."""
    if not taken.gone:
        return tr("Nothing went. What is left of this import was changed since, or has something hanging on it.")
    sentence = tr("{reflections} erased for good.").format(reflections=reflections(taken.gone))
    if taken.stayed:
        sentence += " " + tr("Of this import, {reflections} stayed.").format(reflections=reflections(taken.stayed))
    return sentence


def refused(error: BaseException) -> str:
    """Why nothing can be brought in; the journal is as it was."""
    if isinstance(error, errors.NotReadable):
        return _unreadable()[error.reason]
    if isinstance(error, errors.WrongSecret):
        return tr("This is not the passphrase of that file. Nothing was changed.")
    if isinstance(error, errors.ImportMissing):
        return tr("Nothing is left of this import.")
    return sentences.refused(error)


def _unreadable() -> dict[Unreadable, str]:
    return {
        Unreadable.MISSING: tr("The file is not there any more."),
        Unreadable.BARRED: tr("The file is there, and the system does not let it be read."),
        Unreadable.EMPTY: tr("There is no entry in it."),
        Unreadable.UNKNOWN: tr("Nothing in it looks like a journal that can be read here."),
        Unreadable.TOO_LARGE: tr("It is larger than anything that can be read here. Take it out in parts."),
        Unreadable.TOO_DEEP: tr("It is put together in a way that cannot be read here."),
        Unreadable.BROKEN: tr("The file is damaged or incomplete. Take it out of the other program once more."),
        Unreadable.NEWER: tr("It was taken out of a newer Unhurried. Install that one to read it."),
    }
