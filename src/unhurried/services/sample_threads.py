"""The threads of the sample journal: a few questions that its therapist keeps, and one strain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final
from uuid import UUID, uuid5

from unhurried.domain.reflections import Reflection
from unhurried.domain.threads import Origin, Thread, ThreadKind, ThreadNote, ThreadState, Turn

_FAMILY = UUID("0b9c5f4e-3a57-4c1d-8a44-6f2f1d9b7c05")


@dataclass(frozen=True, slots=True)
class _Told:
    """A thread, and notes at so many hundredths of the reflections that they come from."""

    title: str
    notes: tuple[tuple[int, str, Turn | None], ...]
    code: str | None = None
    is_about_me: bool = False
    kind: ThreadKind = ThreadKind.QUESTION
    state: ThreadState = ThreadState.OPEN


_THREADS: Final = (
    _Told(
        "What do I hurry for when it goes quiet?",
        (
            (
                4,
                "I counted the tiles above the door. By the ninth I had said something. I do not know what for.",
                None,
            ),
            (30, "Not for them. They were looking at the window and seemed to be getting on with it.", None),
            (58, "At my grandmother's table nobody was quiet unless somebody was cross.", None),
            (71, "It went on for a long time today and I kept my hands on the arms of the chair.", None),
            (97, "I still hurry. I think now that it is so as not to be looked at. I leave that here.", None),
        ),
        is_about_me=True,
    ),
    _Told(
        "The afternoon I corrected a word of theirs",
        (
            (20, "I heard myself do it. The rest of the hour was very polite.", Turn.NOTICED),
            (45, "I liked having the better word. It is not a pretty thing to write down.", Turn.OWNED),
            (70, "I asked whether I talk over people. They laughed and said, 'Only about words.'", Turn.NAMED),
            (90, "We have not come back to it, and I have stopped arranging for us to.", Turn.LEFT),
        ),
        code="Heron",
        kind=ThreadKind.STRAIN,
    ),
    _Told(
        "What would I say if I had only one sentence left in the hour?",
        (
            (50, "I always have three ready, and they are all the same sentence with its coat on.", None),
            (66, "Tried saying none of them. The hour ended on its own.", None),
        ),
        state=ThreadState.RESTING,
    ),
    _Told(
        "Do I want to go on working on Thursday evenings?",
        (
            (12, "I was thinking of soup.", None),
            (40, "I moved the last one to the morning. That is an answer.", None),
        ),
        is_about_me=True,
        state=ThreadState.LET_GO,
    ),
)


def sample_threads(reflections: Sequence[Reflection]) -> list[tuple[Thread, list[ThreadNote]]]:
    """The threads, each with its notes; every note comes from one of these reflections, oldest first."""
    return [_thread(told, reflections) for told in _THREADS]


def _thread(told: _Told, reflections: Sequence[Reflection]) -> tuple[Thread, list[ThreadNote]]:
    about = [each for each in reflections if told.code is None or each.writing.client_code == told.code]
    thread_id = str(uuid5(_FAMILY, told.title))
    notes: list[ThreadNote] = []
    for hundredth, words, turn in told.notes if about else ():
        source = about[min(hundredth * len(about) // 100, len(about) - 1)]
        day = source.writing.day
        origin = Origin(source.reflection_id)
        note_id = str(uuid5(_FAMILY, words))
        notes.append(ThreadNote(note_id, thread_id, day, _evening(day), words, turn, origin))
    day = notes[0].day if notes else date(2024, 1, 8)
    thread = Thread(thread_id, told.title, day, _evening(day), told.kind, told.state, told.code, told.is_about_me)
    return thread, notes


def _evening(day: date) -> datetime:
    return datetime.combine(day, time(18, 30), UTC)
