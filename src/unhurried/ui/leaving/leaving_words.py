"""Words of taking out: the forms, how much that is, what came of it, and why it was not done."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from unhurried.domain import errors
from unhurried.domain.leaving import Counts, Form, Kind, Manifest
from unhurried.ui import sentences


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("taking out", text)


def forms() -> dict[Form, tuple[str, str]]:
    """What a journal can be taken out as: a name, and what it is good for."""
    return {
        Form.MARKDOWN: (
            tr("Markdown"),
            tr("A folder of text files, one for each reflection. Any editor opens them, and many other journals do."),
        ),
        Form.JSON: (
            tr("JSON"),
            tr("One file with everything, for other programs. Its shape is written down and lies beside it."),
        ),
        Form.HTML: (
            tr("Web pages"),
            tr("A page for each year, to read in a browser. They ask nothing of the network."),
        ),
        Form.PDF: (tr("PDF"), tr("A file for each year, to read and to print. Long journals take some minutes.")),
        Form.CSV: (tr("A table of markings"), tr("One line for each marking, for a spreadsheet. No other writing.")),
    }


def names() -> dict[Kind, str]:
    """What is counted."""
    return {
        Kind.REFLECTIONS: tr("Reflections"),
        Kind.ANSWERS: tr("Answers"),
        Kind.MARKINGS: tr("Markings"),
        Kind.MOMENTS: tr("Moments"),
        Kind.EARLIER_VERSIONS: tr("Earlier versions"),
        Kind.MARGIN_NOTES: tr("Notes in the margin"),
        Kind.THREADS: tr("Threads"),
        Kind.THREAD_NOTES: tr("Notes in threads"),
        Kind.WORDS_TO_KEEP: tr("Words to keep"),
        Kind.QUESTIONS: tr("Questions for supervision"),
        Kind.SESSIONS: tr("Supervision sessions"),
        Kind.LEDGER_LINES: tr("Lines of the ledger"),
        Kind.OWN_PROMPTS: tr("Prompts of your own"),
        Kind.OWN_MARKERS: tr("Markers of your own"),
        Kind.ANNOTATIONS: tr("Notes on the time axis"),
        Kind.DRAFTS: tr("Drafts"),
    }


def counted(counts: Counts, form: Form) -> str:
    """How much that is, without what there is none of."""
    kinds = (Kind.MARKINGS,) if form is Form.CSV else tuple(Kind)
    told = [
        tr("{kind}: {number}").format(kind=name, number=sentences.number(counts[kind]))
        for kind, name in names().items()
        if kind in kinds and counts.get(kind)
    ]
    return " · ".join(told) or tr("There is nothing of it in the journal.")


def total(counts: Counts, form: Form) -> str:
    """The same in a few words."""
    if form is not Form.CSV:
        return sentences.reflections(counts.get(Kind.REFLECTIONS, 0))
    count = counts.get(Kind.MARKINGS, 0)
    return tr("1 marking") if count == 1 else tr("{number} markings").format(number=sentences.number(count))


def has_any(counts: Counts, form: Form) -> bool:
    """Whether there is anything to take out."""
    return bool(counts.get(Kind.MARKINGS)) if form is Form.CSV else any(counts.values())


def warning() -> str:
    return tr(
        "These files are not encrypted. Whoever has them can read all of it: on this computer, on a stick, in a "
        "backup of the disk. They are for your own keeping. A copy for somebody else is made in Supervision, where "
        "it can be disguised and sealed."
    )


def done() -> str:
    return tr("Taken out, read back and counted: the files hold as much as the journal does. They are here:")


def about_letters(manifest: Manifest) -> str:
    """What a PDF could not say; nothing for all else."""
    if not manifest.unprinted_letters:
        return ""
    told = tr(
        "Letters that no typeface of this computer has: {number}. A note stands in their place on the pages. "
        "Markdown and JSON have them as they were written."
    )
    return told.format(number=sentences.number(manifest.unprinted_letters))


def refused(error: BaseException) -> str:
    """Why nothing was taken out; nothing of it is left either."""
    for kind, sentence in _sentences().items():
        if isinstance(error, kind):
            return sentence
    if isinstance(error, errors.UnhurriedError):
        return sentences.refused(error)
    return tr("Something went wrong in Unhurried itself, and nothing was taken out.")


def inside() -> str:
    return tr("This is inside the journal's own folder. Choose another one.")


def _sentences() -> dict[type[BaseException], str]:
    return {
        errors.CountsDiffer: tr(
            "The files, read back, did not hold as much as the journal does, so they were destroyed. The journal is "
            "as it was. Another form may do better, and a backup holds everything."
        ),
        errors.CopyUnreadable: tr(
            "What was written could not be read back, so it was destroyed. Try once more, or another place."
        ),
        errors.TargetExists: tr("There is something of this name already, and it was left as it is. Try once more."),
        errors.TargetMissing: tr("The folder is not there any more. Choose another one."),
        errors.TargetIsReadOnly: tr("Nothing can be written in this folder. Choose another one."),
        errors.DiskIsFull: tr(
            "The disk is full, and nothing is left on it of this. Make some room, or choose another."
        ),
        errors.NotKept: tr("The files could not be written. Check the disk, or choose another place."),
        errors.Cancelled: tr("Stopped. Nothing was taken out, and nothing is left of it."),
    }
