"""Things: notes, words to keep, questions and sessions, each read and kept by the repository that knows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from unhurried.domain.looking_back import Annotation
from unhurried.domain.merging import Thing
from unhurried.storage.engine import Engine
from unhurried.storage.looking_back import SqlLookingBack
from unhurried.storage.margins import SqlMargins
from unhurried.storage.supervision import SqlSupervision
from unhurried.storage.threads import SqlThreads

# The kinds of which nobody can tell which of two is the later.
UNDATED: Final = ("supervision_session", "annotation")
NOTES: Final = ("thread_note", "margin_note", "words_to_keep", "annotation")
SUPERVISION: Final = ("supervision_question", "supervision_session")
TABLES: Final = (*NOTES, *SUPERVISION)


@dataclass(frozen=True, slots=True)
class Desk:
    """Reads and keeps one kind of thing; anything of another kind is a mistake of ours."""

    read: Callable[[str], Thing]
    keep: Callable[[Any], None]


def desks(engine: Engine) -> dict[str, Desk]:
    """One for each table."""
    threads, margins, supervision = SqlThreads(engine), SqlMargins(engine), SqlSupervision(engine)
    return {
        "thread_note": Desk(threads.note, threads.put_note),
        "margin_note": Desk(margins.one, margins.put),
        "words_to_keep": Desk(margins.words, margins.keep_words),
        "annotation": Desk(partial(_annotation, engine), SqlLookingBack(engine).put_annotation),
        "supervision_question": Desk(supervision.one, supervision.put),
        "supervision_session": Desk(supervision.session, supervision.put_session),
    }


def _annotation(engine: Engine, uid: str) -> Annotation:
    return next(found for found in SqlLookingBack(engine).annotations() if found.annotation_id == uid)
