"""Words of the guard: what each kind is called, and why it has a better place than this page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from unhurried.domain.guard import Kind
from unhurried.services.guard import Notice

_LONGEST_QUOTE = 40


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("guard", text)


def kinds() -> dict[Kind, str]:
    """What each kind is called, in the order in which they are offered."""
    return {
        Kind.TIME: tr("Times of day"),
        Kind.DOSE: tr("Doses and medicines"),
        Kind.DIAGNOSIS: tr("Diagnosis codes"),
        Kind.SCORE: tr("Test scores"),
        Kind.SESSION: tr("Attendance and fees"),
        Kind.RISK: tr("Facts about risk"),
        Kind.NAME: tr("Names"),
        Kind.INITIALS: tr("Initials"),
        Kind.DATE: tr("Full dates"),
        Kind.PHONE: tr("Telephone numbers"),
        Kind.EMAIL: tr("E-mail addresses"),
        Kind.ADDRESS: tr("Addresses"),
    }


def sentence(notice: Notice) -> str:
    """What this looks like, and why that is said."""
    return _sentences()[notice.kind].format(words=short(notice.words))


def short(words: str) -> str:
    """Words on one line, and not too many of them."""
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= _LONGEST_QUOTE else f"{one_line[:_LONGEST_QUOTE].rstrip()}…"


def _sentences() -> dict[Kind, str]:
    return {
        Kind.TIME: tr(
            "“{words}” reads like a time of day. Times belong in the clinical record; here the day is enough."
        ),
        Kind.DOSE: tr("“{words}” reads like medication. It belongs in the clinical record; this page is about you."),
        Kind.DIAGNOSIS: tr(
            "“{words}” reads like the code of a diagnosis. It belongs in the clinical record; this page is about you."
        ),
        Kind.SCORE: tr(
            "“{words}” reads like a test score. It belongs in the clinical record; this page is about you."
        ),
        Kind.SESSION: tr(
            "“{words}” reads like attendance or a fee. Both belong in the clinical record; here nothing is counted."
        ),
        Kind.RISK: tr(
            "“{words}” reads like a fact about risk. It belongs in the clinical record, where it is found when it is "
            "needed."
        ),
        Kind.NAME: tr("“{words}” reads like a name. A client code says whom you mean, and only to you."),
        Kind.INITIALS: tr("“{words}” reads like initials. They can point to a person; a client code does not."),
        Kind.DATE: tr("“{words}” reads like a full date. It can point to a person, a birthday above all."),
        Kind.PHONE: tr("“{words}” reads like a telephone number. It points to a person, and belongs in the record."),
        Kind.EMAIL: tr("“{words}” reads like an e-mail address. It points to a person, and belongs in the record."),
        Kind.ADDRESS: tr("“{words}” reads like an address. It can point to a person, and belongs in the record."),
    }
