"""Words for moments: what had just happened between us, what I did, when I noticed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from unhurried.domain.moments import Did, Happened, Moment, Noticed


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("moments", text)


def happened() -> dict[str, str]:
    """What can have happened, as events between two people; in the order in which it is offered."""
    return {
        Happened.QUIET: tr("It went quiet"),
        Happened.DOUBT: tr("A doubt was voiced"),
        Happened.HESITATION: tr("A hesitation"),
        Happened.TEARS: tr("Tears"),
        Happened.ANGER: tr("Anger"),
        Happened.QUESTION: tr("A question to me"),
        Happened.STEP_BACK: tr("A step back"),
        Happened.PUSH: tr("A push"),
        Happened.OTHER: tr("Something else"),
    }


def did() -> dict[str, str]:
    """What I can have done, in the order in which it is offered. It says nothing of merit."""
    return {
        Did.COMFORTED: tr("Comforted"),
        Did.EXPLAINED: tr("Explained"),
        Did.ASKED: tr("Asked another question"),
        Did.CHANGED_SUBJECT: tr("Changed the subject"),
        Did.FILLED_QUIET: tr("Filled the quiet"),
        Did.WAITED: tr("Waited"),
        Did.SAID_WHAT_I_SAW: tr("Said what I saw"),
        Did.FOLLOWED: tr("Followed"),
        Did.SLOWED_DOWN: tr("Slowed down"),
        Did.OTHER: tr("Something else"),
    }


def noticed() -> dict[str, str]:
    """When I can have noticed."""
    return {
        Noticed.THEN: tr("Then"),
        Noticed.LATER: tr("Later in the session"),
        Noticed.AFTERWARDS: tr("Afterwards"),
        Noticed.SUPERVISION: tr("In supervision"),
    }


def parts(moment: Moment) -> list[tuple[str, str]]:
    """What is in a moment: the question and what was chosen or written, those left open left out."""
    asked = [
        (tr("What had just happened between us"), _said(happened(), moment.happened, moment.happened_words)),
        (tr("What I was pulled to do"), moment.pull.strip()),
        (tr("What I did"), _said(did(), moment.did, moment.did_words)),
        (tr("What followed"), moment.followed.strip()),
        (tr("When I noticed"), _said(noticed(), moment.noticed, "")),
    ]
    return [(question, said) for question, said in asked if said]


def in_short(moment: Moment) -> str:
    """A moment in a few words, for a chip."""
    first = _short(happened(), moment.happened, moment.happened_words)
    then = _short(did(), moment.did, moment.did_words)
    return " → ".join(part for part in (first, then) if part) or tr("A moment")


def _said(words: dict[str, str], key: str, own: str) -> str:
    """The choice, and the writer's own words after it. A key of a later version is shown as it is."""
    return ": ".join(part for part in (words.get(key, key), own.strip()) if part)


def _short(words: dict[str, str], key: str, own: str) -> str:
    is_open = key in ("", Happened.OTHER, Did.OTHER)
    return own.strip()[:40] if is_open and own.strip() else words.get(key, key)
