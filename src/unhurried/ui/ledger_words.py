"""Words of the disclosure ledger: what left, as what, for whom, and whether every line is as it was written."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QCoreApplication

from unhurried.domain.disclosures import CopyFormat, Entry, LedgerCheck, Recognisable, Taken
from unhurried.domain.sharing.parts import PartKind
from unhurried.ui import sentences

FIRST_LETTERS = 12
GROUP = 8


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("ledger", text)


def formats() -> dict[CopyFormat, str]:
    """What a copy can be written as."""
    return {
        CopyFormat.SEALED_PDF: tr("PDF sealed with a password"),
        CopyFormat.PDF: tr("PDF without a password"),
        CopyFormat.MARKDOWN: tr("Markdown"),
        CopyFormat.HTML: tr("HTML"),
        CopyFormat.DOCX: tr("Word document"),
    }


def title(entry: Entry) -> str:
    """The day, and for which role."""
    day = sentences.plain_day(entry.disclosure.day)
    role = entry.disclosure.for_role.strip()
    return tr("{day}, for: {role}").format(day=day, role=role) if role else day


def lines(entry: Entry) -> list[str]:
    """What it took along, as what, and what was agreed."""
    told = entry.disclosure
    said = [taken(told.taken), formats()[told.format]]
    if told.password_given.strip():
        said.append(tr("Password given: {way}").format(way=told.password_given.strip()))
    if told.destroy_by:
        said.append(tr("To be destroyed by {day}").format(day=sentences.plain_day(told.destroy_by)))
    if told.recognisable is Recognisable.PERHAPS:
        said.append(tr("Could a neighbour recognise them? The writer said: perhaps."))
    else:
        said.append(tr("Could a neighbour recognise them? The writer said: no."))
    return said


def marks(entry: Entry) -> list[str]:
    """What was noted about it later."""
    said: list[str] = []
    if entry.destroyed_on:
        day = sentences.plain_day(entry.destroyed_on.astimezone().date())
        said.append(tr("Noted as destroyed on {day}").format(day=day))
    if entry.returned_on:
        day = sentences.plain_day(entry.returned_on.astimezone().date())
        said.append(tr("Noted as returned on {day}").format(day=day))
    return said


def taken(parts: tuple[Taken, ...]) -> str:
    """From 2 reflections: 3 answers, 1 moment."""
    kinds = Counter(_kind(part) for part in parts)
    fields = [_counted(kind, kinds[kind]) for kind in (*PartKind, None) if kinds[kind]]
    told = ", ".join(fields)
    reflections = len({part.reflection_id for part in parts if part.reflection_id})
    if not told:
        return tr("Nothing but the question")
    if not reflections:
        return told
    source = sentences.reflections(reflections)
    return tr("From {reflections}: {fields}").format(reflections=source, fields=told)


def _kind(part: Taken) -> PartKind | None:
    """By its key, such as r1/answer/silence.x."""
    pieces = part.part_id.split("/")
    return next((kind for kind in PartKind if kind in pieces), None)


def _counted(kind: PartKind | None, count: int) -> str:
    one, many = {
        PartKind.PARAGRAPH: (tr("1 paragraph"), tr("{number} paragraphs")),
        PartKind.ANSWER: (tr("1 answer"), tr("{number} answers")),
        PartKind.MOMENT: (tr("1 moment"), tr("{number} moments")),
        PartKind.MARKING: (tr("1 marking"), tr("{number} markings")),
        PartKind.THREAD_NOTE: (tr("1 note of a thread"), tr("{number} notes of threads")),
        PartKind.MARGIN_NOTE: (tr("1 note in the margin"), tr("{number} notes in the margin")),
        PartKind.KEPT_WORDS: (tr("1 of the words to keep"), tr("{number} of the words to keep")),
        PartKind.PICTURE: (tr("1 picture of Pacing"), tr("{number} pictures of Pacing")),
        None: (tr("1 other part"), tr("{number} other parts")),
    }[kind]
    return one if count == 1 else many.format(number=sentences.number(count))


def first_letters(entry: Entry) -> str:
    """Enough of the fingerprint to compare it at a glance."""
    letters = entry.disclosure.fingerprint[:FIRST_LETTERS]
    return f"{letters}…"


def grouped(entry: Entry) -> str:
    """The whole fingerprint in groups, so that it can be compared aloud and breaks over lines."""
    letters = entry.disclosure.fingerprint
    return " ".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def whole(check: LedgerCheck) -> str:
    """Whether every line is as it was written, or from where on it is not."""
    if check.is_whole:
        return tr("Every line is there and as it was written.")
    said: list[str] = []
    if check.first_bad is not None:
        words = tr("Line {number} is not as it was written, or does not follow on the one before it.")
        said.append(words.format(number=sentences.number(check.first_bad)))
    if check.lines_missing:
        said.append(tr("There were more lines than there are now."))
    said.append(tr("The lines are shown as they are. A backup may hold them as they were."))
    return " ".join(said)
