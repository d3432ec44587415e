"""What is said about archives: how much goes in, what bringing one in would do, what it did, and why it did not."""

from __future__ import annotations

from unhurried.domain import errors
from unhurried.domain.archives import Archive, Merged, MergePreview, Tally
from unhurried.ui import sentences
from unhurried.ui.sentences import tr


def kinds() -> str:
    """For the file dialogs."""
    return tr("Archives of Unhurried (*.unhurried)")


def whole() -> str:
    return tr(
        "Everything that was written goes into it. What belongs to this computer or this journal alone does not: "
        "settings, keys, lines at the door, the legal hold, and the ledger of share copies."
    )


def part(count: int) -> str:
    """How much a filter leaves."""
    return tr(
        "{reflections}, with their earlier versions, notes, words to keep and questions for supervision, and the "
        "threads they led to with the notes that came from them."
    ).format(reflections=sentences.reflections(count))


def not_narrowed() -> str:
    return tr("Choose a word, or something under “Filter”, to say which part.")


def made(archive: Archive) -> list[str]:
    """What is in a new archive, and how it opens."""
    return [_held(archive), tr("It opens with the passphrase that you have just chosen, and with nothing else.")]


def told(preview: MergePreview) -> list[str]:
    """What bringing it in would do."""
    archive = preview.archive
    lines = [tr("Made on {day}.").format(day=sentences.long_day(archive.day)) + " " + _held(archive)]
    if preview.is_nothing:
        return [*lines, tr("The journal has all of it already.")]
    return [*lines, *changes(preview)]


def changes(preview: MergePreview) -> list[str]:
    """Each kind of change in a sentence; none for what does not change."""
    later, both = (
        tr("{what}: the archive has the later state of {count}."),
        tr("{what}: both wordings of {count} stay."),
    )
    what = {
        tr("Threads"): preview.threads,
        tr("Notes and words to keep"): preview.notes,
        tr("Supervision"): preview.supervision,
        tr("Drafts"): preview.drafts,
    }
    counted = [
        (len(preview.later), tr("Edited there since: {count}. What is shown here becomes an earlier version.")),
        (
            len(preview.both),
            tr("Edited on both sides: {count}. The later edit is shown, the other becomes an earlier version."),
        ),
        (len(preview.out_of_trash), tr("In the trash here and not there: {count}. They come out of it.")),
        (preview.versions, tr("Earlier versions that are not here: {count}.")),
        (preview.notes.new, tr("Notes and words to keep that are not here: {count}.")),
        (preview.supervision.new, tr("Questions for supervision and sessions that are not here: {count}.")),
        (_wordings(preview.questions), tr("Wordings of questions of your own that are not here: {count}.")),
        *((tally.later, later.replace("{what}", name)) for name, tally in what.items()),
        *((tally.both, both.replace("{what}", name)) for name, tally in what.items()),
        (preview.same, tr("Reflections that stay as they are, and are in both: {count}.")),
        (preview.only_here, tr("Reflections that are only here, and stay: {count}.")),
    ]
    return [line.format(count=sentences.number(count)) for count, line in counted if count]


def merged(result: Merged) -> list[str]:
    """What was done."""
    count = sentences.reflections(result.reflections)
    lines = [tr("The journal holds {reflections} now.").format(reflections=count)]
    if result.before is None:
        return [*lines, tr("There was nothing in the archive that it had not.")]
    if result.did.new:
        lines.append(tr("Brought in: {count}.").format(count=sentences.number(len(result.did.new))))
    if result.left_out:
        lines.append(tr("Left out, as you chose: {count}.").format(count=sentences.number(result.left_out)))
    kept = tr("What was there before is kept as backup number {number}.")
    return [*lines, kept.format(number=result.before.sequence)]


def refused(error: BaseException) -> str:
    """Why an archive was not made, or cannot be brought in."""
    for kind, sentence in _refusals().items():
        if isinstance(error, kind):
            return sentence
    return sentences.refused(error)


def _refusals() -> dict[type[BaseException], str]:
    return {
        errors.WrongSecret: tr("This passphrase does not open the archive."),
        errors.ArchiveMissing: tr("There is no archive at that place any more."),
        errors.ArchiveDamaged: tr(
            "This is no archive of Unhurried, or it is damaged. Nothing was changed. Copy it again, or make it anew."
        ),
        errors.ArchiveUnreadable: tr("The file is there, and the system does not let it be read."),
        errors.ArchiveIsNewer: tr(
            "This archive was made by a later Unhurried. A newer version here can bring it in."
        ),
        errors.TargetExists: tr("There is a file of this name already. Nothing was changed; choose another name."),
        errors.TargetMissing: tr("The folder is not there any more. Choose another one."),
        errors.TargetIsReadOnly: tr("Nothing can be written in this folder. Choose another one."),
        errors.DiskIsFull: tr("The disk is full, and nothing of it is left there. Make some room, and try again."),
    }


def _held(archive: Archive) -> str:
    count = sentences.reflections(archive.reflections)
    line = tr("It holds {reflections}.").format(reflections=count)
    if archive.first_day and archive.last_day:
        line = tr("It holds {reflections}, from {first} to {last}.").format(
            reflections=count,
            first=sentences.short_day(archive.first_day),
            last=sentences.short_day(archive.last_day),
        )
    if not archive.in_trash:
        return line
    return line + " " + tr("In its trash: {count}.").format(count=sentences.number(archive.in_trash))


def _wordings(tally: Tally) -> int:
    return tally.new + tally.both
