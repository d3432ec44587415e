"""Generated journals: thirty years of reflections and all that hangs on them, kept through the real storage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from tests.bench.author import FIRST_DAY, YEARS, Author

from unhurried.domain.keys import MasterKey, recovery_code
from unhurried.domain.looking_back import Annotation
from unhurried.domain.margins import KeptKind, MarginNote, WordsToKeep
from unhurried.domain.ports import Journal
from unhurried.domain.reflections import Reflection, Revision
from unhurried.domain.supervision import QuestionKind, Standing, SupervisionQuestion
from unhurried.domain.threads import Origin, Thread, ThreadNote, ThreadState
from unhurried.storage import SqlcipherFolders

PASSPHRASE = "a long wait beside the river"  # noqa: S105
_AT_ONCE = 2_000
_OF_A_DAY = timedelta(hours=18)
_NOTES_ON_THE_AXIS = 24
# One of each for so many reflections.
_A_THREAD, _A_THREAD_NOTE, _A_MARGIN_NOTE = 100, 14, 20
_WORDS_KEPT, _A_QUESTION, _A_REVISION, _IN_TRASH = 200, 50, 10, 500
# Most threads of thirty years were let go, and one in ten is open.
_STATES = (ThreadState.OPEN, *[ThreadState.RESTING] * 3, *[ThreadState.LET_GO] * 6)


@dataclass(frozen=True)
class Place:
    """A journal on disk and what opens it."""

    folder: Path
    key: MasterKey
    entries: int

    def open(self) -> Journal:
        return SqlcipherFolders().open(self.folder, self.key)

    @property
    def database(self) -> Path:
        """The one file with the writing in it."""
        (found,) = self.folder.glob("*.db")
        return found


def make_journal(folder: Path, entries: int) -> Place:
    """A journal with so many reflections, evenly over thirty years, and what hangs on them."""
    folders = SqlcipherFolders()
    at = datetime.combine(FIRST_DAY, time(), UTC)
    key = folders.create(folder, PASSPHRASE, recovery_code(bytes(range(16))), at)
    journal = folders.open(folder, key)
    fill(journal, entries)
    journal.close()
    return Place(folder, key, entries)


def found_journal(folder: Path, entries: int) -> Place:
    """The same, where it was made before."""
    return Place(folder, SqlcipherFolders().unlock(folder, PASSPHRASE), entries)


def fill(journal: Journal, entries: int) -> None:
    """Keep so many generated reflections, and all else, in large transactions."""
    author = Author()
    generated = reflections(entries, author)
    for _ in range(0, entries, _AT_ONCE):
        with journal.transaction():
            for _, reflection in zip(range(_AT_ONCE), generated, strict=False):
                journal.reflections.put(reflection)
    with journal.transaction():
        _hang(journal, entries, author)


def reflections(entries: int, author: Author) -> Iterator[Reflection]:
    """The reflections, in the order of keeping; now and then one is kept some days late, or put in the trash."""
    for number in range(entries):
        day = _day(number, entries)
        late = timedelta(days=author.random.randrange(2, 20) if author.random.random() < 0.02 else 0)
        kept_at = _at(day) + timedelta(seconds=number % 3600)
        trashed_at = kept_at + timedelta(days=30) if number % _IN_TRASH == 7 else None
        yield Reflection(name(number), author.writing(day - late), kept_at, trashed_at=trashed_at)


def name(number: int) -> str:
    """The id of a generated reflection."""
    return f"reflection-{number:06}"


def _day(number: int, of: int) -> date:
    return FIRST_DAY + timedelta(days=number * YEARS * 365 // of)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(), UTC) + _OF_A_DAY


def _hang(journal: Journal, entries: int, author: Author) -> None:
    """What is no part of a reflection: all of it grows with their number, but for the notes on the time axis."""
    _put_threads(journal, entries, author)
    _put_beside(journal, entries, author)
    for number in range(_NOTES_ON_THE_AXIS):
        note = Annotation(f"note-{number:02}", _day(number, _NOTES_ON_THE_AXIS), f"note number {number}")
        journal.looking_back.put_annotation(note)


def _put_threads(journal: Journal, entries: int, author: Author) -> None:
    """Each is written to from reflections of the years after its beginning."""
    threads = max(10, entries // _A_THREAD)
    for number in range(threads):
        day = _day(number, threads)
        state = _STATES[number % len(_STATES)]
        journal.threads.put(Thread(f"thread-{number:04}", author.text(50), day, _at(day), state=state))
    for number in range(entries // _A_THREAD_NOTE):
        origin = author.random.randrange(entries)
        thread = origin * threads // entries - min(origin * threads // entries, author.random.randrange(20))
        day = _day(origin, entries)
        note = ThreadNote(
            f"line-{number:05}", f"thread-{thread:04}", day, _at(day), author.text(160), origin=Origin(name(origin))
        )
        journal.threads.put_note(note)


def _put_beside(journal: Journal, entries: int, author: Author) -> None:
    """Notes in margins, words to keep, questions for supervision, and earlier states."""
    for number in range(3, entries, _A_MARGIN_NOTE):
        day = _day(number, entries) + timedelta(days=90)
        journal.margins.put(MarginNote(f"margin-{number:06}", name(number), day, _at(day), author.text(140)))
    for number in range(5, entries, _WORDS_KEPT):
        day, kind = _day(number, entries), author.random.choice(list(KeptKind))
        words = WordsToKeep(f"kept-{number:06}", day, _at(day), author.text(90), kind, name(number))
        journal.margins.keep_words(words)
    for number in range(9, entries, _A_QUESTION):
        day, standing = _day(number, entries), Standing.TO_BRING if number > entries * 0.98 else Standing.BROUGHT
        question = SupervisionQuestion(
            f"question-{number:06}",
            day,
            _at(day),
            author.text(100),
            author.random.choice(list(QuestionKind)),
            standing,
            origin=Origin(name(number)),
            brought_on=day if standing is Standing.BROUGHT else None,
            heard=author.text(80),
            is_closed=standing is Standing.BROUGHT,
        )
        journal.supervision.put(question)
    for number in range(1, entries, _A_REVISION):
        writing = author.writing(_day(number, entries))
        journal.reflections.keep_revision(Revision(f"revision-{number:06}", name(number), writing, _at(writing.day)))
