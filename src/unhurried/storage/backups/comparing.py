"""Comparing two states of a journal: what is in the one and not in the other, and what has changed."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from unhurried.domain.backups import Difference, Mention
from unhurried.storage.backups import checking
from unhurried.storage.backups.watching import Watch
from unhurried.storage.connecting import Database, connect_existing
from unhurried.storage.engine import in_our_words

_REFLECTIONS: Final = (
    "SELECT uid, day, client_code, trashed_at IS NOT NULL, coalesce(edited_at, kept_at)"
    " FROM reflection ORDER BY place"
)
_DRAFTS: Final = (
    "SELECT uid, json_extract(writing, '$.day'), json_extract(writing, '$.client_code'), writing, reflection_uid,"
    " touched_at FROM draft ORDER BY touched_at, uid"
)
_VERSIONS: Final = "SELECT uid, reflection_uid FROM revision"
_QUESTIONS: Final = (
    "SELECT 'prompt ' || uid, version, question FROM own_prompt"
    " UNION ALL SELECT 'marker ' || uid, version, question FROM own_marker ORDER BY 1, 2"
)
_THREADS: Final = (
    "SELECT uid, day, client_code, json_array(title, kind, state, client_code, is_about_me)"
    " FROM thread ORDER BY place"
)
# A note with what it is beside, and words to keep, which may be beside nothing.
_NOTES: Final = (
    "SELECT uid, thread_uid, json_array(words, turn) FROM thread_note"
    " UNION ALL SELECT uid, reflection_uid, json_array(words, is_remembered) FROM margin_note"
    " UNION ALL SELECT uid, NULL, json_array(words, kind) FROM words_to_keep"
)
# Questions for supervision with what they came from, as far as it is there, and sessions.
_SUPERVISION: Final = (
    "SELECT uid, CASE WHEN reflection_uid IN (SELECT uid FROM reflection UNION SELECT uid FROM draft)"
    " THEN reflection_uid END,"
    " json_array(words, heard, did, happened, unsaid, kind, standing, brought_on, is_closed, client_code)"
    " FROM supervision_question"
    " UNION ALL SELECT uid, NULL, json_array(day, minutes, kind, with_role, group_size) FROM supervision_session"
)
# A journal that was not opened since there are threads, or questions for supervision, has none.
_HAS: Final = "SELECT 1 FROM sqlite_schema WHERE name = ?"


@dataclass(frozen=True, slots=True)
class Reflected:
    """A reflection as it is mentioned, and which state of it that is."""

    mention: Mention
    written_at: str

    @property
    def words(self) -> tuple[date, str | None, str]:
        return (self.mention.day, self.mention.client_code, self.written_at)


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft as it is mentioned, its words, and what it was begun on."""

    mention: Mention
    writing: str
    reflection_id: str | None
    touched_at: str


@dataclass(frozen=True, slots=True)
class Threaded:
    """A thread as it is mentioned, and what is to be said of it."""

    mention: Mention
    said: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Noted:
    """A note, words to keep, or a question, and what it is beside or came from."""

    beside: str | None
    said: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Held:
    """What a journal holds, each by its id; and earlier versions with what they are of, and questions."""

    reflections: dict[str, Reflected]
    drafts: dict[str, Drafted]
    versions: dict[str, str]
    questions: dict[str, list[str]]
    threads: dict[str, Threaded]
    notes: dict[str, Noted]
    supervision: dict[str, Noted]
    digest: str


def held(path: Path, raw_key: str, watch: Watch) -> Held:
    """Read a database."""
    with in_our_words(path.parent), closing(connect_existing(path, raw_key)) as db:
        return Held(
            {found.mention.reflection_id: found for found in _reflections(db)},
            {found.mention.reflection_id: found for found in _drafts(db)},
            dict(db.execute(_VERSIONS).fetchall()),
            _questions(db),
            {found.mention.reflection_id: found for found in _threads(db)},
            _notes(db, "thread", _NOTES),
            _notes(db, "supervision_question", _SUPERVISION),
            checking.digest_of_writing(db, watch),
        )


def difference(then: Held, now: Held) -> Difference:
    """What differs between an earlier state and the present one."""
    both = [(then.reflections[uid], now.reflections[uid]) for uid in then.reflections if uid in now.reflections]
    here = now.reflections
    return Difference(
        gone=tuple(found.mention for uid, found in then.reflections.items() if uid not in here),
        trashed_since=tuple(later.mention for early, later in both if _was_trashed(early, later)),
        edited_since=tuple(later.mention for early, later in both if _is_another(early, later)),
        since=tuple(found.mention for uid, found in here.items() if uid not in then.reflections),
        drafts_gone=tuple(found.mention for uid, found in then.drafts.items() if _is_missing(uid, found, now)),
        drafts_since=sum(_words_of(then, uid) != found.writing for uid, found in now.drafts.items()),
        versions_gone=sum(of in here for uid, of in then.versions.items() if uid not in now.versions),
        versions_since=len(now.versions.keys() - then.versions.keys()),
        questions_gone=len(then.questions.keys() - now.questions.keys()),
        questions_since=sum(then.questions.get(uid) != wordings for uid, wordings in now.questions.items()),
        threads_gone=tuple(found.mention for uid, found in then.threads.items() if uid not in now.threads),
        threads_since=sum(then.threads.get(uid) != found for uid, found in now.threads.items()),
        notes_gone=sum(_is_beside(found, now) for uid, found in then.notes.items() if uid not in now.notes),
        notes_since=sum(then.notes.get(uid) != found for uid, found in now.notes.items()),
        supervision_gone=sum(
            _is_beside(found, now) for uid, found in then.supervision.items() if uid not in now.supervision
        ),
        supervision_since=sum(then.supervision.get(uid) != found for uid, found in now.supervision.items()),
        is_same=then.digest == now.digest,
    )


def _was_trashed(early: Reflected, later: Reflected) -> bool:
    return later.mention.is_trashed and not early.mention.is_trashed


def _is_another(early: Reflected, later: Reflected) -> bool:
    return _was_trashed(later, early) or early.words != later.words


def _is_missing(uid: str, draft: Drafted, now: Held) -> bool:
    """Whether nothing came of a draft that is known: a reflection with its id, or an edit after it."""
    of = now.reflections.get(draft.reflection_id or "")
    is_finished = uid in now.reflections or (of is not None and of.written_at >= draft.touched_at)
    return uid not in now.drafts and not is_finished


def _is_beside(note: Noted, now: Held) -> bool:
    """Whether what a note is beside is here; what is not brings its notes back with it."""
    here = (now.reflections, now.drafts, now.threads)
    return note.beside is None or any(note.beside in found for found in here)


def _words_of(state: Held, uid: str) -> str:
    found = state.drafts.get(uid)
    return found.writing if found else ""


def _reflections(db: Database) -> list[Reflected]:
    return [
        Reflected(Mention(uid, date.fromisoformat(day), code, bool(is_trashed)), written_at)
        for uid, day, code, is_trashed, written_at in db.execute(_REFLECTIONS).fetchall()
    ]


def _drafts(db: Database) -> list[Drafted]:
    return [
        Drafted(Mention(uid, date.fromisoformat(day), code, is_trashed=False, is_draft=True), writing, of, touched_at)
        for uid, day, code, writing, of, touched_at in db.execute(_DRAFTS).fetchall()
    ]


def _threads(db: Database) -> list[Threaded]:
    found = db.execute(_THREADS).fetchall() if _has(db, "thread") else []
    return [
        Threaded(Mention(uid, date.fromisoformat(day), code, is_trashed=False, is_thread=True), said)
        for uid, day, code, said in found
    ]


def _notes(db: Database, table: str, asked: str) -> dict[str, Noted]:
    found = db.execute(asked).fetchall() if _has(db, table) else []
    return {uid: Noted(beside, said) for uid, beside, said in found}


def _has(db: Database, table: str) -> bool:
    return db.execute(_HAS, [table]).fetchone() is not None


def _questions(db: Database) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for uid, _, question in db.execute(_QUESTIONS).fetchall():
        found.setdefault(uid, []).append(question)
    return found
