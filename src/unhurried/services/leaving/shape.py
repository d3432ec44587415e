"""What every form of an export has in common: it is given reflections one by one, and counts what it wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from unhurried.domain.disclosures import LedgerHead, LedgerLine
from unhurried.domain.drafts import Draft
from unhurried.domain.leaving import Kind, Leaf
from unhurried.domain.looking_back import Annotation
from unhurried.domain.margins import WordsToKeep
from unhurried.domain.ports import Journal
from unhurried.domain.prompts import Choices, Marker, Prompt
from unhurried.domain.supervision import SupervisionQuestion, SupervisionSession
from unhurried.domain.threads import Thread, ThreadNote

Heartbeat = Callable[[], None]
"""Called again and again in long work; it raises Cancelled when that is to stop."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What does not belong to one reflection."""

    threads: tuple[tuple[Thread, tuple[ThreadNote, ...]], ...] = field(repr=False)
    words: tuple[WordsToKeep, ...] = field(repr=False)
    questions: tuple[SupervisionQuestion, ...] = field(repr=False)
    sessions: tuple[SupervisionSession, ...] = field(repr=False)
    ledger: tuple[LedgerLine, ...] = field(repr=False)
    head: LedgerHead
    prompts: tuple[Prompt, ...] = field(repr=False)
    markers: tuple[Marker, ...] = field(repr=False)
    choices: Choices | None
    annotations: tuple[Annotation, ...] = field(repr=False)
    drafts: tuple[Draft, ...] = field(repr=False)


class Shape(Protocol):
    """One form, being written. `rest` is called at most once, between the last reflection and the end."""

    @property
    def unprinted_letters(self) -> int:
        """How many letters could not be set as they are."""
        return 0

    def leaf(self, leaf: Leaf) -> None:
        """Write the next reflection; they come in the order of their days."""
        ...

    def rest(self, rest: Rest) -> None: ...

    def end(self) -> None:
        """Write what comes last, and close every file."""
        ...

    def counted(self, heartbeat: Heartbeat) -> Counter[Kind]:
        """How much of each kind is in the files, read from the disk."""
        ...

    def close(self) -> None:
        """Let go of any file that is still open, as nothing more will be written."""
        ...


def rest_of(journal: Journal) -> Rest:
    """Everything beside the reflections."""
    threads = [ends.thread for ends in journal.threads.ends()]
    return Rest(
        threads=tuple((thread, tuple(journal.threads.notes(thread.thread_id))) for thread in threads),
        words=tuple(journal.margins.words_to_keep()),
        questions=tuple(journal.supervision.questions()),
        sessions=tuple(journal.supervision.sessions()),
        ledger=tuple(journal.ledger.lines()),
        head=journal.ledger.head(),
        prompts=tuple(journal.own_questions.prompts()),
        markers=tuple(journal.own_questions.markers()),
        choices=journal.own_questions.choices(),
        annotations=tuple(journal.looking_back.annotations()),
        drafts=tuple(journal.drafts.all()),
    )
