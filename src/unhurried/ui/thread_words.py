"""Words for threads: their states, kinds and turns, and whom one is about."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from unhurried.domain.moments import Moment
from unhurried.domain.threads import Ends, Thread, ThreadKind, ThreadState, Turn
from unhurried.ui import moment_words, sentences

SHORT = 64


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("threads", text)


def states() -> dict[str, str]:
    """Where a thread can be; none of them is an end."""
    return {
        ThreadState.OPEN: tr("Open"),
        ThreadState.RESTING: tr("Resting"),
        ThreadState.LET_GO: tr("Let go"),
    }


def kinds() -> dict[str, str]:
    """What a thread can be."""
    return {ThreadKind.QUESTION: tr("A question"), ThreadKind.STRAIN: tr("Strain and repair")}


def turns() -> dict[str, str]:
    """What a note in a thread of strain and repair can be about; the order is not a path."""
    return {
        Turn.NOTICED: tr("Noticed"),
        Turn.NAMED: tr("Named between us"),
        Turn.OWNED: tr("My part owned"),
        Turn.TRIED: tr("Something tried"),
        Turn.LEFT: tr("Left as it is"),
    }


def about(thread: Thread) -> str:
    """Whom a thread is about, or "" where nobody was said."""
    return tr("About me") if thread.is_about_me else thread.client_code or ""


def title(thread: Thread) -> str:
    """What a thread is called; one may go without a title."""
    return thread.title or tr("A thread without a title")


def days(ends: Ends) -> str:
    """When a thread was begun, and when it was last added to where that was another day."""
    thread, latest = ends.thread, ends.latest
    begun = tr("Begun {day}").format(day=sentences.full_day(thread.day))
    if latest is None or latest.day == thread.day:
        return begun
    return tr("{begun} · last added to {day}").format(begun=begun, day=sentences.full_day(latest.day))


def in_short(thread: Thread) -> str:
    """The title, short enough for a chip."""
    words = title(thread)
    return words if len(words) <= SHORT else words[:SHORT].rstrip() + "…"


def with_state(thread: Thread) -> str:
    """The title in short, and where the thread is when it is not open."""
    if thread.state is ThreadState.OPEN:
        return in_short(thread)
    return tr("{title} ({state})").format(title=in_short(thread), state=states()[thread.state].lower())


def moment_as_words(moment: Moment) -> str:
    """A moment as a note of a thread: each question with what was said to it, a paragraph each."""
    return "\n\n".join(f"{question}: {said}" for question, said in moment_words.parts(moment))
