"""What hangs on reflections without being part of them: threads, notes, words and questions, erased by conditions."""

from __future__ import annotations

from typing import NamedTuple

from unhurried.storage import note_index
from unhurried.storage.engine import Engine


class Hanging(NamedTuple):
    """Conditions, all about the same value: which threads go whole, and which notes and words to keep go.

    `notes` has to be true or false, and never unknown: a thread may go only when every note in it does. It holds for
    questions for supervision too; those of which `about` is true go besides.
    """

    notes: str
    threads: str = "?1 IS NULL"
    about: str = "?1 IS NULL"

    @property
    def questions(self) -> str:
        """Those for supervision."""
        return f"({self.notes}) OR ({self.about})"

    @property
    def thread_notes(self) -> str:
        """Those in the threads that go whole included."""
        return f"({self.notes}) OR thread_uid IN (SELECT uid FROM thread WHERE {self.threads})"  # noqa: S608

    @property
    def places_mute(self) -> str:
        """Where nothing will be left that could mention the value: what goes whole, and what loses all that does."""
        left = f"thread_uid = thread.uid AND NOT ({self.notes}) AND instr(lower(words), lower(?1))"
        return (
            f"SELECT place FROM words_to_keep WHERE {self.notes}"  # noqa: S608 - conditions of ours
            f" UNION SELECT place FROM thread WHERE {self.threads}"
            f" UNION SELECT place FROM thread WHERE uid IN (SELECT thread_uid FROM thread_note WHERE {self.notes})"
            f" AND NOT instr(lower(title), lower(?1)) AND NOT EXISTS (SELECT 1 FROM thread_note WHERE {left})"
        )

    @property
    def places(self) -> str:
        """Where the second index has to do with any of it."""
        return (
            f"SELECT place FROM thread WHERE ({self.threads})"  # noqa: S608 - conditions of ours
            f" OR uid IN (SELECT thread_uid FROM thread_note WHERE {self.notes})"
            f" UNION SELECT place FROM words_to_keep WHERE {self.notes}"
        )


_NO_QUESTION = "question_uid = NULL, draft = json_set(draft, '$.question', '', '$.question_id', NULL)"

OF_ONE = Hanging("reflection_uid IS ?1 AND NOT EXISTS (SELECT 1 FROM draft WHERE uid = ?1)")
"""What comes from the reflection with this id, unless it goes on as a draft."""


def erase(engine: Engine, hanging: Hanging, value: str) -> None:
    """Erase it, while what it hangs on is still there to be asked."""
    places = [row["place"] for row in engine.rows(hanging.places, value)]
    with note_index.changing(engine, places):
        engine.run(f"DELETE FROM thread WHERE {hanging.threads}", value)  # noqa: S608 - conditions of ours
        engine.run(f"DELETE FROM thread_note WHERE {hanging.notes}", value)  # noqa: S608
        engine.run(f"DELETE FROM words_to_keep WHERE {hanging.notes}", value)  # noqa: S608
    # A copy that is being made may begin with the same words.
    going = f"SELECT uid FROM supervision_question WHERE {hanging.questions}"  # noqa: S608
    engine.run(f"UPDATE copy_draft SET {_NO_QUESTION} WHERE question_uid IN ({going})", value)  # noqa: S608
    engine.run(f"DELETE FROM supervision_question WHERE {hanging.questions}", value)  # noqa: S608
