"""Notes in margins and words to keep in the database: rows to values and back."""

from __future__ import annotations

from datetime import date, datetime
from typing import final

from unhurried.domain.errors import NoteMissing, ReflectionMissing
from unhurried.domain.margins import FoundToKeep, KeptKind, MarginNote, WordsToKeep
from unhurried.storage import indexing, note_index
from unhurried.storage.engine import Engine, Row
from unhurried.storage.instants import as_instant_or_none, as_text, as_text_or_none


@final
class SqlMargins:
    """Notes in margins and words to keep, behind the port `Margins`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, note: MarginNote) -> None:
        with self._engine.joined():
            if self._engine.row("SELECT 1 FROM reflection WHERE uid = ?", note.reflection_id) is None:
                raise ReflectionMissing
            before = self._engine.row("SELECT number, reflection_uid FROM margin_note WHERE uid = ?", note.note_id)
            places = self._live_places({note.reflection_id, *([before["reflection_uid"]] if before else [])})
            with indexing.changing(self._engine, places):
                if before is None:
                    self._engine.insert("margin_note", [_note_as_row(note)])
                else:
                    self._engine.update("margin_note", before["number"], _note_as_row(note))

    def one(self, note_id: str) -> MarginNote:
        row = self._engine.row("SELECT * FROM margin_note WHERE uid = ?", note_id)
        if row is None:
            raise NoteMissing
        return note_of(row)

    def remove(self, note_id: str) -> None:
        with self._engine.joined():
            row = self._engine.row("SELECT reflection_uid FROM margin_note WHERE uid = ?", note_id)
            places = self._live_places({row["reflection_uid"]} if row else set())
            with indexing.changing(self._engine, places):
                self._engine.run("DELETE FROM margin_note WHERE uid = ?", note_id)

    def of(self, reflection_id: str) -> list[MarginNote]:
        sql = "SELECT * FROM margin_note WHERE reflection_uid = ? ORDER BY written_at, number"
        return [note_of(row) for row in self._engine.rows(sql, reflection_id)]

    def keep_words(self, words: WordsToKeep) -> None:
        with self._engine.joined():
            before = self._engine.row("SELECT place FROM words_to_keep WHERE uid = ?", words.note_id)
            if before is None:
                place = self._free_place()
                self._engine.insert("words_to_keep", [{"place": place, **_words_as_row(words)}])
            else:
                place = before["place"]
                note_index.take_out(self._engine, place)
                self._engine.update("words_to_keep", place, _words_as_row(words))
            note_index.put_in(self._engine, place)

    def words(self, note_id: str) -> WordsToKeep:
        row = self._engine.row("SELECT * FROM words_to_keep WHERE uid = ?", note_id)
        if row is None:
            raise NoteMissing
        return _words(row)

    def remove_words(self, note_id: str) -> None:
        with self._engine.joined():
            row = self._engine.row("SELECT place FROM words_to_keep WHERE uid = ?", note_id)
            if row:
                note_index.take_out(self._engine, row["place"])
                self._engine.run("DELETE FROM words_to_keep WHERE uid = ?", note_id)

    def words_to_keep(self) -> list[WordsToKeep]:
        # Places go down as words are added.
        return [
            _words(row) for row in self._engine.rows("SELECT * FROM words_to_keep ORDER BY written_at, place DESC")
        ]

    def words_from(self, reflection_id: str) -> list[WordsToKeep]:
        sql = "SELECT * FROM words_to_keep WHERE reflection_uid = ? ORDER BY written_at, place DESC"
        return [_words(row) for row in self._engine.rows(sql, reflection_id)]

    def find(self, words: str) -> list[FoundToKeep]:
        hits = note_index.find(self._engine, words, note_index.WORDS_TO_KEEP)
        rows = self._engine.rows("SELECT * FROM words_to_keep ORDER BY written_at DESC, place")
        return [FoundToKeep(_words(row), hits[row["place"]]) for row in rows if row["place"] in hits]

    def _live_places(self, reflection_ids: set[str]) -> list[int]:
        """Where these reflections are in the index, as far as they are in it."""
        sql = "SELECT place FROM reflection WHERE uid = ? AND trashed_at IS NULL"
        return [row["place"] for uid in sorted(reflection_ids) for row in self._engine.rows(sql, uid)]

    def _free_place(self) -> int:
        return self._engine.rows("SELECT coalesce(min(place), 0) - 1 AS place FROM words_to_keep")[0]["place"]


def _note_as_row(note: MarginNote) -> Row:
    return {
        "uid": note.note_id,
        "reflection_uid": note.reflection_id,
        "is_remembered": int(note.is_remembered),
        "day": note.day.isoformat(),
        "is_unfinished": int(note.is_unfinished),
        "written_at": as_text(note.written_at),
        "edited_at": as_text_or_none(note.edited_at),
        "words": note.words,
    }


def note_of(row: Row) -> MarginNote:
    """A note from its row."""
    return MarginNote(
        note_id=row["uid"],
        reflection_id=row["reflection_uid"],
        day=date.fromisoformat(row["day"]),
        written_at=datetime.fromisoformat(row["written_at"]),
        words=row["words"],
        is_remembered=bool(row["is_remembered"]),
        edited_at=as_instant_or_none(row["edited_at"]),
        is_unfinished=bool(row["is_unfinished"]),
    )


def _words_as_row(words: WordsToKeep) -> Row:
    return {
        "uid": words.note_id,
        "reflection_uid": words.reflection_id or None,
        "kind": words.kind,
        "day": words.day.isoformat(),
        "is_unfinished": int(words.is_unfinished),
        "written_at": as_text(words.written_at),
        "edited_at": as_text_or_none(words.edited_at),
        "words": words.words,
    }


def _words(row: Row) -> WordsToKeep:
    return WordsToKeep(
        note_id=row["uid"],
        day=date.fromisoformat(row["day"]),
        written_at=datetime.fromisoformat(row["written_at"]),
        words=row["words"],
        kind=KeptKind(row["kind"]),
        reflection_id=row["reflection_uid"],
        edited_at=as_instant_or_none(row["edited_at"]),
        is_unfinished=bool(row["is_unfinished"]),
    )
