"""Words of and around a share copy that are not the writer's: what the pages say, formats, ways and reasons."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from unhurried.domain.disclosures import CopyFormat
from unhurried.domain.sharing.parts import Dating
from unhurried.domain.sharing.wordings import Wordings
from unhurried.ui import moment_words, thread_words


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("share copies", text)


def wordings() -> Wordings:
    """What stands on the pages around what was chosen."""
    return Wordings(
        title=tr("For supervision"),
        reviewed=tr("Reviewed for identifying details by the writer. For the one reader it was made for."),
        client=tr("client"),
        about_me=tr("About me"),
        threads=tr("Threads"),
        kept=tr("Words to keep"),
        pictures=tr("Pictures of my own marks"),
        sessions=_sessions(),
        session=tr("Session {number}"),
        months=tuple(QLocale().standaloneMonthName(month) for month in range(1, 13)),
        month=tr("{month} {year}"),
        day=tr("{day} {month} {year}"),
        labels=labels(),
        of_client=tr("{session}, {client}"),
        language=QLocale().bcp47Name() or "en",
    )


def _sessions() -> tuple[str, ...]:
    return (
        tr("First session"),
        tr("Second session"),
        tr("Third session"),
        tr("Fourth session"),
        tr("Fifth session"),
        tr("Sixth session"),
        tr("Seventh session"),
        tr("Eighth session"),
        tr("Ninth session"),
        tr("Tenth session"),
    )


def labels() -> dict[str, str]:
    """What stands before lines that have a key, and what was chosen in a moment or a thread, by its key."""
    choices = {
        "happened": moment_words.happened(),
        "did": moment_words.did(),
        "noticed": moment_words.noticed(),
        "turn": thread_words.turns(),
    }
    return {
        "happened": tr("What had just happened between us"),
        "pull": tr("What I was pulled to do"),
        "did": tr("What I did"),
        "followed": tr("What followed"),
        "noticed": tr("When I noticed"),
        "margin-note": tr("Noted later, in the margin"),
        **{f"{field}.{key}": words for field, named in choices.items() for key, words in named.items()},
    }


def formats() -> dict[CopyFormat, tuple[str, str]]:
    """What a copy can be written as, the sealed one first: its name, and what to know about it."""
    return {
        CopyFormat.SEALED_PDF: (
            tr("Sealed PDF"),
            tr("Opens in any PDF reader with its password, and without it not at all."),
        ),
        CopyFormat.PDF: (tr("PDF, not sealed"), tr("The same pages without a password.")),
        CopyFormat.DOCX: (tr("Word document"), tr("To be commented on in a word processor.")),
        CopyFormat.HTML: (tr("Web page"), tr("One file that opens in a browser and asks nothing of the network.")),
        CopyFormat.MARKDOWN: (tr("Plain text with Markdown"), tr("Opens anywhere. Pictures come as their tables.")),
    }


def suffixes() -> dict[CopyFormat, str]:
    """How the name of the file ends."""
    return {
        CopyFormat.SEALED_PDF: "pdf",
        CopyFormat.PDF: "pdf",
        CopyFormat.DOCX: "docx",
        CopyFormat.HTML: "html",
        CopyFormat.MARKDOWN: "md",
    }


def unsealed_warning() -> str:
    return tr("Whoever has this file can read it: on this computer, on the way, and wherever it is kept.")


def roles() -> tuple[str, ...]:
    """For whom a copy can be, by role."""
    return (tr("Supervisor"), tr("Supervision group"), tr("Peer group"), tr("Consultant"))


def ways_to_tell() -> tuple[str, ...]:
    """How a password can go another way than the file."""
    return (tr("By phone"), tr("In person"), tr("On paper"))


def datings() -> dict[Dating, tuple[str, str]]:
    """How days can be told: a name, and what it looks like."""
    shown = QDate(2026, 3, 4)
    return {
        Dating.ORDER: (tr("First, second, third"), tr("No day, no month: only which session came after which.")),
        Dating.MONTH: (
            tr("By month"),
            tr("Such as {month}.").format(month=QLocale().toString(shown, tr("MMMM yyyy"))),
        ),
        Dating.DAY: (
            tr("By day"),
            tr("Such as {day}. Days can tell who somebody is.").format(
                day=QLocale().toString(shown, tr("d MMMM yyyy"))
            ),
        ),
    }


def about_thing(reason: str, count: int) -> str:
    """Why a word is among the things to look at, and how often it is there."""
    times = tr("once") if count == 1 else tr("{number} times").format(number=QLocale().toString(count))
    return f"{reasons().get(reason, tr('Perhaps telling'))} · {times}"


def reasons() -> dict[str, str]:
    """Why a word or phrase may tell who somebody is."""
    return {
        "never-leaves": tr("On your list of words that never leave"),
        "decided": tr("You decided about it before"),
        "code": tr("A client code, or an ordinary word"),
        "email": tr("An e-mail address"),
        "phone": tr("A phone number"),
        "web": tr("An address on the web"),
        "address": tr("An address"),
        "date": tr("A day or a time"),
        "age": tr("An age"),
        "place": tr("Perhaps a place"),
        "initials": tr("Initials"),
        "name": tr("Perhaps a name"),
        "combination": tr("Each is common; together they may be one person"),
    }
