"""Threads in the database: rows to values and back, and the index that finds them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import final

from unhurried.domain.errors import NoteMissing, ThreadMissing
from unhurried.domain.threads import Ends, Found, Origin, Thread, ThreadKind, ThreadNote, ThreadState, Turn
from unhurried.storage import note_index
from unhurried.storage.engine import Engine, Row
from unhurried.storage.holds import refuse_if_held
from unhurried.storage.instants import as_instant_or_none, as_text, as_text_or_none

_LATEST = "coalesce((SELECT max(written_at) FROM thread_note WHERE thread_uid = thread.uid), begun_at)"
# The first and the latest finished note of every thread, each found at one end of the index of its thread.
_ENDS = """
SELECT thread.uid AS of, thread_note.* FROM thread JOIN thread_note ON number IN (
  (SELECT number FROM thread_note WHERE thread_uid = thread.uid AND NOT is_unfinished
    ORDER BY written_at, number LIMIT 1),
  (SELECT number FROM thread_note WHERE thread_uid = thread.uid AND NOT is_unfinished
    ORDER BY written_at DESC, number DESC LIMIT 1))
ORDER BY written_at, number
"""


@final
class SqlThreads:
    """Threads kept in the journal, behind the port `Threads`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, thread: Thread) -> None:
        with self._engine.joined():
            before = self._engine.row("SELECT place FROM thread WHERE uid = ?", thread.thread_id)
            if before is None:
                place = self._free_place()
                self._engine.insert("thread", [{"place": place, "position": -place, **_thread_as_row(thread)}])
            else:
                place = before["place"]
                note_index.take_out(self._engine, place)
                self._engine.update("thread", place, _thread_as_row(thread))
            note_index.put_in(self._engine, place)

    def one(self, thread_id: str) -> Thread:
        row = self._engine.row("SELECT * FROM thread WHERE uid = ?", thread_id)
        if row is None:
            raise ThreadMissing
        return _thread(row)

    def ends(self) -> list[Ends]:
        found: dict[str, list[ThreadNote]] = {}
        for row in self._engine.rows(_ENDS):
            found.setdefault(row["of"], []).append(_note(row))
        threads = [_thread(row) for row in self._engine.rows("SELECT * FROM thread ORDER BY position")]
        return [_with_ends(thread, found.get(thread.thread_id, [])) for thread in threads]

    def arrange(self, thread_ids: Sequence[str]) -> None:
        with self._engine.joined():
            rows = self._engine.rows("SELECT uid, place FROM thread ORDER BY position")
            place_of = {row["uid"]: row["place"] for row in rows}
            wanted = [thread_id for thread_id in dict.fromkeys(thread_ids) if thread_id in place_of]
            rest = [uid for uid in place_of if uid not in set(wanted)]
            # New threads come before all others, below nought as their places grow; these follow from one on.
            for position, uid in enumerate([*wanted, *rest], start=1):
                self._engine.run("UPDATE thread SET position = ? WHERE uid = ?", position, uid)

    def erase(self, thread_id: str) -> None:
        with self._engine.joined():
            refuse_if_held(self._engine)
            for place in self._places({thread_id}):
                note_index.take_out(self._engine, place)
                self._engine.run("DELETE FROM thread WHERE place = ?", place)

    def put_note(self, note: ThreadNote) -> None:
        with self._engine.joined():
            if not self._places({note.thread_id}):
                raise ThreadMissing
            before = self._engine.row("SELECT number, thread_uid FROM thread_note WHERE uid = ?", note.note_id)
            places = self._places({note.thread_id, *([before["thread_uid"]] if before else [])})
            with note_index.changing(self._engine, places):
                if before is None:
                    self._engine.insert("thread_note", [_note_as_row(note)])
                else:
                    self._engine.update("thread_note", before["number"], _note_as_row(note))

    def note(self, note_id: str) -> ThreadNote:
        row = self._engine.row("SELECT * FROM thread_note WHERE uid = ?", note_id)
        if row is None:
            raise NoteMissing
        return _note(row)

    def remove_note(self, note_id: str) -> None:
        with self._engine.joined():
            row = self._engine.row("SELECT thread_uid FROM thread_note WHERE uid = ?", note_id)
            with note_index.changing(self._engine, self._places({row["thread_uid"]} if row else set())):
                self._engine.run("DELETE FROM thread_note WHERE uid = ?", note_id)

    def notes(self, thread_id: str) -> list[ThreadNote]:
        sql = "SELECT * FROM thread_note WHERE thread_uid = ? ORDER BY written_at, number"
        return [_note(row) for row in self._engine.rows(sql, thread_id)]

    def half_written(self) -> set[str]:
        sql = "SELECT DISTINCT thread_uid FROM thread_note WHERE is_unfinished"
        return {row["thread_uid"] for row in self._engine.rows(sql)}

    def of_reflection(self, reflection_id: str) -> list[tuple[Thread, ThreadNote]]:
        sql = "SELECT * FROM thread_note WHERE reflection_uid = ? ORDER BY written_at, number"
        notes = [_note(row) for row in self._engine.rows(sql, reflection_id)]
        threads = {thread_id: self.one(thread_id) for thread_id in {note.thread_id for note in notes}}
        return [(threads[note.thread_id], note) for note in notes]

    def find(self, words: str) -> list[Found]:
        hits = note_index.find(self._engine, words, note_index.THREADS)
        rows = self._engine.rows(f"SELECT *, {_LATEST} AS latest FROM thread ORDER BY latest DESC, position")  # noqa: S608
        return [Found(_thread(row), hits[row["place"]]) for row in rows if row["place"] in hits]

    def _places(self, thread_ids: set[str]) -> list[int]:
        sql = "SELECT place FROM thread WHERE uid = ?"
        return [row["place"] for uid in sorted(thread_ids) for row in self._engine.rows(sql, uid)]

    def _free_place(self) -> int:
        return self._engine.rows("SELECT coalesce(max(place), 0) + 1 AS place FROM thread")[0]["place"]


def _with_ends(thread: Thread, notes: Sequence[ThreadNote]) -> Ends:
    return Ends(thread, notes[0], notes[-1]) if notes else Ends(thread)


def _thread_as_row(thread: Thread) -> Row:
    return {
        "uid": thread.thread_id,
        "kind": thread.kind,
        "state": thread.state,
        "client_code": thread.client_code or None,
        "is_about_me": int(thread.is_about_me),
        "day": thread.day.isoformat(),
        "begun_at": as_text(thread.begun_at),
        "title": thread.title,
    }


def _thread(row: Row) -> Thread:
    return Thread(
        thread_id=row["uid"],
        title=row["title"],
        day=date.fromisoformat(row["day"]),
        begun_at=datetime.fromisoformat(row["begun_at"]),
        kind=ThreadKind(row["kind"]),
        state=ThreadState(row["state"]),
        client_code=row["client_code"],
        is_about_me=bool(row["is_about_me"]),
    )


def _note_as_row(note: ThreadNote) -> Row:
    return {
        "uid": note.note_id,
        "thread_uid": note.thread_id,
        "reflection_uid": note.origin.reflection_id if note.origin else None,
        "prompt_id": note.origin.prompt_id if note.origin else "",
        "moment_uid": note.origin.moment_id if note.origin else "",
        "turn": note.turn,
        "day": note.day.isoformat(),
        "is_unfinished": int(note.is_unfinished),
        "written_at": as_text(note.written_at),
        "edited_at": as_text_or_none(note.edited_at),
        "words": note.words,
    }


def _note(row: Row) -> ThreadNote:
    origin = row["reflection_uid"] and Origin(row["reflection_uid"], row["prompt_id"], row["moment_uid"])
    return ThreadNote(
        note_id=row["uid"],
        thread_id=row["thread_uid"],
        day=date.fromisoformat(row["day"]),
        written_at=datetime.fromisoformat(row["written_at"]),
        words=row["words"],
        turn=Turn(row["turn"]) if row["turn"] else None,
        origin=origin or None,
        edited_at=as_instant_or_none(row["edited_at"]),
        is_unfinished=bool(row["is_unfinished"]),
    )
